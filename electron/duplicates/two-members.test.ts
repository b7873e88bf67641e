/** Both entries of one person are members with shares: the resolution comes first, the merge after it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, month } from '#shared/days.ts';
import type { AccountSetId, HouseholdId, ProgrammeId, ResidentId } from '#shared/ids.ts';
import { id } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import { CLAIMS_AMOUNT, CLAIMS_RULE } from '#shared/welfare/claims.ts';
import { dumpRegister } from '#electron/testing/dump.ts';
import { refusalOf } from '#electron/testing/people.ts';
import { enterTwice, mergeTwo, type TwoEntries } from '#electron/testing/two-entries.ts';
import { openWelfareOffice, type FurnishedOffice, type Standing } from '#electron/testing/welfare-office.ts';

let office: FurnishedOffice;
let accountSetId: AccountSetId;
const clerk = () => office.as('clerk');
const on = ({ batchId, version }: Standing): Standing => ({ batchId, version });
const popular = id<'shareClass'>(1);
const conflictsOf = async ([survivorId, loserId]: TwoEntries) => (await clerk().duplicates.conflicts({ survivorId, loserId })).conflicts;
const member = (residentId: ResidentId) => clerk().members.confirm({ residentId, acquiredHow: 'initial', acquiredOn: day('2021-05-01'), basis: '原始成员', resolutionRef: '〔2021〕1号' });
const householdOf = async (residentId: ResidentId): Promise<HouseholdId> => (await clerk().residents.file({ residentId })).resident.householdId!;
const shares = async (residentId: ResidentId, quantity: number, reason: 'initial' | 'withdrawn' = 'initial') =>
  clerk().members.recordShares({ reason, classId: popular, householdId: await householdOf(residentId), residentId, quantity, effectiveOn: day(reason === 'initial' ? '2026-01-01' : '2026-09-08'), docRef: reason === 'initial' ? '量化方案' : '成员大会〔2026〕9号' });
const held = async (residentId: ResidentId): Promise<number> => (await clerk().members.holdings({ on: day('2026-09-08') })).filter((each) => each.residentId === residentId).reduce((sum, each) => sum + each.quantity, 0);

beforeAll(async () => {
  office = await openWelfareOffice();
  accountSetId = (await office.sql.selectFrom('accountSets').select('id').where('code', '=', 'W').executeTakeFirstOrThrow()).id;
}, 60_000);
afterAll(() => office.close());

describe('two members', () => {
  test('shares and membership of the entry that goes end by resolution first; then the merge goes through, and comes back', async () => {
    const pair = await enterTwice(office);
    const [kept, gone] = [await member(pair[0]), await member(pair[1])];
    await shares(pair[0], 10_000);
    await shares(pair[1], 15_000);
    const householdNo = (await clerk().residents.file({ residentId: pair[1] })).resident.householdNo;
    expect(await conflictsOf(pair)).toEqual([
      { code: 'merge_both_members', data: { survivorNo: kept.memberNo, loserNo: gone.memberNo, both: true } }, { code: 'merge_both_shares', data: { shares: [{ className: '人口股', householdNo, quantity: 15_000 }] } },
    ]);
    expect(await refusalOf(mergeTwo(office, pair, { paidTwice: 'leave' }))).toMatchObject({ code: 'merge_both_members' });
    // Step by step, as the sentences say.
    await clerk().members.change({ memberId: gone.memberId, status: 'lost', occurredOn: day('2026-09-08'), reason: '重复登记', resolutionRef: '成员大会〔2026〕9号' });
    expect(await refusalOf(mergeTwo(office, pair))).toMatchObject({ code: 'merge_both_shares' });
    // The other way round the member that stands would go: he is the one to keep.
    expect((await conflictsOf([pair[1], pair[0]]))[0]).toEqual({ code: 'merge_both_members', data: { survivorNo: gone.memberNo, loserNo: kept.memberNo, both: false } });
    await shares(pair[1], 15_000, 'withdrawn');
    expect(await conflictsOf(pair)).toEqual([]);
    const before = await dumpRegister(office);
    const { mergeId } = await mergeTwo(office, pair);
    expect(await held(pair[0])).toBe(10_000);
    const members = (await clerk().members.list({})).filter((each) => [kept.memberNo, gone.memberNo].includes(each.memberNo)).map((each) => [each.memberNo, each.status] as const);
    expect(new Map(members)).toEqual(new Map([[kept.memberNo, 'active'], [gone.memberNo, 'lost']]));
    expect((await office.as('administrator').office.verify({})).faults).toEqual([]);
    await office.as('reviewer').duplicates.undo({ mergeId, reason: '退回' });
    expect(await dumpRegister(office)).toEqual(before);
    // What the register of members says is not picked away.
    await clerk().residents.addFact({ residentId: pair[1], fact: { fact: 'membership', value: 'retained', validFrom: day('2026-09-08'), validTo: null, basis: '', detail: '' } as never });
    const versions = await office.sql.selectFrom('residents').select(['id', 'version']).where('id', 'in', [...pair]).execute();
    const version = (residentId: ResidentId): number => versions.find((row) => row.id === residentId)!.version;
    const picked = office.as('reviewer').duplicates.merge({ survivorId: pair[0], loserId: pair[1], survivorVersion: version(pair[0]), loserVersion: version(pair[1]), choices: { idNumber: 'survivor', household: 'survivor', 'fact.membership': 'loser' }, reason: '同一人' });
    expect(await refusalOf(picked)).toMatchObject({ code: 'merge_member_fact', data: { memberNo: kept.memberNo } });
  });

  test('a dividend that lists both is named with its sum, paid or not, and left with a reason alone', async () => {
    const pair = await enterTwice(office);
    await shares(pair[0], 20_000);
    await shares(pair[1], 10_000);
    const { members } = office.as('accountant');
    const { runId } = await members.prepareDividend({ accountSetId, year: 2026, title: '年度分红', recordOn: day('2026-06-30'), poolFen: fen(300_000), per: 'person', withholdingBasisPoints: 0, debitAccountCode: '3220102', payableAccountCode: '21101', taxAccountCode: '214', resolutionRef: '成员大会〔2026〕8号' } as never);
    await shares(pair[1], 10_000, 'withdrawn');
    const line = await office.sql.selectFrom('dividendLines').select('amountFen').where('runId', '=', runId).where('residentId', '=', pair[1]).executeTakeFirstOrThrow();
    const named = { code: 'merge_dividend_twice', data: { year: 2026, title: '年度分红', twiceFen: line.amountFen, paid: false } };
    expect(await conflictsOf(pair)).toEqual([named]);
    expect(await refusalOf(mergeTwo(office, pair))).toMatchObject({ code: 'merge_dividend_twice' });
    await office.as('reviewer').members.confirmDividend({ runId });
    await members.accrueDividend({ runId, on: day('2026-09-08') });
    const programmeId: ProgrammeId = await office.addProgramme({ code: 'W13', basis: 'claims', accrual: 'source', rule: CLAIMS_RULE, amount: CLAIMS_AMOUNT });
    await members.claimDividend({ runId, programmeId, benefitMonth: month('2026-09') });
    expect(await conflictsOf(pair)).toEqual([named]);
    const approved = await office.approve(await office.generate(programmeId, '2026-09', { payBy: 'cash' }));
    await office.as('cashier').disbursement.payCash({ ...on(approved), paidOn: day('2026-09-08') });
    expect(await conflictsOf(pair)).toEqual([{ ...named, data: { ...named.data, paid: true } }]);
    const before = await dumpRegister(office);
    const { mergeId } = await mergeTwo(office, pair, { paidTwice: 'leave' });
    expect((await office.as('administrator').office.verify({})).faults).toEqual([]);
    await office.as('reviewer').duplicates.undo({ mergeId, reason: '退回' });
    expect(await dumpRegister(office)).toEqual(before);
  });
});
