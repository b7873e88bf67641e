/** Posting by other features: one voucher, at once, inside the caller's own transaction. */
import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { daysBetween, monthOf, yearOf, type Day, type Month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountId, AccountSetId, BatchId, HouseholdId, ProgrammeId, ResidentId, StaffId, UserId, VoucherId } from '#shared/ids.ts';
import { totalOfLines } from '#shared/ledger/check-lines.ts';
import type { VoucherKind } from '#shared/ledger/words.ts';
import type { Fen } from '#shared/money.ts';
import { bookVoucher } from './book-voucher.ts';
import type { SealedLine } from './fingerprint.ts';
import { judgeLines, readLines, type LineAccount } from './judge-voucher.ts';
import { openPeriod } from './open-period.ts';
import { readVoucherRow } from './read-voucher-row.ts';
import type { Writes } from './reads.ts';
import { insertLines } from './save-voucher.ts';

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
  readonly team?: string;
  readonly contract?: string;
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

/** A system posting may run ahead of the office's clock by this much (a payment day the bank announces), not by more. */
const DAYS_AHEAD = 366;

interface Ground {
  words: string; startMonth: Month; openingMonth: Month; periodStatus: 'open' | 'closed' | null; postingNo: number; fingerprint: string; lastNumber: number; accounts: string;
  earlierId: VoucherId | null;
}
interface GroundAccount extends LineAccount { readonly id: AccountId }

/**
 * Posts one voucher in the caller's transaction: four statements whatever the number of lines. The same source, id and step
 * again is answered with the voucher posted first, if its lines are the same, and refused otherwise.
 * Refuses, in this order: `not_found` (account set), `account_unknown`, `source_posted_differently`, `voucher_word_unknown`,
 * `voucher_date_future`, `opening_month_only`, `period_missing`, `period_closed`, what `judgeLines` refuses, `voucher_own_review`,
 * `opening_exists`, `voucher_already_reversed`, `reversal_prior_year`, `amount_too_large`.
 */
export async function postVoucher(context: PostingContext, posting: Posting): Promise<PostedVoucher> {
  const { trx, clock, actor } = context;
  const month = monthOf(posting.voucherDate);
  const kind = posting.kind ?? 'ordinary';
  const ground = await readGround(trx, posting, month);
  const lines = resolveLines(posting, JSON.parse(ground.accounts) as GroundAccount[]);
  const totalFen = totalOfLines(lines).debitFen;
  if (ground.earlierId !== null) return answerAgain(trx, ground.earlierId, posting, lines);
  const words = JSON.parse(ground.words) as string[];
  const word = posting.word ?? words[0] ?? '记';
  if (!words.includes(word)) throw new AppError('voucher_word_unknown', { word });
  if (daysBetween(clock.today(), posting.voucherDate) > DAYS_AHEAD) throw new AppError('voucher_date_future', { voucherDate: posting.voucherDate, today: clock.today() });
  if (ground.periodStatus === null || (month === ground.openingMonth) !== (kind === 'opening')) await openPeriod(trx, { id: posting.accountSetId, ...ground }, month, kind);
  if (ground.periodStatus === 'closed') throw new AppError('period_closed', { month });
  judgeLines(lines, posting.voucherDate);
  if (posting.reviewer?.staffId === posting.maker.staffId) throw new AppError('voucher_own_review', { name: await staffName(trx, posting.maker.staffId) });
  if (kind === 'opening' || posting.reversesVoucherId !== undefined) await refuseTwice(trx, posting, kind);
  if (posting.reversesVoucherId !== undefined) await refuseEarlierYear(trx, posting);

  const now = clock.now();
  const draft = {
    accountSetId: posting.accountSetId, month, word, number: null, voucherDate: posting.voucherDate, kind, status: 'draft' as const, attachmentsCount: posting.attachmentsCount,
    makerUserId: posting.maker.userId, makerStaffId: posting.maker.staffId, submittedAt: null,
    reviewerUserId: posting.reviewer?.userId ?? null, reviewerStaffId: posting.reviewer?.staffId ?? null, reviewedAt: posting.reviewer ? now : null,
    posterUserId: null, posterStaffId: null, postedAt: null, reversesVoucherId: posting.reversesVoucherId ?? null,
    sourceKind: posting.source.kind, sourceId: posting.source.id, sourceStep: posting.source.step, totalFen, postingNo: null, createdAt: now,
  };
  const { id } = await trx.insertInto('vouchers').values({ ...draft, version: 1 }).returning('id').executeTakeFirstOrThrow();
  await insertLines(trx, id, lines.map(({ account: _account, ...line }) => line));
  const { number } = await bookVoucher(trx, { ...draft, id }, lines, ground, actor, now);
  return { voucherId: id, word, number, month };
}

