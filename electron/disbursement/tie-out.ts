/**
 * The tie-out (F13): what was approved = what left the bank or the safe = what was signed for = what stands in the books, by batch and by
 * programme and month. Every leg is counted anew from its own rows; nothing is taken from another leg.
 */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { payingContract, TieLeg } from '#shared/disbursement/paying-contract.ts';
import { AppError } from '#shared/errors.ts';
import { groupBy } from '#shared/group-by.ts';
import type { BatchId } from '#shared/ids.ts';
import { fen, sumFen, type Fen } from '#shared/money.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { readProgramme, type Reads } from '#electron/welfare/versions.ts';
import type { BatchRow } from './frozen-inputs.ts';
import { hashOfLines } from './roster-issues.ts';
import { tieGoods } from './tie-goods.ts';

type Output = OutputOf<typeof payingContract.tieOut>;
export type TiedBatch = Output['batches'][number];

interface Counted {
  readonly id: BatchId; readonly batchNo: string; readonly programmeId: number; readonly benefitMonth: string; readonly payBy: BatchRow['payBy']; readonly byInvoice: number; readonly status: BatchRow['status']; readonly parentBatchId: number | null;
  readonly personCount: number; readonly totalFen: Fen; readonly accruedFen: Fen; readonly owedBefore: number; readonly returnedAfterFen: number; readonly signedNeeded: number | null; readonly closedFen: Fen | null;
  readonly listPersons: number; readonly listFen: number; readonly paidPersons: number; readonly paidFen: number; readonly openLines: number; readonly unsent: number;
  readonly outPersons: number; readonly outFen: number; readonly signedPersons: number; readonly signedFen: number;
  readonly invoicePersons: number; readonly invoiceFen: Fen;
  readonly releasedFen: number; readonly bookedReleasedFen: number; readonly setOffFen: number; readonly bookedSetOffFen: number; readonly bookedAccrualFen: number; readonly bookedPaidFen: number; readonly bookedMoneyFen: number;
}

