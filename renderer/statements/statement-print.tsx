/** A statement on paper, in Chinese: its halves side by side on a landscape sheet, or one list on an upright one. Signed and sealed (会计法 art. 21). */
import './book-print.css';
import { useParams } from 'react-router';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { formatDayChinese, formatMonthChinese, lastDay, monthSchema } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { formatYuan } from '#shared/money.ts';
import { statementInputSchema, type Statement, type StatementRow } from '#shared/statements/contract.ts';

function Cells({ row, columns }: { row: StatementRow | undefined; columns: number }) {
  const weight = row?.bold === true ? { fontWeight: 700 } : {};
  return (
    <>
      <td style={{ paddingLeft: `${1.5 + (row?.indent ?? 0) * 3.2}mm`, ...weight }}>{row?.label.zh}</td>
      {Array.from({ length: columns }, (_, index) => {
        const amount = row?.amounts[index] ?? null;
        return <td key={index} className="number" style={{ ...weight, ...(amount !== null && amount < 0 ? { color: '#c00' } : {}) }}>{amount === null ? '' : formatYuan(amount)}</td>;
      })}
    </>
  );
}

function Body({ statement }: { statement: Statement }) {
  const count = statement.columns.length;
  const height = Math.max(...statement.halves.map((half) => half.rows.length));
  const width = `${Math.round((statement.halves.length === 2 ? 26 : 50))}%`;
  return (
    <table className="print-table statement-sheet">
      <thead>
        <tr>{statement.halves.map((half) => [<th key={half.title.zh} style={{ width }}>{half.title.zh}</th>, ...statement.columns.map((column) => <th key={`${half.title.zh}-${column.key}`}>{column.title.zh}</th>)])}</tr>
      </thead>
      <tbody>
        {Array.from({ length: height }, (_, index) => <tr key={index}>{statement.halves.map((half) => <Cells key={half.title.zh} row={half.rows[index]} columns={count} />)}</tr>)}
      </tbody>
    </table>
  );
}

function Foot({ statement }: { statement: Statement }) {
  if (statement.foot.length === 0) return null;
  return (
    <table className="print-table statement-sheet" style={{ marginTop: '2mm' }}>
      <thead><tr><th>项目</th>{statement.columns.map((column) => <th key={column.key}>{column.title.zh}</th>)}</tr></thead>
      <tbody>{statement.foot.map((row) => <tr key={row.key}><Cells row={row} columns={statement.columns.length} /></tr>)}</tbody>
    </table>
  );
}

export function StatementPrint() {
  const { accountSetId = '', statement: name = '', month: monthText = '', variant = '-' } = useParams();
  const month = monthSchema.parse(monthText);
  const about = statementInputSchema.parse({ accountSetId: id<'accountSet'>(Number(accountSetId)), statement: name, month, ...(variant === '-' ? {} : { variant }) });
  const { data, error } = useDocument('statements.print', about);
  const period = name === 'balance-sheet-2023' ? formatDayChinese(lastDay(month)) : name === 'income-distribution-2023' ? `${month.slice(0, 4)}年度（截至${formatMonthChinese(month)}）` : formatMonthChinese(month);
  return (
    <PrintPage
      title={data?.name.zh ?? ''} landscape={data !== undefined && data.halves.length === 2} ready={data !== undefined} error={error ?? null}
      subtitle={<><span>编制单位：{data?.accountSetName}</span><span>{period}</span><span>单位：元</span></>}
    >
      {data !== undefined && (
        <>
          <Body statement={data} />
          <Foot statement={data} />
          <div style={{ marginTop: '2mm' }}>
            {data.ties.map((tie) => `${tie.holds ? '相符' : '【不符】'}：${tie.says.zh}`).filter((text, index, all) => all.indexOf(text) === index).join('；')}
            {data.unposted > 0 ? `；另有 ${data.unposted} 张凭证未记账` : ''}
          </div>
          <div className="signers"><span>单位负责人（签章）：</span><span>主管会计工作的负责人（签章）：</span><span>会计机构负责人（签章）：</span><span>制表：</span></div>
        </>
      )}
    </PrintPage>
  );
}
