import type { QueryContext } from '#electron/api/context.ts';
import { readAccountSet } from '#electron/ledger/account-sets.ts';
import { listAccounts } from '#electron/ledger/accounts.ts';
import { xlsxBytes, type Column } from '#electron/spreadsheet/write-xlsx.ts';
import { formatMonthChinese } from '#shared/days.ts';
import type { AccountSetId } from '#shared/ids.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const text = (header: string, width: number): Column => ({ header, width, kind: 'text' });
const COLUMNS: readonly Column[] = [
  text('科目编码', 12), text('科目名称', 30), { header: '借方余额', width: 18, kind: 'money' }, { header: '贷方余额', width: 18, kind: 'money' },
  text('往来单位', 24), text('姓名', 12), text('身份证号', 22), text('户号', 14), text('项目', 20), text('专项资金', 20),
];

/** The leaf accounts of a set with empty amounts: what the import reads back. One row a balance; 113 and 112 take a row for each household or unit. */
export async function openingTemplate(ctx: QueryContext, accountSetId: AccountSetId): Promise<{ fileId: string; name: string; sizeBytes: number }> {
  const set = await readAccountSet(ctx.db, accountSetId);
  const accounts = await listAccounts(ctx.db, accountSetId);
  const rows = accounts.filter((account) => account.leaf && account.validTo === null).map((account) => [account.code, account.name, null, null]);
  const bytes = await xlsxBytes({ sheets: [{ name: '期初余额', columns: COLUMNS, title: `${set.name} ${formatMonthChinese(set.openingMonth)}末余额 单位：元`, rows, freezeHeader: true }] });
  return ctx.files.put(`期初余额-${set.code}.xlsx`, bytes, XLSX);
}