/** What was counted for the batches asked for; null = for all that were approved. One pass over each table. */
async function countLegs(db: Reads, ids: readonly BatchId[] | null): Promise<Counted[]> {
  const listed = JSON.stringify(ids ?? []);
  const { rows } = await sql<Counted>`
    with b as materialized (select * from batches where status in ('approved', 'paying', 'paid', 'closed') and (${ids === null ? 1 : 0} or id in (select value from json_each(${listed})))),
    lines as (select batchId, count(*) filter (where status in ('toPay', 'sent', 'paid', 'partPaid', 'failed', 'returned')) as listPersons,
        coalesce(sum(amountFen) filter (where status in ('toPay', 'sent', 'paid', 'partPaid', 'failed', 'returned')), 0) as listFen,
        coalesce(sum(setOffFen) filter (where status in ('toPay', 'sent', 'paid', 'partPaid', 'failed', 'returned')), 0) as setOffFen,
        count(*) filter (where paidFen > 0) as paidPersons, sum(paidFen) as paidFen, count(*) filter (where status in ('toPay', 'sent')) as openLines,
        count(*) filter (where status in ('sent', 'paid', 'partPaid') and amountFen > 0 and not exists (select 1 from bankExportLines x where x.lineId = l.id)) as unsent
      from batchLines l where batchId in (select id from b) group by batchId),
    answers as (select q.batchId, r.lineId, r.paidFen, row_number() over (partition by r.lineId order by r.resultId desc) as latest from bankResults q cross join bankResultLines r on r.resultId = q.id
      where q.batchId in (select id from b) and r.lineId is not null and r.outcome <> 'unchanged'),
    answered as (select a.batchId, count(*) filter (where a.paidFen > 0) as persons, sum(a.paidFen) as amount from answers a join batchLines l on l.id = a.lineId where a.latest = 1 and l.status <> 'returned' group by a.batchId),
    handed as (select h.batchId, count(*) filter (where l.amountFen > 0) as persons, sum(l.amountFen) as amount from handouts h join batchLines l on l.id = h.lineId
      where h.batchId in (select id from b) and h.undoneAt is null and h.bookedStep is not null and l.status <> 'returned' group by h.batchId),
    invoiced as (select p.batchId, count(*) as persons, sum(x.amountFen) as amount from providerPayments p join providerPaymentLines x on x.paymentId = p.id join batchLines l on l.id = x.lineId and l.batchId = p.batchId
      where p.batchId in (select id from b) and l.status <> 'returned' group by p.batchId),
    released as (select r.batchId, sum(r.amountFen) as amount from releasedLines r join batchLines l on l.id = r.lineId and l.status in ('failed', 'returned') where r.batchId in (select id from b) group by r.batchId),
    returned as (select l.batchId, count(*) as persons, sum(l.amountFen) as amount from batchLines l where l.batchId in (select id from b) and l.status = 'returned' group by l.batchId),
    signed as (select l.batchId, count(*) as persons, sum(l.paidFen) as amount from batchLines l where l.batchId in (select batchId from rosterFilings where withdrawnAt is null and batchId in (select id from b)) and l.paidFen > 0
      and exists (select 1 from rosterPageLines x join rosterFilings f on f.issueId = x.issueId and f.pageNo = x.pageNo and f.withdrawnAt is null where x.lineId = l.id) group by l.batchId),
    booked as (select x.batchId,
        sum(case when x.effect in ('accrue', 'reverse') and a.code = v.payableAccountCode then y.creditFen - y.debitFen else 0 end) as accrual,
        sum(case when x.effect = 'release' and a.code = v.payableAccountCode then y.debitFen - y.creditFen else 0 end) as released,
        -- What is set off is charged in black; what it relieves stands in red, or in credit.
        sum(case when x.effect = 'setOff' and y.debitFen > 0 and a.code = iif(p.accrual = 'source', v.payableAccountCode, v.expenseAccountCode) then y.debitFen else 0 end) as setOff,
        sum(case when x.effect in ('pay', 'return') and a.code = v.payableAccountCode then y.debitFen - y.creditFen else 0 end) as paid,
        sum(case when x.effect in ('pay', 'return') and a.code in (v.moneyAccountCode, v.cashAccountCode) then y.creditFen - y.debitFen else 0 end) as money
      from batchVouchers x join b on b.id = x.batchId join programmes p on p.id = b.programmeId join programmeVersions v on v.id = b.versionId join vouchers w on w.id = x.voucherId and w.status = 'posted'
      join voucherLines y on y.voucherId = x.voucherId join accounts a on a.id = y.accountId group by x.batchId)
    select b.id, b.batchNo, b.programmeId, b.benefitMonth, b.payBy, b.status, b.parentBatchId, b.personCount, b.totalFen, b.accruedFen, (p.accrual = 'source' or r.expenseAccountCode = r.payableAccountCode) as owedBefore, c.signedNeeded, c.paidFen as closedFen,
      coalesce(l.listPersons, 0) as listPersons, coalesce(l.listFen, 0) as listFen, coalesce(l.paidPersons, 0) as paidPersons, coalesce(l.paidFen, 0) as paidFen, coalesce(l.openLines, 0) as openLines, iif(b.payBy = 'bank', coalesce(l.unsent, 0), 0) as unsent,
      iif(b.payBy = 'bank', coalesce(n.persons, 0), coalesce(h.persons, 0)) + coalesce(i.persons, 0) as outPersons, iif(b.payBy = 'bank', coalesce(n.amount, 0), coalesce(h.amount, 0)) + coalesce(i.amount, 0) as outFen,
      (exists (select 1 from providerPayments q where q.batchId = b.id) or (p.form = 'provider' and not exists (select 1 from handouts x where x.batchId = b.id) and not exists (select 1 from bankExports x where x.batchId = b.id))) as byInvoice,
      (select coalesce(sum(q.persons), 0) from providerPayments q where q.batchId = b.id) - coalesce(back.persons, 0) as invoicePersons, (select coalesce(sum(q.amountFen), 0) from providerPayments q where q.batchId = b.id) - coalesce(back.amount, 0) as invoiceFen,
      coalesce(s.persons, 0) as signedPersons, coalesce(s.amount, 0) as signedFen, coalesce(rel.amount, 0) as releasedFen, coalesce(k.released, 0) as bookedReleasedFen, coalesce(l.setOffFen, 0) as setOffFen, coalesce(k.setOff, 0) as bookedSetOffFen, coalesce(k.accrual, 0) as bookedAccrualFen, coalesce(k.paid, 0) as bookedPaidFen, coalesce(k.money, 0) as bookedMoneyFen,
      iif(c.at is null, 0, (select coalesce(sum(x.amountFen), 0) from batchVouchers x join vouchers w on w.id = x.voucherId where x.batchId = b.id and x.effect = 'return' and x.step like 'back:%' and iif(c.lastVoucherId is null, w.createdAt >= c.at, x.voucherId > c.lastVoucherId))) as returnedAfterFen
    from b join programmes p on p.id = b.programmeId join programmeVersions r on r.id = b.versionId left join lines l on l.batchId = b.id left join answered n on n.batchId = b.id left join handed h on h.batchId = b.id left join invoiced i on i.batchId = b.id left join returned back on back.batchId = b.id left join released rel on rel.batchId = b.id left join signed s on s.batchId = b.id left join booked k on k.batchId = b.id left join batchClosings c on c.batchId = b.id
    order by b.benefitMonth, b.programmeId, b.id`.execute(db as never);
  return rows;
}

