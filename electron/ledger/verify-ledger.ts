import { sql } from 'kysely';
import type { AccountSetId, VoucherId } from '#shared/ids.ts';
import { fingerprintOf, NO_FINGERPRINT, type SealedLine, type SealedVoucher } from './fingerprint.ts';
import { readRows, type Reads } from './reads.ts';

/** What was looked at, and every fault in words that name the row. */
export interface LedgerReport { readonly counted: Readonly<Record<string, number>>; readonly faults: readonly string[] }

const PAGE = 2000;
const MOST_FAULTS = 200;

/** One rule of the books as a SELECT of the rows that break it: `what` names the row. */
interface Rule { readonly says: string; readonly select: ReturnType<typeof sql> }

/** Kept balances against the lines. The first goes through the index of booked lines once, in its order, whatever the number of months. */
const BALANCE_RULES: readonly Rule[] = [
  {
    says: 'day balance is not the sum of its lines',
    select: sql`select 'account ' || l.accountId || ' ' || l.day as what
      from (select accountId, bookedOn as day, sum(debitFen) as debit, sum(creditFen) as credit from voucherLines indexed by voucherLinesBooked
        where bookedOn is not null group by accountId, bookedOn) l
      left join accountDays d on d.accountId = l.accountId and d.day = l.day where d.debitFen is not l.debit or d.creditFen is not l.credit`,
  },
  {
    says: 'day balance has no lines',
    select: sql`select 'account ' || accountId || ' ' || day as what from accountDays d
      where not exists (select 1 from voucherLines l where l.accountId = d.accountId and l.bookedOn = d.day)`,
  },
  {
    says: 'month balance is not the sum of its days',
    // Month by month along the key of the days: nothing is sorted.
    select: sql`select 'account ' || m.accountId || ' ' || m.month as what from accountMonths m where (m.debitFen, m.creditFen) is not (
        select coalesce(sum(d.debitFen), 0), coalesce(sum(d.creditFen), 0) from accountDays d where d.accountId = m.accountId and d.day between m.month || '-01' and m.month || '-31')
      union all select 'account ' || accountId || ' ' || substr(day, 1, 7) from accountDays d where not exists (
        select 1 from accountMonths m where m.accountId = d.accountId and m.month = substr(d.day, 1, 7))`,
  },
  {
    says: 'running balance is not the sum of the months before',
    select: sql`select 'account ' || accountId || ' ' || month as what from (
        select accountId, month, debitToDateFen, creditToDateFen,
          sum(debitFen) over (partition by accountId order by month) as debit, sum(creditFen) over (partition by accountId order by month) as credit
        from accountMonths) where debitToDateFen <> debit or creditToDateFen <> credit`,
  },
];

const RULES: readonly Rule[] = [
  {
    says: 'posted voucher does not balance',
    select: sql`select 'voucher ' || v.id as what from vouchers v left join voucherLines l on l.voucherId = v.id where v.status = 'posted'
      group by v.id having count(l.id) < 2 or sum(l.debitFen) <> sum(l.creditFen) or sum(l.debitFen) <> v.totalFen`,
  },
  {
    says: 'line does not carry the day of its posted voucher',
    select: sql`select 'line ' || l.id as what from voucherLines l join vouchers v on v.id = l.voucherId
      where l.bookedOn is not iif(v.status = 'posted', v.voucherDate, null)`,
  },
  {
    says: 'line stands on an account of another account set or with sub-accounts',
    select: sql`select 'line ' || l.id as what from voucherLines l join vouchers v on v.id = l.voucherId join accounts a on a.id = l.accountId
      where l.bookedOn is not null and (a.accountSetId <> v.accountSetId or a.leaf = 0)`,
  },
  {
    says: 'debit and credit of the account set differ',
    select: sql`select 'account set ' || a.accountSetId || ' ' || m.month as what from accountMonths m join accounts a on a.id = m.accountId
      group by a.accountSetId, m.month having sum(m.debitFen) <> sum(m.creditFen)`,
  },
  {
    says: 'voucher number missing or out of row',
    select: sql`select 'account set ' || accountSetId || ' ' || month || ' ' || word as what from vouchers where number is not null
      group by accountSetId, month, word having max(number) <> count(*)`,
  },
  {
    says: 'reviewed by its own maker',
    select: sql`select 'voucher ' || id as what from vouchers where reviewerStaffId = makerStaffId`,
  },
  {
    says: 'reversal does not cancel its voucher',
    select: sql`select 'voucher ' || r.id as what from vouchers r where r.kind = 'reversal' and r.status = 'posted' and exists (
      select 1 from voucherLines where voucherId in (r.id, r.reversesVoucherId) group by accountId having sum(debitFen) <> 0 or sum(creditFen) <> 0)`,
  },
  {
    says: 'closed month holds an unposted voucher',
    select: sql`select 'voucher ' || v.id as what from vouchers v join fiscalPeriods p on p.accountSetId = v.accountSetId and p.month = v.month
      where p.status = 'closed' and v.status <> 'posted'`,
  },
  {
    says: 'parent account is marked as a leaf, or a leaf has sub-accounts',
    select: sql`select 'account ' || a.id as what from accounts a where a.leaf = exists (select 1 from accounts c where c.parentId = a.id)`,
  },
];

