/** What a batch that pays grants of a fund adds to its vouchers, and notes for the fund (community-welfare §1.3). */
import type { CommandContext } from '#electron/api/context.ts';
import type { PostingLine } from '#electron/ledger/post-voucher.ts';
import type { Day } from '#shared/days.ts';
import type { BatchId, ProgrammeId, VoucherId } from '#shared/ids.ts';
import { ZERO_FEN, type Fen } from '#shared/money.ts';
import { grantPair, type FundEffect } from '#shared/relief/recipes.ts';
import { fundOfProgramme, type FundRow } from './funds.ts';

export interface FundVoucher {
  /** The voucher's lines with the fund's name on its account, and the earmark's own pair behind them. */
  readonly lines: readonly PostingLine[];
  /** Notes the voucher once it is posted. */
  note(voucherId: VoucherId): Promise<void>;
}

/** For a batch's voucher of `amountFen`; the lines as they are, and nothing to note, where no fund pays the programme. */
export async function withFundLines(
  context: CommandContext, about: { programmeId: ProgrammeId; batchId: BatchId; effect: FundEffect; amountFen: Fen; date: Day; summary: string }, lines: readonly PostingLine[],
): Promise<FundVoucher> {
  const fund = await fundOfProgramme(context.trx, about.programmeId);
  if (!fund) return { lines, note: () => Promise.resolve() };
  const named = lines.map((line) => (line.accountCode === fund.fundAccountCode ? { ...line, fund: fund.name } : line));
  const pair = grantPair(fund, about.effect, about.amountFen).map((line): PostingLine => ({
    summary: about.summary, accountCode: line.accountCode, debitFen: line.debitFen, creditFen: line.creditFen, programmeId: about.programmeId, batchId: about.batchId, ...(line.ofFund ? { fund: fund.name } : {}),
  }));
  return { lines: [...named, ...pair], note: (voucherId) => noteVoucher(context, fund, about, voucherId, pair.length > 0 ? about.amountFen : ZERO_FEN) };
}

async function noteVoucher({ trx, clock }: CommandContext, fund: FundRow, about: { batchId: BatchId; effect: FundEffect; amountFen: Fen; date: Day }, voucherId: VoucherId, pairFen: Fen): Promise<void> {
  await trx.insertInto('reliefPayments').values({ voucherId, fundId: fund.id, batchId: about.batchId, effect: about.effect, amountFen: about.amountFen, pairFen, paidOn: about.date, at: clock.now() }).execute();
}