const leg = (key: TieLeg['key'], wanted: { persons: number | null; fen: number }, found: { persons: number | null; fen: number }): TieLeg => ({
  key, wantedPersons: wanted.persons, wantedFen: fen(wanted.fen), foundPersons: found.persons, foundFen: fen(found.fen), state: wanted.fen === found.fen && wanted.persons === found.persons ? 'ok' : 'broken',
});

/** Whether the signed rows of a batch count: as it was closed, else as its kind and the office's setting say. */
function signedLeg(row: Counted, bankToo: boolean): TieLeg {
  const asClosed = row.status === 'closed' ? row.signedNeeded : null;
  const needed = asClosed === null ? row.status !== 'closed' && (row.payBy !== 'bank' || bankToo) : asClosed === 1;
  const made = leg('signed', { persons: row.paidPersons, fen: row.paidFen }, { persons: row.signedPersons, fen: row.signedFen });
  if (!needed) return { ...made, state: 'notNeeded' };
  // Until the batch is closed, pages may still come.
  return made.state === 'broken' && row.status !== 'closed' ? { ...made, state: 'waiting' } : made;
}

/**
 * The legs of one batch. approved: the decision beside the lines; sent: every line at the bank stands in a file; out: the bank's answers, the
 * ticks at the desk, or the people of invoices; signed, or the heads of the invoices; accrued, released, set off and paid: the books; money: bank or cash account; closed: what was written down at the end.
 */
function legsOf(row: Counted, bankToo: boolean): TieLeg[] {
  const paid = { persons: row.paidPersons, fen: row.paidFen };
  const sums = (amount: number): { persons: null; fen: number } => ({ persons: null, fen: amount });
  return [
    leg('approved', { persons: row.personCount, fen: row.totalFen }, { persons: row.listPersons, fen: row.listFen }),
    ...(row.payBy === 'bank' && row.byInvoice === 0 ? [leg('sent', { persons: 0, fen: 0 }, { persons: row.unsent, fen: 0 })] : []),
    leg('out', paid, { persons: row.outPersons, fen: row.outFen }),
    // A provider's invoices stand in the place of the people's signatures.
    row.byInvoice === 1 ? leg('invoice', paid, { persons: row.invoicePersons, fen: row.invoiceFen }) : signedLeg(row, bankToo),
    // What was owed before the batch (a dividend) was booked when it was decided; what passes through is never accrued.
    ...(row.owedBefore === 1 ? [] : [leg('accrued', sums(row.accruedFen), sums(row.bookedAccrualFen))]),
    // Ended and never invoiced: nothing of it is payable any more.
    ...(row.releasedFen === 0 && row.bookedReleasedFen === 0 ? [] : [leg('released', sums(row.releasedFen), sums(row.bookedReleasedFen))]),
    // Beside what is paid: what was kept back for something overpaid, charged to the expense or taken off what was owed.
    ...(row.setOffFen === 0 && row.bookedSetOffFen === 0 ? [] : [leg('setOff', sums(row.setOffFen), sums(row.bookedSetOffFen))]),
    leg('paid', sums(row.paidFen), sums(row.bookedPaidFen)),
    leg('money', sums(row.paidFen), sums(row.bookedMoneyFen)),
    ...(row.closedFen === null ? [] : [leg('closed', sums(row.closedFen), sums(row.paidFen + row.returnedAfterFen))]),
  ];
}

