/** Schooling through the office's door: who is listed when, what each outcome writes, what is refused and to whom, and taking it back. */
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { day } from '#shared/days.ts';
import type { ResidentId } from '#shared/ids.ts';
import type { Stage } from '#shared/school-year.ts';
import { mergeTwo, type TwoEntries } from '#electron/testing/two-entries.ts';
import { refusalOf } from '#electron/testing/people.ts';
import { openWelfareOffice, type FurnishedOffice } from '#electron/testing/welfare-office.ts';

let office: FurnishedOffice;
const clerk = () => office.as('clerk');
const schooling = () => clerk().schooling;

/** Somebody with stages from 'since' to an entered end, or none. */
async function pupil(name: string, ...stages: readonly (readonly [Stage, since: string, until?: string])[]): Promise<ResidentId> {
  const residentId = await office.addPerson({ name, birthDate: '2014-03-01', since: '2014-03-01', account: null });
  for (const [value, since, until] of stages) await clerk().residents.addFact({ residentId, fact: { fact: 'studentStage', value, validFrom: day(since), validTo: until === undefined ? null : day(until), basis: '学校证明' } });
  return residentId;
}
const open = async () => (await schooling().finishing({})).people.map((each) => `${each.name} ${each.stage} ${each.endsOn}${each.expected ? ' 预计' : ''}${each.late ? ' 往年' : ''}`);
const idOf = async (...names: string[]) => { const { people } = await schooling().finishing({}); return names.map((name) => people.find((each) => each.name === name)!.factId); };
const stagesOf = async (residentId: ResidentId) => (await clerk().residents.file({ residentId })).facts.filter((fact) => fact.fact === 'studentStage' && fact.withdrawnAt === null).map((fact) => `${fact.value} ${fact.validFrom} ${fact.validTo ?? '至今'}`).toSorted();
const decisionsOf = async (...names: string[]) => (await schooling().decided({})).people.filter((each) => names.includes(each.name)).map((each) => each.decisionId);

beforeEach(async () => { office = await openWelfareOffice([], '2027-07-05T01:00:00.000Z'); });
afterEach(() => office.close());

