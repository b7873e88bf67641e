/** The lines of a dry run: one JSON object per source row, stable and documented in docs/import.md. */
import { labelOf, SEX } from '#shared/code-tables.ts';
import type { RegisterCode } from './register-codes.ts';
import { codesOf, type RosterCode, type RowStatus, statusOf } from './roster-codes.ts';
import type { RosterCustomField } from './roster-custom.ts';
import { type RosterRowRead, relationInHousehold } from './roster-row.ts';

/** What would be stored; null where the row says nothing or nothing that can be believed. */
export interface DryRunValues {
  readonly name: string | null;
  readonly id_number: string | null;
  readonly birth_date: string | null;
  /** 男, 女 or null */
  readonly sex: string | null;
  readonly phone: string | null;
  readonly household_no: string | null;
  /** The rows of one household have the same: its number, or 'row:' + the row that begins it. */
  readonly household: string | null;
  /** As the file says it. */
  readonly relation: string | null;
  /** GB/T 4761 */
  readonly relation_code: string | null;
  readonly head_name: string | null;
  readonly bank_account: string | null;
  readonly bank_name: string | null;
  readonly address: string | null;
  readonly grid: string | null;
  readonly facts: Readonly<Record<string, string>>;
  readonly note: string | null;
  /** What the row says of the office's own fields, by their names; only where the office was asked for them. */
  readonly custom?: Readonly<Record<string, string>>;
}

/** One source row. `row` is what the spreadsheet shows on its left; for csv the number of the record. */
export interface DryRunRow { readonly sheet: string; readonly row: number; readonly status: RowStatus; readonly values: DryRunValues | Record<string, never>; readonly codes: readonly (RosterCode | RegisterCode)[] }
/** The first line. */
export interface DryRunFile { readonly file: 'import' | 'refuse'; readonly message: string; readonly code?: string; readonly sheet?: string; readonly sheets?: readonly string[]; readonly mapping?: Readonly<Record<string, string>> }
export type DryRunLine = DryRunFile | DryRunRow;

/** One row as its line. Rows without a person have no values. `fields`: the office's own, where it was asked. */
export function dryRunRow(sheet: string, read: RosterRowRead, fields?: readonly Pick<RosterCustomField, 'customFieldId' | 'name'>[]): DryRunRow {
  const status = statusOf(read.findings);
  const codes = codesOf(read.findings);
  const { person } = read;
  if (person === null) return { sheet, row: read.row, status, values: {}, codes };
  const household = read.householdKey === null ? null : read.householdKey.replace(/^no:/, '');
  const values: DryRunValues = {
    name: person.name, id_number: person.idNumber, birth_date: person.birthDate,
    sex: person.sex === '1' || person.sex === '2' ? labelOf(SEX, person.sex) : null,
    phone: person.phone, household_no: person.householdNo, household, relation: person.relation,
    relation_code: household === null ? person.relationCode : relationInHousehold(read),
    head_name: person.headName, bank_account: person.bankAccount, bank_name: person.bankName, address: person.address, grid: person.grid,
    facts: { ...person.facts }, note: person.note,
    ...(fields === undefined ? {} : { custom: Object.fromEntries(fields.flatMap(({ customFieldId, name }) => { const value = person.custom[String(customFieldId)]; return value === undefined ? [] : [[name, value]]; })) }),
  };
  return { sheet, row: read.row, status, values, codes };
}
