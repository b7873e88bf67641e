/** 时长审批: rows of attendance, those that wait first; approved by somebody else than entered them. */
import { Button, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { DownloadButton } from '#renderer/ui/download-button.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { attendanceContract, type AttendanceRow } from '#shared/activities/attendance-contract.ts';
import { formatClock, formatHours } from '#shared/activities/hours.ts';
import { ATTENDANCE_STATES, type AttendanceState } from '#shared/activities/words.ts';
import { daySchema } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { id } from '#shared/ids.ts';
import { CorrectDialog } from './correct-dialog.tsx';
import { hoursWords } from './hours-words.ts';
import { ATTENDANCE_TONES } from './tones.ts';

const FILTERS = { text: '', state: 'entered', from: '', to: '', activity: '' };
type Ids = AttendanceRow['attendanceId'][];

export function RecordsPage() {
  const t = useWords(hoursWords);
  const mayApprove = useMay('volunteers.approve');
  const mayEdit = useMay('volunteers.edit');
  const mayPrint = useMay('volunteers.print');
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const [chosen, setChosen] = useState<Ids>([]);
  const [rejecting, setRejecting] = useState(false);
  const [correcting, setCorrecting] = useState<AttendanceRow>();
  const filter = {
    search: filters.text, state: filters.state === '' ? null : (filters.state as AttendanceState), from: daySchema.safeParse(filters.from).data ?? null, to: daySchema.safeParse(filters.to).data ?? null, activityId: filters.activity === '' ? null : id<'activity'>(Number(filters.activity)),
  };
  const rows = useCall('attendance.list', filter, { keepLast: true });
  const approve = useAct('attendance.approve');
  const reject = useAct('attendance.reject');
  const save = useAct('attendance.exportList');
  const waiting = chosen.filter((attendanceId) => rows.data?.some((row) => row.attendanceId === attendanceId && row.state === 'entered'));
  const approveNow = async (otherPerson = false): Promise<void> => { const outcome = await approve.run({ attendanceIds: waiting, otherPerson }); if (outcome.ok) setChosen([]); };
  const columns = useMemo<Column<AttendanceRow>[]>(() => [
    { key: 'day', title: t('day'), width: 110, kind: 'day', value: (row) => row.day },
    { key: 'activity', title: t('activity'), width: 200, value: (row) => row.activityTitle },
    { key: 'no', title: t('no'), width: 75, kind: 'id', value: (row) => String(row.volunteerNo).padStart(5, '0') },
    { key: 'name', title: t('name'), width: 90, value: (row) => row.name },
    { key: 'team', title: t('team'), width: 140, value: (row) => row.teamName ?? '' },
    { key: 'time', title: `${t('inAt')}–${t('outAt')}`, width: 115, kind: 'id', value: (row) => `${formatClock(row.startMinute)}–${row.endMinute === null ? '' : formatClock(row.endMinute)}` },
    { key: 'planned', title: t('plannedHours'), width: 60, kind: 'number', value: (row) => (row.plannedMinutes === null ? null : formatHours(row.plannedMinutes)) },
    { key: 'hours', title: t('hours'), width: 60, kind: 'number', value: (row) => (row.state === 'open' ? null : formatHours(row.minutes)) },
    { key: 'method', title: t('method'), width: 75, value: (row) => t(`method.${row.method}`) },
    { key: 'state', title: t('state'), width: 95, value: (row) => t(`st.${row.state}`), render: (row) => <StatusTag tone={ATTENDANCE_TONES[row.state]}>{t(`st.${row.state}`)}</StatusTag> },
    { key: 'by', title: t('enteredBy'), width: 85, value: (row) => row.by },
    { key: 'judge', title: t('judgedBy'), width: 85, value: (row) => row.judgedBy ?? '' },
    { key: 'reason', title: t('reason'), width: 200, value: (row) => [row.correctsMinutes === null ? '' : t('corrects', { h: formatHours(row.correctsMinutes) }), row.reason, row.note].filter((text) => text !== '').join(t(';')) },
  ], [t]);
  const sum = (rows.data ?? []).filter((row) => row.state === 'entered' || row.state === 'approved').reduce((total, row) => total + row.minutes, 0);
  const namesake = approve.error instanceof AppError && approve.error.code === 'attendance_own_name';
  return (
    <PageFrame title={t('records')} actions={<>
      {mayPrint && <DownloadButton label={t('export')} make={() => save.run(filter)} />}
      {mayApprove && <Button disabled={waiting.length === 0} onClick={() => setRejecting(true)}>{t('reject')}</Button>}
      {mayApprove && <Button type="primary" disabled={waiting.length === 0} loading={approve.running} onClick={() => void approveNow()}>{t('approve', { n: waiting.length })}</Button>}
    </>}>
      <RefusalAlert error={approve.error} action={namesake ? <Button size="small" onClick={() => void approveNow(true)}>{t('otherPerson')}</Button> : undefined} />
      <DataTable label={t('records')} columns={columns} rows={rows.data} rowKey={(row) => row.attendanceId} error={rows.error}
        {...(mayApprove ? { selection: { keys: chosen, onChange: (keys) => setChosen(keys as Ids) } } : {})}
        {...(mayEdit ? { onOpen: (row: AttendanceRow) => { if (row.state === 'approved') setCorrecting(row); } } : {})}
        search={{ value: filters.text, onChange: (text) => setFilters({ text }), placeholder: t('search') }}
        filters={<>
          <Select aria-label={t('state')} value={filters.state} onChange={(state) => { setChosen([]); setFilters({ state }); }} options={[...ATTENDANCE_STATES.map((value) => ({ value: value as string, label: t(`st.${value}`) })), { value: '', label: t('all') }]} popupMatchSelectWidth={false} />
          <DayInput aria-label={t('from')} placeholder={t('from')} value={filters.from} onChange={(from) => setFilters({ from: from ?? '' })} />
          <DayInput aria-label={t('to')} placeholder={t('to')} value={filters.to} onChange={(to) => setFilters({ to: to ?? '' })} />
        </>}
        total={t('sum', { h: formatHours(sum) })} narrowed={filters.text !== '' || filters.state !== '' || filters.from !== '' || filters.to !== ''} empty={{ title: t('noRecords'), hint: t('noRecordsHint') }} />
      {rejecting && <FormDialog open dangerous title={t('reject')} schema={attendanceContract.reject.input.pick({ reason: true })} initial={{ reason: '' }} saveLabel={t('reject')} onClose={() => setRejecting(false)} onSaved={() => setChosen([])} onSave={(input) => reject.run({ ...input, attendanceIds: waiting })}>{() => <Field name="reason" label={t('rejectReason')} required><Input maxLength={200} autoFocus /></Field>}</FormDialog>}
      {correcting !== undefined && <CorrectDialog row={correcting} onClose={() => setCorrecting(undefined)} />}
    </PageFrame>
  );
}
