import type { OutputOf } from '#shared/contract.ts';
import { formatMonthChinese } from '#shared/days.ts';
import type { Statement, StatementInput, StatementRow, statementsContract } from '#shared/statements/contract.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { xlsxBytes, type CellValue, type Column } from '#electron/spreadsheet/write-xlsx.ts';
import { viewStatement } from './view-statement.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const labelOf = (row: StatementRow): string => `${'　'.repeat(row.indent)}${row.label.zh}`;

/** The statement as .xlsx: its halves side by side, then its foot, then the tie-outs. */
export async function exportStatement(ctx: QueryContext, input: StatementInput): Promise<OutputOf<typeof statementsContract.exportXlsx>> {
  const statement = await viewStatement(ctx.db, input);
  const columns = statement.halves.flatMap((half): Column[] => [
    { header: half.title.zh, width: 36, kind: 'text' }, ...statement.columns.map((column): Column => ({ header: column.title.zh, width: 18, kind: 'money' })),
  ]);
  const title = `${statement.accountSetName} ${statement.name.zh} ${formatMonthChinese(statement.month)} 单位：元`;
  const bytes = await xlsxBytes({ sheets: [{ name: statement.name.zh, columns, title, rows: cellsOf(statement), freezeHeader: true }] });
  return ctx.files.put(`${statement.name.zh}-${statement.month}.xlsx`, bytes, XLSX);
}

function cellsOf(statement: Statement): CellValue[][] {
  const blank: CellValue[] = ['', ...statement.columns.map(() => null)];
  const cells = (row: StatementRow | undefined): CellValue[] => (row ? [labelOf(row), ...row.amounts] : blank);
  const height = Math.max(...statement.halves.map((half) => half.rows.length));
  const body = Array.from({ length: height }, (_, index) => statement.halves.flatMap((half) => cells(half.rows[index])));
  const ties = statement.ties.map((tie): CellValue[] => [`${tie.holds ? '相符' : '不符'}：${tie.says.zh}（${statement.columns.find((column) => column.key === tie.column)?.title.zh ?? ''}）`, tie.leftFen, tie.rightFen]);
  return [...body, ...statement.foot.map(cells), [], ...ties];
}
