/** Posting by other features: one voucher, at once, inside the caller's own transaction. */
import type { CommandContext } from '#electron/api/context.ts';
import type { Day, Month } from '#shared/days.ts';
import type { AccountSetId, BatchId, HouseholdId, ProgrammeId, ResidentId, StaffId, UserId, VoucherId } from '#shared/ids.ts';
import type { VoucherKind } from '#shared/ledger/words.ts';
import type { Fen } from '#shared/money.ts';

/** One line to post: the account by its code, exactly one side not zero (negative = red letter). */
export interface PostingLine {
  readonly summary: string;
  readonly accountCode: string;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
  readonly residentId?: ResidentId;
  readonly householdId?: HouseholdId;
  readonly programmeId?: ProgrammeId;
  readonly batchId?: BatchId;
  readonly counterparty?: string;
  readonly project?: string;
  readonly fund?: string;
}

/** A voucher that another feature, or an import, has already had checked by its own reviewers. */
export interface Posting {
  readonly accountSetId: AccountSetId;
  readonly voucherDate: Day;
  /** Default 'ordinary'. */
  readonly kind?: VoucherKind;
  /** Default: the first word of the account set. */
  readonly word?: string;
  readonly attachmentsCount: number;
  readonly maker: { readonly userId: UserId; readonly staffId: StaffId };
  readonly reviewer: { readonly userId: UserId; readonly staffId: StaffId } | null;
  /** Names the act: a second posting of the same source, id and step is answered with the first one's voucher. */
  readonly source: { readonly kind: 'batch' | 'import'; readonly id: number; readonly step: string };
  /** For kind 'reversal': the posted voucher that the lines cancel. */
  readonly reversesVoucherId?: VoucherId;
  readonly lines: readonly PostingLine[];
}

export interface PostedVoucher {
  readonly voucherId: VoucherId;
  readonly word: string;
  readonly number: number;
  readonly month: Month;
}

/** What posting needs of a command's context. */
export type PostingContext = Pick<CommandContext, 'trx' | 'clock' | 'actor'>;

/** Not finished: the signature is settled. */
export function postVoucher(_context: PostingContext, _posting: Posting): Promise<PostedVoucher> {
  return Promise.reject(new Error('postVoucher is not finished'));
}
