/** 村庄清洁: tasks with labour, machines and output. */
import { Button, Input, InputNumber, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { formatHours } from '#shared/activities/hours.ts';
import type { TaskRow } from '#shared/activities/cleaning-contract.ts';
import { CLEANING_KINDS, OUTPUT_UNITS, type CleaningKind, type OutputUnit } from '#shared/activities/words.ts';
import { daySchema } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { z } from 'zod';
import { cleaningWords } from './cleaning-words.ts';

const FILTERS = { kind: '', from: '', to: '' };
export const unitWord = (unit: OutputUnit): 'ton' | 'cubicMetre' | 'metre' | 'placeUnit' | 'piece' => (unit === 'place' ? 'placeUnit' : unit);
/** Thousandths as they are read: 160000 → '160', 12500 → '12.5'. */
export const outputText = (milli: number): string => String(milli / 1000);
/** Hours and units in the form, minutes and thousandths in the office. */
const schema = z.object({ day: daySchema, place: z.string().trim().min(1).max(100), gridId: z.int().nullish(), kind: z.enum(CLEANING_KINDS), leaderName: z.string().max(40).default(''), machine: z.number().min(0).max(1000).default(0), machineNote: z.string().max(100).default(''), output: z.number().min(0).max(1_000_000).default(0), outputUnit: z.enum(OUTPUT_UNITS), note: z.string().max(500).default('') });

export function TaskDialog({ task, onClose, onSaved }: { task?: TaskRow; onClose: () => void; onSaved?: (taskId: number) => void }) {
  const t = useWords(cleaningWords);
  const { today } = useOfficeState();
  const save = useAct('cleaning.saveTask');
  const grids = useCall('residents.places', {}).data?.grids ?? [];
  return (
    <FormDialog open width={680} title={task === undefined ? t('newTask') : t('editTask')} schema={schema} onClose={onClose}
      initial={task === undefined ? { day: today, kind: 'waste', machine: 0, output: 0, outputUnit: 'ton' } : { ...task, machine: task.machineMinutes / 60, output: task.outputMilli / 1000 }}
      onSave={async ({ machine, output, gridId, ...input }) => {
        const outcome = await save.run({ ...input, gridId: gridId == null ? null : id<'grid'>(gridId), machineMinutes: Math.round((machine ?? 0) * 60), outputMilli: Math.round((output ?? 0) * 1000), ...(task === undefined ? {} : { taskId: task.taskId, version: task.version }) });
        if (outcome.ok) onSaved?.(outcome.value.taskId);
        return outcome;
      }}>
      {() => (
        <>
          <div className="field-row"><Field name="day" label={t('day')} required><DayInput autoFocus /></Field><Field name="kind" label={t('kind')} required><Select options={CLEANING_KINDS.map((value) => ({ value, label: t(value) }))} /></Field><Field name="gridId" label={t('grid')}><Select allowClear options={grids.map((grid) => ({ value: grid.gridId as number, label: grid.name }))} /></Field></div>
          <div className="field-row"><Field name="place" label={t('place')} required><Input maxLength={100} /></Field><Field name="leaderName" label={t('leader')}><Input maxLength={40} /></Field></div>
          <div className="field-row"><Field name="output" label={t('output')}><InputNumber min={0} style={{ width: '100%' }} /></Field><Field name="outputUnit" label={t('unit')}><Select options={OUTPUT_UNITS.map((value) => ({ value, label: t(unitWord(value)) }))} /></Field><Field name="machine" label={t('machine')}><InputNumber min={0} step={0.5} style={{ width: '100%' }} /></Field><Field name="machineNote" label={t('machineNote')}><Input maxLength={100} /></Field></div>
          <Field name="note" label={t('note')}><Input maxLength={500} /></Field>
        </>
      )}
    </FormDialog>
  );
}

export function CleaningPage() {
  const t = useWords(cleaningWords);
  const navigate = useNavigate();
  const mayEdit = useMay('volunteers.edit');
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const [adding, setAdding] = useState(false);
  const rows = useCall('cleaning.tasks', { kind: filters.kind === '' ? null : (filters.kind as CleaningKind), from: daySchema.safeParse(filters.from).data ?? null, to: daySchema.safeParse(filters.to).data ?? null }, { keepLast: true });
  const columns = useMemo<Column<TaskRow>[]>(() => [
    { key: 'no', title: t('no'), width: 130, kind: 'id', value: (row) => row.taskNo }, { key: 'day', title: t('day'), width: 115, kind: 'day', value: (row) => row.day }, { key: 'place', title: t('place'), width: 180, value: (row) => row.place }, { key: 'kind', title: t('kind'), width: 100, value: (row) => t(row.kind) },
    { key: 'grid', title: t('grid'), width: 110, value: (row) => row.gridName ?? '' }, { key: 'people', title: t('people'), width: 80, kind: 'number', value: (row) => row.people || null }, { key: 'hours', title: t('labourHours'), width: 90, kind: 'number', value: (row) => (row.labourMinutes === 0 ? null : formatHours(row.labourMinutes)) },
    { key: 'machine', title: t('machine'), width: 100, kind: 'number', value: (row) => (row.machineMinutes === 0 ? null : formatHours(row.machineMinutes)) }, { key: 'output', title: t('output'), width: 110, kind: 'number', value: (row) => (row.outputMilli === 0 ? null : `${outputText(row.outputMilli)} ${t(unitWord(row.outputUnit))}`) },
    { key: 'paid', title: t('paid'), width: 110, kind: 'money', value: (row) => (row.paidFen === 0 ? null : row.paidFen) }, { key: 'left', title: t('unsettled'), width: 80, kind: 'number', value: (row) => row.unsettled || null },
  ], [t]);
  return (
    <PageFrame title={t('cleaning')} actions={<><Button onClick={() => void navigate('/volunteers/cleaning/inspections')}>{t('inspections')}</Button>{mayEdit && <Button type="primary" onClick={() => setAdding(true)}>{t('newTask')}</Button>}</>}>
      <DataTable label={t('cleaning')} columns={columns} rows={rows.data} rowKey={(row) => row.taskId} error={rows.error} onOpen={(row) => void navigate(`/volunteers/cleaning/${row.taskId}`)}
        filters={<>
          <Select aria-label={t('kind')} value={filters.kind} onChange={(kind) => setFilters({ kind })} options={[{ value: '', label: t('allKinds') }, ...CLEANING_KINDS.map((value) => ({ value: value as string, label: t(value) }))]} popupMatchSelectWidth={false} />
          <DayInput aria-label={t('from')} placeholder={t('from')} value={filters.from} onChange={(from) => setFilters({ from: from ?? '' })} /><DayInput aria-label={t('to')} placeholder={t('to')} value={filters.to} onChange={(to) => setFilters({ to: to ?? '' })} />
        </>}
        narrowed={Object.values(filters).some((value) => value !== '')} empty={{ title: t('noTasks'), hint: t('noTasksHint') }} />
      {adding && <TaskDialog onClose={() => setAdding(false)} onSaved={(taskId) => void navigate(`/volunteers/cleaning/${taskId}`)} />}
    </PageFrame>
  );
}
