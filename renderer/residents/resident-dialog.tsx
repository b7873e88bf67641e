import { Button, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { CitizenIdInput } from '#renderer/ui/citizen-id-input.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import type { SexCode } from '#shared/code-tables.ts';
import { daySchema, type Day } from '#shared/days.ts';
import { AppError, type ErrorData } from '#shared/errors.ts';
import type { IdCard } from '#shared/id-card.ts';
import type { ResidentId } from '#shared/ids.ts';
import { householdIdSchema, ID_KINDS, personInputSchema, relationSchema, type Place } from '#shared/residents/fields.ts';
import { useRequestInstead } from './change-request-dialog.tsx';
import { useChoices } from './choices.ts';
import { IdCardDialog } from './id-card-dialog.tsx';
import { idCardWords } from './id-card-words.ts';
import { HouseholdPicker } from './pickers.tsx';
import { residentsWords } from './words.ts';

export const personSchema = personInputSchema.extend({
  place: z.enum(['none', 'member', 'head']).default('none'), householdId: householdIdSchema.nullable().default(null), relationCode: relationSchema.nullable().default(null),
  householdNo: z.string().max(30).default(''), address: z.string().max(200).default(''), since: daySchema.nullable(),
}).refine((values) => values.place !== 'member' || values.householdId !== null, { path: ['householdId'] })
  .refine((values) => values.place !== 'member' || values.relationCode !== null, { path: ['relationCode'] });
export type PersonValues = z.input<typeof personSchema>;

/** What the contract calls the place of a person. */
export function placeOf(values: PersonValues): Place {
  if (values.place === 'member' && values.householdId && values.relationCode) {
    const parsed = personSchema.parse(values);
    return { as: 'member', householdId: parsed.householdId!, relationCode: parsed.relationCode! };
  }
  if (values.place === 'head') return { as: 'head', household: { householdNo: values.householdNo ?? '', kind: 'family', gridId: null, flatId: null, address: values.address ?? '' } };
  return { as: 'none' };
}

/** The personal part of the values, as the contract takes it. */
export function personOf(values: PersonValues) {
  const { name, sex, birthDate, idKind, idNumber, phone, note } = values;
  return { name, sex, birthDate: birthDate ?? null, idKind, idNumber: idNumber ?? null, phone: phone ?? '', note: note ?? '' };
}

/** Name, number, sex and birth date; a right number fills the last two by itself. */
export function PersonFields({ today, masked, idKind, sex, birthDate, onRead }: {
  readonly today: Day; readonly masked?: string | null; readonly idKind: (typeof ID_KINDS)[number]; readonly sex?: SexCode | undefined; readonly birthDate?: Day | undefined; readonly onRead: (read: { sex: SexCode; birthDate: Day }) => void;
}) {
  const t = useWords(residentsWords);
  const choices = useChoices();
  const kinds = { citizenId: t('citizenId'), temporary: t('temporary'), other: t('otherId') };
  return (
    <>
      <div className="field-row">
        <Field name="name" label={t('name')} required><Input autoComplete="off" maxLength={60} /></Field>
        <Field name="idKind" label={t('idKind')}><Select options={ID_KINDS.map((kind) => ({ value: kind, label: kinds[kind] }))} /></Field>
      </div>
      {idKind !== 'temporary' && (
        <Field name="idNumber" label={t('idNumber')}>
          {idKind === 'citizenId'
            ? <CitizenIdInput today={today} masked={masked ?? null} onRead={onRead} {...(sex === undefined ? {} : { sex })} {...(birthDate === undefined ? {} : { birthDate })} />
            : <Input autoComplete="off" maxLength={40} placeholder={masked ?? ''} />}
        </Field>
      )}
      <div className="field-row">
        <Field name="sex" label={t('sex')} required><Radio.Group options={choices.sexes} /></Field>
        <Field name="birthDate" label={t('birthDate')}><DayInput /></Field>
      </div>
      <div className="field-row">
        <Field name="phone" label={t('phone')}><Input autoComplete="off" maxLength={40} /></Field>
        <Field name="note" label={t('note')}><Input autoComplete="off" maxLength={500} /></Field>
      </div>
    </>
  );
}

/** Where the person goes: no household, an existing one, a new one. */
export function PlaceFields({ place }: { readonly place: PersonValues['place'] }) {
  const t = useWords(residentsWords);
  const choices = useChoices();
  return (
    <>
      <Field name="place" label={t('place')}><Radio.Group options={(['member', 'head', 'none'] as const).map((as) => ({ value: as, label: t(`place_${as}`) }))} /></Field>
      {place === 'member' && (
        <div className="field-row">
          <Field name="householdId" label={t('household')} required><HouseholdPicker /></Field>
          <Field name="relationCode" label={t('relation')} required><Select showSearch={{ optionFilterProp: 'label' }} options={choices.relations.filter((relation) => relation.value !== '02')} /></Field>
        </div>
      )}
      {place === 'head' && (
        <div className="field-row">
          <Field name="householdNo" label={t('householdNo')} hint={t('householdNoHint')}><Input maxLength={30} /></Field>
          <Field name="address" label={t('address')}><Input maxLength={200} /></Field>
        </div>
      )}
    </>
  );
}

/** The number is somebody's already: the way to his file, instead of a second one. */
export function OpenTaken({ error, onOpen }: { readonly error: Error; readonly onOpen: () => void }) {
  const t = useWords(residentsWords);
  const navigate = useNavigate();
  if (!(error instanceof AppError) || error.code !== 'id_number_taken') return null;
  const { residentId, name } = error.data as ErrorData['id_number_taken'];
  const open = (): void => {
    onOpen();
    // Once the form is gone: leaving it for this is no loss to ask about.
    setTimeout(() => void navigate(`/residents/${residentId}`));
  };
  return <Button size="small" onClick={open}>{t('openFileOf', { name })}</Button>;
}

type FileResident = MethodOutput<'residents.file'>['resident'];

/** What a card fills in. Its address is that of the registration; it is used where a new household is founded. */
const valuesOf = (card: IdCard): Partial<PersonValues> => ({ ...(card.name === '' ? {} : { name: card.name }), idKind: 'citizenId', idNumber: card.idNumber, sex: card.sex, birthDate: card.birthDate, address: card.address });

/** For a new person: the reader types, the form is filled. */
function ReadCard({ onUse, onOpen }: { readonly onUse: (values: Partial<PersonValues>) => void; readonly onOpen: () => void }) {
  const t = useWords(idCardWords);
  const [reading, setReading] = useState(false);
  return (
    <>
      <p><Button onClick={() => setReading(true)}>{t('readCard')}</Button></p>
      {reading && <IdCardDialog onClose={() => setReading(false)} onUse={(card) => onUse(valuesOf(card))} onOpen={onOpen} />}
    </>
  );
}

/** 登记居民 and 修改. The stored ID number is never in the form: it is only ever replaced. */
export function ResidentDialog({ resident, card, onClose, onAdded }: { readonly resident?: FileResident; /** A card that was read for a new person. */ readonly card?: IdCard | undefined; readonly onClose: () => void; readonly onAdded?: (residentId: ResidentId) => void }) {
  const t = useWords(residentsWords);
  const today = useOfficeState().today as Day;
  const save = useAct('residents.saveResident');
  const initial: Partial<PersonValues> = resident === undefined
    ? { sex: '0', idKind: 'citizenId', place: 'member', since: today, ...(card === undefined ? {} : valuesOf(card)) }
    : { name: resident.name, sex: resident.sex, birthDate: resident.birthDate, idKind: resident.idKind, phone: resident.phone, note: resident.note, place: 'none' };
  const [values, setValues] = useState<Partial<PersonValues>>(initial);
  const request = useRequestInstead(onClose);
  const wayOn = (error: Error) => <><OpenTaken error={error} onOpen={onClose} />{request.action(error)}</>;
  return (
    <FormDialog
      open width={720} title={resident === undefined ? t('addResident') : `${t('edit')} · ${resident.name}`} schema={personSchema} initial={initial} onClose={onClose} refusalAction={wayOn}
      onChange={(next) => setValues(next)}
      onSave={async (input) => {
        const saved = {
          residentId: resident?.residentId ?? null, version: resident?.version ?? null, person: personOf(input),
          ...(resident === undefined ? { place: placeOf(input), since: input.since ?? null } : {}),
        };
        request.remember({ what: 'saveResident', input: saved });
        const outcome = await save.run(saved);
        if (outcome.ok && resident === undefined) onAdded?.(outcome.value.residentId);
        return outcome;
      }}
    >
      {(form) => (
        <>
          {resident === undefined && (
            <ReadCard onOpen={onClose} onUse={(read) => {
              form.setFieldsValue(read);
              setValues((now) => ({ ...now, ...read }));
            }} />
          )}
          <PersonFields today={today} {...(resident === undefined ? {} : { masked: resident.idNumberMasked === '' ? null : resident.idNumberMasked })} idKind={values.idKind ?? 'citizenId'} sex={values.sex} birthDate={(values.birthDate ?? undefined) as Day | undefined}
            onRead={({ sex, birthDate }) => {
              form.setFieldsValue({ sex, birthDate });
              setValues((now) => ({ ...now, sex, birthDate }));
            }} />
          {resident === undefined && (
            <>
              <PlaceFields place={values.place ?? 'none'} />
              {values.place !== 'none' && <Field name="since" label={t('since')} required><DayInput /></Field>}
            </>
          )}
        </>
      )}
    </FormDialog>
  );
}
