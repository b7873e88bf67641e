import type { QueryContext } from '#electron/api/context.ts';
import { safeFileName } from '#electron/spreadsheet/safe-file-name.ts';
import { xlsxBytes, type CellValue, type Column } from '#electron/spreadsheet/write-xlsx.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { budgetContract } from '#shared/budget/contract.ts';
import { viewBudget } from './budgets.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const money = (header: string): Column => ({ header, width: 15, kind: 'money' });

/** The budget of a year beside its execution as .xlsx: one row a line, one column a month. */
export async function exportBudget(ctx: QueryContext, input: InputOf<typeof budgetContract.exportXlsx>): Promise<OutputOf<typeof budgetContract.exportXlsx>> {
  const view = await viewBudget(ctx.db, ctx.actor, input);
  const columns: Column[] = [{ header: '科目编码', width: 12, kind: 'text' }, { header: '科目', width: 26, kind: 'text' }, { header: '福利项目、项目', width: 22, kind: 'text' }, money('全年预算'), money('累计执行'), money('结余'), ...view.months.map((month) => money(`${Number(month.slice(5))}月`)), { header: '说明', width: 24, kind: 'text' }];
  const rows = view.lines.map((line): CellValue[] => [line.accountCode, line.accountName, line.programmeName ?? line.project ?? '', line.amountFen, line.actualFen, line.leftFen, ...line.actuals, line.note]);
  const sums = (name: string, sum: typeof view.income): CellValue[] => ['', name, '', sum.amountFen, sum.actualFen, sum.leftFen];
  const name = `${view.accountSetName} ${input.year}年预算执行表`;
  const bytes = await xlsxBytes({ sheets: [{ name: '预算执行', columns, title: `${name} 单位：元`, rows: [...rows, sums('收入合计', view.income), sums('支出合计', view.expense)], freezeHeader: true }] });
  return ctx.files.put(safeFileName(name, '.xlsx'), bytes, XLSX);
}
