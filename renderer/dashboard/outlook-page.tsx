import { Select } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import type { ForecastPerson, LeavingPerson } from '#shared/dashboard/contract.ts';
import { OUTLOOK_SHOWS, residentLink } from './links.ts';
import { useSchoolEndText } from './school-end-text.ts';
import { dashboardWords } from './words.ts';

type Person = ForecastPerson & Partial<Pick<LeavingPerson, 'refusal' | 'refusalDetail' | 'schoolEnd'>>;
type Forecast = MethodOutput<'dashboard.forecast'>;

const FILTERS = { show: 'joining', programme: '', month: '', text: '' };
const REFUSALS = ['dead', 'movedOut', 'paused', 'rule', 'unknown', 'excludedByRule', 'excludedByProgramme', 'excludedByHousehold', 'noTier', 'nothingLeft'] as const;

function peopleOf(forecast: Forecast | undefined, show: string): { people: readonly Person[] | undefined; count: number } {
  if (forecast === undefined) return { people: undefined, count: 0 };
  const sum = (key: 'joining' | 'leaving'): number => forecast.programmes.reduce((all, row) => all + row[key], 0);
  if (show === 'leaving') return { people: forecast.leaving, count: sum('leaving') };
  if (show === 'withoutAccount') return { people: forecast.withoutAccount.people, count: forecast.withoutAccount.count };
  return { people: forecast.joining, count: sum('joining') };
}

function useColumns(leaving: boolean): Column<Person>[] {
  const t = useWords(dashboardWords);
  const schoolEndText = useSchoolEndText();
  return useMemo(() => {
    const why = (person: Person): string => {
      const refusal = REFUSALS.find((each) => each === person.refusal) ?? 'rule';
      const reason = t(`refusal_${refusal}`, { detail: person.refusalDetail ?? '' });
      return person.schoolEnd == null ? reason : [reason, schoolEndText(person.schoolEnd)].join(t(':'));
    };
    return [
      { key: 'name', title: t('name'), width: 120, value: (row) => row.name, sortable: true },
      { key: 'grid', title: t('grid'), width: 130, value: (row) => row.gridName, sortable: true },
      { key: 'programme', title: t('programme'), width: 160, value: (row) => row.programmeName, sortable: true },
      { key: 'month', title: t('firstMonth'), kind: 'day', width: 100, value: (row) => row.month, sortable: true },
      { key: 'age', title: t('age'), kind: 'number', width: 80, value: (row) => row.age, sortable: true },
      { key: 'amount', title: t('amount'), kind: 'money', width: 120, value: (row) => row.amountFen, sortable: true },
      leaving
        ? { key: 'why', title: t('reason'), width: 360, value: why }
        : { key: 'account', title: t('hasAccount'), width: 110, value: (row) => (row.hasAccount ? t('yes') : t('no')), sortable: true, render: (row) => <StatusTag tone={row.hasAccount ? 'good' : 'warning'}>{row.hasAccount ? t('yes') : t('no')}</StatusTag> },
    ];
  }, [t, leaving, schoolEndText]);
}

/** The names behind the forecast; each opens the resident. */
export function OutlookPage() {
  const t = useWords(dashboardWords);
  const navigate = useNavigate();
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const forecast = useCall('dashboard.forecast', {});
  const show = OUTLOOK_SHOWS.find((each) => each === filters.show) ?? 'joining';
  const columns = useColumns(show === 'leaving');
  const { people, count } = peopleOf(forecast.data, show);
  const text = filters.text.trim();
  const rows = people?.filter((person) => (filters.programme === '' || String(person.programmeId) === filters.programme) && (filters.month === '' || person.month === filters.month)
    && (text === '' || person.name.includes(text) || (person.gridName?.includes(text) ?? false)));
  const labels = { joining: t('showJoining'), leaving: t('showLeaving'), withoutAccount: t('showWithoutAccount') } as const;
  return (
    <PageFrame title={t('outlook')} subtitle={people !== undefined && people.length < count ? t('firstOnes', { n: count }) : t('forecastLead')} back={{ to: '/dashboard', label: t('desk') }}>
      <DataTable<Person>
        label={labels[show]}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.programmeId} ${row.residentId}`}
        error={forecast.error}
        onOpen={(row) => void navigate(residentLink(row.residentId))}
        search={{ value: filters.text, onChange: (next) => setFilters({ text: next }), placeholder: t('searchName') }}
        filters={
          <>
            <Select aria-label={t('listOf')} value={show} onChange={(next) => setFilters({ show: next, month: '' })} options={OUTLOOK_SHOWS.map((each) => ({ value: each, label: labels[each] }))} popupMatchSelectWidth={false} />
            <Select aria-label={t('programme')} value={filters.programme} onChange={(programme) => setFilters({ programme })} popupMatchSelectWidth={false}
              options={[{ value: '', label: t('allProgrammes') }, ...(forecast.data?.programmes ?? []).map((each) => ({ value: String(each.programmeId), label: `${each.code} ${each.name}` }))]} />
          </>
        }
        narrowed={filters.programme !== '' || filters.month !== '' || text !== ''}
        empty={{ title: t('nobody'), hint: t('nobodyHint') }}
      />
    </PageFrame>
  );
}
