import type { QueryContext } from '#electron/api/context.ts';
import { safeFileName } from '#electron/spreadsheet/safe-file-name.ts';
import { xlsxBytes, type CellValue, type Column } from '#electron/spreadsheet/write-xlsx.ts';
import type { OutputOf } from '#shared/contract.ts';
import type { forecastContract } from '#shared/dashboard/forecast-contract.ts';
import { formatMonthChinese } from '#shared/days.ts';
import { readYearForecast } from './year-forecast.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const money = (header: string): Column => ({ header, width: 14, kind: 'money' });
const number = (header: string): Column => ({ header, width: 9, kind: 'number' });

/** The forecast as .xlsx: a sheet of money and one of people, a row a programme, a column a month. */
export async function exportForecast(ctx: QueryContext): Promise<OutputOf<typeof forecastContract.exportXlsx>> {
  const view = await readYearForecast(ctx);
  const name = `待遇预测 ${view.months[0] ?? ''}至${view.months.at(-1) ?? ''}`;
  const schoolEnds = view.schoolEnds.reduce((sum, each) => sum + each.persons, 0);
  const title = `${view.communityName}待遇预测表（按 ${view.asOf} 的资料和现行规则推算${schoolEnds === 0 ? '' : `，其中 ${schoolEnds} 名学生的学段按学制年限预计结束`}）`;
  const head: Column[] = [{ header: '编号', width: 8, kind: 'text' }, { header: '项目', width: 24, kind: 'text' }];
  const months = view.months.map((month) => formatMonthChinese(month));
  const { year } = view.totals.year;
  const sums: Column[] = [money('12个月合计'), money(`${year}年已审批`), money(`${year}年还要`), money(`${year}年预计`), money(`${year}年预算`), money('预算结余')];
  const yearCells = (each: (typeof view.totals)['year']): CellValue[] => [each.approvedFen, each.forecastFen, each.expectedFen, each.budgetFen ?? '', each.leftFen ?? ''];
  const bytes = await xlsxBytes({
    sheets: [
      { name: '金额', title: `${title} 单位：元`, freezeHeader: true, columns: [...head, ...months.map(money), ...sums], rows: [
        ...view.programmes.map((each): CellValue[] => [each.code, each.name, ...each.cells.map((cell) => (cell.pays ? cell.amountFen : '')), each.sumFen, ...yearCells(each.year)]),
        ['', '合计', ...view.totals.months.map((each) => each.amountFen), view.totals.sumFen, ...yearCells(view.totals.year)],
      ] },
      { name: '人数', title, freezeHeader: true, columns: [...head, number('本月'), ...months.flatMap((month) => [number(month), number('新增'), number('减少'), number('变档')])], rows:
        view.programmes.map((each): CellValue[] => [each.code, each.name, each.now.persons, ...each.cells.flatMap((cell) => [cell.persons, cell.joined, cell.left, cell.changed])]) },
    ],
  });
  return ctx.files.put(safeFileName(name, '.xlsx'), bytes, XLSX);
}
