import { Select } from 'antd';
import { useMemo, useState } from 'react';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { day, yearOf } from '#shared/days.ts';
import { FESTIVAL_WORDS, festivalCommands, LUNAR_DAYS } from '#shared/welfare/festivals.ts';
import { festivalWords } from './festival-words.ts';

type Row = MethodOutput<'welfare.festivals'>['days'][number];
const form = festivalCommands.saveFestival.input.omit({ festival: true });

/** 节日日期: on which day each festival is, year by year. */
export function FestivalsPage() {
  const f = useWords(festivalWords);
  const language = useLanguage();
  const { today } = useOfficeState();
  const mayEdit = useMay('welfare.edit');
  const [filters, setFilters] = useUrlFilters({ year: '' });
  const year = /^20\d\d$/.test(filters.year) ? Number(filters.year) : yearOf(day(today));
  const { data, error } = useCall('welfare.festivals', { year }, { keepLast: true });
  const save = useAct('welfare.saveFestival');
  const [editing, setEditing] = useState<Row>();
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'name', title: f('name'), width: 180, value: (row) => FESTIVAL_WORDS[row.festival][language] },
      { key: 'day', title: f('day'), kind: 'day', width: 140, value: (row) => row.day ?? f('notEntered') },
      { key: 'calendar', title: f('calendar'), width: 140, value: (row) => f(Object.hasOwn(LUNAR_DAYS, row.festival) ? 'lunar' : 'solar') },
      { key: 'listed', title: f('listed'), width: 120, value: (row) => (row.listed === 0 ? '' : f('listedN', { n: row.listed })) },
    ],
    [f, language],
  );
  const years = [...new Set([...(data?.years ?? []), year, (data?.years.at(-1) ?? year) + 1])].sort((a, b) => a - b);
  return (
    <PageFrame title={f('festivals')} back={{ to: '/welfare', label: f('back') }}>
      <p className="muted">{f('text')}</p>
      <DataTable<Row> label={f('festivals')} columns={columns} rows={data?.days} rowKey={(row) => row.festival} error={error} empty={{ title: f('none'), hint: f('noneHint') }}
        filters={<Select aria-label={f('year')} value={year} onChange={(value) => setFilters({ year: String(value) })} options={years.map((value) => ({ value, label: String(value) }))} />}
        {...(mayEdit ? { onOpen: setEditing } : {})} />
      {editing !== undefined && (
        <FormDialog open title={`${year} ${FESTIVAL_WORDS[editing.festival][language]}`} schema={form} initial={{ day: editing.day ?? `${year}-` }} onClose={() => setEditing(undefined)} onSave={(input) => save.run({ ...input, festival: editing.festival })}>
          <Field name="day" label={f('day')} required><DayInput autoFocus /></Field>
        </FormDialog>
      )}
    </PageFrame>
  );
}
