import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { MonthInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { ResidentPicker } from '#renderer/ui/resident-picker.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { localDay, monthSchema } from '#shared/days.ts';
import type { ProgrammeId } from '#shared/ids.ts';
import { welfareContract } from '#shared/welfare/contract.ts';
import { welfareWords } from './words.ts';

type Pause = MethodOutput<'welfare.pauses'>['pauses'][number];
const pauseForm = welfareContract.pause.input.omit({ programmeId: true });
const resumeForm = z.object({ fromMonth: monthSchema });

function PauseDialog({ programmeId, onClose }: { programmeId: ProgrammeId; onClose: () => void }) {
  const t = useWords(welfareWords);
  const { today } = useOfficeState();
  const pause = useAct('welfare.pause');
  return (
    <FormDialog open title={t('pauseNew')} schema={pauseForm} initial={{ fromMonth: today.slice(0, 7), toMonth: null }} saveLabel={t('pauseDo')} onClose={onClose} onSave={(input) => pause.run({ ...input, programmeId })}>
      <Field name="residentId" label={t('resident')} required>
        <ResidentPicker autoFocus />
      </Field>
      <div className="field-row">
        <Field name="fromMonth" label={t('fromMonth')} required>
          <MonthInput />
        </Field>
        <Field name="toMonth" label={t('toMonth')} hint={t('toMonthHint')}>
          <MonthInput />
        </Field>
      </div>
      <Field name="reason" label={t('reason')} required>
        <Input maxLength={200} />
      </Field>
    </FormDialog>
  );
}

function ResumeDialog({ pause, onClose }: { pause: Pause; onClose: () => void }) {
  const t = useWords(welfareWords);
  const { today } = useOfficeState();
  const resume = useAct('welfare.resume');
  return (
    <FormDialog open title={`${t('resume')}${t(':')}${pause.residentName}`} schema={resumeForm} initial={{ fromMonth: today.slice(0, 7) }} saveLabel={t('resume')} onClose={onClose} onSave={({ fromMonth }) => resume.run({ pauseId: pause.pauseId, fromMonth })}>
      <p className="muted">{`${pause.fromMonth} — ${pause.toMonth ?? t('open')}　${pause.reason}`}</p>
      <Field name="fromMonth" label={t('resumeFrom')} required hint={t('resumeHint')}>
        <MonthInput />
      </Field>
    </FormDialog>
  );
}

/** 暂停发放: who is not paid for the time being, and why. Enter on a row resumes. */
export function PausesPanel({ programmeId }: { programmeId: ProgrammeId }) {
  const t = useWords(welfareWords);
  const mayEdit = useMay('welfare.edit');
  const [text, setText] = useState('');
  const [adding, setAdding] = useState(false);
  const [resuming, setResuming] = useState<Pause>();
  const { data, error } = useCall('welfare.pauses', { programmeId, withdrawnToo: true });
  const columns = useMemo<Column<Pause>[]>(
    () => [
      { key: 'name', title: t('resident'), width: 120, value: (row) => row.residentName, sortable: true },
      { key: 'from', title: t('fromMonth'), kind: 'day', width: 100, value: (row) => row.fromMonth, sortable: true },
      { key: 'to', title: t('toMonth'), kind: 'day', width: 100, value: (row) => row.toMonth ?? t('open') },
      { key: 'reason', title: t('reason'), width: 320, value: (row) => row.reason },
      { key: 'standing', title: t('standing'), width: 100, value: (row) => t(row.withdrawnAt === null ? 'pauseStands' : 'pauseWithdrawn'), render: (row) => <StatusTag tone={row.withdrawnAt === null ? 'warning' : 'neutral'}>{t(row.withdrawnAt === null ? 'pauseStands' : 'pauseWithdrawn')}</StatusTag> },
      { key: 'by', title: t('recordedBy'), width: 180, value: (row) => `${row.recordedBy} ${localDay(row.recordedAt)}` },
    ],
    [t],
  );
  const rows = useMemo(() => data?.pauses.filter((row) => row.residentName.includes(text)), [data, text]);
  return (
    <>
      <DataTable<Pause>
        label={t('tab_pauses')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.pauseId}
        error={error}
        search={{ value: text, onChange: setText, placeholder: t('personName') }}
        exports={mayEdit ? <Button onClick={() => setAdding(true)}>{t('pauseNew')}</Button> : undefined}
        empty={{ title: t('noPauses'), hint: t('noPausesHint') }}
        rowClassName={(row) => (row.withdrawnAt === null ? '' : 'muted')}
        {...(mayEdit ? { onOpen: (row: Pause) => { if (row.withdrawnAt === null) setResuming(row); } } : {})}
      />
      {adding && <PauseDialog programmeId={programmeId} onClose={() => setAdding(false)} />}
      {resuming !== undefined && <ResumeDialog pause={resuming} onClose={() => setResuming(undefined)} />}
    </>
  );
}