/** Everything a posting has to know, in one read. */
async function readGround(trx: Writes, posting: Posting, month: Month): Promise<Ground> {
  const codes = JSON.stringify([...new Set(posting.lines.map((line) => line.accountCode))]);
  const { source } = posting;
  const { rows: [ground] } = await sql<Ground>`
    select s.words, s.startMonth, s.openingMonth, p.status as periodStatus, h.postingNo, h.fingerprint,
      coalesce((select max(number) from vouchers where accountSetId = s.id and month = ${month} and word = coalesce(${posting.word ?? null}, s.words ->> 0)), 0) as lastNumber,
      (select json_group_array(json_object('id', a.id, 'code', a.code, 'name', a.name, 'leaf', a.leaf, 'validFrom', a.validFrom, 'validTo', a.validTo, 'dimensions', a.dimensions))
        from json_each(${codes}) c join accounts a on a.accountSetId = s.id and a.code = c.value) as accounts,
      (select id from vouchers where sourceKind = ${source.kind} and sourceId = ${source.id} and sourceStep = ${source.step}) as earlierId
    from accountSets s join postingHeads h on h.accountSetId = s.id
    left join fiscalPeriods p on p.accountSetId = s.id and p.month = ${month}
    where s.id = ${posting.accountSetId}`.execute(trx);
  if (!ground) throw new AppError('not_found', { what: 'accountSet', id: String(posting.accountSetId) });
  return ground;
}

type ResolvedLine = SealedLine & { readonly account: GroundAccount };

function resolveLines(posting: Posting, accounts: readonly GroundAccount[]): ResolvedLine[] {
  const byCode = new Map(accounts.map((account) => [account.code, account]));
  return posting.lines.map((line, index) => {
    const account = byCode.get(line.accountCode);
    if (!account) throw new AppError('account_unknown', { code: line.accountCode });
    return {
      lineNo: index + 1, summary: line.summary, accountId: account.id, debitFen: line.debitFen, creditFen: line.creditFen,
      residentId: line.residentId ?? null, householdId: line.householdId ?? null, programmeId: line.programmeId ?? null, batchId: line.batchId ?? null,
      counterparty: line.counterparty ?? null, project: line.project ?? null, fund: line.fund ?? null, team: line.team ?? null, contract: line.contract ?? null, account,
    };
  });
}

/** A retry: the voucher posted first, if day, kind and lines say the same. */
async function answerAgain(trx: Writes, voucherId: VoucherId, posting: Posting, lines: readonly ResolvedLine[]): Promise<PostedVoucher> {
  const voucher = await readVoucherRow(trx, voucherId);
  const bare = (all: readonly (SealedLine & { account: unknown })[]): string => JSON.stringify(all.map((l) => [
    l.lineNo, l.summary, l.accountId, l.debitFen, l.creditFen, l.residentId, l.householdId, l.programmeId, l.batchId, l.counterparty, l.project, l.fund, l.team, l.contract,
  ]));
  const same = voucher.accountSetId === posting.accountSetId && voucher.voucherDate === posting.voucherDate && voucher.kind === (posting.kind ?? 'ordinary')
    && bare(await readLines(trx, voucherId)) === bare(lines);
  if (!same || voucher.number === null) {
    throw new AppError('source_posted_differently', { sourceKind: posting.source.kind, sourceId: posting.source.id, sourceStep: posting.source.step });
  }
  return { voucherId, word: voucher.word, number: voucher.number, month: voucher.month };
}

async function refuseTwice(trx: Writes, posting: Posting, kind: VoucherKind): Promise<void> {
  const other = await trx.selectFrom('vouchers').select('id')
    .where((eb) => (kind === 'opening'
      ? eb.and([eb('accountSetId', '=', posting.accountSetId), eb('kind', '=', 'opening')])
      : eb('reversesVoucherId', '=', posting.reversesVoucherId ?? null))).executeTakeFirst();
  if (!other) return;
  if (kind === 'opening') throw new AppError('opening_exists', { voucherId: other.id });
  throw new AppError('voucher_already_reversed', { byVoucherId: other.id });
}

/** No red letters for a voucher of an earlier year (会计基础工作规范 art. 51(5)). */
async function refuseEarlierYear(trx: Writes, posting: Posting): Promise<void> {
  const original = await trx.selectFrom('vouchers').select('voucherDate').where('id', '=', posting.reversesVoucherId ?? null).executeTakeFirst();
  if (original && yearOf(original.voucherDate) !== yearOf(posting.voucherDate)) throw new AppError('reversal_prior_year', { year: yearOf(original.voucherDate) });
}

async function staffName(trx: Writes, staffId: StaffId): Promise<string> {
  return (await trx.selectFrom('staff').select('name').where('id', '=', staffId).executeTakeFirst())?.name ?? '';
}