const worst = (legs: readonly TieLeg[]): TieLeg['state'] => (legs.some((each) => each.state === 'broken') ? 'broken' : legs.some((each) => each.state === 'waiting') ? 'waiting' : 'ok');

/** Filed pages whose lines are no longer those that were printed and signed, by batch. */
async function changedPages(db: Reads, ids: readonly BatchId[] | null): Promise<Map<number, string[]>> {
  const rows = await db.selectFrom('rosterFilings as f').innerJoin('rosterPages as p', (j) => j.onRef('p.issueId', '=', 'f.issueId').onRef('p.pageNo', '=', 'f.pageNo')).innerJoin('rosterIssues as i', 'i.id', 'f.issueId')
    .innerJoin('rosterPageLines as x', (j) => j.onRef('x.issueId', '=', 'f.issueId').onRef('x.pageNo', '=', 'f.pageNo')).leftJoin('batchLines as l', 'l.id', 'x.lineId')
    .select(['f.batchId', 'f.issueId', 'f.pageNo', 'i.issueNo', 'p.linesHash', 'l.lineNo', 'l.residentId', 'l.name', 'l.amountFen'])
    .where('f.withdrawnAt', 'is', null).$if(ids !== null, (q) => q.where('f.batchId', 'in', sql<BatchId>`(select value from json_each(${JSON.stringify(ids)}))`)).orderBy('f.issueId').orderBy('f.pageNo').orderBy('l.lineNo').execute();
  const pages = groupBy(rows, (row) => `${row.issueId}/${row.pageNo}`);
  const changed = new Map<number, string[]>();
  for (const lines of pages.values()) {
    const [first] = lines;
    if (first === undefined || hashOfLines(lines.map((line) => ({ lineNo: line.lineNo ?? 0, residentId: line.residentId ?? 0, name: line.name ?? '', amountFen: line.amountFen ?? 0 }))) === first.linesHash) continue;
    changed.set(first.batchId, [...(changed.get(first.batchId) ?? []), `${first.issueNo}-${first.pageNo}`]);
  }
  return changed;
}

/** Every batch asked for with its legs; `ids` null = all that were approved. */
export async function tieBatches(db: Reads, ids: readonly BatchId[] | null, bankToo: boolean): Promise<{ row: Counted; legs: TieLeg[]; state: TieLeg['state'] }[]> {
  const changed = await changedPages(db, ids);
  const goods = await tieGoods(db, ids);
  return (await countLegs(db, ids)).map((row) => {
    const legs = [...legsOf(row, bankToo), ...(goods.get(row.id) ?? [])].map((each): TieLeg => (each.key === 'signed' && changed.has(row.id) ? { ...each, state: 'broken' } : each));
    return { row, legs, state: worst(legs) };
  });
}

/** Refuses `tie_out_broken` with the legs that do not tie, and `roster_not_signed` with the pages that are missing. */
export async function refuseUntied(db: Reads, batch: BatchRow, bankToo: boolean): Promise<{ signedNeeded: boolean; paidPersons: number; paidFen: Fen }> {
  const [tied] = await tieBatches(db, [batch.id], bankToo);
  if (tied === undefined) throw new AppError('not_found', { what: 'batch', id: String(batch.id) });
  const broken = tied.legs.filter((each) => each.state === 'broken');
  if (broken.length > 0) throw new AppError('tie_out_broken', { batchNo: batch.batchNo, legs: broken.map(({ key, wantedFen, foundFen }) => ({ key, wantedFen, foundFen })) });
  const signed = tied.legs.find((each) => each.key === 'signed');
  if (signed?.state === 'waiting') throw new AppError('roster_not_signed', { batchNo: batch.batchNo, paid: tied.row.paidPersons, signed: tied.row.signedPersons });
  return { signedNeeded: signed?.state === 'ok', paidPersons: tied.row.paidPersons, paidFen: fen(tied.row.paidFen) };
}