/**
 * Recomputes the books from their lines (R21): balances, numbers, reviews, reversals, and the chain of fingerprints voucher by
 * voucher, so that a change of any posted voucher or line is found.
 */
export async function verifyLedger(db: Reads): Promise<LedgerReport> {
  const faults = [...(await faultsOf(db, RULES)), ...(await verifyBalances(db))];
  const sets = await db.selectFrom('accountSets').select('id').execute();
  let postedVouchers = 0;
  for (const { id } of sets) postedVouchers += await verifyChain(db, id, faults);
  const { lines } = await db.selectFrom('voucherLines').select((eb) => eb.fn.countAll<number>().as('lines')).where('bookedOn', 'is not', null).executeTakeFirstOrThrow();
  return { counted: { accountSets: sets.length, postedVouchers, postedLines: lines }, faults: faults.slice(0, MOST_FAULTS) };
}

/** Whether the balances kept per day and month are what the lines say: one pass over all booked lines. Answers the faults. */
export function verifyBalances(db: Reads): Promise<string[]> {
  return faultsOf(db, BALANCE_RULES);
}

async function faultsOf(db: Reads, rules: readonly Rule[]): Promise<string[]> {
  const faults: string[] = [];
  for (const rule of rules) {
    const rows = await readRows<{ what: string }>(db, sql`${rule.select} limit ${MOST_FAULTS}`);
    faults.push(...rows.map((row) => `${row.what}: ${rule.says}`));
  }
  return faults;
}

/** Follows the postings of one account set from the first to the last. Answers how many there are. */
async function verifyChain(db: Reads, accountSetId: AccountSetId, faults: string[]): Promise<number> {
  let previous = NO_FINGERPRINT;
  let postingNo = 0;
  let turnover = 0;
  for (;;) {
    const vouchers = await db.selectFrom('vouchers').selectAll().where('accountSetId', '=', accountSetId).where('postingNo', '>', postingNo)
      .orderBy('postingNo').limit(PAGE).execute();
    const last = vouchers.at(-1);
    if (!last) break;
    const lines = await readLinesOf(db, vouchers.map((voucher) => voucher.id));
    for (const voucher of vouchers) {
      const own = lines.get(voucher.id) ?? [];
      postingNo += 1;
      if (voucher.postingNo !== postingNo) faults.push(`account set ${accountSetId}: posting ${postingNo} is missing`);
      const { fingerprint, version: _version, returnReason: _returnReason, ...sealed } = voucher;
      if (fingerprint !== fingerprintOf(previous, sealed satisfies SealedVoucher, own)) faults.push(`voucher ${voucher.id}: was changed after posting`);
      previous = fingerprint ?? '';
      postingNo = voucher.postingNo ?? postingNo;
      turnover += Math.max(absoluteSum(own, 'debitFen'), absoluteSum(own, 'creditFen'));
    }
    if (vouchers.length < PAGE) break;
  }
  const head = await db.selectFrom('postingHeads').selectAll().where('accountSetId', '=', accountSetId).executeTakeFirst();
  if (head?.postingNo !== postingNo || head.fingerprint !== previous || head.turnoverFen !== turnover) {
    faults.push(`account set ${accountSetId}: the last postings are missing or the head was changed`);
  }
  return postingNo;
}

const absoluteSum = (lines: readonly SealedLine[], side: 'debitFen' | 'creditFen'): number => lines.reduce((sum, line) => sum + Math.abs(line[side]), 0);

async function readLinesOf(db: Reads, ids: readonly VoucherId[]): Promise<Map<VoucherId, SealedLine[]>> {
  const rows = await db.selectFrom('voucherLines')
    .select(['voucherId', 'lineNo', 'summary', 'accountId', 'debitFen', 'creditFen', 'residentId', 'householdId', 'programmeId', 'batchId', 'counterparty', 'project', 'fund', 'team', 'contract'])
    .where(sql<boolean>`voucherId in (select value from json_each(${JSON.stringify(ids)}))`).orderBy('voucherId').orderBy('lineNo').execute();
  const linesOf = new Map<VoucherId, SealedLine[]>(ids.map((voucherId) => [voucherId, []]));
  for (const { voucherId, ...line } of rows) linesOf.get(voucherId)?.push(line);
  return linesOf;
}
