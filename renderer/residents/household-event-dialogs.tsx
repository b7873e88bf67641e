/** Births and what happens between households: split, merge, change of head, moving one member (A3). */
import { Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { useOfficeState } from '#renderer/api/office-state.ts';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { daySchema, type Day } from '#shared/days.ts';
import type { HouseholdId, ResidentId } from '#shared/ids.ts';
import { householdIdSchema, nameSchema, relationSchema, residentIdSchema, sexSchema, type MemberRow } from '#shared/residents/fields.ts';
import { useChoices } from './choices.ts';
import { useRequestInstead } from './change-request-dialog.tsx';
import { eventWords } from './event-words.ts';
import { NewHeadFields, newHeadOf, suggestedRelations } from './new-head-fields.tsx';
import { HouseholdPicker } from './pickers.tsx';
import type { ResidentFile } from './resident-page.tsx';
import { residentsWords } from './words.ts';

export type HouseholdFile = MethodOutput<'residents.householdFile'>;
interface OfHousehold { readonly file: HouseholdFile; readonly onClose: () => void }

const day = { occurredOn: daySchema, note: z.string().max(500).default('') };
const head = { headId: residentIdSchema.nullable().default(null), relations: z.record(z.string(), relationSchema).default({}) };

function DayAndNote() {
  const say = useWords(eventWords);
  return (
    <div className="field-row">
      <Field name="occurredOn" label={say('day')} required><DayInput /></Field>
      <Field name="note" label={say('note')}><Input maxLength={500} /></Field>
    </div>
  );
}

const birthSchema = z.object({ name: nameSchema, sex: sexSchema, birthDate: daySchema, relationCode: relationSchema, mother: residentIdSchema.nullable().default(null), note: z.string().max(500).default('') });

export function BirthDialog({ file, onClose }: OfHousehold) {
  const say = useWords(eventWords);
  const t = useWords(residentsWords);
  const choices = useChoices();
  const { today } = useOfficeState();
  const birth = useAct('residents.recordBirth');
  const mothers = file.members.filter((member) => member.sex === '2' && (member.age ?? 99) >= 15).map((member) => ({ value: member.residentId, label: member.name }));
  return (
    <FormDialog
      open title={`${say('birth')} · ${file.household.householdNo}`} schema={birthSchema} initial={{ birthDate: today }} saveLabel={say('confirm', { what: say('birth') })} onClose={onClose}
      onSave={({ name, sex, birthDate, relationCode, mother, note }) => birth.run({
        person: { name, sex, birthDate, idKind: 'temporary', idNumber: null }, householdId: file.household.householdId, relationCode, motherResidentId: mother ?? null, note: note ?? '',
      })}
    >
      <Field name="name" label={t('name')} required><Input autoComplete="off" maxLength={60} /></Field>
      <Field name="sex" label={t('sex')} required><Radio.Group options={choices.sexes.filter((sex) => sex.value === '1' || sex.value === '2')} /></Field>
      <div className="field-row">
        <Field name="birthDate" label={t('birthDate')} required><DayInput /></Field>
        <Field name="relationCode" label={t('relation')} required><Select showSearch={{ optionFilterProp: 'label' }} options={choices.relations.filter((relation) => /^[234]/.test(relation.value) || relation.value === '97')} /></Field>
      </div>
      <Field name="mother" label={say('mother')}><Select allowClear options={mothers} /></Field>
      <Field name="note" label={say('note')}><Input maxLength={500} /></Field>
    </FormDialog>
  );
}

const splitSchema = z.object({ members: z.array(residentIdSchema).min(1).max(50), newRelations: z.record(z.string(), relationSchema).default({}), householdNo: z.string().max(30).default(''), address: z.string().max(200).default(''), ...day, ...head });

export function SplitDialog({ file, onClose }: OfHousehold) {
  const say = useWords(eventWords);
  const t = useWords(residentsWords);
  const choices = useChoices();
  const today = useOfficeState().today as Day;
  const split = useAct('residents.splitHousehold');
  const request = useRequestInstead(onClose);
  const [leaving, setLeaving] = useState<readonly ResidentId[]>([]);
  const [headId, setHeadId] = useState<ResidentId | null>();
  const staying = file.members.filter((member) => !leaving.includes(member.residentId));
  const goers = leaving.flatMap((id) => file.members.find((member) => member.residentId === id) ?? []);
  const oldHead = goers.find((member) => member.relationCode === '02');
  return (
    <FormDialog
      open width={640} title={`${say('split')} · ${file.household.householdNo}`} schema={splitSchema} initial={{ occurredOn: today, members: [], address: file.household.address }} saveLabel={say('confirm', { what: say('split') })} onClose={onClose} refusalAction={request.action}
      onChange={(values, form) => {
        const members = (values.members ?? []) as ResidentId[];
        if (members.join() !== leaving.join()) {
          setLeaving(members);
          const chosen = file.members.filter((member) => members.includes(member.residentId));
          if (members[0] !== undefined) form.setFieldsValue({ newRelations: suggestedRelations(chosen, members[0]) });
        }
        if (values.headId !== undefined && values.headId !== headId) {
          const next = values.headId as ResidentId | null;
          setHeadId(next);
          if (next !== null) form.setFieldsValue({ relations: suggestedRelations(staying, next) });
        }
      }}
      onSave={(input) => {
        const values = splitSchema.parse(input);
        const event = {
          householdId: file.household.householdId, occurredOn: values.occurredOn, note: values.note, household: { householdNo: values.householdNo, address: values.address, gridId: file.household.gridId },
          members: values.members.map((residentId, index) => ({ residentId, relationCode: index === 0 ? '02' : values.newRelations[String(residentId)] ?? '97' })), newHead: oldHead === undefined ? null : newHeadOf(values, staying),
        };
        request.remember({ what: 'splitHousehold', input: event });
        return split.run(event);
      }}
    >
      <Field name="members" label={say('splitMembers')} required><Select mode="multiple" options={file.members.map((member) => ({ value: member.residentId, label: member.name }))} /></Field>
      {goers.slice(1).map((member) => (
        <Field key={member.residentId} name={['newRelations', String(member.residentId)]} label={say('relationTo', { name: member.name })} required>
          <Select showSearch={{ optionFilterProp: 'label' }} options={choices.relations.filter((relation) => relation.value !== '02')} />
        </Field>
      ))}
      <div className="field-row">
        <Field name="householdNo" label={t('householdNo')} hint={t('householdNoHint')}><Input maxLength={30} /></Field>
        <Field name="address" label={t('address')}><Input maxLength={200} /></Field>
      </div>
      {oldHead !== undefined && staying.length > 0 && <NewHeadFields members={staying} leaver={oldHead.name} today={today} headId={headId} />}
      <DayAndNote />
    </FormDialog>
  );
}

const mergeSchema = z.object({ householdId: householdIdSchema, relations: z.record(z.string(), relationSchema).default({}), ...day });

export function MergeDialog({ file, onClose }: OfHousehold) {
  const say = useWords(eventWords);
  const choices = useChoices();
  const { today } = useOfficeState();
  const merge = useAct('residents.mergeHouseholds');
  return (
    <FormDialog
      open title={`${say('merge')} · ${file.household.householdNo}`} schema={mergeSchema} initial={{ occurredOn: today }} saveLabel={say('confirm', { what: say('merge') })} onClose={onClose}
      onSave={(input) => {
        const values = mergeSchema.parse(input);
        return merge.run({ fromHouseholdId: file.household.householdId, householdId: values.householdId, occurredOn: values.occurredOn, note: values.note,
          relations: file.members.flatMap((member) => (values.relations[String(member.residentId)] === undefined ? [] : [{ residentId: member.residentId, relationCode: values.relations[String(member.residentId)]! }])) });
      }}
    >
      <Field name="householdId" label={say('mergeInto')} required><HouseholdPicker except={file.household.householdId} /></Field>
      {file.members.map((member) => (
        <Field key={member.residentId} name={['relations', String(member.residentId)]} label={say('relationTo', { name: member.name })} required>
          <Select showSearch={{ optionFilterProp: 'label' }} options={choices.relations.filter((relation) => relation.value !== '02')} />
        </Field>
      ))}
      <DayAndNote />
    </FormDialog>
  );
}

const headSchema = z.object({ ...day, ...head });

export function ChangeHeadDialog({ file, onClose }: OfHousehold) {
  const say = useWords(eventWords);
  const today = useOfficeState().today as Day;
  const change = useAct('residents.changeHead');
  const request = useRequestInstead(onClose);
  const [headId, setHeadId] = useState<ResidentId | null>();
  const present = file.members.find((member) => member.relationCode === '02');
  const candidates: readonly MemberRow[] = file.members;
  return (
    <FormDialog
      open title={`${say('changeHead')} · ${file.household.householdNo}`} schema={headSchema.refine((values) => values.headId !== null, { path: ['headId'] })} initial={{ occurredOn: today }} saveLabel={say('confirm', { what: say('changeHead') })} onClose={onClose} refusalAction={request.action}
      onChange={(values, form) => {
        const next = (values.headId ?? null) as ResidentId | null;
        if (next === headId || next === null) return;
        setHeadId(next);
        form.setFieldsValue({ relations: suggestedRelations(candidates, next) });
      }}
      onSave={(input) => {
        const values = headSchema.parse(input);
        const event = { householdId: file.household.householdId, occurredOn: values.occurredOn, note: values.note, newHead: newHeadOf(values, candidates)! };
        request.remember({ what: 'changeHead', input: event });
        return change.run(event);
      }}
    >
      <NewHeadFields members={candidates} leaver={present?.name ?? ''} today={today} headId={headId} present={present?.residentId} />
      <DayAndNote />
    </FormDialog>
  );
}

const moveSchema = z.object({ householdId: householdIdSchema, relationCode: relationSchema, ...day, ...head });

export function MoveMemberDialog({ file, onClose }: { readonly file: ResidentFile; readonly onClose: () => void }) {
  const say = useWords(eventWords);
  const t = useWords(residentsWords);
  const choices = useChoices();
  const today = useOfficeState().today as Day;
  const move = useAct('residents.moveMember');
  const request = useRequestInstead(onClose);
  const [headId, setHeadId] = useState<ResidentId | null>();
  const { resident } = file;
  const staying = file.household.filter((member) => member.residentId !== resident.residentId);
  const headLeaves = resident.relationCode === '02' && staying.length > 0;
  return (
    <FormDialog
      open width={640} title={`${say('moveMember')} · ${resident.name}`} schema={moveSchema} initial={{ occurredOn: today }} saveLabel={say('confirm', { what: say('moveMember') })} onClose={onClose} refusalAction={request.action}
      onChange={(values, form) => {
        const next = (values.headId ?? null) as ResidentId | null;
        if (next === headId || next === null) return;
        setHeadId(next);
        form.setFieldsValue({ relations: suggestedRelations(staying, next) });
      }}
      onSave={(input) => {
        const values = moveSchema.parse(input);
        const event = { residentId: resident.residentId, householdId: values.householdId, relationCode: values.relationCode, occurredOn: values.occurredOn, note: values.note, newHead: headLeaves ? newHeadOf(values, staying) : null };
        request.remember({ what: 'moveMember', input: event });
        return move.run(event);
      }}
    >
      <div className="field-row">
        <Field name="householdId" label={say('toHousehold')} required><HouseholdPicker except={resident.householdId ?? undefined} /></Field>
        <Field name="relationCode" label={t('relation')} required><Select showSearch={{ optionFilterProp: 'label' }} options={choices.relations} /></Field>
      </div>
      {headLeaves && <NewHeadFields members={staying} leaver={resident.name} today={today} headId={headId} />}
      <DayAndNote />
    </FormDialog>
  );
}

/** The household a resident lives in, with one of the dialogs above. */
export function WithHousehold({ householdId, children }: { readonly householdId: HouseholdId; readonly children: (file: HouseholdFile) => React.ReactNode }) {
  const file = useCall('residents.householdFile', { householdId });
  return file.data === undefined ? null : children(file.data);
}