interface MonthKept { readonly programmeId: number; readonly month: string; readonly amountFen: Fen; readonly paidFen: Fen }

/** The sheet: batches in the months asked for, and per programme and month what is kept there beside the sum of its batches. */
export async function readTieOut(context: QueryContext, input: InputOf<typeof payingContract.tieOut>): Promise<Output> {
  const { db } = context;
  const wanted = await db.selectFrom('batches').select('id').where('status', 'in', ['approved', 'paying', 'paid', 'closed'])
    .$if(input.batchId !== null, (q) => q.where('id', '=', input.batchId!)).$if(input.programmeId !== null, (q) => q.where('programmeId', '=', input.programmeId!))
    .$if(input.fromMonth !== null, (q) => q.where('benefitMonth', '>=', input.fromMonth!)).$if(input.toMonth !== null, (q) => q.where('benefitMonth', '<=', input.toMonth!)).execute();
  const tied = await tieBatches(db, wanted.map((row) => row.id), context.core.settings.bankBatchNeedsRoster);
  const programmes = new Map<number, { code: string; name: string }>();
  for (const programmeId of new Set(tied.map(({ row }) => row.programmeId))) programmes.set(programmeId, await readProgramme(db, programmeId as never));
  const batches = tied.map(({ row, legs, state }): TiedBatch => ({
    batchId: row.id, batchNo: row.batchNo, programmeId: row.programmeId as TiedBatch['programmeId'], programmeCode: programmes.get(row.programmeId)?.code ?? '', programmeName: programmes.get(row.programmeId)?.name ?? '',
    benefitMonth: row.benefitMonth as TiedBatch['benefitMonth'], payBy: row.payBy, status: row.status, followUp: row.parentBatchId !== null, openLines: row.openLines, legs, state,
  }));
  const kept: MonthKept[] = input.batchId !== null ? [] : await db.selectFrom('programmeMonths').select(['programmeId', 'month', 'amountFen', 'paidFen'])
    .$if(input.programmeId !== null, (q) => q.where('programmeId', '=', input.programmeId!)).$if(input.fromMonth !== null, (q) => q.where('month', '>=', input.fromMonth!)).$if(input.toMonth !== null, (q) => q.where('month', '<=', input.toMonth!)).execute();
  return { batches, months: monthsOf(tied, kept, batches), broken: batches.filter((batch) => batch.state === 'broken').length };
}

function monthsOf(tied: readonly { row: Counted }[], kept: readonly MonthKept[], batches: readonly TiedBatch[]): Output['months'] {
  return kept.flatMap((month): Output['months'] => {
    const own = tied.filter(({ row }) => row.programmeId === month.programmeId && row.benefitMonth === month.month);
    const first = batches.find((batch) => batch.programmeId === month.programmeId);
    if (own.length === 0 && month.amountFen === 0 && month.paidFen === 0) return [];
    const sum = (of: (row: Counted) => number): number => sumFen(own.map(({ row }) => fen(of(row))));
    const legs = [leg('accrued', { persons: null, fen: month.amountFen }, { persons: null, fen: sum((row) => (row.owedBefore === 1 ? row.accruedFen : row.bookedAccrualFen - row.bookedReleasedFen)) }), leg('paid', { persons: null, fen: month.paidFen }, { persons: null, fen: sum((row) => row.bookedPaidFen) })];
    return [{ programmeId: month.programmeId as TiedBatch['programmeId'], programmeName: first?.programmeName ?? '', month: month.month as TiedBatch['benefitMonth'], amountFen: month.amountFen, paidFen: month.paidFen, legs, state: worst(legs) }];
  });
}

/** For `huilin verify`: every batch ties; a batch that is not closed may still wait for its pages. */
export async function verifyTieOut(db: Reads): Promise<string[]> {
  return (await tieBatches(db, null, false)).flatMap(({ row, legs }) => legs.filter((each) => each.state === 'broken').map((each) => `tieOut: ${row.batchNo} ${each.key} ${each.wantedPersons ?? ''}/${each.wantedFen} ≠ ${each.foundPersons ?? ''}/${each.foundFen}`));
}
