import { Checkbox, Input } from 'antd';
import { useRef, useState } from 'react';
import { z } from 'zod';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { daySchema, type Day } from '#shared/days.ts';
import type { ResidentId } from '#shared/ids.ts';
import { relationSchema, residentIdSchema } from '#shared/residents/fields.ts';
import { useRequestInstead } from './change-request-dialog.tsx';
import { eventWords } from './event-words.ts';
import { NewHeadFields, newHeadOf, suggestedRelations } from './new-head-fields.tsx';
import { PaidAfterDialog } from './paid-after-dialog.tsx';
import type { ResidentFile } from './resident-page.tsx';

const schema = z.object({
  occurredOn: daySchema, note: z.string().max(500).default(''), destination: z.string().max(200).default(''), keepMembership: z.boolean().default(true),
  headId: residentIdSchema.nullable().default(null), relations: z.record(z.string(), relationSchema).default({}),
});

/** 死亡, 迁出, 婚出: the day, a new head where the head leaves, and afterwards what was paid after the day (A6). */
export function DepartureDialog({ kind, file, onClose }: { readonly kind: 'death' | 'movedOut' | 'marriageOut'; readonly file: ResidentFile; readonly onClose: () => void }) {
  const say = useWords(eventWords);
  const today = useOfficeState().today as Day;
  const death = useAct('residents.recordDeath');
  const movedOut = useAct('residents.recordMovedOut');
  const marriageOut = useAct('residents.recordMarriageOut');
  const request = useRequestInstead(onClose);
  const [headId, setHeadId] = useState<ResidentId | null>();
  const [recordedOn, setRecordedOn] = useState<Day>();
  const recorded = useRef(false);
  const { resident } = file;
  const staying = file.household.filter((member) => member.residentId !== resident.residentId);
  const headLeaves = resident.relationCode === '02' && staying.length > 0;
  if (recordedOn !== undefined) return <PaidAfterDialog residentId={resident.residentId} name={resident.name} day={recordedOn} onClose={onClose} />;
  return (
    <FormDialog
      open width={640} dangerous={kind === 'death'} title={`${say(kind)} · ${resident.name}`} schema={schema} initial={{ occurredOn: today, keepMembership: true }} saveLabel={say('confirm', { what: say(kind) })} refusalAction={request.action}
      // Saved is not the end yet: the next step shows what was paid after the day.
      onClose={() => { if (!recorded.current) onClose(); }}
      onChange={(values, form) => {
        if (values.headId === undefined || values.headId === headId) return;
        const chosen = staying.find((member) => member.residentId === values.headId)?.residentId ?? null;
        setHeadId(chosen);
        if (chosen !== null) form.setFieldsValue({ relations: suggestedRelations(staying, chosen) });
      }}
      onSave={async (values) => {
        const input = { residentId: resident.residentId, occurredOn: values.occurredOn, note: values.note ?? '', newHead: headLeaves ? newHeadOf(schema.parse(values), staying) : null };
        const leaving = { ...input, destination: values.destination ?? '', keepMembership: values.keepMembership ?? true };
        request.remember(kind === 'death' ? { what: 'recordDeath', input } : { what: kind === 'movedOut' ? 'recordMovedOut' : 'recordMarriageOut', input: leaving });
        const outcome = kind === 'death' ? await death.run(input) : await (kind === 'movedOut' ? movedOut : marriageOut).run(leaving);
        if (outcome.ok) {
          recorded.current = true;
          setRecordedOn(schema.parse(values).occurredOn);
        }
        return outcome;
      }}
    >
      <p>{say(kind === 'death' ? 'effects_death' : 'effects_leave')}</p>
      <div className="field-row">
        <Field name="occurredOn" label={say('day')} required><DayInput /></Field>
        {kind !== 'death' && <Field name="destination" label={say('destination')}><Input maxLength={200} /></Field>}
      </div>
      {headLeaves && <NewHeadFields members={staying} leaver={resident.name} today={today} headId={headId} />}
      {kind !== 'death' && resident.facts.membership !== undefined && (
        <Field name="keepMembership" label="" valuePropName="checked" hint={say('keepMembershipHint')}><Checkbox>{say('keepMembership')}</Checkbox></Field>
      )}
      <Field name="note" label={say('note')}><Input maxLength={500} /></Field>
    </FormDialog>
  );
}
