/** A book on paper, in Chinese: every page with its head, 承前页 and 过次页, a red rule under 本月合计 and a double one under the year's. */
import './book-print.css';
import { useSearchParams } from 'react-router';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { formatMonthChinese } from '#shared/days.ts';
import { formatYuan } from '#shared/money.ts';
import type { BookSheet } from '#shared/statements/book.ts';
import { pagesOf, type PrintedRow } from '#shared/statements/book-pages.ts';
import { BOOK_NAMES, CARRY, NIL, ROW_WORDS } from '#shared/statements/book-words.ts';
import { BOOK_FILTERS, readBookAddress } from './book-address.ts';
import { columnTitle, labelColumn } from './book-cell.tsx';

/** Lines that a sheet of A4 takes at 6.4 mm each, below head and heading. */
const LINES = { landscape: 21, portrait: 33 } as const;
const WIDTHS = { day: '20mm', id: '16mm', text: 'auto', money: '27mm', side: '9mm', balance: '29mm' } as const;
/** Wider than this many Chinese characters a text is set small, so that its two lines stay inside the row. */
const LONG_TEXT = 19;
const widthOf = (text: string): number => [...text].reduce((width, character) => width + (character < '\u2000' ? 0.5 : 1), 0);

function cellOf(row: PrintedRow, sheet: BookSheet, index: number): React.ReactNode {
  const cell = row.cells[index] ?? null;
  if (index === labelColumn(sheet.columns)) {
    if ('carry' in row) return CARRY[row.carry].zh;
    if (row.kind !== 'line') return ROW_WORDS[row.kind].zh;
  }
  if (typeof cell !== 'number') return cell;
  if (cell === 0) return sheet.columns[index]?.kind === 'balance' ? NIL : 'carry' in row || row.kind !== 'line' ? '0.00' : '';
  return formatYuan(cell);
}

function Line({ row, sheet }: { row: PrintedRow; sheet: BookSheet }) {
  return (
    <tr className={'carry' in row ? 'carry' : row.kind}>
      {sheet.columns.map((column, index) => {
        const cell = row.cells[index] ?? null;
        const money = column.kind === 'money' || column.kind === 'balance';
        const red = typeof cell === 'number' && cell < 0;
        const long = typeof cell === 'string' && widthOf(cell) > LONG_TEXT;
        return <td key={column.key} className={money ? 'number' : column.kind === 'side' ? 'centre' : ''}><div className={`${red ? 'red' : ''} ${long ? 'long' : ''}`}>{cellOf(row, sheet, index)}</div></td>;
      })}
    </tr>
  );
}

function Page({ rows, sheet, officeName, last }: { rows: readonly PrintedRow[]; sheet: BookSheet; officeName: string; last: boolean }) {
  const name = sheet.book === 'journal' ? `${sheet.account?.code.startsWith('101') === true ? '现金' : '银行存款'}日记账` : BOOK_NAMES[sheet.book].zh;
  const months = sheet.fromMonth === sheet.toMonth ? formatMonthChinese(sheet.fromMonth) : `${formatMonthChinese(sheet.fromMonth)}至${formatMonthChinese(sheet.toMonth)}`;
  return (
    <section className={last ? 'book-page' : 'book-page page-break'}>
      <header className="sheet-head">
        <div className="sheet-office">{officeName}</div>
        <h1>{name}</h1>
        <div className="sheet-subtitle">
          <span>账套：{sheet.accountSetName}</span>
          {sheet.account !== null && <span>科目：{sheet.account.code} {sheet.account.path}{sheet.party === null ? '' : `　往来对象：${sheet.party}`}</span>}
          {sheet.book === 'projects' && sheet.party !== null && <span>项目：{sheet.party}</span>}
          <span>{months}</span><span>单位：元</span>
        </div>
      </header>
      <table className="print-table book-table">
        <colgroup>{sheet.columns.map((column) => <col key={column.key} style={{ width: sheet.columns.length > 9 && column.kind === 'money' ? '21mm' : WIDTHS[column.kind] }} />)}</colgroup>
        <thead><tr>{sheet.columns.map((column) => <th key={column.key}>{columnTitle(column, 'zh')}</th>)}</tr></thead>
        <tbody>{rows.map((row, index) => <Line key={index} row={row} sheet={sheet} />)}</tbody>
      </table>
      {last && sheet.vouchers.length > 0 && <div>{sheet.vouchers.map((each) => `${each.word}字第 ${each.firstNo} 至 ${each.lastNo} 号，共 ${each.count} 张，附件 ${each.attachments} 张`).join('；')}</div>}
      {last && <div className="signers"><span>会计主管：</span><span>记账：</span><span>复核：</span></div>}
    </section>
  );
}

export function BookPrint() {
  const [params] = useSearchParams();
  const { officeName, today } = useOfficeState();
  const filters = Object.fromEntries(Object.entries(BOOK_FILTERS).map(([key, value]) => [key, params.get(key) ?? value])) as typeof BOOK_FILTERS;
  const { carry, ...input } = readBookAddress(filters, Number(params.get('set')), (today ?? '2000-01').slice(0, 7) as BookSheet['fromMonth']);
  const { data, error } = useDocument('statements.printBook', input);
  const landscape = input.book !== 'summary';
  const pages = data === undefined ? [] : pagesOf(data, LINES[landscape ? 'landscape' : 'portrait'], carry);
  return (
    <PrintPage title={BOOK_NAMES[input.book].zh} bare landscape={landscape} ready={data !== undefined} error={error ?? null}>
      <div className={data !== undefined && data.columns.length > 11 ? 'book-sheets narrow' : 'book-sheets'}>
        {data !== undefined && pages.map((rows, index) => <Page key={index} rows={rows} sheet={data} officeName={officeName ?? ''} last={index === pages.length - 1} />)}
      </div>
    </PrintPage>
  );
}