describe('who is listed', () => {
  test('by the usual years where no end was entered, by the entered end of this summer, once nothing follows; nobody else', async () => {
    await pupil('甲六年级', ['primary', '2021-09-01']);
    await pupil('乙五年级', ['primary', '2022-09-01']);
    await pupil('丙已登记', ['junior', '2024-09-01', '2027-07-10']);
    await pupil('丁接上了', ['junior', '2024-09-01', '2027-08-31'], ['senior', '2027-09-01']);
    await pupil('戊寒假退学', ['senior', '2025-09-01', '2027-02-01']);
    await pupil('己往年', ['kindergarten', '2019-09-01']);
    await pupil('庚明年', ['senior', '2025-09-01', '2028-08-31']);
    const dead = await pupil('辛去世', ['primary', '2021-09-01']);
    await clerk().residents.recordDeath({ residentId: dead, occurredOn: day('2027-06-01') });
    await pupil('壬插班', ['primary', '2022-06-30']);
    await pupil('癸暑假', ['primary', '2022-07-01']);
    expect(await open()).toEqual(['己往年 kindergarten 2022-08-31 预计 往年', '丙已登记 junior 2027-07-10', '甲六年级 primary 2027-08-31 预计', '壬插班 primary 2027-08-31 预计']);
  });

  test('from the day in July that the office set, and by its years; a change of somebody else in between is not overwritten', async () => {
    await pupil('甲六年级', ['primary', '2021-09-01']);
    await pupil('乙五年级', ['primary', '2022-09-01']);
    const settings = await schooling().settings({});
    expect(settings.stages.map((each) => `${each.stage} ${each.years}`)).toEqual(['kindergarten 3', 'primary 6', 'junior 3', 'senior 3', 'vocational 3', 'college 4', 'postgraduate 3']);
    const fiveFour = { ...settings, listDay: 10, stages: settings.stages.map((each) => (each.stage === 'primary' ? { ...each, years: 5 } : each.stage === 'junior' ? { ...each, years: 4 } : each)) };
    await schooling().saveSettings(fiveFour);
    expect((await refusalOf(schooling().saveSettings(fiveFour))).code).toBe('changed_meanwhile');
    expect(await open()).toEqual(['甲六年级 primary 2026-08-31 预计']);
    office.clock.set('2027-07-10');
    expect(await open()).toEqual(['甲六年级 primary 2026-08-31 预计 往年', '乙五年级 primary 2027-08-31 预计']);
    expect((await refusalOf(office.as('supervisor').schooling.saveSettings({ ...fiveFour, version: 2 }))).code).toBe('not_allowed');
  });

  test('the desk has a line for who enters residents, until all are decided on', async () => {
    await pupil('甲六年级', ['primary', '2021-09-01']);
    const line = async (who: 'clerk' | 'director') => (await office.as(who).dashboard.due({})).items.find((item) => item.kind === 'schoolEnds');
    expect(await line('clerk')).toMatchObject({ count: 1, yours: 1, next: '2027-08-31', late: 0 });
    expect(await line('director')).toMatchObject({ count: 1, yours: 0 });
    await schooling().decide({ factIds: await idOf('甲六年级'), outcome: 'left', next: [] });
    expect(await line('clerk')).toBeUndefined();
  });

  test('nobody rises by himself', async () => {
    const residentId = await pupil('甲六年级', ['primary', '2021-09-01']);
    office.clock.set('2028-10-01');
    await office.reopen();
    expect(await stagesOf(residentId)).toEqual(['primary 2021-09-01 至今']);
    expect(await open()).toEqual(['甲六年级 primary 2027-08-31 预计 往年']);
  });
});

describe('what each outcome writes', () => {
  const goesOn = [{ from: 'primary', to: 'junior', years: null }, { from: 'senior', to: 'college', years: 3 }] as const;

  test('goes on: the stage ends, the next begins on 1 September, with an end only where its years are given', async () => {
    const [a, b] = [await pupil('甲', ['primary', '2021-09-01']), await pupil('乙', ['senior', '2024-09-01', '2027-06-30'])];
    expect(await schooling().decide({ factIds: await idOf('甲', '乙'), outcome: 'goesOn', next: [...goesOn] })).toEqual({ decided: 2 });
    expect(await stagesOf(a)).toEqual(['junior 2027-09-01 至今', 'primary 2021-09-01 2027-08-31']);
    expect(await stagesOf(b)).toEqual(['college 2027-09-01 2030-08-31', 'senior 2024-09-01 2027-06-30']);
    expect(await open()).toEqual([]);
    const log = await sql<{ n: number }>`select count(*) as n from auditRows where method = 'schooling.decide'`.execute(office.office.core.database.writer);
    expect(log.rows).toEqual([{ n: 1 }]);
  });

  test('left: the stage ends, nothing follows; one whose end was entered keeps it', async () => {
    const [a, b] = [await pupil('甲', ['primary', '2021-09-01']), await pupil('乙', ['senior', '2024-09-01', '2027-06-30'])];
    await schooling().decide({ factIds: await idOf('甲', '乙'), outcome: 'left', next: [] });
    expect([await stagesOf(a), await stagesOf(b), await open()]).toEqual([['primary 2021-09-01 2027-08-31'], ['senior 2024-09-01 2027-06-30'], []]);
  });

  test('stays: the stage ends a year later and is listed the next summer', async () => {
    const a = await pupil('甲', ['primary', '2021-09-01']);
    await schooling().decide({ factIds: await idOf('甲'), outcome: 'stays', next: [] });
    expect([await stagesOf(a), await open()]).toEqual([['primary 2021-09-01 2028-08-31'], []]);
    office.clock.set('2028-07-01');
    expect(await open()).toEqual(['甲 primary 2028-08-31']);
  });

  test('who was forgotten for years catches up stage by stage, each from its own September', async () => {
    const a = await pupil('甲', ['kindergarten', '2018-09-01']);
    await schooling().decide({ factIds: await idOf('甲'), outcome: 'goesOn', next: [{ from: 'kindergarten', to: 'primary', years: null }] });
    expect([await stagesOf(a), await open()]).toEqual([['kindergarten 2018-09-01 2021-08-31', 'primary 2021-09-01 至今'], ['甲 primary 2027-08-31 预计']]);
  });
});

