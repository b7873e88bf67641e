/** What comes into the fund and goes out of it besides grants: recorded by one person, confirmed and posted by another. */
import { sql, type Selectable } from 'kysely';
import type { Actor, CommandContext } from '#electron/api/context.ts';
import type { Tables } from '#electron/database/schema.ts';
import { readActor } from '#electron/ledger/actors.ts';
import { postAgreed, reverseAgreed } from '#electron/ledger/post-agreed.ts';
import { refuseCashier } from '#electron/ledger/review-voucher.ts';
import { readRow, readRows, type Reader } from '#electron/residents/read-rows.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { yearOf, type Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { VoucherId } from '#shared/ids.ts';
import { fen, type Fen } from '#shared/money.ts';
import type { reliefContract, ReliefMove } from '#shared/relief/contract.ts';
import { moveLines, OUT_KINDS, type MoveKind, type RecordedKind } from '#shared/relief/recipes.ts';
import { availableOf, readFundRow, type FundRow } from './funds.ts';
import { paidOfCase } from './grants.ts';
import type { ReliefMoveId } from './tables.ts';

type MoveRow = Selectable<Tables['reliefMoves']>;
type Done = OutputOf<typeof reliefContract.discardMove>;

const SUMMARIES: Readonly<Record<RecordedKind, string>> = { setAside: '集体划入救助基金', gift: '收救助基金捐赠', interest: '救助基金存款利息', recovered: '收回救助款', otherIn: '救助基金其他收入', giftReturned: '退回捐赠', otherOut: '救助基金其他支出' };

/** Moves of a period, newest first; those not confirmed yet whatever their day. */
export async function listMoves(db: Reader, input: InputOf<typeof reliefContract.moves>, staffId: number): Promise<ReliefMove[]> {
  const rows = await readRows<Omit<ReliefMove, 'anonymous' | 'own' | 'reversed'> & { anonymous: number; own: number; reversed: number }>(db, sql`
    select m.id as moveId, m.kind, m.happenedOn, m.amountFen, m.donorName, m.anonymous, m.receiptNo, m.docRef, m.note, m.status, s.name as recordedBy, m.recordedByStaffId = ${staffId} as own, c.name as confirmedBy, m.voucherId, v.word || '-' || v.number as voucherNo,
      m.applicationId, a.applicationNo, o.kind as reverses, exists (select 1 from reliefMoves x where x.reversesMoveId = m.id and x.status <> 'discarded') as reversed
    from reliefMoves m join staff s on s.id = m.recordedByStaffId left join staff c on c.id = m.confirmedByStaffId left join vouchers v on v.id = m.voucherId left join applications a on a.id = m.applicationId left join reliefMoves o on o.id = m.reversesMoveId
    where m.fundId = ${input.fundId} and (${input.kind} is null or m.kind = ${input.kind}) and (m.happenedOn between ${input.from} and ${input.to} or m.status = 'recorded') order by m.happenedOn desc, m.id desc limit 10000`);
  return rows.map((row) => ({ ...row, anonymous: row.anonymous === 1, own: row.own === 1, reversed: row.reversed === 1 }));
}

/** One move. Refuses `not_found`. */
export async function readMove(db: Reader, moveId: ReliefMoveId): Promise<MoveRow> {
  const row = await db.selectFrom('reliefMoves').selectAll().where('id', '=', moveId).executeTakeFirst();
  if (!row) throw new AppError('not_found', { what: 'reliefMove', id: String(moveId) });
  return row;
}

const receiptNo = (year: number, n: number): string => `JZ-${year}-${String(n).padStart(4, '0')}`;

/**
 * Records money that came or went; a gift gets its receipt number at once. Refuses `relief_move_day`, `relief_donor_missing`,
 * `relief_source_missing`, `relief_case_missing`, `relief_recovered_too_much`, `relief_fund_short`.
 */
