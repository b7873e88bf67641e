/** 银行存款余额调节表 on paper, A4. Printed in Chinese: it is a document of the books. */
import { useParams } from 'react-router';
import { useCall } from '#renderer/api/use-call.ts';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { formatDayChinese, localDay, monthSchema } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { formatYuan, type Fen } from '#shared/money.ts';
import type { Reconciliation } from '#shared/treasury/contract.ts';

interface Cell { readonly text: string; readonly fen: Fen | null; readonly head?: boolean }

const amount = (fen: Fen): string => formatYuan(Math.abs(fen) as Fen);
const bankCells = (lines: Reconciliation['bankPaid']): Cell[] => (lines.length === 0 ? [{ text: '（无）', fen: null }] : lines.map((line) => ({ text: `${line.day.slice(5)} ${line.counterparty} ${line.summary}`.trim(), fen: line.amountFen })));
const bookCells = (lines: Reconciliation['bookPaid']): Cell[] => (lines.length === 0 ? [{ text: '（无）', fen: null }] : lines.map((line) => ({ text: `${line.day.slice(5)} ${line.word}-${line.number} ${line.summary}`, fen: line.amountFen })));

/** Both halves line by line, the shorter one filled up. */
function pairs(left: readonly Cell[], right: readonly Cell[]): (readonly [Cell, Cell])[] {
  const blank: Cell = { text: '', fen: null };
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => [left[index] ?? blank, right[index] ?? blank] as const);
}

export function ReconciliationPrint() {
  const { treasuryAccountId = '', month: monthText = '' } = useParams();
  const found = useCall('treasury.printReconciliation', { treasuryAccountId: id<'treasuryAccount'>(Number(treasuryAccountId)), month: monthSchema.parse(monthText) });
  const table = found.data;
  const rows = table === undefined ? [] : [
    ...pairs([{ text: '加：银行已收，企业未收', fen: null, head: true }, ...bankCells(table.bankReceived)], [{ text: '加：企业已收，银行未收', fen: null, head: true }, ...bookCells(table.bookReceived)]),
    ...pairs([{ text: '减：银行已付，企业未付', fen: null, head: true }, ...bankCells(table.bankPaid)], [{ text: '减：企业已付，银行未付', fen: null, head: true }, ...bookCells(table.bookPaid)]),
  ];
  const cells = (cell: Cell) => [<td key="t" style={cell.head === true ? { fontWeight: 700 } : undefined}>{cell.text}</td>, <td key="a" className="number">{cell.fen === null ? '' : amount(cell.fen)}</td>];
  return (
    <PrintPage title="银行存款余额调节表" ready={table !== undefined} error={found.error}
      subtitle={<><span>账套：{table?.accountSetName}</span><span>{table && formatDayChinese(table.day)}</span><span>单位：元</span></>}>
      <p style={{ margin: '0 0 2mm' }}>开户银行：{table?.bankName}　账号：{table?.numberMasked}　科目：{table?.accountCode} {table?.accountName}</p>
      <table className="print-table" style={{ tableLayout: 'fixed' }}>
        <colgroup><col style={{ width: '33%' }} /><col style={{ width: '17%' }} /><col style={{ width: '33%' }} /><col style={{ width: '17%' }} /></colgroup>
        <thead><tr><th>项目</th><th>金额</th><th>项目</th><th>金额</th></tr></thead>
        {table !== undefined && (
          <tbody>
            <tr><td>企业银行存款日记账余额</td><td className="number">{formatYuan(table.bookFen)}</td><td>银行对账单余额</td><td className="number">{formatYuan(table.bankFen)}</td></tr>
            {rows.map(([left, right], index) => <tr key={index}>{cells(left).concat(cells(right).map((cell) => ({ ...cell, key: `r${cell.key ?? ''}` })))}</tr>)}
            <tr style={{ fontWeight: 700 }}><td>调节后余额</td><td className="number">{formatYuan(table.adjustedBookFen)}</td><td>调节后余额</td><td className="number">{formatYuan(table.adjustedBankFen)}</td></tr>
          </tbody>
        )}
      </table>
      {table !== undefined && (
        <>
          <p>{table.equal ? '调节后余额相等。' : `调节后余额不等，差 ${formatYuan(table.differenceFen)} 元。`}{table.stale ? '签字后账或对账单有变动，本表应重编。' : ''}</p>
          <div style={{ display: 'flex', justifyContent: 'space-between', marginTop: '6mm' }}>
            <span>编制：{table.prepared === null ? '＿＿＿＿' : `${table.prepared.name}　${localDay(table.prepared.at)}`}</span>
            <span>复核：{table.signed === null ? '＿＿＿＿' : `${table.signed.name}　${localDay(table.signed.at)}`}</span>
            <span>单位负责人：＿＿＿＿</span>
          </div>
        </>
      )}
    </PrintPage>
  );
}
