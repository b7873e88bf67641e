/** Loading the bank's answer: each line paid, failed or held as the file says, the vouchers posted, the same file again changes nothing. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { disbursementContract } from '#shared/disbursement/contract.ts';
import type { payingContract } from '#shared/disbursement/paying-contract.ts';
import { AppError } from '#shared/errors.ts';
import { fen, sumFen, type Fen } from '#shared/money.ts';
import type { BankResultId } from '#shared/ids.ts';
import type { BaseContext, CommandContext, QueryContext } from '#electron/api/context.ts';
import type { Reads } from '#electron/welfare/versions.ts';
import { readProfile } from './bank-profiles.ts';
import { addToMonth, bookBatch, type LinePart } from './book-batch.ts';
import type { BatchRow } from './frozen-inputs.ts';
import { matchAnswer, type Outcome, type SentLine } from './match-result.ts';
import { noteStep, openBatch, readBatch, refuseClockBehind, standing, takeStep } from './move-batch.ts';
import { readAnswerFile } from './result-workbook.ts';

type Counts = Pick<OutputOf<typeof disbursementContract.readResult>, 'lineCount' | 'paidCount' | 'paidFen' | 'partCount' | 'partFen' | 'shortFen' | 'failedCount' | 'failedFen' | 'unchangedCount' | 'unknownCount'>;

function countOutcomes(outcomes: readonly Outcome[]): Counts {
  const of = (outcome: Outcome['outcome']): Outcome[] => outcomes.filter((o) => o.outcome === outcome);
  const sum = (list: readonly Outcome[], fen: (o: Outcome) => number): Fen => sumFen(list.map((o) => fen(o) as Fen));
  const [paid, part, failed] = [of('paid'), of('partPaid'), of('failed')];
  return {
    lineCount: outcomes.length, paidCount: paid.length + part.length, paidFen: sum([...paid, ...part], (o) => o.paidFen), partCount: part.length, partFen: sum(part, (o) => o.paidFen), shortFen: sum(part, (o) => o.amountFen - o.paidFen),
    failedCount: failed.length, failedFen: sum([...failed, ...part], (o) => o.amountFen - o.paidFen), unchangedCount: of('unchanged').length, unknownCount: of('unknown').length,
  };
}

async function readSent(context: Pick<BaseContext, 'vault'>, db: Reads, batch: BatchRow): Promise<SentLine[]> {
  const rows = await db.selectFrom('batchLines as l').innerJoin('bankExportLines as x', 'x.lineId', 'l.id').groupBy('l.id').select((e) => [e.fn.max<number>('x.exportId').as('exportId'), 'l.id', 'l.lineNo', 'l.name', 'l.holderName', 'l.bankAccountId', 'l.accountSealed', 'l.amountFen', 'l.status', 'l.paidFen'])
    .where('l.batchId', '=', batch.id).orderBy('l.lineNo').execute();
  if (rows.length === 0) throw new AppError('result_without_export', { batchNo: batch.batchNo });
  return rows.map((row) => ({
    lineId: row.id, lineNo: row.lineNo, name: row.name, holderName: row.holderName, amountFen: row.amountFen, status: row.status, paidFen: row.paidFen, exportId: row.exportId,
    account: row.accountSealed === null || row.bankAccountId === null ? '' : context.vault.unseal('bankAccounts.number', row.bankAccountId, row.accountSealed),
  }));
}

async function readOutcomes(context: Pick<BaseContext, 'vault' | 'signal'>, db: Reads, batch: BatchRow, file: { name: string; bytes: Buffer }, profileCode: string, override = false): Promise<Outcome[]> {
  const profile = await readProfile(db, profileCode);
  if (profile.result === null) throw new AppError('profile_unknown', { code: profileCode });
  const answer = await readAnswerFile(file.bytes, file.name, profile.result, context.signal);
  return matchAnswer(answer, await readSent(context, db, batch), { batchNo: batch.batchNo, fileName: file.name, covers: profile.result.covers, override });
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

type Parts = Pick<Counts, 'partCount' | 'partFen' | 'shortFen'>;
export const NO_PARTS: Parts = { partCount: 0, partFen: fen(0), shortFen: fen(0) };

/** Of the answers of a batch: those each of them paid in part. */
export async function readParts(db: Reads, batchId: BatchRow['id']): Promise<ReadonlyMap<BankResultId, Parts>> {
  const rows = await db.selectFrom('bankResultLines as r').innerJoin('bankResults as q', 'q.id', 'r.resultId').innerJoin('batchLines as l', 'l.id', 'r.lineId')
    .select((e) => ['r.resultId', e.fn.countAll<number>().as('partCount'), e.fn.sum<number>('r.paidFen').as('partFen'), e.fn.sum<number>('l.amountFen').as('dueFen')])
    .where('q.batchId', '=', batchId).where('r.outcome', '=', 'partPaid').groupBy('r.resultId').execute();
  return new Map(rows.map((row) => [row.resultId, { partCount: row.partCount, partFen: fen(row.partFen), shortFen: fen(row.dueFen - row.partFen) }]));
}

