/** 节假日: which days are off and which weekend days are worked. */
import { Button, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { day, weekdayOf, yearOf, type Day } from '#shared/days.ts';
import { noticesContract } from '#shared/notices/contract.ts';
import { noticesWords } from './words.ts';

interface Row { readonly day: Day; readonly kind: 'off' | 'work'; readonly name: string }
const addForm = noticesContract.saveHoliday.input;

export function HolidaysPage() {
  const t = useWords(noticesWords);
  const { today } = useOfficeState();
  const mayEdit = useMay('notices.edit');
  const [filters, setFilters] = useUrlFilters({ year: '' });
  const year = /^\d{4}$/.test(filters.year) ? Number(filters.year) : yearOf(day(today));
  const { data, error } = useCall('notices.holidays', { year }, { keepLast: true });
  const save = useAct('notices.saveHoliday');
  const [adding, setAdding] = useState(false);
  const { run } = save;
  const columns = useMemo<Column<Row>[]>(() => [
    { key: 'day', title: t('day'), width: 140, kind: 'day', value: (row) => row.day },
    { key: 'weekday', title: t('weekday'), width: 90, value: (row) => t(`d.${weekdayOf(row.day) as 1}`) },
    { key: 'kind', title: t('kind'), width: 140, render: (row) => <StatusTag tone={row.kind === 'off' ? 'good' : 'warning'}>{t(row.kind)}</StatusTag> },
    { key: 'name', title: t('name'), width: 260, value: (row) => row.name },
    { key: 'remove', title: '', width: 110, render: (row) => (mayEdit ? <Button size="small" onClick={() => void run({ day: row.day, kind: null, name: '' })}>{t('removeDay')}</Button> : null) },
  ], [t, mayEdit, run]);
  const years = [...new Set([...(data?.years ?? []), yearOf(day(today)), yearOf(day(today)) + 1, year])].sort((a, b) => a - b);
  const add = mayEdit && <Button type="primary" onClick={() => setAdding(true)}>{t('addDay')}</Button>;
  return (
    <PageFrame title={t('holidays')} back={{ to: '/notices', label: t('notices') }} actions={add}>
      <p className="muted">{t('holidaysText')}</p>
      <RefusalAlert error={save.error} />
      <DataTable label={t('holidays')} columns={columns} rows={data?.days} rowKey={(row) => row.day} error={error}
        filters={<Select aria-label={t('year')} value={year} onChange={(value) => setFilters({ year: String(value) })} options={years.map((value) => ({ value, label: String(value) }))} />}
        empty={{ title: t('noDays', { year }), hint: t('noDaysHint'), action: add }} />
      <FormDialog open={adding} title={t('addDay')} schema={addForm} initial={{ kind: 'off', name: '' }} onClose={() => setAdding(false)} onSave={save.run}>
        <Field name="day" label={t('day')} required><DayInput autoFocus /></Field>
        <Field name="kind" label={t('kind')} required><Select options={(['off', 'work'] as const).map((value) => ({ value, label: t(value) }))} /></Field>
        <Field name="name" label={t('name')}><Input maxLength={30} /></Field>
      </FormDialog>
    </PageFrame>
  );
}
