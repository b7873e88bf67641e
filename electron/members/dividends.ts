/** What is read of dividends: runs and lines, with what became of each. */
import { sql } from 'kysely';
import type { Actor, QueryContext } from '#electron/api/context.ts';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import { claimStandings, withheldOf } from '#electron/welfare/claims.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountSetId, Id } from '#shared/ids.ts';
import type { DividendLine, DividendRun } from '#shared/members/contract.ts';
import { may } from '#shared/permissions.ts';

type RunId = Id<'dividendRun'>;

async function readRuns(db: Reads, where: ReturnType<typeof sql>, actor: Actor): Promise<DividendRun[]> {
  const rows = await readRows<Omit<DividendRun, 'may'> & { preparedByStaffId: number; confirmedByStaffId: number | null; reversalAskedByStaffId: number | null; claims: number }>(db, sql`
    select d.id as runId, d.accountSetId, d.year, d.title, d.recordOn, d.poolFen, d.per, d.withholdingBasisPoints, d.resolutionRef, d.totalQuantity, d.status, d.preparedByStaffId, d.confirmedByStaffId, d.reversalAskedByStaffId,
      p.name as preparedBy, c.name as confirmedBy, d.accruedOn, d.voucherId, d.reversalReason, d.payableAccountCode, d.programmeId, g.name as programmeName,
      (select count(*) from dividendLines where runId = d.id) as lines, (select coalesce(sum(taxFen), 0) from dividendLines where runId = d.id) as taxFen,
      (select coalesce(sum(amountFen - taxFen), 0) from dividendLines where runId = d.id and status = 'paid') + (select coalesce(sum(s.amountFen), 0) from ${claimStandings} s where s.sourceKind = 'dividend' and s.sourceId = d.id and s.state = 'paid') as paidFen,
      (select count(*) from claims where sourceKind = 'dividend' and sourceId = d.id and withdrawnAt is null) as claims, (select count(*) from dividendLines where runId = d.id and status = 'heirs') as heirs
    from dividendRuns d join staff p on p.id = d.preparedByStaffId left join staff c on c.id = d.confirmedByStaffId left join programmes g on g.id = d.programmeId where ${where} order by d.id desc`);
  const cashier = actor.roles.includes('cashier');
  return rows.map(({ preparedByStaffId, reversalAskedByStaffId, confirmedByStaffId: _confirmedBy, claims, ...run }) => ({
    ...run,
    may: {
      confirm: run.status === 'prepared' && preparedByStaffId !== actor.staffId && !cashier && may(actor.roles, 'ledger.review'),
      accrue: run.status === 'confirmed' && !cashier && may(actor.roles, 'ledger.post'),
      discard: (run.status === 'prepared' || run.status === 'confirmed') && may(actor.roles, 'ledger.make'),
      claim: run.status === 'accrued' && run.reversalReason === null && claims === 0 && may(actor.roles, 'ledger.make'),
      askReversal: run.status === 'accrued' && run.reversalReason === null && run.paidFen === 0 && may(actor.roles, 'ledger.make'),
      decideReversal: run.status === 'accrued' && run.reversalReason !== null && reversalAskedByStaffId !== actor.staffId && !cashier && may(actor.roles, 'ledger.review'),
    },
  }));
}

/** Runs of an account set, the latest first. */
export const listDividends = (db: Reads, accountSetId: AccountSetId, actor: Actor): Promise<DividendRun[]> => readRuns(db, sql`d.accountSetId = ${accountSetId}`, actor);

/** One run with its lines. Refuses `not_found`. */
export async function readDividend({ db, actor, office }: Pick<QueryContext, 'db' | 'actor' | 'office'>, runId: RunId) {
  const [run] = await readRuns(db, sql`d.id = ${runId}`, actor);
  if (!run) throw new AppError('not_found', { what: 'dividendRun', id: String(runId) });
  const lines = await readRows<Omit<DividendLine, 'payeeDied'> & { payeeDied: 0 | 1 }>(db, sql`
    select l.lineNo, l.householdId, h.householdNo,
      (select hr.name from householdMembers hm join residents hr on hr.id = hm.residentId where hm.householdId = h.id and hm.relationCode = '02' and hm.validTo is null and hm.withdrawnAt is null) as headName,
      l.residentId, r.name, p.name as payeeName, h.address, l.quantity, l.amountFen, l.taxFen, l.amountFen - l.taxFen as netFen, iif(s.claimId is null, 0, ${withheldOf(sql`s.claimId`)}) as withheldFen, case when l.status <> 'toPay' or s.state is null or s.state = 'open' then l.status else s.state end as status, l.note,
      coalesce(b.numberMasked, '') as accountMasked, coalesce(b.bankName, '') as bankName, coalesce(l.paidOn, s.paidOn) as paidOn, l.paymentVoucherId, s.batchId, s.batchNo, coalesce(p.status = 'dead', 0) as payeeDied
    from dividendLines l join households h on h.id = l.householdId left join residents r on r.id = l.residentId left join residents p on p.id = l.payeeId
    left join bankAccounts b on b.residentId = l.payeeId and b.validTo is null and b.withdrawnAt is null
    left join ${claimStandings} s on s.sourceKind = 'dividend' and s.sourceId = l.runId and s.sourcePart = l.lineNo and s.state <> 'withdrawn' where l.runId = ${runId} order by l.lineNo`);
  const set = await db.selectFrom('accountSets').select('name').where('id', '=', run.accountSetId).executeTakeFirstOrThrow();
  return { run, lines: lines.map((line) => ({ ...line, payeeDied: line.payeeDied === 1 })), accountSetName: set.name, communityName: office.communityName };
}