/** The counts of a file that is in already; undefined for a new one. A file of another batch is refused. */
async function loadedBefore(db: Reads, batch: BatchRow, sha256: string, fileName: string): Promise<Counts | undefined> {
  const row = await db.selectFrom('bankResults').selectAll().where('sha256', '=', sha256).executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.batchId !== batch.id) {
    const other = await readBatch(db, row.batchId);
    throw new AppError('result_other_batch', { fileName, found: other.batchNo, wanted: batch.batchNo });
  }
  const parts = (await readParts(db, batch.id)).get(row.id) ?? NO_PARTS;
  return { lineCount: row.lineCount, paidCount: row.paidCount, paidFen: row.paidFen, ...parts, failedCount: row.failedCount, failedFen: row.failedFen, unchangedCount: row.lineCount - row.unknownCount, unknownCount: row.unknownCount };
}

/** What loading the file would do. Refuses what loading refuses. */
export async function readResult(context: QueryContext, input: InputOf<typeof disbursementContract.readResult>): Promise<OutputOf<typeof disbursementContract.readResult>> {
  const { db } = context;
  const batch = await readBatch(db, input.batchId);
  const file = context.files.take(input.fileId);
  const before = await loadedBefore(db, batch, hashOf(file.bytes), file.name);
  if (before !== undefined) return { ...before, alreadyLoaded: true, lines: [] };
  const outcomes = await readOutcomes(context, db, batch, file, input.profileCode);
  return {
    ...countOutcomes(outcomes), alreadyLoaded: false,
    lines: outcomes.map((o) => ({ seq: o.seq, lineNo: o.line?.lineNo ?? null, name: o.name, amountFen: o.amountFen, outcome: o.outcome, paidFen: o.paidFen, reason: o.reason })),
  };
}

type ImportOutput = OutputOf<typeof disbursementContract.importResult>;

/** Loads the file. A second file that contradicts the first is refused whole (F4). */
export function importResult(context: CommandContext, input: InputOf<typeof disbursementContract.importResult>): Promise<ImportOutput> {
  return loadResult(context, input, null);
}

/** Loads a file that contradicts an earlier one, by somebody who may and with the reason (F4): its word counts, line by line written down. */
export function overrideResult(context: CommandContext, input: InputOf<typeof payingContract.overrideResult>): Promise<ImportOutput> {
  return loadResult(context, input, input.reason);
}

