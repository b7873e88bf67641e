/** Registering a volunteer, and changing what is known about him. */
import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { Radios } from '#renderer/ui/radios.tsx';
import { ResidentPicker } from '#renderer/ui/resident-picker.tsx';
import { volunteersContract } from '#shared/volunteers/contract.ts';
import { FREE_PARTS, type FreePart, type VolunteerId } from '#shared/volunteers/words.ts';
import { useChoices } from './choices.ts';
import { volunteersWords } from './words.ts';

type FreeTime = { weekday: number; part: FreePart };
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Seven days by three parts; each box is one free time. */
export function FreeTimesInput({ value = [], onChange }: { readonly value?: readonly FreeTime[]; readonly onChange?: (value: FreeTime[]) => void }) {
  const t = useWords(volunteersWords);
  const has = (weekday: number, part: FreePart): boolean => value.some((one) => one.weekday === weekday && one.part === part);
  const toggle = (weekday: number, part: FreePart): void => onChange?.(has(weekday, part) ? value.filter((one) => one.weekday !== weekday || one.part !== part) : [...value, { weekday, part }]);
  return (
    <table className="plain-table" aria-label={t('freeTimes')}>
      <thead><tr><th aria-label={t('freeTimes')} />{WEEKDAYS.map((weekday) => <th key={weekday}>{t(`w.${weekday}`)}</th>)}</tr></thead>
      <tbody>
        {FREE_PARTS.map((part) => (
          <tr key={part}>
            <th scope="row">{t(part)}</th>
            {WEEKDAYS.map((weekday) => <td key={weekday}><Checkbox aria-label={`${t(`w.${weekday}`)} ${t(part)}`} checked={has(weekday, part)} onChange={() => toggle(weekday, part)} /></td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function GuestFields({ keepsNumber }: { readonly keepsNumber: boolean }) {
  const t = useWords(volunteersWords);
  const sexes = [{ value: '0', label: t('unknown') }, { value: '1', label: t('male') }, { value: '2', label: t('female') }];
  return (
    <>
      <div className="field-row">
        <Field name={['guest', 'name']} label={t('name')} required><Input maxLength={60} /></Field>
        <Field name={['guest', 'idNumber']} label={t('idNumber')} hint={keepsNumber ? t('keepNumber') : t('idHint')}><Input maxLength={30} autoComplete="off" /></Field>
      </div>
      <div className="field-row">
        <Field name={['guest', 'sex']} label={t('sex')}><Select options={sexes} /></Field>
        <Field name={['guest', 'birthDate']} label={t('birthDate')}><DayInput /></Field>
        <Field name={['guest', 'phone']} label={t('phone')} hint={t('phoneHint')}><Input maxLength={30} /></Field>
      </div>
      <Field name={['guest', 'address']} label={t('address')}><Input maxLength={200} /></Field>
    </>
  );
}

function Particulars() {
  const t = useWords(volunteersWords);
  const choices = useChoices();
  return (
    <>
      <Field name="skillIds" label={`${t('skills')}${t('&')}${t('services')}`}><Select mode="multiple" options={choices.allSkills} showSearch={{ optionFilterProp: 'label' }} /></Field>
      <Field name="freeTimes" label={t('freeTimes')}><FreeTimesInput /></Field>
      <p className="muted">{t('guardianHint')}</p>
      <div className="field-row">
        <Field name={['guardian', 'name']} label={t('guardianName')}><Input maxLength={60} /></Field>
        <Field name={['guardian', 'relation']} label={t('guardianRelation')}><Input maxLength={20} /></Field>
        <Field name={['guardian', 'phone']} label={t('guardianPhone')}><Input maxLength={30} /></Field>
      </div>
      <div className="field-row">
        <Field name={['guardian', 'consentOn']} label={t('consentOn')}><DayInput /></Field>
        <Field name={['guardian', 'paperNo']} label={t('paperNo')}><Input maxLength={60} /></Field>
      </div>
      <div className="field-row">
        <Field name="agreementOn" label={t('agreementOn')}><DayInput /></Field>
        <Field name="agreementNo" label={t('agreementNo')}><Input maxLength={60} /></Field>
        <Field name="nationalNo" label={t('nationalNo')}><Input maxLength={30} /></Field>
      </div>
      <Field name="note" label={t('note')}><Input maxLength={500} /></Field>
    </>
  );
}

const newSchema = volunteersContract.register.input.extend({ kind: z.enum(['resident', 'guest']) });

/** A new volunteer: a resident of the register, or a guest. */
export function RegisterDialog({ onClose, onAdded }: { readonly onClose: () => void; readonly onAdded: (volunteerId: VolunteerId) => void }) {
  const t = useWords(volunteersWords);
  const { today } = useOfficeState();
  const register = useAct('volunteers.register');
  const [kind, setKind] = useState<'resident' | 'guest'>('resident');
  return (
    <FormDialog
      open width={760} title={t('register')} schema={newSchema} saveLabel={t('register')} onClose={onClose}
      initial={{ kind: 'resident', registeredOn: today, skillIds: [], freeTimes: [], guardian: {} }} onChange={(values) => setKind(values.kind ?? 'resident')}
      onSave={async ({ kind: chosen, residentId, guest, ...input }) => {
        const outcome = await register.run({ ...input, residentId: chosen === 'resident' ? (residentId ?? null) : null, guest: chosen === 'guest' ? (guest ?? null) : null });
        if (outcome.ok) onAdded(outcome.value.volunteerId);
        return outcome;
      }}
    >
      <Field name="kind" label={t('who')}><Radios options={[{ value: 'resident', label: t('isResident') }, { value: 'guest', label: t('isGuest') }]} /></Field>
      {kind === 'resident' ? <Field name="residentId" label={t('resident')} required><ResidentPicker autoFocus /></Field> : <GuestFields keepsNumber={false} />}
      <Field name="registeredOn" label={t('registeredOn')} required><DayInput /></Field>
      <Particulars />
    </FormDialog>
  );
}

const changeSchema = volunteersContract.change.input.omit({ volunteerId: true, version: true });

/** What is known of a volunteer. A resident's name and numbers are changed in the register. */
export function ChangeDialog({ file, onClose }: { readonly file: MethodOutput<'volunteers.file'>; readonly onClose: () => void }) {
  const t = useWords(volunteersWords);
  const change = useAct('volunteers.change');
  const { row, guardian } = file;
  const guest = row.residentId === null;
  return (
    <FormDialog
      open width={760} title={`${t('edit')} ${row.name}`} schema={changeSchema} onClose={onClose}
      initial={{
        ...(guest ? { guest: { name: row.name, sex: row.sex, birthDate: row.birthDate, idNumber: '', phone: '', address: row.address } } : {}),
        skillIds: file.skills.map((skill) => skill.skillId), freeTimes: file.freeTimes, guardian: { name: guardian.name, relation: guardian.relation, phone: '', consentOn: guardian.consentOn, paperNo: guardian.paperNo },
        agreementOn: file.agreementOn, agreementNo: file.agreementNo, nationalNo: file.nationalNo, note: file.note,
      }}
      onSave={(input) => change.run({ ...input, volunteerId: row.volunteerId, version: file.version, ...(input.guest == null ? {} : { guest: { ...input.guest, idNumber: (input.guest.idNumber ?? '') === '' ? null : (input.guest.idNumber ?? null) } }) })}
    >
      {guest && <GuestFields keepsNumber />}
      <Particulars />
    </FormDialog>
  );
}