describe('what is refused, by name, for everybody at once', () => {
  test('who left the list meanwhile', async () => {
    const [a, b] = [await pupil('甲', ['primary', '2021-09-01']), await pupil('乙', ['primary', '2021-09-01'])];
    const factIds = await idOf('甲', '乙');
    await clerk().residents.recordDeath({ residentId: b, occurredOn: day('2027-07-01') });
    const refusal = await refusalOf(schooling().decide({ factIds, outcome: 'left', next: [] }));
    expect(refusal).toMatchObject({ code: 'school_not_listed', data: { names: ['乙'] } });
    expect(await stagesOf(a)).toEqual(['primary 2021-09-01 至今']);
  });

  test.each([[[]], [[{ from: 'primary', to: 'college', years: null }]], [[{ from: 'junior', to: 'senior', years: null }]]] as const)('no stage to go on to, or one that does not follow: %j', async (next) => {
    const a = await pupil('甲', ['primary', '2021-09-01']);
    expect(await refusalOf(schooling().decide({ factIds: await idOf('甲'), outcome: 'goesOn', next: [...next] }))).toMatchObject({ code: 'school_next_missing', data: { stage: 'primary', names: ['甲'] } });
    expect(await stagesOf(a)).toEqual(['primary 2021-09-01 至今']);
  });

  test('deciding twice, and by who may not', async () => {
    await pupil('甲', ['primary', '2021-09-01']);
    const factIds = await idOf('甲');
    expect((await refusalOf(office.as('reviewer').schooling.decide({ factIds, outcome: 'left', next: [] }))).code).toBe('not_allowed');
    await schooling().decide({ factIds, outcome: 'stays', next: [] });
    expect(await refusalOf(schooling().decide({ factIds, outcome: 'left', next: [] }))).toMatchObject({ code: 'school_not_listed', data: { names: ['甲'] } });
  });
});

describe('taken back', () => {
  test.each([['goesOn'], ['left'], ['stays']] as const)('%s: the stage stands as it stood, and is listed again', async (outcome) => {
    const [a, b] = [await pupil('甲', ['primary', '2021-09-01']), await pupil('乙', ['senior', '2024-09-01', '2027-06-30'])];
    const [before, listed] = [[await stagesOf(a), await stagesOf(b)], await open()];
    await schooling().decide({ factIds: await idOf('甲', '乙'), outcome, next: [{ from: 'primary', to: 'junior', years: null }, { from: 'senior', to: 'college', years: null }] });
    const decisionIds = await decisionsOf('甲', '乙');
    expect(await schooling().undo({ decisionIds })).toEqual({ undone: 2 });
    expect([[await stagesOf(a), await stagesOf(b)], await open()]).toEqual([before, listed]);
    expect(await refusalOf(schooling().undo({ decisionIds }))).toMatchObject({ code: 'school_undone', data: { names: ['乙', '甲'] } });
    // And decided anew.
    await schooling().decide({ factIds: await idOf('甲'), outcome: 'left', next: [] });
    expect(await open()).toEqual(listed.filter((line) => line.startsWith('乙')));
  });

  test('not when the stage was changed since, nobody of them', async () => {
    const [a, b] = [await pupil('甲', ['primary', '2021-09-01']), await pupil('乙', ['senior', '2024-09-01', '2027-06-30'])];
    await schooling().decide({ factIds: await idOf('甲', '乙'), outcome: 'left', next: [] });
    await clerk().residents.addFact({ residentId: b, fact: { fact: 'studentStage', value: 'college', validFrom: day('2027-09-01') } });
    expect(await refusalOf(schooling().undo({ decisionIds: await decisionsOf('甲', '乙') }))).toMatchObject({ code: 'school_built_on', data: { names: ['乙'] } });
    expect(await stagesOf(a)).toEqual(['primary 2021-09-01 2027-08-31']);
    expect(await schooling().undo({ decisionIds: await decisionsOf('甲') })).toEqual({ undone: 1 });
  });

  test('the database keeps a decision as it was written', async () => {
    await pupil('甲', ['primary', '2021-09-01']);
    await schooling().decide({ factIds: await idOf('甲'), outcome: 'left', next: [] });
    const { writer } = office.office.core.database;
    await expect(sql`update schoolDecisions set outcome = 'stays'`.execute(writer)).rejects.toThrow('only ever taken back');
    await expect(sql`delete from schoolDecisions`.execute(writer)).rejects.toThrow('never deleted');
  });
});