/** Money of the lines the file settles: what the bank accepted, and what of it came back. */
function moneyOf(settled: readonly Outcome[]): { acceptedFen: Fen; returnedFen: Fen; paidChangeFen: Fen; paidChange: number } {
  const sum = (fenOf: (o: Outcome) => number): Fen => settled.reduce((total, o) => fen(total + fenOf(o)), fen(0));
  const was = (o: Outcome): number => o.line?.paidFen ?? 0;
  const sent = (o: Outcome): boolean => o.line?.status === 'sent';
  return {
    acceptedFen: sum((o) => (sent(o) ? o.amountFen : o.outcome === 'paid' ? o.paidFen : 0)), returnedFen: sum((o) => (sent(o) ? o.amountFen - o.paidFen : o.outcome === 'failed' ? was(o) : 0)),
    paidChangeFen: sum((o) => o.paidFen - was(o)), paidChange: settled.reduce((n, o) => n + Number(o.outcome === 'paid') - Number(o.line?.status === 'paid'), 0),
  };
}

/** Which part of each line a voucher is about, for payables kept by name. */
const partsOf = (settled: readonly Outcome[], range: (o: Outcome) => readonly [number, number] | null): LinePart[] => settled.flatMap((o) => {
  const span = range(o);
  return o.line === null || span === null ? [] : [{ lineId: o.line.lineId, fromFen: span[0], toFen: span[1] }];
});

/**
 * Booked by the recipe of §1.3: everything the bank accepted Dr 211 / Cr 102, then what it returned Dr 102 / Cr 211, so
 * that the bank account reads as the bank's own statement does. The batch is paid when no line is open.
 */
async function loadResult(context: CommandContext, input: InputOf<typeof disbursementContract.importResult>, overrideReason: string | null): Promise<ImportOutput> {
  const { trx, clock } = context;
  const file = context.files.take(input.fileId);
  const sha256 = hashOf(file.bytes);
  const seen = await readBatch(trx, input.batchId);
  const before = await loadedBefore(trx, seen, sha256, file.name);
  if (before !== undefined) return { ...standing(seen), ...before, alreadyLoaded: true, voucherIds: [] };
  const batch = await openBatch(context, input, overrideReason === null ? ['paying'] : ['paying', 'paid']);
  await refuseClockBehind(context, batch);
  const outcomes = await readOutcomes(context, trx, batch, file, input.profileCode, overrideReason !== null);
  const counts = countOutcomes(outcomes);
  const paidOn = input.paidOn ?? clock.today();
  const resultId = await storeResult(context, batch, { fileName: file.name, sha256, outcomes, counts });
  const settled = outcomes.filter((o) => o.line !== null && o.outcome !== 'unchanged');
  if (overrideReason !== null) await writeOverrides(context, resultId, settled.filter((o) => o.line?.status !== 'sent'), overrideReason);
  const endOf = (o: Outcome): string => (o.outcome === 'failed' && o.line?.status === 'paid' ? 'returned' : o.outcome);
  await sql`update batchLines set status = j.value ->> 1, paidFen = j.value ->> 2, paidOn = iif(j.value ->> 2 > 0, ${paidOn}, null), statusReason = nullif(j.value ->> 3, '')
    from json_each(${JSON.stringify(settled.map((o) => [o.line?.lineId, endOf(o), o.paidFen, o.reason]))}) j where batchLines.id = j.value ->> 0`.execute(trx);
  context.fail('batch.result');
  const money = moneyOf(settled);
  const voucherIds = [
    ...(await bookBatch(context, batch, { effect: 'pay', step: `pay:${resultId}`, amountFen: money.acceptedFen, date: paidOn, by: 'actor', parts: partsOf(settled, (o) => (o.line?.status === 'sent' ? [0, o.amountFen] : o.outcome === 'paid' ? [0, o.paidFen] : null)) })),
    ...(await bookBatch(context, batch, { effect: 'return', step: `return:${resultId}`, amountFen: money.returnedFen, date: paidOn, by: 'actor', parts: partsOf(settled, (o) => (o.line?.status === 'sent' ? (o.paidFen < o.amountFen ? [o.paidFen, o.amountFen] : null) : o.outcome === 'failed' ? [0, o.line?.paidFen ?? 0] : null)) })),
  ];
  await addToMonth(context, batch, { paidPersons: money.paidChange, paidFen: money.paidChangeFen });
  const done = batch.status === 'paying' && !(await hasOpenLines(trx, batch));
  const step = { step: 'result' as const, comment: overrideReason === null ? file.name : `${file.name}：${overrideReason}`.slice(0, 500) };
  // A paid batch keeps its version: what the bank says later is noted beside it.
  if (batch.status === 'paid') await noteStep(context, batch, step);
  const moved = batch.status === 'paid' ? batch : await takeStep(context, batch, { ...step, ...(done ? { to: 'paid' as const } : {}) });
  return { ...standing(moved), ...counts, alreadyLoaded: false, voucherIds };
}

