import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { api } from '#shared/api.ts';
import type { Client } from '#shared/contract.ts';
import { day, month } from '#shared/days.ts';
import { makeClient } from '#electron/api/make-client.ts';
import { Office } from '#electron/office/open-office.ts';
import { PRACTICE_COST_LOG2, PRACTICE_PASSWORD } from '#electron/office/practice.ts';
import { testClock } from '#electron/testing/open-test-office.ts';
import { buildSampleCommunity } from './build-community.ts';

let dataDir: string;
let office: Office;
const as = async (userName: string): Promise<Client<typeof api>> => {
  const reply = await office.answer({ method: 'session.signIn', input: { userName, password: PRACTICE_PASSWORD } });
  if (!reply.ok) throw new Error(reply.code);
  const { token } = reply.value as { token: string };
  return makeClient((request) => office.answer({ ...request, token }));
};
const rows = async <R>(query: ReturnType<typeof sql<R>>): Promise<R[]> => (await query.execute(office.core.database.writer)).rows;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'huilin-sample-'));
  await buildSampleCommunity(dataDir, { onProgress: () => undefined, signal: new AbortController().signal });
  office = await Office.open({ dataDir, clock: testClock('2026-09-08T01:00:00.000Z'), passwordCostLog2: PRACTICE_COST_LOG2 });
}, 400_000);
afterAll(async () => {
  await office.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe('the practice community', () => {
  it('is sound from the first row to the last', async () => {
    expect(await (await as('guanliyuan')).office.verify({})).toMatchObject({ sound: true, faults: [] });
  });

  it('has 1,320 registered residents in 410 households, and 460 tenants', async () => {
    const [counted] = await rows(sql<{ registered: number; tenants: number; households: number }>`
      select count(*) filter (where f.value <> 'tenant') as registered, count(*) filter (where f.value = 'tenant') as tenants,
        count(distinct case when f.value <> 'tenant' then m.householdId end) as households
      from residents r join residentFacts f on f.residentId = r.id and f.fact = 'residency' and f.withdrawnAt is null and f.validTo is null
        join householdMembers m on m.residentId = r.id and m.validTo is null and m.withdrawnAt is null where r.status = 'living'`);
    expect(counted).toEqual({ registered: 1320, tenants: 460, households: 410 });
  });

  it('has 660 volunteers in seven teams, 310 of them the backbone, and a year of some 260 activities and 10,700 records', async () => {
    const [counted] = await rows(sql<Record<string, number>>`select (select count(*) from volunteers) as volunteers, (select count(*) from teams) as teams, (select count(*) from teamMemberships where role <> 'member') as backbone,
      (select count(*) from activities where state = 'recorded' and startsOn like '2025-%') as activities, (select count(*) from attendances where day like '2025-%') as records, (select sum(minutes) / 60 from attendances where day like '2025-%') as hours,
      (select count(*) from signUps where state = 'placed') as placed`);
    expect(counted).toMatchObject({ volunteers: 660, teams: 7 });
    const { backbone, activities, records, hours, placed } = counted!;
    expect([backbone! > 300 && backbone! < 320, activities! > 250 && activities! < 280, records! > 10_000 && records! < 11_500, hours! > 20_500 && hours! < 22_500, placed! > 80]).toEqual([true, true, true, true, true]);
  });

  it('has given its volunteers points, goods and certificates, and has a list of stars to award', async () => {
    const officer = (await as('zhiyuan')).recognition;
    expect((await officer.certificates({})).map((row) => row.overRecord)).toEqual(Array.from({ length: 12 }, () => false));
    expect((await officer.redemptionRounds({}))[0]!.redemptions).toBeGreaterThan(20);
    expect((await officer.rounds({}))[0]).toMatchObject({ status: 'prepared' });
    const share = await (await as('zhiyuan')).volunteers.familyShare({});
    expect(share.withVolunteer / share.households).toBeGreaterThan(0.9);
  });

  it('has paid in 2025 what its programmes come to', async () => {
    const { months } = await (await as('jingban')).disbursement.months({ fromMonth: month('2025-01'), toMonth: month('2025-12') });
    const year = (code: string): number => months.filter((m) => m.programmeCode === code).reduce((sum, m) => sum + m.amountFen, 0) / 100;
    expect([year('W01'), year('W02'), year('W03') + year('W03F')]).toEqual([318 * 100 * 12, 144 * 150 * 12, 48 * (600 + 330) * 10 + 48 * 300]);
    expect(months.filter((m) => m.programmeCode === 'W01').map((m) => m.persons)).toEqual(Array.from({ length: 12 }, () => 318));
    expect(months.every((m) => m.paidFen === m.amountFen)).toBe(true);
  });

  it('has booked in 2025 the income statement it is made for', async () => {
    const turnover = await rows(sql<{ code: string; fen: number }>`
      select substr(a.code, 1, 3) as code, sum(case when a.balanceSide = 'credit' then m.creditFen - m.debitFen else m.debitFen - m.creditFen end) as fen
      from accountMonths m join accounts a on a.id = m.accountId where m.month between '2025-01' and '2025-12' and a.code >= '500' group by 1 order by 1`);
    expect(Object.fromEntries(turnover.map((row) => [row.code, row.fen / 100]))).toEqual({
      501: 9_600_000, 502: 1_500_000, 503: 600_000, 504: 300_000, 511: 2_400_000, 512: 480_000, 513: 1_620_000, 514: 2_340_000, 515: 110_000, 521: 150_000,
    });
  });

  it('has a relief fund of 1,500,000 that ties to its account and its bank account: 1,812,000 came in, 312,000 were granted', async () => {
    const director = await as('zhuren');
    const [fund] = await director.relief.funds({});
    expect([fund?.balanceFen, fund?.totalInFen, fund?.totalGrantsFen].map((amount) => (amount ?? 0) / 100)).toEqual([1_500_000, 1_812_000, 312_000]);
    const year = await director.relief.statement({ fundId: fund!.fundId, from: day('2025-01-01'), to: day('2025-12-31') });
    expect([year.columns.grants / 100, year.accountTies, year.bankTies]).toEqual([96_000, true, true]);
    expect(await director.relief.statement({ fundId: fund!.fundId, from: day('2024-09-01'), to: day('2026-09-08') })).toMatchObject({ accountTies: true, bankTies: true });
    expect((await director.relief.statistics({ fundId: fund!.fundId, from: day('2025-01-01'), to: day('2025-12-31') })).cases).toBe(9);
    const { rows } = await (await as('jingban')).applications.list({ open: true });
    expect(rows.map((row) => row.status).toSorted()).toEqual(['incomplete', 'registered', 'registered', 'screened', 'voted']);
  });

  it('owes nobody for a closed batch, and leaves its newest month to be closed', async () => {
    const [payable] = await rows(sql<{ fen: number }>`select sum(l.creditFen - l.debitFen) as fen from voucherLines l join accounts a on a.id = l.accountId where a.code = '21101'`);
    expect(payable?.fen).toBe(0);
    const [set] = await (await as('kuaiji')).ledger.accountSets({});
    const periods = await (await as('kuaiji')).ledger.periods({ accountSetId: set!.accountSetId });
    expect(JSON.stringify(periods)).toContain('"month":"2026-08","status":"open"');
  });

  it('can be paid on from September 2026, with those who turn 60 joining', async () => {
    const clerk = await as('jingban');
    const { programmes } = await clerk.welfare.programmes({});
    const w01 = programmes.find((p) => p.code === 'W01')!;
    const made = await clerk.disbursement.generate({ programmeId: w01.programmeId, benefitMonth: month('2026-09') });
    expect(made.personCount).toBeGreaterThanOrEqual(318);
    const { bridge } = await clerk.disbursement.difference({ batchId: made.batchId });
    expect(bridge.beforeFen + bridge.joinedFen + bridge.leftFen + bridge.changedFen).toBe(bridge.afterFen);
  });
});
