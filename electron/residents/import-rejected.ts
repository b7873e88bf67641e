/**
 * The rows that were not taken, as a workbook for the clerk: the file's own columns with the reason in the last one. Mended and
 * imported again it is read like any other roster: titles that meant something keep meaning it, and the reason is ignored.
 */
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { importContract } from '#shared/residents/import-contract.ts';
import { registerSentence } from '#shared/residents/register-codes.ts';
import { reasonText } from '#shared/residents/roster-codes.ts';
import { fieldOfTitle, type RosterField } from '#shared/residents/roster-fields.ts';
import { customTitle } from '#shared/residents/roster-custom.ts';
import type { RosterColumn } from '#shared/residents/roster-header.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { safeFileName } from '#electron/spreadsheet/safe-file-name.ts';
import { xlsxBytes } from '#electron/spreadsheet/write-xlsx.ts';
import type { ComparedRow } from './import-compare.ts';
import { doneOf } from './import-commit.ts';
import { type Preview, takePreview } from './import-previews.ts';

export const REASON_TITLE = '退回原因';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A word by which each field is surely recognised again. */
const SURE_WORDS: Readonly<Partial<Record<RosterField, string>>> = {
  name: '姓名', idNumber: '身份证号', idKind: '证件类型', sex: '性别', birthDate: '出生日期', householdNo: '户号', headName: '户主姓名', relation: '与户主关系', isHead: '是否户主', phone: '联系电话',
  bankAccount: '银行卡号', bankName: '开户行', address: '家庭住址', grid: '网格', building: '楼栋', unit: '单元', room: '室', residency: '居住状态', membership: '成员身份', lowIncome: '低保',
  disability: '残疾情况', disabilityNo: '残疾证号', disabilityCategory: '残疾类别', disabilityGrade: '残疾等级', veteran: '退役军人', partyMember: '是否党员', political: '政治面貌', insured: '参保类型',
  livingAlone: '独居', employment: '就业状况', ethnicity: '民族', education: '文化程度', note: '备注', sequence: '序号', reason: REASON_TITLE,
};

/** The title of a column, said so that reading the workbook again gives the column the same meaning. */
function titleFor(column: RosterColumn, field: RosterField): string {
  const title = column.title.replace(/\s+/g, ' ').trim();
  const means = fieldOfTitle(title);
  if (field === 'ignore') return means === null ? title : `不导入：${title}`;
  if (means?.field === field && means.sure === 'exact') return title;
  const word = SURE_WORDS[field] ?? title;
  return title === '' || title === word ? word : `${word}（${title}）`;
}

const reasonsFor = (row: ComparedRow): string => [...row.registerFindings.map((finding) => registerSentence(finding, 'zh')), reasonText(row.read.findings, 'zh')].filter((text) => text !== '').join('；');

interface Layout { readonly columns: readonly RosterColumn[]; readonly fields: readonly RosterField[]; readonly householdColumn: number; readonly addsHousehold: boolean }

function layoutOf(preview: Preview): Layout {
  const kept = preview.header.columns.filter((column) => (preview.mapping[String(column.index)] ?? 'ignore') !== 'reason');
  const fields = kept.map((column) => preview.mapping[String(column.index)] ?? 'ignore');
  const householdColumn = fields.indexOf('householdNo');
  return { columns: kept, fields, householdColumn, addsHousehold: householdColumn < 0 };
}

/** The cells of one row; a household that is known only by order or by a merge is written out, or the mended row would lose it. */
function cellsFor(row: ComparedRow, preview: Preview, layout: Layout, householdNos: ReadonlyMap<string, string>): string[] {
  const source = preview.heldCells.get(row.read.row) ?? [];
  const cells = layout.columns.map((column) => source[column.index] ?? '');
  const key = row.read.householdKey;
  const householdNo = key === null ? '' : (householdNos.get(key) ?? (key.startsWith('no:') ? key.slice(3) : ''));
  if (layout.addsHousehold) cells.push(householdNo);
  else if ((cells[layout.householdColumn] ?? '').trim() === '') cells[layout.householdColumn] = householdNo;
  return [...cells, reasonsFor(row)];
}

/** Before the import: everything that would be held without further choices; after it: what was held. */
export async function rejectedWorkbook(ctx: QueryContext, input: InputOf<typeof importContract.rejectedWorkbook>): Promise<OutputOf<typeof importContract.rejectedWorkbook>> {
  const preview = takePreview(ctx, input.previewId);
  const done = await doneOf(ctx.db, preview);
  const held = preview.rows.filter((row) => (done === null ? row.status === 'conflict' || row.status === 'error' : done.heldRows.has(row.read.row)));
  const layout = layoutOf(preview);
  const titles = layout.columns.map((column, index) => {
    const custom = preview.custom.get(column.index);
    return custom === undefined ? titleFor(column, layout.fields[index] ?? 'ignore') : customTitle(custom);
  });
  if (layout.addsHousehold) titles.push('户号');
  const householdNos = done?.householdNos ?? new Map([...preview.known.householdOfKey].map(([key, household]) => [key, household.householdNo]));
  const rows = held.map((row) => cellsFor(row, preview, layout, householdNos));
  const widthOf = (index: number): number => Math.min(40, Math.max(8, ...[titles[index] ?? '', ...rows.slice(0, 200).map((cells) => cells[index] ?? '')].map((text) => [...text].reduce((sum, c) => sum + (c > '\u00ff' ? 2 : 1), 2))));
  const bytes = await xlsxBytes({
    sheets: [{
      name: preview.sheetName, freezeHeader: true,
      columns: [...titles.map((header, index) => ({ header, width: widthOf(index), kind: 'text' as const })), { header: REASON_TITLE, width: 60, kind: 'text' as const }],
      rows,
    }],
  });
  const name = safeFileName(`${preview.fileName.replace(/\.[^.]{1,5}$/, '')} 退回 ${held.length} 行`, '.xlsx');
  return { ...ctx.files.put(name, bytes, XLSX), rows: held.length };
}