/** Which lines the later word turned round. @throws AppError line_followed_up when a later batch pays the line already */
async function writeOverrides({ trx, actor, clock }: CommandContext, resultId: BankResultId, turned: readonly Outcome[], reason: string): Promise<void> {
  for (const { line, outcome } of turned) {
    if (line === null) continue;
    const again = await trx.selectFrom('batchLines as l').innerJoin('batches as b', 'b.id', 'l.batchId').select('b.batchNo').where('l.parentLineId', '=', line.lineId).where('l.status', 'not in', ['removed', 'cancelled', 'failed', 'returned']).executeTakeFirst();
    if (again !== undefined) throw new AppError('line_followed_up', { name: line.name, batchNo: again.batchNo });
    const amountFen = line.amountFen;
    await trx.insertInto('resultOverrides').values({ resultId, lineId: line.lineId, fromStatus: line.status as 'paid' | 'failed', toStatus: outcome === 'paid' ? 'paid' : 'returned', amountFen, reason, userId: actor.userId, staffId: actor.staffId, at: clock.now() }).execute();
  }
}

/** Whether lines still wait for their end. */
export async function hasOpenLines(db: Reads, batch: Pick<BatchRow, 'id'>): Promise<boolean> {
  return (await db.selectFrom('batchLines').select('id').where('batchId', '=', batch.id).where('status', 'in', ['toPay', 'sent']).limit(1).executeTakeFirst()) !== undefined;
}

async function storeResult(context: CommandContext, batch: BatchRow, result: { fileName: string; sha256: string; outcomes: readonly Outcome[]; counts: Counts }): Promise<BankResultId> {
  const { trx, actor, clock } = context;
  const first = result.outcomes.find((o) => o.line !== null)?.line?.lineId;
  const exported = await trx.selectFrom('bankExports as e').innerJoin('bankExportLines as x', 'x.exportId', 'e.id').select('e.id').where('e.batchId', '=', batch.id)
    .$if(first !== undefined, (q) => q.where('x.lineId', '=', first!)).orderBy('e.id', 'desc').limit(1).executeTakeFirstOrThrow();
  const { counts } = result;
  const { id } = await trx.insertInto('bankResults').values({
    batchId: batch.id, exportId: exported.id, fileName: result.fileName.slice(0, 200), sha256: result.sha256, lineCount: counts.lineCount, paidCount: counts.paidCount, paidFen: counts.paidFen,
    failedCount: counts.failedCount, failedFen: counts.failedFen, unknownCount: counts.unknownCount, userId: actor.userId, staffId: actor.staffId, at: clock.now(),
  }).returning('id').executeTakeFirstOrThrow();
  const rows = result.outcomes.map((o) => [o.seq, o.line?.lineId ?? null, o.outcome, o.paidFen, o.reason]);
  await sql`insert into bankResultLines (resultId, seq, lineId, outcome, paidFen, reason)
    select ${id}, j.value ->> 0, j.value ->> 1, j.value ->> 2, j.value ->> 3, j.value ->> 4 from json_each(${JSON.stringify(rows)}) j`.execute(trx);
  return id;
}
