/** Recomputes what the batches claim: totals = lines = vouchers = months, fingerprints, files. For `huilin verify` and the page. */
import { sql } from 'kysely';
import { readRows } from '#electron/residents/read-rows.ts';
import type { Reads } from '#electron/welfare/versions.ts';
import { APPROVED_STATUSES } from '#shared/disbursement/status.ts';
import { fingerprintOf } from './fingerprint.ts';
import { liveRecoveryLines } from './recoveries.ts';
import { verifyTieOut } from './tie-out.ts';
import { verifySums } from './verify-sums.ts';

/** Batches whose lines still stand as they were judged: no line of them can have moved since. */
const UNDER_JUDGEMENT = ['submitted', 'reviewed', 'approved'] as const;

/** Vouchers whose red lines make their total something else than the sum recovered. */
const RECOVERED: readonly string[] = ['setOff', 'unsetOff', 'recover'];

/** All faults found, and what was counted. Sound = no fault. */
export async function verifyDisbursement(db: Reads): Promise<{ faults: string[]; counted: Record<string, number> }> {
  const faults: string[] = [];
  const fault = (part: string, detail: string): void => { faults.push(`${part}: ${detail}`); };
  const batches = await db.selectFrom('batches').selectAll().execute();
  const sums = await db.selectFrom('batchLines').select((e) => [
    'batchId', e.fn.countAll<number>().as('lines'),
    sql<number>`count(*) filter (where status in ('toPay', 'sent', 'paid', 'partPaid', 'failed', 'returned'))`.as('persons'),
    sql<number>`coalesce(sum(amountFen) filter (where status in ('toPay', 'sent', 'paid', 'partPaid', 'failed', 'returned')), 0)`.as('totalFen'),
    sql<number>`coalesce(sum(paidFen), 0)`.as('paidFen'), sql<number>`count(*) filter (where status = 'paid')`.as('paid'),
    sql<number>`coalesce(sum(amountFen) filter (where status in ('paid', 'partPaid')), 0)`.as('answeredFen'),
  ]).groupBy('batchId').execute();
  const vouchers = await db.selectFrom('batchVouchers as x').innerJoin('vouchers as v', 'v.id', 'x.voucherId').leftJoin('reliefPayments as f', 'f.voucherId', 'x.voucherId').select(['x.batchId', 'x.effect', 'x.amountFen', 'v.totalFen', 'f.pairFen', 'v.status', 'x.voucherId', 'v.sourceKind', 'v.sourceId']).execute();
  const bookedBefore = new Set((await db.selectFrom('batches as b').innerJoin('programmes as p', 'p.id', 'b.programmeId').innerJoin('programmeVersions as v', 'v.id', 'b.versionId').select('b.id')
    .where((e) => e.or([e('p.accrual', '=', 'source'), e('v.expenseAccountCode', '=', e.ref('v.payableAccountCode'))])).execute()).map((row) => row.id));
  const released = new Map((await db.selectFrom('releasedLines').select((e) => ['batchId', e.fn.sum<number>('amountFen').as('amountFen')]).groupBy('batchId').execute()).map((row) => [row.batchId, row.amountFen]));
  for (const batch of batches) {
    const own = sums.find((s) => s.batchId === batch.id) ?? { lines: 0, persons: 0, totalFen: 0, paidFen: 0, paid: 0, answeredFen: 0 };
    const judged = !['draft', 'locked', 'voided'].includes(batch.status);
    if (judged && (own.persons !== batch.personCount || own.totalFen !== batch.totalFen)) fault('batches', `${batch.batchNo}: ${batch.personCount}/${batch.totalFen} ≠ ${own.persons}/${own.totalFen}`);
    const of = (effect: string): number => vouchers.filter((v) => v.batchId === batch.id && v.effect === effect).reduce((sum, v) => sum + v.amountFen, 0);
    if (of('pay') - of('return') !== own.paidFen) fault('batchVouchers', `${batch.batchNo}: ${of('pay')} − ${of('return')} ≠ ${own.paidFen}`);
    const approved = (APPROVED_STATUSES as readonly string[]).includes(batch.status);
    const accruedFen = approved ? batch.accruedFen : 0;
    if (batch.kind !== 'followUp' && approved && batch.accruedFen !== batch.totalFen) fault('batches', `${batch.batchNo}: accrued ${batch.accruedFen} ≠ ${batch.totalFen}`);
    // Where the sums were owed before the batch or only pass through, it books payments alone.
    if (of('accrue') - of('reverse') !== (bookedBefore.has(batch.id) ? 0 : accruedFen)) fault('batchVouchers', `${batch.batchNo}: accrued ${of('accrue') - of('reverse')} ≠ ${accruedFen} (${batch.status})`);
    if (of('release') !== (released.get(batch.id) ?? 0)) fault('batchVouchers', `${batch.batchNo}: released ${of('release')} ≠ ${released.get(batch.id) ?? 0}`);
    if ((UNDER_JUDGEMENT as readonly string[]).includes(batch.status) && (await fingerprintOf(db, batch)) !== batch.fingerprint) fault('fingerprints', `${batch.batchNo}: the lines are not those that were judged`);
    if (approved && batch.makerStaffId === batch.reviewerStaffId) fault('batches', `${batch.batchNo}: maker and reviewer are one person`);
  }
  for (const voucher of vouchers) {
    if (voucher.status !== 'posted' || (!RECOVERED.includes(voucher.effect) && Math.abs(voucher.totalFen) - (voucher.pairFen ?? 0) !== voucher.amountFen) || voucher.sourceKind !== 'batch' || voucher.sourceId !== voucher.batchId) fault('batchVouchers', `voucher ${voucher.voucherId}: ${voucher.totalFen} ≠ ${voucher.amountFen}`);
  }
  const strayed = await db.selectFrom('vouchers').select('id').where('sourceKind', '=', 'batch').where((e) => e.not(e.exists(e.selectFrom('batchVouchers').select('voucherId').whereRef('voucherId', '=', 'vouchers.id'))))
    .where((e) => e.not(e.exists(e.selectFrom('deskCash').select('voucherId').whereRef('voucherId', '=', 'vouchers.id'))))
    .where((e) => e.not(e.exists(e.selectFrom('goodsVouchers').select('voucherId').whereRef('voucherId', '=', 'vouchers.id')))).execute();
  for (const { id } of strayed) fault('batchVouchers', `voucher ${id} is of a batch that does not know it`);
  await verifyMonths(db, fault);
  await verifyClaims(db, fault);
  await verifyRecoveries(db, fault);
  await verifySupplements(db, fault);
  await verifyFiles(db, fault);
  faults.push(...(await verifySums(db)), ...(await verifyTieOut(db)));
  return { faults, counted: { batches: batches.length, batchLines: sums.reduce((n, s) => n + s.lines, 0), batchVouchers: vouchers.length } };
}

