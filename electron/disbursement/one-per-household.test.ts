/** One of a household gets the programme (B5): who of several, who is named, and that lists, reckoning and recomputation agree on it. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, month } from '#shared/days.ts';
import type { HouseholdId, ProgrammeId, ResidentId } from '#shared/ids.ts';
import type { DecisionContext, DecisionRules } from '#shared/welfare/decide-eligibility.ts';
import { decideEligibility } from '#shared/welfare/decide-eligibility.ts';
import type { DecidedPerson } from '#electron/welfare/decide-people.ts';
import { leaveOneOfHousehold } from '#electron/welfare/one-per-household.ts';
import { ageFrom, flat, openWelfareOffice, refusalOf, REGISTERED, TEST_PEOPLE, type FurnishedOffice, type Standing } from '#electron/testing/welfare-office.ts';
import { verifyDisbursement } from './verify-disbursement.ts';

const on = ({ batchId, version }: Standing): Standing => ({ batchId, version });

describe('who of a household', () => {
  const rules: DecisionRules = { rule: REGISTERED, amount: flat(10_000), exclusions: [], stackable: false, exclusionGroup: '老年补贴', exclusionScope: 'household', onePerHousehold: true };
  const context: DecisionContext = { benefitMonth: month('2026-09'), asOf: day('2026-09-08'), monthsOfPeriod: 1, pause: null, others: [], members: [] };
  /** id, household (null: none), born (null: unknown), residency. */
  const decided = ([residentId, householdId, birthDate, residency = 'registered']: readonly [number, number | null, string | null, string?]): DecidedPerson => {
    const person = { residentId, householdId, birthDate, name: `人${residentId}`, sex: '1', status: 'living', statusSince: null, relationCode: null, gridId: null, gridName: null, facts: { residency } } as unknown as DecidedPerson['person'];
    return { person, context, decision: decideEligibility(rules, person, context) };
  };
  test.each<[string, readonly (readonly [number, number | null, string | null, string?])[], readonly number[], readonly string[]]>([
    ['the elder', [[1, 7, '1953-03-03'], [2, 7, '1950-03-02']], [], ['1 excludedByHousehold 人2', '2 gets']],
    ['who was paid for the month already, though younger', [[1, 7, '1953-03-03'], [2, 7, '1950-03-02']], [1], ['1 gets', '2 excludedByHousehold 人1']],
    ['two were paid: the elder of them', [[1, 7, '1953-03-03'], [2, 7, '1950-03-02'], [3, 7, '1940-01-01']], [1, 2], ['1 excludedByHousehold 人2', '2 gets', '3 excludedByHousehold 人2']],
    ['who was paid but is not entitled does not stand in the way', [[1, 7, '1940-01-01', 'tenant'], [2, 7, '1953-03-03'], [3, 7, '1950-03-02']], [1], ['1 rule ', '2 excludedByHousehold 人3', '3 gets']],
    ['without a birth date the last', [[1, 7, null], [2, 7, '2010-01-01']], [], ['1 excludedByHousehold 人2', '2 gets']],
    ['of one day the one registered first', [[1, 7, '1950-03-02'], [2, 7, '1950-03-02']], [], ['1 gets', '2 excludedByHousehold 人1']],
    ['one of each household', [[1, 7, '1950-03-02'], [2, 8, '1953-03-03'], [3, 8, '1954-03-03']], [], ['1 gets', '2 gets', '3 excludedByHousehold 人2']],
    ['who is in no household is nobody’s rival', [[1, null, '1950-03-02'], [2, null, '1953-03-03']], [], ['1 gets', '2 gets']],
    ['alone in the house', [[1, 7, '1950-03-02']], [], ['1 gets']],
  ])('%s', (_, people, paid, outcome) => {
    const left = leaveOneOfHousehold(people.map(decided), new Set(paid as readonly ResidentId[]), (person, around) => decideEligibility(rules, person, around));
    expect(left.map(({ person, decision }) => (decision.eligible ? `${person.residentId} gets` : `${person.residentId} ${decision.refusal} ${decision.refusalDetail ?? ''}`))).toEqual(outcome);
  });
});

