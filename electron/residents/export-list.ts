import { sql } from 'kysely';
import { DISABILITY_CATEGORY, DISABILITY_GRADE, SEX } from '#shared/code-tables.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { ResidentId } from '#shared/ids.ts';
import type { FactKind } from '#shared/person-as-of.ts';
import { RELATION_TO_HEAD } from '#shared/relation-to-head.ts';
import type { residentsContract } from '#shared/residents/contract.ts';
import type { ResidentRow } from '#shared/residents/fields.ts';
import { ACCOUNT_KIND_WORDS, FACT_WORDS, STATUS_WORDS } from '#shared/residents/words.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { xlsxBytes, type CellValue, type Column } from '#electron/spreadsheet/write-xlsx.ts';
import { readCustomColumns } from './custom-fields.ts';
import { prepareSearch, readCursor, searchPage } from './list-residents.ts';
import { listOf, readRows } from './read-rows.ts';
import { readResidentRows } from './resident-rows.ts';

type Input = InputOf<typeof residentsContract.exportList>;

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** ID numbers, phones and accounts are text columns, so that a spreadsheet keeps all their digits (J7). */
const COLUMNS: readonly Column[] = [
  { header: '序号', width: 6, kind: 'number' }, { header: '户号', width: 10, kind: 'text' }, { header: '户主', width: 10, kind: 'text' }, { header: '姓名', width: 10, kind: 'text' },
  { header: '与户主关系', width: 12, kind: 'text' }, { header: '性别', width: 6, kind: 'text' }, { header: '出生日期', width: 12, kind: 'day' }, { header: '年龄', width: 6, kind: 'number' },
  { header: '身份证号', width: 22, kind: 'text' }, { header: '联系电话', width: 16, kind: 'text' }, { header: '网格', width: 12, kind: 'text' }, { header: '地址', width: 28, kind: 'text' },
  { header: '居住', width: 12, kind: 'text' }, { header: '集体成员', width: 10, kind: 'text' }, { header: '低收入', width: 10, kind: 'text' }, { header: '残疾', width: 12, kind: 'text' },
  { header: '其他身份', width: 20, kind: 'text' }, { header: '开户行', width: 16, kind: 'text' }, { header: '账户种类', width: 10, kind: 'text' }, { header: '银行账号', width: 24, kind: 'text' }, { header: '状态', width: 8, kind: 'text' },
];

const OTHER_FACTS: readonly FactKind[] = ['studentStage', 'veteran', 'partyMember', 'insured', 'livingAlone', 'employment'];

/** Exactly what the list shows under these filters, in the same order, as .xlsx. `whole`: with ID numbers, phones and accounts. */
export async function exportList(ctx: QueryContext, input: Input): Promise<OutputOf<typeof residentsContract.exportList>> {
  const search = await prepareSearch(ctx.db, ctx, input.filter, input.sort, input.descending);
  const cells: CellValue[][] = [];
  const { fields } = await readCustomColumns(ctx.db, []);
  const columns: readonly Column[] = [...COLUMNS, ...fields.map((field): Column => ({ header: field.name, width: 14, kind: 'text' }))];
  let after: string | null = null;
  do {
    ctx.signal.throwIfAborted();
    const page: { ids: ResidentId[]; next: string | null } = await searchPage(ctx.db, search, 1000, readCursor(after));
    const rows = await readResidentRows(ctx.db, page.ids, ctx.clock.today());
    const secrets = await readSecrets(ctx, page.ids, input.whole);
    const custom = await readCustomColumns(ctx.db, page.ids);
    for (const row of rows) cells.push([...cellsOf(row, secrets.get(row.residentId), cells.length + 1), ...custom.valuesOf(row.residentId)]);
    ctx.progress({ done: cells.length, total: cells.length, label: 'export' });
    after = page.next;
  } while (after !== null);
  const bytes = await xlsxBytes({ sheets: [{ name: '居民', columns, title: `${ctx.office.communityName} 居民名单 ${ctx.clock.today()}`, rows: cells, freezeHeader: true }] });
  const file = ctx.files.put(`居民名单-${ctx.clock.today()}.xlsx`, bytes, XLSX);
  return { ...file, rows: cells.length };
}

interface Secrets { readonly idNumber: string; readonly phone: string; readonly account: string; readonly bankName: string }

async function readSecrets(ctx: QueryContext, ids: readonly ResidentId[], whole: boolean): Promise<Map<ResidentId, Secrets>> {
  type Row = { id: ResidentId; idNumberSealed: Buffer | null; phone: string; accountId: number | null; numberSealed: Buffer | null; bankName: string | null };
  const rows = await readRows<Row>(ctx.db, sql`select r.id, r.idNumberSealed, r.phone, b.id as accountId, b.numberSealed, b.bankName
    from residents r left join bankAccounts b on b.residentId = r.id and b.validTo is null and b.withdrawnAt is null where r.id in ${listOf(ids)}`);
  return new Map(rows.map((row) => [row.id, {
    idNumber: whole && row.idNumberSealed !== null ? ctx.vault.unseal('residents.idNumber', row.id, row.idNumberSealed) : '',
    phone: whole ? row.phone : '',
    account: whole && row.numberSealed !== null && row.accountId !== null ? ctx.vault.unseal('bankAccounts.number', row.accountId, row.numberSealed) : '',
    bankName: row.bankName ?? '',
  }]));
}

function cellsOf(row: ResidentRow, secrets: Secrets | undefined, number: number): CellValue[] {
  const word = (fact: FactKind): string => factWord(fact, row.facts[fact]);
  return [
    number, row.householdNo, row.headName, row.name, RELATION_TO_HEAD.find((entry) => entry.code === row.relationCode)?.zh, SEX.find((entry) => entry.code === row.sex)?.zh, row.birthDate, row.age,
    secrets?.idNumber || row.idNumberMasked, secrets?.phone || row.phoneMasked, row.gridName, row.address, word('residency'), word('membership'), word('lowIncome'), word('disability'),
    OTHER_FACTS.map(word).filter((text) => text !== '').join('、'), secrets?.bankName, row.accountKind === null ? null : ACCOUNT_KIND_WORDS[row.accountKind].zh, secrets?.account || row.bankAccountMasked, STATUS_WORDS[row.status].zh,
  ];
}

/** The Chinese word of a fact's value; '' when it does not hold. */
export function factWord(fact: FactKind, value: string | undefined): string {
  if (value === undefined) return '';
  if (fact === 'disability') {
    return `${DISABILITY_CATEGORY.find((entry) => entry.code === value.charAt(0))?.zh ?? ''}${DISABILITY_GRADE.find((entry) => entry.code === value.charAt(1))?.zh ?? ''}`;
  }
  return FACT_WORDS[fact].values[value]?.zh ?? value;
}
