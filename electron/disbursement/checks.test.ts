import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, month } from '#shared/days.ts';
import type { ProgrammeId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import { postVoucher } from '#electron/ledger/post-voucher.ts';
import { ageFrom, flat, openWelfareOffice, refusalOf, TEST_PEOPLE, type Standing } from '#electron/testing/welfare-office.ts';
import { verifyDisbursement } from './verify-disbursement.ts';

type Office = Awaited<ReturnType<typeof openWelfareOffice>>;
const on = ({ batchId, version }: Standing): Standing => ({ batchId, version });

async function reviewed(office: Office, standing: Standing): Promise<Standing> {
  const submitted = await office.as('clerk').disbursement.submit(on(standing));
  return on(await office.as('reviewer').disbursement.review(on(submitted)));
}

/** A voucher that brings money to the bank. */
async function bring(office: Office, accountCode: string, yuan: number): Promise<void> {
  const { accountSetId } = await office.sql.selectFrom('programmes').select('accountSetId').executeTakeFirstOrThrow();
  const { core } = office.office;
  const { id: userId, staffId } = await office.sql.selectFrom('users').select(['id', 'staffId']).where('userName', '=', 'accountant').executeTakeFirstOrThrow();
  await core.database.writer.transaction().execute(async (trx) => postVoucher({ trx, clock: core.clock, actor: { userId, staffId, userName: 'accountant', staffName: '', roles: [] } }, {
    accountSetId, voucherDate: day('2026-09-01'), attachmentsCount: 0, maker: { userId, staffId }, reviewer: null, source: { kind: 'import', id: yuan, step: accountCode },
    lines: [{ summary: '拨入', accountCode, debitFen: fen(yuan * 100), creditFen: fen(0) }, { summary: '拨入', accountCode: '31101', debitFen: fen(0), creditFen: fen(yuan * 100) }],
  }));
}

describe('money and budget are asked for inside the approval (D7)', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openWelfareOffice(TEST_PEOPLE);
    await office.as('clerk').welfare.setChecks({ programmeId: office.w01, version: 1, fundCheck: true, proofFrom: null });
  });
  afterAll(() => office.close());

  test('what is approved and not yet paid is spent already; two approvals at once cannot spend the same yuan', async () => {
    const second = await office.addProgramme({ code: 'W02', amount: flat(10_000) });
    await office.as('clerk').welfare.setChecks({ programmeId: second, version: 1, fundCheck: true, proofFrom: null });
    const [a, b] = [await reviewed(office, await office.generate(office.w01, '2026-09')), await reviewed(office, await office.generate(second, '2026-09'))];
    const approve = (standing: Standing) => office.as('director').disbursement.approve(standing);
    await expect(approve(a)).rejects.toMatchObject({ code: 'funds_short', data: { accountCode: '10201', balanceFen: 0, committedFen: 0, neededFen: 40_000 } });
    await bring(office, '10201', 500);
    const outcomes = await Promise.all([refusalOf(approve(a)), refusalOf(approve(b))]);
    expect(outcomes.toSorted()).toEqual(['done', 'funds_short']);
    await bring(office, '10201', 300);
    expect([await refusalOf(approve(a)), await refusalOf(approve(b))].toSorted()).toEqual(['batch_wrong_status', 'done']);
    expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
  });

  test('a budget of the year is not exceeded, whoever raised it says by which decision', async () => {
    const clerk = office.as('clerk').welfare;
    const programmeId = await office.addProgramme({ code: 'W03', amount: flat(10_000) });
    await clerk.setBudget({ programmeId, year: 2026, amountFen: 79_999, decisionRef: '〔2026〕2号' });
    await office.approve(await office.generate(programmeId, '2026-08'));
    const next = await reviewed(office, await office.generate(programmeId, '2026-09'));
    await expect(office.as('director').disbursement.approve(next)).rejects.toMatchObject({ code: 'budget_exceeded', data: { budgetFen: 79_999, usedFen: 40_000, neededFen: 40_000 } });
    await clerk.setBudget({ programmeId, year: 2026, amountFen: 80_000, decisionRef: '〔2026〕12号追加' });
    await office.as('director').disbursement.approve(next);
    expect((await clerk.budgets({ programmeId })).budgets).toMatchObject([{ year: 2026, amountFen: 80_000, usedFen: 80_000, decisionRef: '〔2026〕12号追加' }]);
    expect(await refusalOf(clerk.setChecks({ programmeId, version: 9, fundCheck: false, proofFrom: null }))).toBe('changed_meanwhile');
  });
});

