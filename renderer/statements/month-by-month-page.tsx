import { InputNumber } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { AccountSetChoice, WithAccountSet, type OpenBooks } from '#renderer/ui/account-set.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DownloadButton } from '#renderer/ui/download-button.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { lastDay, yearOf } from '#shared/days.ts';
import { sumFen, type Fen } from '#shared/money.ts';
import type { MonthByMonth } from '#shared/statements/contract.ts';
import { bookPath } from './links.ts';
import { statementsWords } from './words.ts';

/** A row of the sheet: an account, or one of the three sums below them. */
interface Row { readonly key: string; readonly accountId: number | null; readonly name: string; readonly amounts: readonly Fen[]; readonly totalFen: Fen }

/** 收支逐月表: what came in and went out, account by account across the months of a year; a row opens its 明细账. */
function Sheet({ books }: { books: OpenBooks }) {
  const t = useWords(statementsWords);
  const navigate = useNavigate();
  const mayPrint = useMay('ledger.print');
  const mayExport = useMay('ledger.export');
  const exportXlsx = useAct('statements.exportMonthByMonth');
  const [filters, setFilters] = useUrlFilters({ year: '' });
  const year = /^\d{4}$/.test(filters.year) ? Number(filters.year) : yearOf(books.set.currentMonth);
  const about = { accountSetId: books.set.accountSetId, year };
  const sheet = useCall('statements.monthByMonth', about, { keepLast: true });
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'name', title: t('account'), width: 200, fixed: 'left', render: (row) => <span style={{ fontWeight: row.accountId === null ? 600 : 400 }}>{row.name}</span> },
      ...Array.from({ length: 12 }, (_, at): Column<Row> => ({ key: `m${at}`, title: t('monthN', { n: at + 1 }), width: 118, kind: 'money', render: (row) => <MoneyText fen={row.amounts[at]!} blankZero /> })),
      { key: 'total', title: t('wholeYear'), width: 140, kind: 'money', render: (row) => <MoneyText fen={row.totalFen} /> },
    ],
    [t],
  );
  const rows = useMemo(() => (sheet.data === undefined ? undefined : rowsOf(sheet.data, { incomes: t('incomeSum'), uses: t('useSum'), balances: t('balanceSum') })), [sheet.data, t]);
  return (
    <PageFrame
      title={t('monthByMonth')}
      subtitle={<AccountSetChoice books={books} />}
      actions={
        <>
          {mayExport && <DownloadButton label={t('exportXlsx')} make={() => exportXlsx.run(about)} />}
          {mayPrint && <PrintButton to={`/print/month-by-month/${about.accountSetId}/${year}`} />}
        </>
      }
    >
      <DataTable
        label={t('monthByMonth')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.key}
        loading={sheet.isFetching}
        error={sheet.error}
        onOpen={(row) => {
          if (row.accountId !== null) void navigate(bookPath({ book: 'detail', accountSetId: about.accountSetId, accountId: row.accountId, fromMonth: `${year}-01`, toMonth: lastDay(sheet.data!.months.at(-1)!).slice(0, 7) }));
        }}
        filters={<InputNumber aria-label={t('year')} value={year} min={1980} max={2200} precision={0} onChange={(value) => setFilters({ year: value === null ? '' : String(value) })} />}
        empty={{ title: t('nothingBooked') }}
      />
    </PageFrame>
  );
}

function rowsOf(sheet: MonthByMonth, names: Readonly<Record<'incomes' | 'uses' | 'balances', string>>): Row[] {
  if (sheet.rows.length === 0) return [];
  const of = (income: boolean): Row[] => sheet.rows.filter((row) => row.income === income).map((row) => ({ ...row, key: row.code, name: `${row.code} ${row.name}` }));
  const sum = (key: 'incomes' | 'uses' | 'balances'): Row => ({ key, accountId: null, name: names[key], amounts: sheet[key], totalFen: sumFen(sheet[key]) });
  return [...of(true), sum('incomes'), ...of(false), sum('uses'), sum('balances')];
}

export function MonthByMonthPage() {
  return <WithAccountSet>{(books) => <Sheet books={books} />}</WithAccountSet>;
}
