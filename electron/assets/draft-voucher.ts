/** Draft vouchers made by the guided forms: written as if by hand, and remembered as what they were made for. */
import { sql, type RawBuilder } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import { saveVoucher } from '#electron/ledger/save-voucher.ts';
import type { BookingKind } from '#shared/assets/words.ts';
import type { Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountSetId, HouseholdId, ProgrammeId, ResidentId, VoucherId } from '#shared/ids.ts';
import { ZERO_FEN, type Fen } from '#shared/money.ts';

/** One line of a guided voucher; a line of zero is left out. */
export interface DraftLine {
  readonly summary: string;
  readonly accountCode: string;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
  readonly counterparty?: string | null | undefined;
  readonly residentId?: ResidentId | null | undefined;
  readonly householdId?: HouseholdId | null | undefined;
  readonly programmeId?: ProgrammeId | null | undefined;
  readonly project?: string | null | undefined;
  readonly fund?: string | null | undefined;
  readonly team?: string | null | undefined;
  readonly contract?: string | null | undefined;
}

/** What a voucher is for. An empty `step` stands for the voucher itself: an act that can happen again. */
export interface BookedFor {
  readonly what: BookingKind;
  readonly subjectId: number;
  readonly step: string;
  readonly amountFen: Fen;
  readonly advanceFen?: Fen;
}

export interface Draft {
  readonly accountSetId: AccountSetId;
  readonly voucherDate: Day;
  readonly attachmentsCount: number;
  readonly word?: string;
  readonly lines: readonly DraftLine[];
  readonly for: readonly BookedFor[];
}

export const debit = (accountCode: string, amountFen: Fen, summary: string, rest: Partial<DraftLine> = {}): DraftLine => ({ ...rest, summary, accountCode, debitFen: amountFen, creditFen: ZERO_FEN });
export const credit = (accountCode: string, amountFen: Fen, summary: string, rest: Partial<DraftLine> = {}): DraftLine => ({ ...rest, summary, accountCode, debitFen: ZERO_FEN, creditFen: amountFen });

/** SQL: the booking `b` stands: no posted voucher reverses its own, up to the day `on` (null: ever). */
export function stands(on: Day | null = null): RawBuilder<boolean> {
  return sql<boolean>`not exists (select 1 from vouchers r where r.reversesVoucherId = b.voucherId and r.status = 'posted' and (${on} is null or r.voucherDate <= ${on}))`;
}

/** The voucher that already stands for this, or undefined. */
export async function bookedVoucher(db: Reads, what: BookingKind, subjectId: number, step: string): Promise<VoucherId | undefined> {
  const [found] = await readRows<{ voucherId: VoucherId }>(db, sql`select b.voucherId from bookings b where b.what = ${what} and b.subjectId = ${subjectId} and b.step = ${step} and ${stands()}`);
  return found?.voucherId;
}

/** Saves the draft and what it is for. Refuses `already_booked` and all that `saveVoucher` refuses. */
export async function draftVoucher(context: Pick<CommandContext, 'trx' | 'clock' | 'actor' | 'fail'>, draft: Draft): Promise<VoucherId> {
  const { trx, clock } = context;
  for (const { what, subjectId, step } of draft.for) {
    const taken = step === '' ? undefined : await bookedVoucher(trx, what, subjectId, step);
    if (taken !== undefined) throw new AppError('already_booked', { subject: step, voucherId: taken });
  }
  const { voucherId } = await saveVoucher(context, {
    accountSetId: draft.accountSetId, voucherDate: draft.voucherDate, kind: 'ordinary', attachmentsCount: draft.attachmentsCount,
    ...(draft.word === undefined ? {} : { word: draft.word }),
    lines: draft.lines.filter((line) => line.debitFen !== 0 || line.creditFen !== 0),
  });
  context.fail('assets.drafted');
  const rows = draft.for.map((each) => ({ ...each, step: each.step === '' ? `v${voucherId}` : each.step }));
  await sql`insert into bookings (voucherId, what, subjectId, step, amountFen, advanceFen, createdAt)
    select ${voucherId}, value ->> 'what', value ->> 'subjectId', value ->> 'step', value ->> 'amountFen', coalesce(value ->> 'advanceFen', 0), ${clock.now()}
    from json_each(${JSON.stringify(rows)})`.execute(trx);
  return voucherId;
}