describe('one benefit per purpose, per person and per household (B5)', () => {
  let office: Office;
  let low: ProgrammeId;
  let high: ProgrammeId;
  const group = (scope: 'person' | 'household') => ({ exclusionGroup: '老年补贴', stackable: false, exclusionScope: scope });
  beforeAll(async () => {
    office = await openWelfareOffice(TEST_PEOPLE);
    // A wife in the house of 张大海.
    const { householdId } = await office.sql.selectFrom('householdMembers').select('householdId').where('residentId', '=', office.ids[0]!).executeTakeFirstOrThrow();
    await office.as('clerk').residents.saveResident({
      residentId: null, version: null, since: day('2000-01-01'), person: { name: '吴老伴', sex: '2', birthDate: '1953-03-03', idKind: 'other', idNumber: 'P90000001' }, place: { as: 'member', householdId, relationCode: '10' },
      facts: [{ fact: 'residency', value: 'registered', validFrom: day('2000-01-01') }], bankAccount: null,
    });
    low = await office.addProgramme({ code: 'G60', rule: ageFrom(60), content: group('person') });
    high = await office.addProgramme({ code: 'G75', rule: ageFrom(75), content: group('household') });
  });
  afterAll(() => office.close());

  test('who is left out for another benefit is named when the list is made; a group of the household looks at everybody in it', async () => {
    const clerk = office.as('clerk').disbursement;
    const first = await clerk.generate({ programmeId: high, benefitMonth: month('2026-09'), payBy: 'cash' });
    expect(first).toMatchObject({ personCount: 3, excluded: [] });
    const second = await clerk.generate({ programmeId: low, benefitMonth: month('2026-09'), payBy: 'cash' });
    expect(second.excluded.map((each) => `${each.name} ${each.code}`)).toEqual(['张大海 G75', '买买提·艾力 G75', '周租客 G75']);
    expect((await clerk.matrix({ month: month('2026-09'), onlyConflicts: true })).rows.map((row) => [row.name, row.conflicts.map((c) => `${c.code}–${c.withCode} ${c.withName}`)])).toEqual([['张大海', ['G75–G60 吴老伴']], ['吴老伴', ['G60–G75 张大海']]]);
    // The other way round the household's benefit is not given beside the wife's.
    await clerk.voidBatch({ ...on(first), reason: '先后调整' });
    const again = await clerk.generate({ programmeId: high, benefitMonth: month('2026-09'), payBy: 'cash' });
    expect(again.excluded.map((each) => `${each.name} ${each.code}`)).toEqual(['张大海 G60']);
    expect(await clerk.matrix({ month: month('2026-09') })).toMatchObject({ conflicts: 0, programmes: [{ code: 'G60' }, { code: 'G75' }] });
    expect(await clerk.recompute({ batchId: again.batchId })).toMatchObject({ identical: true });
  });
});