type Fault = (part: string, detail: string) => void;

/** What is kept per programme and month beside the same sums taken from the vouchers and lines. */
async function verifyMonths(db: Reads, fault: Fault): Promise<void> {
  const kept = await db.selectFrom('programmeMonths').selectAll().execute();
  // What was released is owed no more.
  const accrued = await db.selectFrom('batches as b').select(['b.programmeId', 'b.benefitMonth', sql<number>`sum(b.accruedFen - (select coalesce(sum(amountFen), 0) from releasedLines where batchId = b.id))`.as('amountFen')]).where('b.status', 'in', APPROVED_STATUSES).groupBy(['b.programmeId', 'b.benefitMonth']).execute();
  const paid = await db.selectFrom('batchLines').select(['programmeId', 'benefitMonth', sql<number>`sum(paidFen)`.as('paidFen'), sql<number>`count(*) filter (where status = 'paid')`.as('paidPersons')])
    .groupBy(['programmeId', 'benefitMonth']).execute();
  const key = (programmeId: number, month: string): string => `${programmeId} ${month}`;
  const months = new Map(kept.map((row) => [key(row.programmeId, row.month), row]));
  const paidBy = new Map(paid.map((row) => [key(row.programmeId, row.benefitMonth), row]));
  const accruedBy = new Map(accrued.map((row) => [key(row.programmeId, row.benefitMonth), row]));
  for (const at of new Set([...months.keys(), ...paidBy.keys(), ...accruedBy.keys()])) {
    const row = months.get(at) ?? { persons: 0, amountFen: 0, paidPersons: 0, paidFen: 0 };
    if (row.amountFen !== (accruedBy.get(at)?.amountFen ?? 0)) fault('programmeMonths', `${at}: ${row.amountFen} ≠ ${accruedBy.get(at)?.amountFen ?? 0}`);
    if (row.paidFen !== (paidBy.get(at)?.paidFen ?? 0) || row.paidPersons !== (paidBy.get(at)?.paidPersons ?? 0)) fault('programmeMonths', `${at}: paid ${row.paidFen} ≠ ${paidBy.get(at)?.paidFen ?? 0}`);
  }
}

/** Lines of claims sum their claims; a claim is paid once at most and never beyond its sum. */
async function verifyClaims(db: Reads, fault: Fault): Promise<void> {
  const lines = await readRows<{ id: number }>(db, sql`select l.id from batchLines l join batches b on b.id = l.batchId join programmes p on p.id = l.programmeId
    where p.basis = 'claims' and b.status not in ('draft', 'locked') and l.amountFen + l.setOffFen <> (select coalesce(sum(amountFen), 0) from batchLineClaims where lineId = l.id)`);
  for (const { id } of lines) fault('claims', `line ${id} is not the sum of its claims`);
  const claims = await readRows<{ id: number }>(db, sql`select c.id from claims c join batchLineClaims x on x.claimId = c.id join batchLines l on l.id = x.lineId
    where l.status not in ('removed', 'cancelled', 'failed', 'returned', 'partPaid') group by c.id having count(*) > 1 or sum(x.amountFen) > c.amountFen or c.withdrawnAt is not null`);
  for (const { id } of claims) fault('claims', `claim ${id} stands in more than one line, or was withdrawn`);
}