test('two entries of one pupil: the decision goes along with a merge', async () => {
  const pair: TwoEntries = [await pupil('双生'), await pupil('双生', ['primary', '2021-09-01'])];
  await schooling().decide({ factIds: await idOf('双生'), outcome: 'left', next: [] });
  await clerk().duplicates.decide({ firstId: pair[0], secondId: pair[1], decision: 'same', reason: '同一人' });
  await mergeTwo(office, pair);
  expect((await schooling().decided({})).people.map((each) => each.residentId)).toEqual([pair[0]]);
  expect(await open()).toEqual([]);
});

describe('the forecast', () => {
  const PUPILS = { kind: 'fact', fact: 'studentStage', in: ['primary'] } as const;

  test('expects the end that nobody entered and says so; an entered end is no expectation; a list of the month has everybody in it', async () => {
    office.clock.set('2027-03-01');
    const [a] = [await pupil('甲', ['primary', '2021-09-01']), await pupil('乙', ['primary', '2021-09-01', '2027-08-31']), await pupil('丙', ['primary', '2024-09-01']), await pupil('丁往年', ['primary', '2018-09-01'])];
    const programmeId = await office.addProgramme({ code: 'W03', rule: PUPILS, validFrom: '2027-01' });
    const year = await clerk().forecast.year({});
    expect(year.schoolEnds).toEqual([{ stage: 'primary', years: 6, persons: 1 }]);
    expect(year.programmes.find((each) => each.programmeId === programmeId)!.cells.map((cell) => cell.persons)).toEqual([4, 4, 4, 4, 4, 2, 2, 2, 2, 2, 2, 2]);
    const september = await clerk().forecast.people({ programmeId, month: '2027-09' });
    expect(september.people.map((each) => [each.name, each.change, each.schoolEnd])).toEqual([['甲', 'left', { stage: 'primary', on: '2027-08-31' }], ['乙', 'left', null], ['丙', 'same', null], ['丁往年', 'same', null]]);
    expect(await stagesOf(a)).toEqual(['primary 2021-09-01 至今']);
    office.clock.set('2027-09-10');
    await office.reopen();
    expect((await office.generate(programmeId, '2027-09')).personCount).toBe(3);
  });

  test('and so does the desk for its three months', async () => {
    await pupil('甲', ['primary', '2021-09-01']);
    await office.addProgramme({ code: 'W03', rule: PUPILS, validFrom: '2027-01' });
    const { leaving } = await clerk().dashboard.forecast({});
    expect(leaving.map((each) => [each.name, each.month, each.schoolEnd])).toEqual([['甲', '2027-09', { stage: 'primary', on: '2027-08-31' }]]);
  });
});
