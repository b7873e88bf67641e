/** Entering or changing an activity: what, when, where, posts, shifts, whom it serves. */
import { Input, Select } from 'antd';
import { useRef } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { Field, FormPanel } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { activityInputSchema, type ActivityFile } from '#shared/activities/contract.ts';
import { RISK_LEVELS } from '#shared/activities/words.ts';
import { id } from '#shared/ids.ts';
import type { z } from 'zod';
import { PostRows, RecipientRows, ShiftRows } from './form-rows.tsx';
import { activitiesWords } from './words.ts';
import './activities.css';

type Form = z.input<typeof activityInputSchema>;
const schema = activityInputSchema.omit({ activityId: true, version: true });

function formOf({ activity, posts, shifts, recipients }: ActivityFile): Partial<Form> {
  return {
    title: activity.title, typeId: activity.typeId, teamIds: activity.teamIds, place: activity.place, leaderName: activity.leaderName, contact: activity.contact, startsOn: activity.startsOn, endsOn: activity.endsOn, content: activity.content, risks: activity.risks, riskLevel: activity.riskLevel, insurancePolicyNo: activity.insurancePolicyNo, note: activity.note,
    posts: posts.map(({ postId, name, headCount, skillIds }) => ({ postId, name, headCount, skillIds })),
    shifts: shifts.map(({ shiftId, postName, day, startMinute, endMinute, kind, capacity }) => ({ shiftId, postName, day, startMinute, endMinute, kind, capacity })),
    recipients: recipients.map(({ recipientId, residentId, householdId, name, note }) => ({ recipientId, note, ...(householdId === null ? { residentId } : { householdId, shown: name }) })),
  };
}

/** What stands beside a household for the eye alone is not sent. */
const sent = (input: Form): Form => ({ ...input, recipients: (input.recipients ?? []).map(({ recipientId, residentId, householdId, note }) => ({ recipientId, residentId, householdId, note })) });

export function ActivityFormPage() {
  const t = useWords(activitiesWords);
  const navigate = useNavigate();
  const { activityId } = useParams();
  const known = activityId === undefined ? null : id<'activity'>(Number(activityId));
  const file = useCall('activities.file', { activityId: known ?? id<'activity'>(1) }, { enabled: known !== null });
  const { today } = useOfficeState();
  const save = useAct('activities.save');
  const saved = useRef(known);
  const leave = (): void => void navigate(saved.current === null ? '/volunteers/activities' : `/volunteers/activities/${saved.current}`);
  const title = known === null ? t('newActivity') : t('editActivity');
  if (known !== null && file.data === undefined) return <PageFrame title={title}><RefusalAlert error={file.error} /></PageFrame>;
  const initial: Partial<Form> = file.data !== undefined && known !== null ? formOf(file.data) : {
    startsOn: today, endsOn: today, riskLevel: 'ordinary', teamIds: [], posts: [{ name: '服务', headCount: 6, skillIds: [] }], shifts: [{ postName: '服务', day: today, startMinute: 510, endMinute: 630, kind: 'fixed' }], recipients: [],
  };
  return (
    <PageFrame title={title} back={{ to: known === null ? '/volunteers/activities' : `/volunteers/activities/${known}`, label: t('activities') }}>
      <section className="card">
        <FormPanel key={known ?? 'new'} schema={schema} initial={initial} onLeave={leave}
          onSave={async (input) => {
            const outcome = await save.run(sent({ ...input, ...(known === null ? {} : { activityId: known, version: file.data?.activity.version ?? null }) }));
            if (outcome.ok) saved.current = outcome.value.activityId;
            return outcome;
          }}
          onSaved={leave}
          onChange={(values, form) => {
            // One day is the rule: the end and the only shift follow the beginning.
            const { startsOn, endsOn, shifts } = values as Form;
            if (startsOn !== undefined && (endsOn === undefined || endsOn < startsOn)) form.setFieldValue('endsOn', startsOn);
            if (known === null && shifts?.length === 1 && startsOn !== undefined && shifts[0]!.day !== startsOn && shifts[0]!.day === initial.startsOn) form.setFieldValue('shifts', [{ ...shifts[0]!, day: startsOn }] as never);
          }}>
          {(form) => <Fields form={form as never} />}
        </FormPanel>
      </section>
    </PageFrame>
  );
}

function Fields({ form }: { form: { getFieldValue: (name: string) => unknown } }) {
  const t = useWords(activitiesWords);
  const choices = useCall('activities.choices', {}).data;
  const types = (choices?.types ?? []).filter((type) => type.active || type.typeId === form.getFieldValue('typeId')).map((type) => ({ value: type.typeId, label: type.name }));
  const teams = (choices?.teams ?? []).filter((team) => team.active).map((team) => ({ value: team.teamId, label: team.name }));
  return (
    <>
      <div className="field-row">
        <Field name="title" label={t('title')} required><Input maxLength={60} autoFocus /></Field>
        <Field name="typeId" label={t('type')} required><Select options={types} showSearch={{ optionFilterProp: 'label' }} /></Field>
        <Field name="teamIds" label={t('team')}><Select mode="multiple" options={teams} showSearch={{ optionFilterProp: 'label' }} /></Field>
      </div>
      <div className="field-row">
        <Field name="startsOn" label={t('startsOn')} required><DayInput /></Field>
        <Field name="endsOn" label={t('endsOn')} required><DayInput /></Field>
        <Field name="place" label={t('place')} required><Input maxLength={100} /></Field>
        <Field name="leaderName" label={t('leader')}><Input maxLength={40} /></Field>
        <Field name="contact" label={t('contact')}><Input maxLength={40} /></Field>
      </div>
      <div className="field-row">
        <Field name="content" label={t('content')} hint={t('contentHint')}><Input.TextArea rows={2} maxLength={1000} /></Field>
        <Field name="risks" label={t('risks')} hint={t('risksHint')}><Input.TextArea rows={2} maxLength={1000} /></Field>
      </div>
      <div className="field-row">
        <Field name="riskLevel" label={t('riskLevel')}><Select options={RISK_LEVELS.map((value) => ({ value, label: t(value) }))} /></Field>
        <Field name="insurancePolicyNo" label={t('policyNo')} hint={t('policyHint')}><Input maxLength={60} /></Field>
        <Field name="note" label={t('note')}><Input maxLength={500} /></Field>
      </div>
      <Field name="posts" label={t('posts')} required><PostRows /></Field>
      <Field name="shifts" label={t('shifts')} required hint={t('flexibleHint')}><ShiftRows posts={(form.getFieldValue('posts') as Form['posts'] | undefined) ?? []} day={form.getFieldValue('startsOn') as string | undefined} /></Field>
      <Field name="recipients" label={t('recipients')}><RecipientRows /></Field>
    </>
  );
}