export async function recordMove(context: CommandContext, input: InputOf<typeof reliefContract.recordMove>): Promise<OutputOf<typeof reliefContract.recordMove>> {
  const { trx, clock, actor } = context;
  const fund = await readFundRow(trx, input.fundId);
  const today = clock.today();
  if (input.happenedOn < fund.openedOn || input.happenedOn > today) throw new AppError('relief_move_day', { day: input.happenedOn, from: fund.openedOn, to: today });
  if ((input.kind === 'gift' || input.kind === 'giftReturned') && input.donorName === '') throw new AppError('relief_donor_missing', {});
  if (input.kind === 'setAside' && input.sourceAccountCode == null) throw new AppError('relief_source_missing', {});
  if (input.kind === 'recovered') await refuseRecovered(context, fund, input);
  if (OUT_KINDS.includes(input.kind)) {
    const availableFen = await availableOf(trx, fund, today);
    if (input.amountFen > availableFen) throw new AppError('relief_fund_short', { availableFen, amountFen: input.amountFen });
  }
  let receipt: string | null = null;
  if (input.kind === 'gift') {
    const year = yearOf(input.happenedOn);
    const { used } = await trx.selectFrom('reliefMoves').select((e) => e.fn.countAll<number>().as('used')).where('receiptNo', 'like', `JZ-${year}-%`).executeTakeFirstOrThrow();
    receipt = receiptNo(year, used + 1);
  }
  const { id } = await trx.insertInto('reliefMoves').values({
    fundId: fund.id, kind: input.kind, happenedOn: input.happenedOn, amountFen: input.amountFen, donorName: input.donorName, donorResidentId: input.donorResidentId ?? null, anonymous: input.anonymous ? 1 : 0, receiptNo: receipt,
    docRef: input.docRef, note: input.note, sourceAccountCode: input.sourceAccountCode ?? '', applicationId: input.applicationId ?? null, reversesMoveId: null, status: 'recorded',
    recordedByUserId: actor.userId, recordedByStaffId: actor.staffId, recordedAt: clock.now(), confirmedByUserId: null, confirmedByStaffId: null, confirmedAt: null, voucherId: null,
  }).returning('id').executeTakeFirstOrThrow();
  return { moveId: id, status: 'recorded', receiptNo: receipt };
}

/** A grant can come back only as far as it was paid. */
async function refuseRecovered({ trx }: CommandContext, fund: FundRow, input: InputOf<typeof reliefContract.recordMove>): Promise<void> {
  const row = input.applicationId == null ? undefined : await trx.selectFrom('applications').select('id').where('id', '=', input.applicationId).where('programmeId', '=', fund.programmeId).executeTakeFirst();
  if (!row) throw new AppError('relief_case_missing', {});
  const paidFen = await paidOfCase(trx, row.id);
  const back = await readRow<{ n: Fen }>(trx, sql`select coalesce(sum(m.amountFen), 0) as n from reliefMoves m where m.applicationId = ${row.id} and m.kind = 'recovered' and m.status <> 'discarded' and not exists (select 1 from reliefMoves r where r.reversesMoveId = m.id and r.status = 'confirmed')`);
  const recoveredFen = fen((back?.n ?? 0) + input.amountFen);
  if (recoveredFen > paidFen) throw new AppError('relief_recovered_too_much', { recoveredFen, paidFen });
}

async function openMove(context: CommandContext, moveId: ReliefMoveId): Promise<MoveRow> {
  const row = await readMove(context.trx, moveId);
  if (row.status !== 'recorded') throw new AppError('relief_move_status', { status: row.status });
  return row;
}

/**
 * Another person agrees and the voucher is posted by its recipe; made by who recorded it. Refuses `cashier_may_not`, `relief_move_status`,
 * `relief_move_own`, `relief_fund_short`, and what posting refuses (a closed month, an account that ended).
 */
export async function confirmMove(context: CommandContext, input: { moveId: ReliefMoveId }): Promise<OutputOf<typeof reliefContract.confirmMove>> {
  const { trx, clock, actor } = context;
  refuseCashier(actor, 'post');
  const row = await openMove(context, input.moveId);
  if (row.recordedByStaffId === actor.staffId) throw new AppError('relief_move_own', { name: actor.staffName });
  const fund = await readFundRow(trx, row.fundId);
  const before = await availableOf(trx, fund, clock.today());
  const maker = await readActor(trx, row.recordedByUserId);
  const voucherId = row.kind === 'reversal' ? await bookReversal(context, maker, row) : await bookMove(context, maker, fund, row, row.kind);
  context.fail('relief.move');
  const lost = await takenBy(trx, row);
  if (lost > before) throw new AppError('relief_fund_short', { availableFen: before, amountFen: lost });
  await trx.updateTable('reliefMoves').set({ status: 'confirmed', confirmedByUserId: actor.userId, confirmedByStaffId: actor.staffId, confirmedAt: clock.now(), voucherId }).where('id', '=', row.id).execute();
  return { moveId: row.id, status: 'confirmed', voucherId };
}

