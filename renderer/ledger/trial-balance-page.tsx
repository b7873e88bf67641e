import { Checkbox, Segmented } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput, MonthInput } from '#renderer/ui/day-input.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { daySchema, monthOf, monthSchema } from '#shared/days.ts';
import type { TrialBalance, TrialBalanceRow } from '#shared/ledger/contract.ts';
import { AccountSetChoice, WithAccountSet, type OpenBooks } from '#renderer/ui/account-set.tsx';
import { ledgerWords } from './words.ts';

const FILTERS = { month: '', asOf: '', level: '1', empty: '' };
const PAIRS = ['opening', 'turnover', 'yearToDate', 'closing'] as const;

function Equalities({ balance }: { balance: TrialBalance }) {
  const t = useWords(ledgerWords);
  const { equal } = balance;
  return (
    <span style={{ display: 'inline-flex', flexWrap: 'wrap', gap: '0.4rem', marginLeft: '0.6rem' }}>
      {([['openingEqual', equal.opening], ['turnoverEqual', equal.turnover], ['closingEqual', equal.closing]] as const).map(([key, holds]) => (
        <StatusTag key={key} tone={holds ? 'good' : 'bad'}>
          {holds ? `✓ ${t(key)}` : `✗ ${t(key)}${t(':')}${t('notEqual')}`}
        </StatusTag>
      ))}
    </span>
  );
}

/** 科目余额表 of a month; a row opens the register of its account. */
function Balances({ books }: { books: OpenBooks }) {
  const t = useWords(ledgerWords);
  const navigate = useNavigate();
  const mayPrint = useMay('ledger.print');
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const month = monthSchema.safeParse(filters.month).data ?? books.set.currentMonth;
  const level = Number(filters.level);
  const day = daySchema.safeParse(filters.asOf).data ?? null;
  const asOf = day !== null && monthOf(day) === month ? day : null;
  const balance = useCall('ledger.trialBalance', { accountSetId: books.set.accountSetId, month, asOf, level, withEmpty: filters.empty === '1' }, { keepLast: true });

  const columns = useMemo<Column<TrialBalanceRow>[]>(
    () => [
      { key: 'code', title: t('code'), width: 86, kind: 'id', value: (row) => row.code, fixed: 'left' },
      { key: 'name', title: t('name'), width: 172, fixed: 'left', render: (row) => <span style={{ paddingLeft: `${(row.level - 1) * 1.2}rem`, fontWeight: row.level === 1 ? 600 : 400 }}>{row.name}</span> },
      ...PAIRS.flatMap((pair): Column<TrialBalanceRow>[] => [
        { key: `${pair}-d`, title: `${t(pair)} ${t('debit')}`, width: 112, kind: 'money', render: (row) => <MoneyText fen={row[pair].debitFen} blankZero /> },
        { key: `${pair}-c`, title: `${t(pair)} ${t('credit')}`, width: 112, kind: 'money', render: (row) => <MoneyText fen={row[pair].creditFen} blankZero /> },
      ]),
    ],
    [t],
  );
  const data = balance.data;
  return (
    <PageFrame
      title={t('trialBalance')}
      subtitle={<AccountSetChoice books={books} />}
      actions={mayPrint && <PrintButton to={`/print/trial-balance/${books.set.accountSetId}/${month}/${level}${asOf === null ? '' : `?asOf=${asOf}`}`} />}
    >
      {data !== undefined && data.unposted > 0 && <div className="muted">{t('unpostedNote', { n: data.unposted })}</div>}
      <DataTable
        label={t('trialBalance')}
        columns={columns}
        rows={data?.rows}
        rowKey={(row) => row.accountId}
        loading={balance.isFetching}
        error={balance.error}
        onOpen={(row) => void navigate(`/ledger/register/${row.accountId}/${month}?set=${books.set.accountSetId}`)}
        filters={
          <>
            <div style={{ width: '11rem' }}>
              <MonthInput aria-label={t('month')} value={month} onChange={(text) => setFilters({ month: text ?? '', asOf: '' })} />
            </div>
            <div style={{ width: '13rem' }}>
              <DayInput aria-label={t('asOfDay')} placeholder={t('asOfDay')} value={asOf} onChange={(text) => { const chosen = daySchema.safeParse(text).data; setFilters(chosen === undefined ? { asOf: '' } : { asOf: chosen, month: monthOf(chosen) }); }} />
            </div>
            <Segmented
              aria-label={t('level')}
              value={filters.level}
              onChange={(value) => setFilters({ level: value })}
              options={[{ value: '1', label: t('level1') }, { value: '2', label: t('level2') }, { value: '3', label: t('level3') }]}
            />
            <Checkbox checked={filters.empty === '1'} onChange={(event) => setFilters({ empty: event.target.checked ? '1' : '' })}>
              {t('showEmpty')}
            </Checkbox>
            {data !== undefined && data.periodStatus !== null && (
              <StatusTag tone={data.periodStatus === 'closed' ? 'neutral' : 'active'}>{t(data.periodStatus === 'closed' ? 'periodClosed' : 'periodOpen')}</StatusTag>
            )}
          </>
        }
        empty={{ title: t('noBalances'), hint: t('noBalancesHint') }}
        total={
          data !== undefined && (
            <span>
              {t('total')}　{t('closing')} {t('debit')} <MoneyText fen={data.total.closing.debitFen} /> {t('credit')} <MoneyText fen={data.total.closing.creditFen} />　
              <Equalities balance={data} />
            </span>
          )
        }
      />
    </PageFrame>
  );
}

export function TrialBalancePage() {
  return <WithAccountSet>{(books) => <Balances books={books} />}</WithAccountSet>;
}
