/** Rows of a roster in which no person stands. A row is only skipped when nothing in it can identify anybody; otherwise it is held. */
import { halfWidth } from '#shared/half-width.ts';
import type { RosterCode } from './roster-codes.ts';
import { plainTitle, type RosterField } from './roster-fields.ts';
import { holdsSomething, type RosterCell, type RosterMerge, type RosterRow, shownText } from './roster-sheet.ts';

const TOTAL = /^(本页|本组|本户|本村|全村|全社区|本网格)?(合计|总计|小计|共计|累计|总人数|总户数|共\d+人|共\d+户)/;
const TOTAL_AT_END = /(合计|小计|总计)$/;
/** Signatures, dates and explanations under the table. */
const FOOTNOTE =
  /^(注|备注|说明|填表说明|填表人?|填报人?|填报单位|制表人?|制表单位|审核人?|复核人?|负责人|经办人?|单位负责人|社区负责人|主任|书记|网格员|单位|日期|填表日期|制表日期|联系人|联系电话|盖章|公章)[:：]|(签字|签名|盖章|公章)[:：）)]?|^第?\d+页|^(以上|本表|填表说明|打印日期|数据截至|说明)/;

/** Fields that speak of a person; one of them filled means that somebody may stand in the row. */
const OF_A_PERSON: readonly RosterField[] = ['idNumber', 'birthDate', 'sex', 'relation', 'phone', 'bankAccount', 'disabilityNo'];

export interface SkipRules {
  /** Titles of the header's rows, plain, to know a repeated header by. */
  readonly titles: ReadonlySet<string>;
  readonly columnOf: ReadonlyMap<RosterField, number>;
  /** Merged areas by the row they begin in. */
  readonly mergesFrom: ReadonlyMap<number, readonly RosterMerge[]>;
}

const compact = (cell: RosterCell): string => halfWidth(shownText(cell)).replace(/\s+/g, '');

function hasIdDigits(row: RosterRow, rules: SkipRules): boolean {
  const column = rules.columnOf.get('idNumber');
  const cell = column === undefined ? undefined : row.cells[column];
  return cell !== undefined && (cell.kind === 'error' || /\d{6,}/.test(compact(cell)));
}

/** Why nobody stands in the row; null when it has to be read as a person. */
export function skipCode(row: RosterRow, rules: SkipRules): RosterCode | null {
  const held: { index: number; cell: RosterCell }[] = [];
  for (const [index, cell] of row.cells.entries()) if (holdsSomething(cell)) held.push({ index, cell });
  const first = held[0];
  const sequence = rules.columnOf.get('sequence');
  if (first === undefined || held.every(({ index }) => index === sequence)) {
    return first !== undefined && TOTAL.test(compact(first.cell)) ? 'total_row' : 'blank_row';
  }
  if (hasIdDigits(row, rules)) return null;
  const asTitles = held.filter(({ cell }) => cell.kind === 'text' && rules.titles.has(plainTitle(cell.text))).length;
  if (asTitles >= 2 && asTitles * 5 >= held.length * 3) return 'header_repeated';
  const name = rules.columnOf.get('name');
  const leading = held.slice(0, 2).filter(({ index }) => name === undefined || index <= name || index === first.index);
  if (leading.some(({ cell }) => TOTAL.test(compact(cell)) || TOTAL_AT_END.test(compact(cell)))) return 'total_row';
  if (first.cell.kind === 'text' && FOOTNOTE.test(compact(first.cell))) return 'footnote_row';
  if (OF_A_PERSON.some((field) => holdsSomething(row.cells[rules.columnOf.get(field) ?? -1]))) return null;
  const wide = (rules.mergesFrom.get(row.number) ?? []).some((merge) => merge.left === first.index && merge.right - merge.left >= 2);
  if (held.length === 1 && wide) return 'section_row';
  return name !== undefined && holdsSomething(row.cells[name]) ? null : held.length === 1 ? 'section_row' : 'footnote_row';
}