/** What the move takes from the fund: money that goes out, or an inflow taken back. */
async function takenBy(db: Reader, row: MoveRow): Promise<Fen> {
  const kind: MoveKind = row.reversesMoveId === null ? row.kind : (await readMove(db, row.reversesMoveId)).kind;
  return OUT_KINDS.includes(kind) !== (row.kind === 'reversal') ? row.amountFen : fen(0);
}

async function bookMove(context: CommandContext, maker: Actor, fund: FundRow, row: MoveRow, kind: RecordedKind): Promise<VoucherId> {
  const sameYear = row.applicationId === null || (await lastPaidYear(context.trx, row.applicationId)) === yearOf(row.happenedOn);
  const name = row.anonymous === 1 ? '爱心人士' : row.donorName;
  const summary = `${SUMMARIES[kind]}${name === '' ? '' : `（${name}）`}`.slice(0, 120);
  return postAgreed(context, { maker, reviewer: context.actor, poster: context.actor }, {
    accountSetId: fund.accountSetId, voucherDate: row.happenedOn, kind: 'ordinary', attachmentsCount: 1,
    lines: moveLines(fund, { kind, amountFen: row.amountFen, sourceAccountCode: row.sourceAccountCode, sameYear }).map((line) => ({
      summary, accountCode: line.accountCode, debitFen: line.debitFen, creditFen: line.creditFen, ...(line.ofFund ? { fund: fund.name } : {}), ...(line.ofFund && row.donorResidentId !== null ? { residentId: row.donorResidentId } : {}), ...(line.ofFund && name !== '' ? { counterparty: name } : {}),
    })),
  });
}

async function bookReversal(context: CommandContext, maker: Actor, row: MoveRow): Promise<VoucherId> {
  const original = await readMove(context.trx, row.reversesMoveId!);
  if (original.voucherId === null) throw new AppError('relief_move_status', { status: original.status });
  return reverseAgreed(context, { maker, reviewer: context.actor, poster: context.actor }, { voucherId: original.voucherId, voucherDate: row.happenedOn, reason: row.note });
}

async function lastPaidYear(db: Reader, applicationId: number): Promise<number | null> {
  const row = await readRow<{ paidOn: Day | null }>(db, sql`select max(l.paidOn) as paidOn from claims c join batchLineClaims x on x.claimId = c.id join batchLines l on l.id = x.lineId where c.sourceKind = 'relief' and c.sourceId = ${applicationId} and l.status = 'paid'`);
  return row?.paidOn == null ? null : yearOf(row.paidOn);
}

/** A move that was wrong and is not confirmed yet; a gift keeps its number as void. Refuses `relief_move_status`. */
export async function discardMove(context: CommandContext, input: InputOf<typeof reliefContract.discardMove>): Promise<Done> {
  const row = await openMove(context, input.moveId);
  await context.trx.updateTable('reliefMoves').set({ status: 'discarded', note: [row.note, `作废：${input.reason}`].filter((part) => part !== '').join('；') }).where('id', '=', row.id).execute();
  return { moveId: row.id, status: 'discarded' };
}

/** Asks to cancel a confirmed move in red; confirmed by another person like any move. Refuses `relief_move_status`, `relief_move_reversed`, `relief_move_day`. */
export async function reverseMove({ trx, clock, actor }: CommandContext, input: InputOf<typeof reliefContract.reverseMove>): Promise<Done> {
  const row = await readMove(trx, input.moveId);
  if (row.status !== 'confirmed' || row.kind === 'reversal') throw new AppError('relief_move_status', { status: row.status });
  if (input.on < row.happenedOn || input.on > clock.today()) throw new AppError('relief_move_day', { day: input.on, from: row.happenedOn, to: clock.today() });
  const twin = await trx.selectFrom('reliefMoves').select('id').where('reversesMoveId', '=', row.id).where('status', '<>', 'discarded').executeTakeFirst();
  if (twin) throw new AppError('relief_move_reversed', {});
  const { id } = await trx.insertInto('reliefMoves').values({
    fundId: row.fundId, kind: 'reversal', happenedOn: input.on, amountFen: row.amountFen, donorName: row.donorName, donorResidentId: row.donorResidentId, anonymous: row.anonymous, receiptNo: null, docRef: row.receiptNo ?? row.docRef, note: input.reason, sourceAccountCode: '',
    applicationId: row.applicationId, reversesMoveId: row.id, status: 'recorded', recordedByUserId: actor.userId, recordedByStaffId: actor.staffId, recordedAt: clock.now(), confirmedByUserId: null, confirmedByStaffId: null, confirmedAt: null, voucherId: null,
  }).returning('id').executeTakeFirstOrThrow();
  return { moveId: id, status: 'recorded' };
}
