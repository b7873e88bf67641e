import { sql, type RawBuilder } from 'kysely';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import { stands } from './draft-voucher.ts';

export interface AssetsReport {
  readonly counted: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
}

const MOST_FAULTS = 100;

const RULES: readonly { readonly says: string; readonly select: RawBuilder<unknown> }[] = [
  {
    says: 'dues do not sum to the rent',
    select: sql`select 'contract ' || l.leaseNo as what from leases l where l.status <> 'draft' and l.totalFen <> (select coalesce(sum(amountFen), 0) from leaseDues where leaseId = l.id)`,
  },
  {
    says: 'months of income do not sum to the rent',
    select: sql`select 'contract ' || l.leaseNo as what from leases l where l.status <> 'draft' and l.totalFen <> (select coalesce(sum(amountFen), 0) from leaseAccruals where leaseId = l.id)`,
  },
  {
    says: 'state is not that of the last event',
    select: sql`select 'contract ' || l.leaseNo as what from leases l where l.status is not (select status from leaseEvents where leaseId = l.id order by id desc limit 1)`,
  },
  {
    says: 'booked twice',
    select: sql`select b.what || ' ' || b.subjectId || ' ' || b.step as what from bookings b where ${stands()} group by b.what, b.subjectId, b.step having count(*) > 1`,
  },
  {
    says: 'booked rent differs from the schedule',
    select: sql`select 'contract ' || b.subjectId || ' ' || b.step as what from bookings b left join leaseAccruals a on a.leaseId = b.subjectId and a.step = b.step
      where b.what = 'leaseAccrual' and a.amountFen is not b.amountFen`,
  },
  {
    says: 'more rent received than agreed',
    select: sql`select 'contract ' || l.leaseNo as what from leases l join bookings b on b.subjectId = l.id and b.what = 'leaseReceipt' where ${stands()} group by l.id having sum(b.amountFen) > l.totalFen`,
  },
  {
    says: 'more deposit given back than received',
    select: sql`select 'contract ' || l.leaseNo as what from leases l join bookings b on b.subjectId = l.id and b.what in ('depositIn', 'depositOut', 'depositKept') where ${stands()}
      group by l.id having sum(iif(b.what = 'depositIn', b.amountFen, -b.amountFen)) < 0`,
  },
  {
    says: 'depreciated below its residual value',
    select: sql`select 'asset ' || a.assetNo as what from fixedAssets a join bookings b on b.subjectId = a.id and b.what = 'depreciation' where ${stands()}
      group by a.id having a.takenFen + sum(b.amountFen) > a.costFen - a.residualFen`,
  },
  {
    says: 'fund is below zero',
    select: sql`select 'fund ' || f.name as what from funds f join accounts a on a.accountSetId = f.accountSetId and a.code = f.accountCode join voucherLines l on l.accountId = a.id and l.fund = f.name and l.bookedOn is not null
      where f.kind <> 'oneProject' group by f.id having sum(l.creditFen - l.debitFen) < 0`,
  },
];

/** Recomputes contracts, assets and funds: schedules sum, nothing is booked twice, nothing goes beyond what is there. */
export async function verifyAssets(db: Reads): Promise<AssetsReport> {
  const faults: string[] = [];
  for (const rule of RULES) {
    const rows = await readRows<{ what: string }>(db, sql`${rule.select} limit ${MOST_FAULTS}`);
    faults.push(...rows.map((row) => `${row.what}: ${rule.says}`));
  }
  const count = async (table: 'leases' | 'fixedAssets' | 'funds' | 'bookings'): Promise<number> => (await db.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n;
  return { counted: { leases: await count('leases'), fixedAssets: await count('fixedAssets'), funds: await count('funds'), bookings: await count('bookings') }, faults: faults.slice(0, MOST_FAULTS) };
}
