/**
 * Ids: the integer primary keys of the database, branded by what they identify, so that a household's id can never be
 * handed to a function that asks for a resident's. Human numbers (voucher number, batch number) are other columns.
 */
import { z } from 'zod';

/** Every kind of thing that has an id. One entry per table whose rows are referred to from outside that table. */
export const ID_KINDS = [
  'resident',
  'household',
  'grid',
  'building',
  'unit',
  'flat',
  'user',
  'staff',
  'accountSet',
  'account',
  'voucher',
  'voucherLine',
  'programme',
  'programmeVersion',
  'batch',
  'batchLine',
  'claim',
  'recovery',
  'bankAccount',
  'fact',
  'lifeEvent',
  'bankExport',
  'bankResult',
  'rosterIssue',
  'rosterFiling',
  'handout',
  'provider',
  'providerPayment',
  'file',
] as const;

/** The kind of a thing that has an id; other features may brand ids of their own kinds with any other word. */
export type IdKind = (typeof ID_KINDS)[number];

/** A positive safe integer (INTEGER PRIMARY KEY of SQLite) that identifies a `Kind`. */
export type Id<Kind extends string> = number & { readonly __id: Kind };

/** A registered or resident person (居民). */
export type ResidentId = Id<'resident'>;
/** A household of the register (户). */
export type HouseholdId = Id<'household'>;
/** A grid of the grid system (网格). */
export type GridId = Id<'grid'>;
/** A building (楼栋). */
export type BuildingId = Id<'building'>;
/** A unit, one staircase of a building (单元). */
export type UnitId = Id<'unit'>;
/** A flat (房屋). */
export type FlatId = Id<'flat'>;
/** A login (用户); several logins may belong to one person of the staff. */
export type UserId = Id<'user'>;
/** A person who works for the committee (工作人员). */
export type StaffId = Id<'staff'>;
/** A set of books (账套). */
export type AccountSetId = Id<'accountSet'>;
/** An account of the chart (会计科目). */
export type AccountId = Id<'account'>;
/** A voucher (记账凭证). */
export type VoucherId = Id<'voucher'>;
/** One line of a voucher (分录). */
export type VoucherLineId = Id<'voucherLine'>;
/** A welfare programme (福利项目). */
export type ProgrammeId = Id<'programme'>;
/** One version of a programme's rules, valid from a day (项目版本). */
export type ProgrammeVersionId = Id<'programmeVersion'>;
/** A payment batch (发放批次). */
export type BatchId = Id<'batch'>;
/** One line of a batch: one resident, one programme, one period (发放明细). */
export type BatchLineId = Id<'batchLine'>;
/** A sum decided elsewhere that a person is to be paid (应发事项). */
export type ClaimId = Id<'claim'>;
/** Money paid beyond what somebody was entitled to (追回). */
export type RecoveryId = Id<'recovery'>;
/** A bank account of a resident or of the committee (银行账户). */
export type BankAccountId = Id<'bankAccount'>;
/** A dated fact about a resident that decides money (residency, membership, low income …). */
export type FactId = Id<'fact'>;
/** A life event (birth, death, move, marriage …) (人口变动). */
export type LifeEventId = Id<'lifeEvent'>;
/** A file sent to the bank (报盘). */
export type BankExportId = Id<'bankExport'>;
/** A file that came back from the bank (回盘). */
export type BankResultId = Id<'bankResult'>;
/** An attachment kept with the data (附件). */
export type FileId = Id<'file'>;

const positiveSafeInteger = z.int().positive();

/**
 * The zod schema of an id of one kind: `idSchema<'resident'>()`. The kind exists for the compiler only; at run time every id is
 * a positive safe integer. Refuses 0, negatives, fractions and numeric strings.
 */
export function idSchema<Kind extends string>(): z.ZodType<Id<Kind>, number> {
  return positiveSafeInteger as unknown as z.ZodType<Id<Kind>, number>;
}

/**
 * Brands a number that comes from the database or a test as an id: `id<'resident'>(7)`.
 * @throws RangeError unless it is a positive safe integer.
 */
export function id<Kind extends string>(value: number): Id<Kind> {
  if (!Number.isSafeInteger(value) || value <= 0) {
    throw new RangeError(`an id is a positive integer, not ${value}`);
  }
  return value as Id<Kind>;
}
