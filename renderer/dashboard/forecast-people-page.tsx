import { Select } from 'antd';
import { useMemo } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { StatusTag, type StatusTone } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { FORECAST_CHANGES } from '#shared/dashboard/forecast-contract.ts';
import { monthSchema, month as monthOf } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { forecastWords } from './forecast-words.ts';
import { residentLink } from './links.ts';
import { useSchoolEndText } from './school-end-text.ts';
import { dashboardWords } from './words.ts';

type Person = MethodOutput<'forecast.people'>['people'][number];
const TONES: Readonly<Record<Person['change'], StatusTone>> = { joined: 'good', left: 'bad', changed: 'warning', same: 'neutral' };
const REFUSALS = ['dead', 'movedOut', 'paused', 'rule', 'unknown', 'excludedByRule', 'excludedByProgramme', 'excludedByHousehold', 'noTier', 'nothingLeft'] as const;

/** The names behind a figure of the forecast; each opens the resident. */
export function ForecastPeoplePage() {
  const { programmeId = '', month = '' } = useParams();
  const t = useWords(forecastWords);
  const d = useWords(dashboardWords);
  const schoolEndText = useSchoolEndText();
  const navigate = useNavigate();
  const [filters, setFilters] = useUrlFilters({ change: '', text: '' });
  const at = monthSchema.safeParse(month).success ? month : '2000-01';
  const { data, error } = useCall('forecast.people', { programmeId: id<'programme'>(Number(programmeId) || 1), month: monthOf(at) });
  const columns = useMemo((): Column<Person>[] => [
    { key: 'change', title: t('change'), width: 100, value: (row) => t(`c_${row.change}`), render: (row) => <StatusTag tone={TONES[row.change]}>{t(`c_${row.change}`)}</StatusTag>, sortable: true },
    { key: 'name', title: t('name'), width: 120, value: (row) => row.name, sortable: true },
    { key: 'grid', title: t('grid'), width: 130, value: (row) => row.gridName, sortable: true },
    { key: 'age', title: t('age'), kind: 'number', width: 80, value: (row) => row.age, sortable: true },
    { key: 'before', title: t('before'), kind: 'money', width: 120, value: (row) => row.beforeFen },
    { key: 'inMonth', title: t('inMonth'), kind: 'money', width: 120, value: (row) => row.amountFen, sortable: true },
    { key: 'why', title: t('why'), width: 320, value: (row) => {
      const refusal = REFUSALS.find((each) => each === row.refusal);
      const why = refusal === undefined ? [] : [d(`refusal_${refusal}`, { detail: row.refusalDetail ?? '' })];
      return [...why, ...(row.schoolEnd === null ? [] : [schoolEndText(row.schoolEnd)])].join(t(':'));
    } },
  ], [t, d, schoolEndText]);
  const text = filters.text.trim();
  const rows = data?.people.filter((person) => (filters.change === '' || person.change === filters.change) && (text === '' || person.name.includes(text)));
  const all = data === undefined ? 0 : Object.values(data.counts).reduce((sum, n) => sum + n, 0);
  return (
    <PageFrame title={data === undefined ? t('title') : t('names', { name: data.programmeName, month })} subtitle={data !== undefined && data.people.length < all ? t('firstOnes', { n: all }) : undefined} back={{ to: '/welfare/forecast', label: t('back') }}>
      <DataTable<Person> label={t('title')} columns={columns} rows={rows} rowKey={(row) => row.residentId} error={error} onOpen={(row) => void navigate(residentLink(row.residentId))}
        search={{ value: filters.text, onChange: (next) => setFilters({ text: next }), placeholder: t('search') }}
        filters={<Select aria-label={t('change')} value={filters.change} onChange={(change) => setFilters({ change })} popupMatchSelectWidth={false}
          options={[{ value: '', label: t('allChanges') }, ...FORECAST_CHANGES.map((each) => ({ value: each, label: `${t(`c_${each}`)} ${data?.counts[each] ?? ''}` }))]} />}
        narrowed={filters.change !== '' || text !== ''} empty={{ title: t('nobody') }} />
    </PageFrame>
  );
}
