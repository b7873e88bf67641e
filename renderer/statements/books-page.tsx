import './statements.css';
import { Button, Segmented, Select } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { AccountSetChoice, WithAccountSet, type OpenBooks } from '#renderer/ui/account-set.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { MonthInput } from '#renderer/ui/day-input.tsx';
import { DownloadButton } from '#renderer/ui/download-button.tsx';
import { EmptyPage } from '#renderer/ui/empty-page.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { BOOKS, BOOKS_OF_ACCOUNT, type BookRow, type BookSheet } from '#shared/statements/book.ts';
import { CARRIES } from '#shared/statements/book-pages.ts';
import { BOOK_NAMES } from '#shared/statements/book-words.ts';
import { AccountChoice } from './account-choice.tsx';
import { BOOK_FILTERS, readBookAddress } from './book-address.ts';
import { BookCell, columnTitle } from './book-cell.tsx';
import { bookPath, bookPrintPath } from './links.ts';
import { statementsWords } from './words.ts';

const KINDS = { day: 'day', id: 'id', text: 'text', money: 'money', side: 'id', balance: 'money' } as const;
const WIDTHS = { day: 108, id: 96, text: 220, money: 126, side: 76, balance: 136 } as const;
/** Books that carry totals from page to page. */
const RUNNING: readonly string[] = ['detail', 'columnar', 'journal'];
type Row = BookRow & { readonly at: number };

function useBookColumns(sheet: BookSheet | undefined): Column<Row>[] {
  const language = useLanguage();
  return useMemo(() => (sheet?.columns ?? []).map((column, index, columns) => ({
    key: column.key, title: columnTitle(column, language), kind: KINDS[column.kind], width: WIDTHS[column.kind],
    render: (row: Row) => <BookCell row={row} columns={columns} index={index} language={language} />,
  })), [sheet, language]);
}

function Books({ books }: { books: OpenBooks }) {
  const t = useWords(statementsWords);
  const language = useLanguage();
  const navigate = useNavigate();
  const mayPrint = useMay('ledger.print');
  const mayExport = useMay('ledger.export');
  const exportBook = useAct('statements.exportBook');
  const [filters, setFilters] = useUrlFilters(BOOK_FILTERS);
  const { carry, ...input } = readBookAddress(filters, books.set.accountSetId, books.set.currentMonth);
  const needsAccount = BOOKS_OF_ACCOUNT.includes(input.book);
  const asked = !needsAccount || input.accountId !== undefined;
  const sheet = useCall('statements.book', input, { keepLast: true, enabled: asked });
  const data = asked && sheet.data?.book === input.book ? sheet.data : undefined;
  const columns = useBookColumns(data);
  const rows = useMemo(() => data?.rows.map((row, at): Row => ({ ...row, at })), [data]);
  const open = (row: Row): void => {
    if (input.book === 'projects' && row.party !== null) setFilters({ project: row.party });
    else if (row.voucherId !== null) void navigate(`/ledger/vouchers/${row.voucherId}`);
    else if (row.accountId !== null && !RUNNING.includes(input.book)) {
      const months = row.month === null || row.kind === 'yearTotal' || row.kind === 'yearEnd' ? { fromMonth: input.fromMonth, toMonth: input.toMonth } : { fromMonth: row.month, toMonth: row.month };
      void navigate(bookPath({ book: 'detail', accountSetId: input.accountSetId, accountId: row.accountId, ...months, ...(row.party === null ? {} : { party: row.party }) }));
    }
  };
  return (
    <PageFrame
      title={t('books')}
      subtitle={<AccountSetChoice books={books} />}
      actions={
        <>
          {mayPrint && RUNNING.includes(input.book) && (
            <Select aria-label={t('carry')} value={carry} onChange={(value) => setFilters({ carry: value })} options={CARRIES.map((each) => ({ value: each, label: t(`carry_${each}`) }))} popupMatchSelectWidth={false} />
          )}
          {mayExport && <DownloadButton label={t('exportXlsx')} disabled={!asked} make={() => exportBook.run(input)} />}
          {mayPrint && <PrintButton to={bookPrintPath(input, carry)} disabled={!asked} />}
        </>
      }
    >
      <div className="statement-tools">
        <Segmented aria-label={t('books')} value={input.book} onChange={(book) => setFilters({ book, party: '', project: '' })} options={BOOKS.map((each) => ({ value: each, label: BOOK_NAMES[each][language] }))} />
        {needsAccount && <AccountChoice accountSetId={input.accountSetId} value={input.accountId} onChange={(account) => setFilters({ account: String(account), party: '' })} />}
        <div style={{ width: '10rem' }}><MonthInput aria-label={t('from')} placeholder={t('from')} value={input.fromMonth} onChange={(text) => setFilters({ from: text ?? '' })} /></div>
        <div style={{ width: '10rem' }}><MonthInput aria-label={t('to')} placeholder={t('to')} value={input.toMonth} onChange={(text) => setFilters({ to: text ?? '' })} /></div>
        {!needsAccount && input.book !== 'projects' && <Segmented aria-label={t('level')} value={String(input.level)} onChange={(level) => setFilters({ level })} options={['1', '2', '3'].map((n) => ({ value: n, label: t('levelN', { n }) }))} />}
        {data?.party != null && <span>{t(input.book === 'projects' ? 'projectOf' : 'party', { name: data.party })} <Button type="link" onClick={() => setFilters({ party: '', project: '' })}>{t(input.book === 'projects' ? 'allProjects' : 'allParties')}</Button></span>}
      </div>
      {!asked && <EmptyPage title={t('chooseAccountFirst')} hint={t('chooseAccountHint')} />}
      {asked && (
        <DataTable<Row>
          label={BOOK_NAMES[input.book][language]} columns={columns} rows={rows} rowKey={(row) => row.at} loading={sheet.isFetching} error={sheet.error} onOpen={open} empty={{ title: t('nothingBooked') }}
          rowClassName={(row) => (row.kind === 'line' ? '' : `book-row ${row.kind}`)}
          total={data !== undefined && data.vouchers.length > 0 && data.vouchers.map((each) => t('vouchersOf', { word: each.word, first: each.firstNo, last: each.lastNo, n: each.count, papers: each.attachments })).join('　')}
        />
      )}
    </PageFrame>
  );
}

export function BooksPage() {
  return <WithAccountSet>{(books) => <Books books={books} />}</WithAccountSet>;
}
