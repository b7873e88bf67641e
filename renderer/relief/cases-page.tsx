/** 救助个案: all cases of the fund. */
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { formatYuan } from '#shared/money.ts';
import type { CaseRow, ReliefFund } from '#shared/relief/contract.ts';
import { caseStatusText, caseStatusTone } from './case-status.ts';
import { FundChoice, usePeriod, WithFund } from './fund-choice.tsx';
import { reliefWords } from './words.ts';
import { useLanguage } from '#renderer/i18n/language.ts';

const FILTERS = { search: '' };

function Cases({ fund }: { fund: ReliefFund }) {
  const t = useWords(reliefWords);
  const language = useLanguage();
  const navigate = useNavigate();
  const mayPrint = useMay('relief.print');
  const { from, to, bar } = usePeriod();
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const { data, error } = useCall('relief.cases', { fundId: fund.fundId, search: filters.search }, { keepLast: true });
  const columns = useMemo<Column<CaseRow>[]>(() => [
    { key: 'no', title: t('no'), width: language === 'zh' ? 130 : 114, kind: 'id', value: (row) => row.applicationNo }, { key: 'name', title: t('person'), width: 90, value: (row) => row.name }, { key: 'household', title: t('household'), width: language === 'zh' ? 90 : 96, kind: 'id', value: (row) => row.householdNo },
    { key: 'received', title: t('received'), width: language === 'zh' ? 115 : 104, kind: 'day', value: (row) => row.receivedOn, sortable: true }, { key: 'status', title: t('status'), width: language === 'zh' ? 100 : 150, render: (row) => <StatusTag tone={caseStatusTone(row)}>{caseStatusText(row, language)}</StatusTag> },
    { key: 'bills', title: t('bills'), width: 70, kind: 'number', value: (row) => row.bills }, { key: 'base', title: t('base'), width: 130, kind: 'money', value: (row) => row.baseFen }, { key: 'calculated', title: t('calculated'), width: 120, kind: 'money', value: (row) => row.calculatedFen },
    { key: 'granted', title: t('granted'), width: 120, kind: 'money', value: (row) => row.grantedFen }, { key: 'paid', title: t('paidFen'), width: 120, kind: 'money', value: (row) => row.paidFen },
    { key: 'alarm', title: t('note'), width: 190, render: (row) => <>{row.advanceOverdueDays > 0 && <StatusTag tone="bad">{t('advanceOverdue', { n: row.advanceOverdueDays })}</StatusTag>}{row.toRecoverFen > 0 && <StatusTag tone="bad">{t('toRecover', { amount: formatYuan(row.toRecoverFen) })}</StatusTag>}</> },
  ], [t, language]);
  return (
    <PageFrame title={t('cases')} subtitle={<FundChoice fund={fund} />}>
      <DataTable label={t('cases')} columns={columns} rows={data} rowKey={(row) => row.applicationId} error={error} onOpen={(row) => void navigate(`/relief/cases/${row.applicationId}`)} search={{ value: filters.search, onChange: (search) => setFilters({ search }), placeholder: t('search') }} narrowed={filters.search !== ''}
        exports={mayPrint && <>{bar}<PrintButton to={`/print/relief-register/${fund.fundId}/${from}/${to}`} label={t('printRegister')} /></>} empty={{ title: t('noCases'), hint: t('noCasesHint') }} />
    </PageFrame>
  );
}

export function CasesPage() {
  const t = useWords(reliefWords);
  return <WithFund title={t('cases')}>{(fund) => <Cases key={fund.fundId} fund={fund} />}</WithFund>;
}
