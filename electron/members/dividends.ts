/** What is read of dividends: runs, lines, the list for the bank. */
import { sql } from 'kysely';
import type { Actor, QueryContext } from '#electron/api/context.ts';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import { xlsxBytes } from '#electron/spreadsheet/write-xlsx.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountSetId, Id } from '#shared/ids.ts';
import type { DividendLine, DividendRun } from '#shared/members/contract.ts';
import { may } from '#shared/permissions.ts';

type RunId = Id<'dividendRun'>;

async function readRuns(db: Reads, where: ReturnType<typeof sql>, actor: Actor): Promise<DividendRun[]> {
  const rows = await readRows<Omit<DividendRun, 'may'> & { preparedByStaffId: number; confirmedByStaffId: number | null; reversalAskedByStaffId: number | null }>(db, sql`
    select d.id as runId, d.accountSetId, d.year, d.title, d.recordOn, d.poolFen, d.per, d.withholdingBasisPoints, d.resolutionRef, d.totalQuantity, d.status, d.preparedByStaffId, d.confirmedByStaffId, d.reversalAskedByStaffId,
      p.name as preparedBy, c.name as confirmedBy, d.accruedOn, d.voucherId, d.reversalReason,
      (select count(*) from dividendLines where runId = d.id) as lines, (select coalesce(sum(taxFen), 0) from dividendLines where runId = d.id) as taxFen,
      (select coalesce(sum(amountFen - taxFen), 0) from dividendLines where runId = d.id and status = 'paid') as paidFen, (select count(*) from dividendLines where runId = d.id and status = 'heirs') as heirs
    from dividendRuns d join staff p on p.id = d.preparedByStaffId left join staff c on c.id = d.confirmedByStaffId where ${where} order by d.id desc`);
  const cashier = actor.roles.includes('cashier');
  return rows.map(({ preparedByStaffId, confirmedByStaffId, reversalAskedByStaffId, ...run }) => ({
    ...run,
    may: {
      confirm: run.status === 'prepared' && preparedByStaffId !== actor.staffId && !cashier && may(actor.roles, 'ledger.review'),
      accrue: run.status === 'confirmed' && !cashier && may(actor.roles, 'ledger.post'),
      discard: (run.status === 'prepared' || run.status === 'confirmed') && may(actor.roles, 'ledger.make'),
      pay: run.status === 'accrued' && run.reversalReason === null && confirmedByStaffId !== actor.staffId && may(actor.roles, 'ledger.make'),
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
  const lines = await readRows<DividendLine>(db, sql`
    select l.lineNo, l.householdId, h.householdNo,
      (select hr.name from householdMembers hm join residents hr on hr.id = hm.residentId where hm.householdId = h.id and hm.relationCode = '02' and hm.validTo is null and hm.withdrawnAt is null) as headName,
      l.residentId, r.name, p.name as payeeName, h.address, l.quantity, l.amountFen, l.taxFen, l.amountFen - l.taxFen as netFen, l.status, l.note,
      coalesce(b.numberMasked, '') as accountMasked, coalesce(b.bankName, '') as bankName, l.paidOn, l.paymentVoucherId
    from dividendLines l join households h on h.id = l.householdId left join residents r on r.id = l.residentId left join residents p on p.id = l.payeeId
    left join bankAccounts b on b.residentId = l.payeeId and b.validTo is null and b.withdrawnAt is null where l.runId = ${runId} order by l.lineNo`);
  const set = await db.selectFrom('accountSets').select('name').where('id', '=', run.accountSetId).executeTakeFirstOrThrow();
  return { run, lines, accountSetName: set.name, communityName: office.communityName };
}

/** What is to be paid, with whole account numbers, as .xlsx for the bank. Refuses `not_found`, `dividend_status_wrong`. */
export async function exportBankList(context: QueryContext, runId: RunId) {
  const { run } = await readDividend(context, runId);
  if (run.status !== 'accrued') throw new AppError('dividend_status_wrong', { status: run.status, needs: 'accrued' });
  const rows = await readRows<{ lineNo: number; payee: string; accountId: number | null; numberSealed: Buffer | null; bankName: string | null; holderName: string | null; netFen: number }>(context.db, sql`
    select l.lineNo, p.name as payee, b.id as accountId, b.numberSealed, b.bankName, b.holderName, l.amountFen - l.taxFen as netFen
    from dividendLines l join residents p on p.id = l.payeeId left join bankAccounts b on b.residentId = l.payeeId and b.validTo is null and b.withdrawnAt is null
    where l.runId = ${runId} and l.status = 'toPay' and l.amountFen > l.taxFen order by l.lineNo`);
  const cells = rows.map((row) => [row.lineNo, row.holderName ?? row.payee, row.numberSealed === null || row.accountId === null ? '' : context.vault.unseal('bankAccounts.number', row.accountId, row.numberSealed), row.bankName ?? '', row.netFen, `${run.year}年${run.title}`]);
  const bytes = await xlsxBytes({ sheets: [{
    name: '分红代发', title: `${context.office.communityName} ${run.year}年${run.title} 代发清单`, freezeHeader: true, rows: cells,
    columns: [{ header: '序号', width: 6, kind: 'number' }, { header: '户名', width: 12, kind: 'text' }, { header: '账号', width: 24, kind: 'text' }, { header: '开户行', width: 20, kind: 'text' }, { header: '金额', width: 14, kind: 'money' }, { header: '用途', width: 20, kind: 'text' }],
  }] });
  const file = context.files.put(`分红代发清单-${run.year}.xlsx`, bytes, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  return { ...file, rows: cells.length };
}
