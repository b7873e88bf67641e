/** The same claim under both entries of one person: withdrawn before it is paid, recovered or left with a reason after. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, month } from '#shared/days.ts';
import type { ProgrammeId, ResidentId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import { CLAIMS_AMOUNT, CLAIMS_RULE } from '#shared/welfare/claims.ts';
import { dumpRegister } from '#electron/testing/dump.ts';
import { refusalOf } from '#electron/testing/people.ts';
import { enterTwice, mergeTwo, type TwoEntries } from '#electron/testing/two-entries.ts';
import { openWelfareOffice, type FurnishedOffice, type Standing } from '#electron/testing/welfare-office.ts';

let office: FurnishedOffice;
let consolation: ProgrammeId;
const on = ({ batchId, version }: Standing): Standing => ({ batchId, version });
const clerk = () => office.as('clerk');
const conflictsOf = async ([survivorId, loserId]: TwoEntries) => (await clerk().duplicates.conflicts({ survivorId, loserId })).conflicts;

const enterClaim = (residentId: ResidentId, amountFen: number, note = '中秋慰问', benefitMonth = '2026-09') =>
  clerk().welfare.enterClaim({ programmeId: consolation, residentId, benefitMonth: month(benefitMonth), amountFen: fen(amountFen), note, decisionRef: '纪要8号' });
async function payOpen(benefitMonth = '2026-09'): Promise<Standing> {
  const approved = await office.approve(await office.generate(consolation, benefitMonth, { payBy: 'cash' }));
  return office.as('cashier').disbursement.payCash({ ...on(approved), paidOn: day('2026-09-08') }).then(() => approved);
}

beforeAll(async () => {
  office = await openWelfareOffice();
  consolation = await office.addProgramme({ code: 'W11', basis: 'claims', rule: CLAIMS_RULE, amount: CLAIMS_AMOUNT, content: { expenseAccountCode: '5140402' } });
}, 60_000);
afterAll(() => office.close());

describe('the same claim of both entries', () => {
  test('waits at both, or was paid to one: the one that was not paid is withdrawn first', async () => {
    const pair = await enterTwice(office);
    await enterClaim(pair[0], 50_000);
    await payOpen();
    const { claimId } = await enterClaim(pair[1], 60_000);
    // Another thing, another month or another paper is another claim.
    await enterClaim(pair[1], 50_000, '住院慰问');
    await enterClaim(pair[1], 50_000, '中秋慰问', '2026-08');
    expect(await conflictsOf(pair)).toEqual([{ code: 'merge_same_claim', data: { programmeName: 'W11补贴', month: '2026-09', amountFen: 50_000 } }]);
    expect(await refusalOf(mergeTwo(office, pair, { paidTwice: 'leave' }))).toMatchObject({ code: 'merge_same_claim' });
    // The other way round: paid to the one that goes, waiting at the one that stays.
    expect(await refusalOf(mergeTwo(office, [pair[1], pair[0]], { paidTwice: 'leave' }))).toMatchObject({ code: 'merge_same_claim' });
    await clerk().welfare.withdrawClaim({ claimId, reason: '重复' });
    const before = await dumpRegister(office);
    const { mergeId } = await mergeTwo(office, pair);
    await office.as('reviewer').duplicates.undo({ mergeId, reason: '退回' });
    expect(await dumpRegister(office)).toEqual(before);
    for (const { claimId: left } of (await clerk().welfare.claims({ programmeId: consolation, states: ['open'] })).claims) await clerk().welfare.withdrawClaim({ claimId: left, reason: '测试' });
  });

  test('paid to both: the smaller sum is named, recovered through the lines of the entry that goes, and then the merge goes through', async () => {
    const pair = await enterTwice(office);
    for (const [index, residentId] of pair.entries()) {
      await enterClaim(residentId, 50_000 + index * 10_000);
      await enterClaim(residentId, 7_000, index === 0 ? '住院慰问' : '丧事慰问');
    }
    await payOpen();
    expect(await conflictsOf(pair)).toEqual([{ code: 'merge_paid_twice', data: { programmeName: 'W11补贴', months: ['2026-09'], amountFen: 50_000 } }]);
    expect((await clerk().duplicates.compare({ firstId: pair[0], secondId: pair[1] })).paidTwice).toEqual([{ programmeName: 'W11补贴', months: ['2026-09'], amountFen: 50_000 }]);
    expect(await refusalOf(mergeTwo(office, pair))).toMatchObject({ code: 'merge_paid_twice', data: { amountFen: 50_000 } });
    // Left with the reason: goes through, and comes back.
    const before = await dumpRegister(office);
    const left = await mergeTwo(office, pair, { paidTwice: 'leave' });
    await office.as('reviewer').duplicates.undo({ mergeId: left.mergeId, reason: '退回' });
    expect(await dumpRegister(office)).toEqual(before);
    const { recoveryIds, amountFen } = await clerk().duplicates.recoverTwice({ survivorId: pair[0], loserId: pair[1] });
    expect([recoveryIds.length, amountFen]).toEqual([1, 50_000]);
    expect(await conflictsOf(pair)).toEqual([]);
    expect((await refusalOf(clerk().duplicates.recoverTwice({ survivorId: pair[0], loserId: pair[1] }))).code).toBe('nothing_overpaid');
    await mergeTwo(office, pair);
    expect(await clerk().disbursement.recovery({ recoveryId: recoveryIds[0]! })).toMatchObject({ residentId: pair[0], openFen: 50_000 });
    // What the lines of claims paid too much is paid back and booked like any other.
    expect(await office.as('cashier').disbursement.repayRecovery({ recoveryId: recoveryIds[0]!, version: 1, amountFen: fen(50_000), paidOn: day('2026-09-08'), by: 'cash', note: '' })).toMatchObject({ openFen: 0 });
    expect((await office.as('administrator').office.verify({})).faults).toEqual([]);
  });

  test('one occasion seen to for both, one task paid to both', async () => {
    const pair = await enterTwice(office);
    const kind = (await clerk().care.kinds({})).kinds.find((each) => each.name === '患病探望')!;
    const { version, programmeName: _name, ...content } = kind;
    await clerk().care.saveKind({ ...content, version, active: true, programmeId: consolation, amountFen: fen(30_000), decisionRef: '纪要9号' });
    for (const residentId of pair) await clerk().care.record({ kindId: kind.kindId, residentId, doneOn: day('2026-09-08'), visitors: '甲、乙', amountFen: fen(30_000) });
    const { taskId } = await office.as('volunteerOfficer').cleaning.saveTask({ day: day('2026-09-05'), place: '东塘', gridId: null, kind: 'pond', leaderName: '队长', machineMinutes: 0, machineNote: '', outputMilli: 0, outputUnit: 'ton', note: '' } as never);
    await office.as('volunteerOfficer').cleaning.addLabour({ taskId, rows: pair.map((residentId) => ({ residentId, startMinute: 480, endMinute: 600, kind: 'paid' as const, amountFen: fen(8_000) })) });
    expect((await conflictsOf(pair)).map((each) => each.code)).toEqual(['merge_same_claim', 'merge_same_labour']);
    await office.as('reviewer').cleaning.claimPay({ taskId, programmeId: consolation, benefitMonth: month('2026-09'), decisionRef: '纪要10号' });
    await payOpen();
    expect(await conflictsOf(pair)).toEqual([{ code: 'merge_paid_twice', data: { programmeName: 'W11补贴', months: ['2026-09'], amountFen: 38_000 } }]);
    const before = await dumpRegister(office);
    const { mergeId } = await mergeTwo(office, pair, { paidTwice: 'leave' });
    expect((await office.as('administrator').office.verify({})).faults).toEqual([]);
    expect((await sql<{ n: number }>`select count(*) as n from cleaningLabour where residentId = ${pair[1]}`.execute(office.office.core.database.writer)).rows).toEqual([{ n: 1 }]);
    await office.as('reviewer').duplicates.undo({ mergeId, reason: '退回' });
    expect(await dumpRegister(office)).toEqual(before);
  });
});
