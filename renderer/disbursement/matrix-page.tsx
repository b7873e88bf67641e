import { Checkbox } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { MonthInput } from '#renderer/ui/day-input.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { month, monthSchema } from '#shared/days.ts';
import { sumFen } from '#shared/money.ts';
import { matrixWords } from './matrix-words.ts';

type Row = MethodOutput<'disbursement.matrix'>['rows'][number];

/** 享受待遇对照: who gets what in a month, one column a programme; what should not stand together in red. */
export function MatrixPage() {
  const t = useWords(matrixWords);
  const navigate = useNavigate();
  const { today } = useOfficeState();
  const defaults = useMemo(() => ({ month: today.slice(0, 7), conflicts: '', name: '' }), [today]);
  const [filters, setFilters] = useUrlFilters(defaults);
  const valid = monthSchema.safeParse(filters.month).success;
  const { data, error } = useCall('disbursement.matrix', { month: month(valid ? filters.month : today.slice(0, 7)), onlyConflicts: filters.conflicts === '1' }, { enabled: valid, keepLast: true });
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'name', title: t('name'), width: 100, value: (row) => row.name, sortable: true },
      { key: 'head', title: t('head'), width: 100, value: (row) => row.headName, sortable: true },
      { key: 'grid', title: t('grid'), width: 110, value: (row) => row.gridName, sortable: true },
      ...(data?.programmes ?? []).map((programme): Column<Row> => ({
        key: programme.code, title: `${programme.code} ${programme.name}`, kind: 'money', width: 140, sortable: true,
        value: (row) => { const own = row.cells.filter((cell) => cell.programmeId === programme.programmeId); return own.length === 0 ? null : sumFen(own.map((cell) => cell.amountFen)); },
      })),
      { key: 'sum', title: t('sum'), kind: 'money', width: 120, value: (row) => sumFen(row.cells.map((cell) => cell.amountFen)), sortable: true },
      { key: 'conflict', title: t('conflict'), width: 260, value: (row) => row.conflicts.map((each) => `${each.code} × ${each.withCode}${each.withName === row.name ? '' : `${t('(')}${each.withName}${t(')')}`} ${each.purpose}`).join(t(';')), render: (row) => <span className="bad-text">{row.conflicts.map((each) => `${each.code} × ${each.withCode}${each.withName === row.name ? '' : `${t('(')}${each.withName}${t(')')}`} ${each.purpose}`).join(t(';'))}</span> },
    ],
    [t, data],
  );
  const rows = useMemo(() => data?.rows.filter((row) => row.name.includes(filters.name) || row.headName.includes(filters.name)), [data, filters.name]);
  return (
    <PageFrame title={t('matrix')} subtitle={data !== undefined && data.conflicts > 0 ? t('conflictsN', { n: data.conflicts }) : t('noConflicts')}>
      <DataTable<Row>
        label={t('matrix')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.residentId}
        error={error}
        onOpen={(row) => void navigate(`/residents/${row.residentId}`)}
        search={{ value: filters.name, onChange: (name) => setFilters({ name }), placeholder: t('search') }}
        filters={
          <>
            <MonthInput aria-label={t('month')} value={filters.month} onChange={(next) => setFilters({ month: next ?? '' })} />
            <Checkbox checked={filters.conflicts === '1'} onChange={(event) => setFilters({ conflicts: event.target.checked ? '1' : '' })}>{t('onlyConflicts')}</Checkbox>
          </>
        }
        narrowed={filters.name !== '' || filters.conflicts !== ''}
        empty={{ title: t('empty'), hint: t('emptyHint') }}
      />
    </PageFrame>
  );
}