describe('a programme of which one of a household gets it', () => {
  let office: FurnishedOffice;
  let programmeId: ProgrammeId;
  let householdId: HouseholdId;
  const clerk = () => office.as('clerk').disbursement;
  const GROUP = { exclusionGroup: '老年补贴', stackable: false, exclusionScope: 'household', onePerHousehold: true };
  const range = { fromMonth: month('2026-08'), toMonth: month('2026-08') };
  const join = async (name: string, birthDate: string, idNumber: string): Promise<ResidentId> => (await office.as('clerk').residents.saveResident({
    residentId: null, version: null, since: day('2000-01-01'), person: { name, sex: '2', birthDate: day(birthDate), idKind: 'other', idNumber }, place: { as: 'member', householdId, relationCode: '10' },
    facts: [{ fact: 'residency', value: 'registered', validFrom: day('2000-01-01') }], bankAccount: null,
  })).residentId;
  const names = async (batchId: Standing['batchId']) => (await clerk().lines({ batchId })).lines.map((line) => line.name);
  beforeAll(async () => {
    office = await openWelfareOffice(TEST_PEOPLE.slice(0, 2));
    ({ householdId } = await office.sql.selectFrom('householdMembers').select('householdId').where('residentId', '=', office.ids[0]!).executeTakeFirstOrThrow());
    await join('吴老伴', '1953-03-03', 'P90000001');
    programmeId = await office.addProgramme({ code: 'H60', rule: ageFrom(60), content: GROUP });
  });
  afterAll(() => office.close());

  test('says so in its sentence, and only where it can: a group, for the household, of persons', async () => {
    const { versions } = await office.as('clerk').welfare.programme({ programmeId });
    expect(versions[0]).toMatchObject({ onePerHousehold: true, exclusionSentence: { zh: '“老年补贴”类项目同月只享受一项；本项目每户只发一人' } });
    await expect(office.addProgramme({ code: 'X1', content: { ...GROUP, exclusionScope: 'person' } })).rejects.toMatchObject({ code: 'one_per_household_where', data: { why: 'scope' } });
    await expect(office.addProgramme({ code: 'X2', content: { ...GROUP, exclusionGroup: null } })).rejects.toMatchObject({ data: { why: 'group' } });
    await expect(office.addProgramme({ code: 'X3', target: 'household', content: GROUP })).rejects.toMatchObject({ data: { why: 'target' } });
    const { writer } = office.office.core.database;
    await expect(sql`update programmeVersions set onePerHousehold = 0 where programmeId = ${programmeId}`.execute(writer)).rejects.toThrow(/never changed/);
    await expect(sql`update programmeVersions set onePerHousehold = 1 where programmeId = ${office.w01}`.execute(writer)).rejects.toThrow(/CHECK|never changed/);
  });

  test('lists the elder, names who is left out and for whom, and is computed again the same', async () => {
    const made = await clerk().generate({ programmeId, benefitMonth: month('2026-08'), payBy: 'cash' });
    expect(await names(made.batchId)).toEqual(['张大海', '李秀英']);
    expect(made.excluded.map(({ name, code, withName }) => [name, code, withName])).toEqual([['吴老伴', 'H60', '张大海']]);
    expect(await clerk().recompute({ batchId: made.batchId })).toMatchObject({ identical: true, linesCompared: 2 });
    expect(await clerk().matrix({ month: month('2026-08') })).toMatchObject({ conflicts: 0 });
    const wife = await office.sql.selectFrom('residents').select('id').where('name', '=', '吴老伴').executeTakeFirstOrThrow();
    const why = await office.as('clerk').welfare.explain({ programmeId, residentId: wife.id, month: month('2026-08') });
    expect(JSON.stringify(why)).toContain('每户一人，同户已有人领（张大海）');
    // Added by hand all the same, she stands in red beside him.
    const added = await clerk().addLine({ ...on(made), residentId: wife.id, amountFen: 1_000, reason: '居委会决定' });
    expect((await clerk().matrix({ month: month('2026-08'), onlyConflicts: true })).rows.map((row) => [row.name, row.conflicts.map((each) => `${each.purpose} ${each.withName}`)])).toEqual([['张大海', ['老年补贴 吴老伴']], ['吴老伴', ['老年补贴 张大海']]]);
    expect(await clerk().recompute({ batchId: made.batchId })).toMatchObject({ identical: true });
    const line = (await clerk().lines({ batchId: made.batchId })).lines.find((each) => each.name === '吴老伴')!;
    const removed = await clerk().removeLine({ ...on(added), lineId: line.lineId, reason: '弄错了' });
    const approved = await office.approve(removed);
    await office.as('cashier').disbursement.payCash({ ...approved, paidOn: day('2026-08-20') });
    expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
  });

  test('who was paid for the month keeps it when an elder is entered later; from the next month on the elder gets it', async () => {
    await join('张老太', '1930-01-01', 'P90000002');
    expect((await clerk().reckon({ programmeId, ...range })).people).toEqual([]);
    const next = await clerk().generate({ programmeId, benefitMonth: month('2026-09'), payBy: 'cash' });
    expect(await names(next.batchId)).toEqual(['张老太', '李秀英']);
    expect(next.excluded.map(({ name, withName }) => `${name} ${withName}`).toSorted()).toEqual(['吴老伴 张老太', '张大海 张老太']);
    expect(await clerk().recompute({ batchId: next.batchId })).toMatchObject({ identical: true });
    // Who was paid turns out not to be entitled: that is overpaid, and the elder of the others is owed the month.
    await office.as('clerk').welfare.pause({ programmeId, residentId: office.ids[0]!, fromMonth: month('2026-08'), toMonth: month('2026-08'), reason: '服刑' });
    expect((await clerk().reckon({ programmeId, ...range })).people.map((p) => [p.name, p.owedFen, p.overpaidFen])).toEqual([['张大海', 0, 10_000], ['张老太', 10_000, 0]]);
  });

  test('without the choice both are paid, as before', async () => {
    const both = await office.addProgramme({ code: 'H61', rule: ageFrom(60), content: { ...GROUP, exclusionGroup: '另一组', onePerHousehold: false } });
    const made = await office.generate(both, '2026-08');
    expect((await names(made.batchId)).toSorted()).toEqual(['吴老伴', '张大海', '张老太', '李秀英'].toSorted());
    expect(await refusalOf(clerk().submit(on(made)))).toBe('done');
  });
});