describe('proof of life (§5.3), pauses and the next cycle (C12, D11)', () => {
  let office: Office;
  beforeAll(async () => { office = await openWelfareOffice(TEST_PEOPLE); });
  afterAll(() => office.close());

  test('who has none within a year is listed and held, due in the quarter, released once seen', async () => {
    const clerk = office.as('clerk');
    await clerk.welfare.setChecks({ programmeId: office.w01, version: 1, fundCheck: false, proofFrom: month('2026-08') });
    expect(await office.generate(office.w01, '2026-07')).toMatchObject({ personCount: 4 });
    const prove = (ids: typeof office.ids, provedOn: string) => clerk.welfare.recordProofs({ residentIds: [...ids], provedOn: day(provedOn), method: 'visit' });
    expect(await refusalOf(prove([office.ids[0]!], '2026-12-01'))).toBe('proof_future');
    expect(await prove([office.ids[0]!, office.ids[1]!], '2026-03-05')).toEqual({ recorded: 2 });
    await prove([office.ids[2]!], '2025-07-31');
    const made = await office.generate(office.w01, '2026-08');
    expect(made).toMatchObject({ personCount: 2 });
    const { lines } = await clerk.disbursement.lines({ batchId: made.batchId, status: ['held'] });
    expect(lines.map((line) => [line.name, line.statusReason])).toEqual([['王建国', '待领取资格认证（2025-07-31）'], ['买买提·艾力', '待领取资格认证（从未认证）']]);
    expect((await clerk.welfare.proofsDue({ quarter: '2026Q3' })).people.map((p) => [p.name, p.validTo])).toEqual([['买买提·艾力', null], ['王建国', '2026-07-30']]);
    expect((await clerk.welfare.proofsDue({ quarter: '2027Q1' })).people).toHaveLength(4);
    expect((await clerk.dashboard.due({})).items).toContainEqual(expect.objectContaining({ kind: 'proofsDue', count: 2, yours: 2, next: '2026-07-30', late: 1 }));
    await prove([office.ids[2]!], '2026-09-08');
    expect((await clerk.welfare.proofsDue({ quarter: '2026Q3' })).people.map((p) => p.name)).toEqual(['买买提·艾力']);
    expect(await clerk.disbursement.releaseLine({ ...on(made), lineId: lines[0]!.lineId, reason: '已上门认证' })).toMatchObject({ personCount: 3 });
    await clerk.residents.recordDeath({ residentId: office.ids[4]!, occurredOn: day('2026-09-01'), newHead: null });
    expect(await refusalOf(prove([office.ids[4]!], '2026-09-05'))).toBe('proof_of_dead');
  });

  test('a new cycle takes those added by hand over, not who died, was paused, or comes by the rule now', async () => {
    const clerk = office.as('clerk').disbursement;
    const programmeId = await office.addProgramme({ code: 'HAND', rule: ageFrom(70) });
    const first = await clerk.generate({ programmeId, benefitMonth: month('2026-08') });
    const added = await clerk.addLine({ ...on(first), residentId: office.ids[3]!, amountFen: 7_700, reason: '居委会决定照顾' });
    const more = await clerk.addLine({ ...on(added), residentId: office.ids[5]!, amountFen: 1, reason: '一分钱试发' });
    expect(more.totalFen).toBe(first.totalFen + 7_701);
    expect(await refusalOf(clerk.addLine({ ...on(more), residentId: office.ids[2]!, amountFen: 0, reason: '零元' }))).toBe('invalid_input');
    await office.as('clerk').welfare.pause({ programmeId, residentId: office.ids[5]!, fromMonth: month('2026-09'), toMonth: month('2026-09'), reason: '外出' });
    const plain = await clerk.generate({ programmeId, benefitMonth: month('2026-09') });
    await clerk.voidBatch({ ...on(plain), reason: '要带上手工的' });
    const next = await clerk.generate({ programmeId, benefitMonth: month('2026-09'), carryManual: true });
    expect(next.personCount).toBe(plain.personCount + 1);
    const { lines } = await clerk.lines({ batchId: next.batchId, origin: 'manual' });
    expect(lines).toMatchObject([{ name: '赵小兵', amountFen: 7_700 }]);
    expect((await clerk.explainLine({ lineId: lines[0]!.lineId })).manualReason).toBe('沿用上期 HAND-202608-1：居委会决定照顾');
    // Taken over from the list before alone: who was not on it in September is not in October.
    const october = await clerk.generate({ programmeId, benefitMonth: month('2026-10'), carryManual: true });
    expect((await clerk.lines({ batchId: october.batchId, origin: 'manual' })).lines.map((line) => line.name)).toEqual(['赵小兵']);
    expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
  });
});
