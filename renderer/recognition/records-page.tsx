/** 培训与表彰: trainings with their participants, and awards for several people at once. */
import { Button, Input, InputNumber } from 'antd';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { VolunteersPicker } from '#renderer/ui/volunteer-picker.tsx';
import { awardInputSchema, recognitionContract, trainingInputSchema } from '#shared/recognition/contract.ts';
import { hoursText } from '#shared/recognition/words.ts';
import { recognitionWords } from './words.ts';

type Training = MethodOutput<'recognition.trainings'>[number];
const trainingForm = trainingInputSchema.omit({ minutes: true }).extend({ hours: z.number().min(0.5).max(100) });

function TrainingDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(recognitionWords);
  const { today } = useOfficeState();
  const add = useAct('recognition.addTraining');
  return (
    <FormDialog open width={680} title={t('addTraining')} schema={trainingForm} initial={{ heldOn: today, hours: 2, volunteerIds: [] }} onClose={onClose} onSave={({ hours, ...input }) => add.run({ ...input, minutes: Math.round(hours * 60) })}>
      <Field name="name" label={t('trainingName')} required><Input maxLength={60} /></Field>
      <div className="field-row"><Field name="heldOn" label={t('heldOn')} required><DayInput /></Field><Field name="hours" label={t('trainingHours')} required><InputNumber min={0.5} step={0.5} /></Field><Field name="organiser" label={t('organiser')}><Input maxLength={60} /></Field></div>
      <Field name="content" label={t('content')}><Input maxLength={500} /></Field>
      <Field name="volunteerIds" label={t('participants')} required><VolunteersPicker /></Field>
    </FormDialog>
  );
}

function AwardDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(recognitionWords);
  const { today } = useOfficeState();
  const add = useAct('recognition.addAward');
  return (
    <FormDialog open width={680} title={t('addAward')} schema={awardInputSchema} initial={{ awardedOn: today, volunteerIds: [] }} onClose={onClose} onSave={add.run}>
      <Field name="name" label={t('awardName')} required><Input maxLength={60} /></Field>
      <div className="field-row"><Field name="unit" label={t('awardUnit')}><Input maxLength={60} /></Field><Field name="awardedOn" label={t('awardedOn')} required><DayInput /></Field></div>
      <Field name="volunteerIds" label={t('participants')} required><VolunteersPicker /></Field>
      <Field name="note" label={t('note')}><Input maxLength={300} /></Field>
    </FormDialog>
  );
}

function WithdrawDialog({ training, onClose }: { readonly training: Training; readonly onClose: () => void }) {
  const t = useWords(recognitionWords);
  const withdraw = useAct('recognition.withdrawTraining');
  return (
    <FormDialog open title={`${t('withdraw')} ${training.name}`} schema={recognitionContract.withdrawTraining.input.pick({ reason: true })} initial={{ reason: '' }} saveLabel={t('withdraw')} onClose={onClose} onSave={(input) => withdraw.run({ ...input, trainingId: training.trainingId })}>
      <Field name="reason" label={t('reason')} required><Input maxLength={200} autoFocus /></Field>
    </FormDialog>
  );
}

export function RecordsPage() {
  const t = useWords(recognitionWords);
  const mayEdit = useMay('volunteers.edit');
  const trainings = useCall('recognition.trainings', {});
  const [open, setOpen] = useState<'training' | 'award' | Training>();
  const columns = useMemo<Column<Training>[]>(() => [
    { key: 'on', title: t('heldOn'), width: 110, kind: 'day', value: (row) => row.heldOn }, { key: 'name', title: t('trainingName'), width: 220, value: (row) => row.name }, { key: 'organiser', title: t('organiser'), width: 160, value: (row) => row.organiser }, { key: 'content', title: t('content'), width: 260, value: (row) => row.content },
    { key: 'hours', title: t('trainingHours'), width: 80, kind: 'number', value: (row) => hoursText(row.minutes) }, { key: 'people', title: t('people'), width: 80, kind: 'number', value: (row) => row.people }, { key: 'by', title: t('by'), width: 100, value: (row) => row.by },
    ...(mayEdit ? [{ key: 'act', title: '', width: 90, render: (row: Training) => <Button size="small" onClick={() => setOpen(row)}>{t('withdraw')}</Button> }] : []),
  ], [t, mayEdit]);
  const close = (): void => setOpen(undefined);
  return (
    <PageFrame title={t('records')} actions={mayEdit && <><Button onClick={() => setOpen('award')}>{t('addAward')}</Button><Button type="primary" onClick={() => setOpen('training')}>{t('addTraining')}</Button></>}>
      <DataTable label={t('records')} columns={columns} rows={trainings.data} rowKey={(row) => row.trainingId} error={trainings.error} empty={{ title: t('noTrainings'), hint: t('noTrainingsHint') }} />
      {open === 'training' && <TrainingDialog onClose={close} />}
      {open === 'award' && <AwardDialog onClose={close} />}
      {typeof open === 'object' && <WithdrawDialog training={open} onClose={close} />}
    </PageFrame>
  );
}
