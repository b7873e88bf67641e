import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { statementsContract } from '#shared/statements/contract.ts';
import { sumFen } from '#shared/money.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { xlsxBytes, type CellValue, type Column } from '#electron/spreadsheet/write-xlsx.ts';
import { XLSX } from './export-statement.ts';
import { readMonthByMonth } from './net-by-month.ts';

/** 收支逐月表 as .xlsx: accounts down, months across, sums of income, use and balance below. */
export async function exportMonthByMonth(ctx: QueryContext, input: InputOf<typeof statementsContract.exportMonthByMonth>): Promise<OutputOf<typeof statementsContract.exportMonthByMonth>> {
  const sheet = await readMonthByMonth(ctx.db, input);
  const columns: Column[] = [
    { header: '科目编码', width: 12, kind: 'text' }, { header: '科目名称', width: 30, kind: 'text' },
    ...sheet.months.map((month): Column => ({ header: `${Number(month.slice(5))}月`, width: 16, kind: 'money' })), { header: '全年合计', width: 18, kind: 'money' },
  ];
  const sums: CellValue[][] = ([['收入合计', sheet.incomes], ['支出合计', sheet.uses], ['收支差额', sheet.balances]] as const).map(([name, amounts]) => ['', name, ...amounts, sumFen(amounts)]);
  const rows = [...sheet.rows.map((row): CellValue[] => [row.code, row.name, ...row.amounts, row.totalFen]), ...sums];
  const bytes = await xlsxBytes({ sheets: [{ name: '收支逐月表', columns, title: `${sheet.accountSetName} 收支逐月表 ${sheet.year}年 单位：元`, rows, freezeHeader: true }] });
  return ctx.files.put(`收支逐月表-${sheet.year}.xlsx`, bytes, XLSX);
}