/** What was recovered never exceeds what was overpaid, nor that what was paid; set-offs of approved lists are events, booked once. */
async function verifyRecoveries(db: Reads, fault: Fault): Promise<void> {
  const recoveries = await readRows<{ id: number; amountFen: number; linesFen: number; doneFen: number }>(db, sql`select r.id, r.amountFen, (select coalesce(sum(amountFen), 0) from recoveryLines where recoveryId = r.id) as linesFen,
    (select coalesce(sum(amountFen), 0) from recoveryEvents where recoveryId = r.id) as doneFen from recoveries r`);
  for (const row of recoveries) if (row.linesFen !== row.amountFen || row.doneFen < 0 || row.doneFen > row.amountFen) fault('recoveries', `recovery ${row.id}: ${row.amountFen} ≠ ${row.linesFen}, done ${row.doneFen}`);
  const twice = await readRows<{ id: number }>(db, sql`select l.id from batchLines l join ${liveRecoveryLines} x on x.lineId = l.id group by l.id having sum(x.amountFen) > l.paidFen`);
  for (const { id } of twice) fault('recoveries', `line ${id}: more is being recovered than was paid`);
  const months = await readRows<{ recoveryId: number; lineId: number }>(db, sql`select x.recoveryId, x.lineId from recoveryLines x join batchLines l on l.id = x.lineId
    where x.amountFen <> (select coalesce(sum(m.amountFen), 0) from recoveryLineMonths m where m.recoveryId = x.recoveryId and m.lineId = x.lineId) and l.kind = 'supplement'`);
  for (const row of months) fault('recoveries', `recovery ${row.recoveryId}, line ${row.lineId}: not the sum of its months`);
  const lines = await readRows<{ id: number }>(db, sql`select l.id from batchLines l where l.setOffFen <> (select coalesce(sum(amountFen), 0) from lineSetOffs where lineId = l.id)`);
  for (const { id } of lines) fault('setOffs', `line ${id}: what is set off is not the sum of its recoveries`);
  const taken = await readRows<{ batchNo: string; eventsFen: number; bookedFen: number }>(db, sql`select * from (select b.batchNo,
      (select coalesce(sum(e.amountFen), 0) from recoveryEvents e join batchLines l on l.id = e.lineId where l.batchId = b.id) as eventsFen,
      (select coalesce(sum(case effect when 'setOff' then amountFen when 'unsetOff' then -amountFen else 0 end), 0) from batchVouchers where batchId = b.id) as bookedFen from batches b) where eventsFen <> bookedFen`);
  for (const row of taken) fault('setOffs', `${row.batchNo}: set off ${row.eventsFen} ≠ booked ${row.bookedFen}`);
}

/** A supplement's line is the sum of its months; a month gets no more than it is entitled to. */
async function verifySupplements(db: Reads, fault: Fault): Promise<void> {
  const lines = await readRows<{ id: number }>(db, sql`select l.id from batchLines l where l.kind = 'supplement' and l.amountFen <> (select coalesce(sum(amountFen), 0) from batchLineMonths where lineId = l.id)`);
  for (const { id } of lines) fault('supplements', `line ${id} is not the sum of its months`);
  const twice = await readRows<{ residentId: number; month: string }>(db, sql`select l.residentId, x.month from batchLineMonths x join batchLines l on l.id = x.lineId where l.status not in ('removed', 'cancelled')
    group by l.programmeId, l.residentId, x.month, x.stoodFen having count(*) > 1`);
  for (const row of twice) fault('supplements', `resident ${row.residentId}, ${row.month}: the same shortfall was paid twice`);
}

/** The head of every bank file beside its lines, and each of those beside the line of the batch. */
async function verifyFiles(db: Reads, fault: Fault): Promise<void> {
  const rows = await db.selectFrom('bankExports as e').leftJoin('bankExportLines as x', 'x.exportId', 'e.id').leftJoin('batchLines as l', 'l.id', 'x.lineId')
    .select(['e.id', 'e.fileName', 'e.lineCount', 'e.totalFen', sql<number>`count(x.lineId)`.as('lines'), sql<number>`coalesce(sum(x.amountFen), 0)`.as('sumFen'), sql<number>`count(*) filter (where l.amountFen <> x.amountFen or l.batchId <> e.batchId)`.as('wrong')])
    .groupBy('e.id').execute();
  for (const row of rows) if (row.lines !== row.lineCount || row.sumFen !== row.totalFen || row.wrong > 0) fault('bankExports', `${row.fileName}: ${row.lineCount}/${row.totalFen} ≠ ${row.lines}/${row.sumFen}`);
}
