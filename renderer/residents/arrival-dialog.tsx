import { Input, Radio } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { daySchema, type Day } from '#shared/days.ts';
import type { HouseholdId } from '#shared/ids.ts';
import { residentIdSchema } from '#shared/residents/fields.ts';
import { eventWords } from './event-words.ts';
import { ResidentPicker } from './pickers.tsx';
import { PersonFields, personOf, personSchema, PlaceFields, placeOf, type PersonValues } from './resident-dialog.tsx';

const known = z.object({ who: z.literal('known'), residentId: residentIdSchema, occurredOn: daySchema, origin: z.string().max(200).default(''), spouse: residentIdSchema.nullable().default(null) });
const newcomer = personSchema.safeExtend({ who: z.literal('new'), occurredOn: daySchema, origin: z.string().max(200).default(''), spouse: residentIdSchema.nullable().default(null) });
const schema = z.discriminatedUnion('who', [newcomer, known.extend({ place: personSchema.shape.place, householdId: personSchema.shape.householdId, relationCode: personSchema.shape.relationCode, householdNo: personSchema.shape.householdNo, address: personSchema.shape.address })]);

/** 迁入, 婚入: somebody new, or somebody who had moved out; into a household, or founding one. */
export function ArrivalDialog({ kind, householdId, onClose }: { readonly kind: 'movedIn' | 'marriageIn'; readonly householdId: HouseholdId | null; readonly onClose: () => void }) {
  const say = useWords(eventWords);
  const today = useOfficeState().today as Day;
  const movedIn = useAct('residents.recordMovedIn');
  const marriageIn = useAct('residents.recordMarriageIn');
  const initial = { who: 'new' as const, sex: '0' as const, idKind: 'citizenId' as const, occurredOn: today, place: 'member' as const, householdId };
  const [values, setValues] = useState<Partial<PersonValues> & { who?: 'new' | 'known' }>(initial);
  return (
    <FormDialog
      open width={720} title={say(kind)} schema={schema} initial={initial} saveLabel={say('confirm', { what: say(kind) })} onClose={onClose}
      onChange={(next) => setValues(next)}
      onSave={async (input) => {
        const person = input.who === 'known' ? { is: 'known' as const, residentId: input.residentId } : { is: 'new' as const, person: personOf(input) };
        const common = { person, place: placeOf(input as PersonValues), occurredOn: input.occurredOn, note: '' };
        return kind === 'movedIn' ? movedIn.run({ ...common, origin: input.origin ?? '' }) : marriageIn.run({ ...common, spouseResidentId: input.spouse ?? null });
      }}
    >
      {(form) => (
        <>
          <Field name="who" label={say('whoComes')}><Radio.Group options={[{ value: 'new', label: say('whoNew') }, { value: 'known', label: say('whoKnown') }]} /></Field>
          {values.who === 'known' ? <Field name="residentId" label={say('known')} required><ResidentPicker status="movedOut" /></Field> : (
            <PersonFields today={today} idKind={values.idKind ?? 'citizenId'} sex={values.sex} birthDate={(values.birthDate ?? undefined) as Day | undefined}
              onRead={({ sex, birthDate }) => {
                form.setFieldsValue({ sex, birthDate });
                setValues((now) => ({ ...now, sex, birthDate }));
              }} />
          )}
          <PlaceFields place={values.place} />
          <div className="field-row">
            <Field name="occurredOn" label={say('day')} required><DayInput /></Field>
            {kind === 'movedIn' ? <Field name="origin" label={say('origin')}><Input maxLength={200} /></Field> : <Field name="spouse" label={say('spouse')}><ResidentPicker /></Field>}
          </div>
        </>
      )}
    </FormDialog>
  );
}
