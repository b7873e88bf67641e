/**
 * Columns of a roster that fill fields the office added itself (自定义项): which title means which field, and what a cell may say in it.
 * The rules are those of the form; what it would refuse becomes a finding, and the value stays out.
 */
import { halfWidth, plainCode } from '#shared/half-width.ts';
import { customValueFault, type CustomField } from './custom-fields.ts';
import type { Finding, RosterCode } from './roster-codes.ts';
import { readBirthCell } from './roster-dates.ts';
import { saysNo, saysYes } from './roster-facts.ts';
import { fieldOfTitle, FIELDS_NOT_STORED, plainTitle } from './roster-fields.ts';
import type { RosterHeader } from './roster-header.ts';
import { holdsSomething, type RosterCell, shownText, wholeDigits } from './roster-sheet.ts';
import { readText } from './roster-values.ts';

/** What the reader has to know of a field. */
export type RosterCustomField = Pick<CustomField, 'customFieldId' | 'target' | 'name' | 'kind' | 'choices'>;
/** Column position → the field it fills. */
export type RosterCustomColumns = ReadonlyMap<number, RosterCustomField>;

/** As a title is said: of two rows the lower one, too. */
const wordsOf = (title: string): string[] => [...new Set([title, title.split(' / ').at(-1) ?? title].map(plainTitle))];

/** Whether the title is a word of the register itself, whose values it keeps: such a column is never taken over by itself. */
const isOfRegister = (title: string): boolean => {
  const found = fieldOfTitle(title.split(' / ').at(-1) ?? title);
  return found !== null && found.sure === 'exact' && !FIELDS_NOT_STORED.has(found.field);
};

/** The columns whose title is the name of a field, the leftmost of each; a field is for a person before it is for the household. */
export function customColumnsOf(header: RosterHeader, fields: readonly RosterCustomField[]): Map<number, RosterCustomField> {
  const byName = new Map<string, RosterCustomField>();
  for (const field of [...fields].sort((a, b) => Number(a.target === 'household') - Number(b.target === 'household'))) {
    const name = plainTitle(field.name);
    if (!byName.has(name)) byName.set(name, field);
  }
  const columns = new Map<number, RosterCustomField>();
  const taken = new Set<number>();
  for (const { index, title } of header.columns) {
    const field = isOfRegister(title) ? undefined : wordsOf(title).map((word) => byName.get(word)).find((found) => found !== undefined);
    if (field === undefined || taken.has(field.customFieldId)) continue;
    columns.set(index, field);
    taken.add(field.customFieldId);
  }
  return columns;
}

/** The title under which a column that fills the field is recognised again, in the workbook of rows that were held. */
export function customTitle(field: RosterCustomField): string {
  return isOfRegister(field.name) ? `不导入：${field.name}` : field.name;
}

const CODES = { number: 'custom_number', day: 'custom_day', choice: 'custom_choice', yesNo: 'custom_yes_no', secret: 'custom_secret' } as const satisfies Record<string, RosterCode>;
const LONGEST = 200;

/** The cell as the field keeps it, or as it stands where that cannot be told; null for a number that has lost digits. */
function saidIn(cell: RosterCell, { kind, choices }: RosterCustomField): string | null {
  const text = readText(cell) ?? '';
  switch (kind) {
    case 'text':
      return cell.kind === 'number' && wholeDigits(cell.raw) === null && /e/i.test(cell.raw) ? null : text;
    case 'number':
      return cell.kind === 'number' ? (wholeDigits(cell.raw) ?? cell.raw) : halfWidth(text).replace(/[\s,，]/g, '').replace(/^(-?)0+(?=\d)/, '$1');
    case 'day': {
      const reading = readBirthCell(cell);
      // A bare serial number is a day to one clerk and a number to another.
      return reading.kind === 'day' && !reading.fromSerial ? reading.day : text;
    }
    case 'choice':
      return choices.find((choice) => plainCode(choice) === plainCode(text)) ?? text;
    case 'yesNo':
      return saysYes(plainCode(text)) ? 'yes' : saysNo(plainCode(text)) ? 'no' : text;
  }
}

/** The value a cell gives the field; null where it is blank or says something the field cannot hold, which is then a finding. */
export function readCustomCell(cell: RosterCell | undefined, field: RosterCustomField, findings: Finding[]): string | null {
  if (cell === undefined || !holdsSomething(cell) || cell.kind === 'error' || cell.kind === 'formula_without_value') return null;
  const said = saidIn(cell, field);
  if (said === '') return null;
  // Whatever the kind: a number as long as an ID number or an account is not shown either.
  const why = said === null || customValueFault({ kind: 'text', choices: [] }, said) === 'secret' ? 'secret' : customValueFault(field, said);
  if (why === 'secret') findings.push({ code: CODES.secret, shown: field.name });
  else if (why !== undefined) findings.push({ code: CODES[why], shown: `${field.name}：${shownText(cell).trim().slice(0, 40)}` });
  else if (said !== null && said.length > LONGEST) findings.push({ code: 'custom_long', shown: field.name });
  else return said;
  return null;
}
