/** Rules on the office's own fields and lists: lists, explanations, what-if, forecasts and the list computed again; and what is in use stays. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, month } from '#shared/days.ts';
import type { Id, ProgrammeId, ResidentId } from '#shared/ids.ts';
import type { CustomKind } from '#shared/residents/custom-fields.ts';
import type { Rule } from '#shared/welfare/rule.ts';
import { refusalOf as refused } from '#electron/testing/people.ts';
import { flat, openWelfareOffice, refusalOf, REGISTERED, type FurnishedOffice } from '#electron/testing/welfare-office.ts';

let office: FurnishedOffice;
let years: Id<'customField'>;
let home: Id<'customField'>;
let list: Id<'welfareList'>;
let byYears: ProgrammeId;
let byList: ProgrammeId;
const who = (n: number): ResidentId => office.ids[n]!;
const clerk = () => office.as('clerk');
const addField = async (name: string, kind: CustomKind, more: object = {}) => (await clerk().residents.saveCustomField({ customFieldId: null, version: null, target: 'resident', name, kind, active: true, ...more })).customFieldId;
const set = (n: number, customFieldId: Id<'customField'>, value: string) => clerk().residents.setCustomValues({ residentId: who(n), values: [{ customFieldId, value }] });
const ruleOf = (): Rule => ({ kind: 'all', of: [REGISTERED, { kind: 'custom', customFieldId: years, by: 'number', atLeast: '15' }] });
const namesOf = async (batchId: number) => (await clerk().disbursement.lines({ batchId })).lines.map((line) => line.name);
const lists = async () => (await clerk().welfare.lists({})).lists;

beforeAll(async () => {
  office = await openWelfareOffice([{ name: '甲', birthDate: '1960-01-01' }, { name: '乙', birthDate: '1965-01-01' }, { name: '丙', birthDate: '1970-01-01' }, { name: '丁', birthDate: '1980-01-01' }]);
  years = await addField('工龄', 'number');
  home = await addField('住房', 'choice', { choices: ['自住', '出租'] });
  await set(0, years, '20');
  await set(1, years, '14.5');
  await set(3, home, '出租');
  list = (await clerk().welfare.saveList({ listId: null, version: null, name: '困难职工', note: '工会摸底' })).listId;
  await clerk().welfare.addToList({ listId: list, residentIds: [who(1)], validFrom: day('2026-01-01'), validTo: day('2026-08-31'), reason: '工会名册' });
  await clerk().welfare.addToList({ listId: list, residentIds: [who(2), who(3)], validFrom: day('2026-08-15'), reason: '工会名册' });
  byYears = await office.addProgramme({ code: 'W31', rule: ruleOf(), amount: flat(20_000) });
  byList = await office.addProgramme({ code: 'W32', rule: { kind: 'list', listId: list }, amount: flat(30_000), content: { exclusions: [{ kind: 'rule', rule: { kind: 'custom', customFieldId: home, by: 'choice', in: ['出租'] } }] } });
});
afterAll(() => office.close());

describe('a list by a field of the office’s own', () => {
  test('pays by the value of its day, keeps it, and gives the same when computed again after the value changed', async () => {
    const made = await office.generate(byYears, '2026-09');
    expect(await namesOf(made.batchId)).toEqual(['甲']);
    const { inputs } = await office.sql.selectFrom('batchLines').select('inputs').where('batchId', '=', made.batchId).executeTakeFirstOrThrow();
    expect(JSON.parse(inputs).person.marks).toEqual({ [`field:${years}`]: '20' });
    office.clock.set('2026-09-20T01:00:00.000Z');
    await set(0, years, '3');
    await set(1, years, '15');
    expect(await clerk().disbursement.recompute({ batchId: made.batchId })).toMatchObject({ identical: true, differences: [] });
    office.clock.set('2026-10-08T01:00:00.000Z');
    expect(await namesOf((await office.generate(byYears, '2026-10')).batchId)).toEqual(['乙']);
  });

  test('a value written after its day does not reach back', async () => {
    const early = await clerk().disbursement.generate({ programmeId: await office.addProgramme({ code: 'W33', rule: ruleOf() }), benefitMonth: month('2026-09'), asOf: day('2026-09-10') });
    expect(await namesOf(early.batchId)).toEqual(['甲']);
  });

  test('a batch that asks for none keeps what it kept before', async () => {
    const { batchId } = await office.generate(office.w01, '2026-09');
    const { inputs } = await office.sql.selectFrom('batchLines').select('inputs').where('batchId', '=', batchId).executeTakeFirstOrThrow();
    expect(JSON.parse(inputs).person).not.toHaveProperty('marks');
  });

  test('is explained, tried and forecast with it', async () => {
    const why = await clerk().welfare.explain({ programmeId: byYears, residentId: who(0), month: month('2026-10') });
    expect(why.lines.zh.map((line) => line.text)).toContain('要求：“工龄”不少于15；实际：3；不符合');
    const content = { rule: { kind: 'custom' as const, customFieldId: years, by: 'number' as const, atMost: '10' }, amount: flat(20_000), exclusions: [], stackable: true, exclusionGroup: null };
    const trial = await clerk().welfare.tryVersion({ programmeId: byYears, month: month('2026-10'), content });
    expect([trial.before.persons, trial.after.persons, trial.joined.lines.map((line) => line.name), trial.left.lines.map((line) => line.name)]).toEqual([1, 1, ['甲'], ['乙']]);
    const { programmes } = await clerk().forecast.year({});
    const cells = programmes.find((each) => each.code === 'W31')!.cells;
    expect(cells.map((cell) => cell.persons)).toEqual(cells.map(() => 1));
  });
});

describe('a list by a list', () => {
  test('pays who is on it on the day, less those it excludes; an end known later counts for later days', async () => {
    const august = await clerk().disbursement.generate({ programmeId: byList, benefitMonth: month('2026-08'), asOf: day('2026-08-20') });
    // 丁's home was written down in September: in August nothing was known against him.
    expect(await namesOf(august.batchId)).toEqual(['乙', '丙', '丁']);
    expect(await clerk().disbursement.recompute({ batchId: august.batchId })).toMatchObject({ identical: true });
    const entry = (await clerk().welfare.listPeople({ listId: list })).entries.find((each) => each.name === '丙')!;
    office.clock.set('2026-10-09T01:00:00.000Z');
    expect(await clerk().welfare.endOnList({ entryIds: [entry.entryId], lastDay: day('2026-10-31'), reason: '已脱困' })).toEqual({ ended: 1, takenBack: 0 });
    expect(await namesOf((await office.generate(byList, '2026-09')).batchId)).toEqual(['丙']);
    const forecast = (await clerk().forecast.year({})).programmes.find((each) => each.code === 'W32')!;
    expect([forecast.now.persons, forecast.cells[0]!.persons]).toEqual([1, 0]);
    expect(await clerk().disbursement.recompute({ batchId: august.batchId })).toMatchObject({ identical: true });
    expect((await clerk().welfare.explain({ programmeId: byList, residentId: who(0), month: month('2026-10') })).lines.zh[1]!.text).toBe('要求：在名单“困难职工”上；实际：不在名单上；不符合');
    expect((await clerk().welfare.explain({ programmeId: byList, residentId: who(3), month: month('2026-10') })).decision.refusal).toBe('excludedByRule');
  });

  test('shows its people, who put them there and why; those of before when asked', async () => {
    const { list: shown, entries } = await clerk().welfare.listPeople({ listId: list, pastToo: true });
    expect([shown.people, shown.usedBy]).toEqual([2, [{ code: 'W32', versionNo: 1 }]]);
    expect(entries.map((each) => [each.name, each.validFrom, each.validTo, each.standing, each.endReason])).toEqual([
      ['丙', '2026-08-15', '2026-10-31', 'on', '已脱困'], ['丁', '2026-08-15', null, 'on', ''], ['乙', '2026-01-01', '2026-08-31', 'past', ''],
    ]);
    expect(entries.every((each) => each.reason === '工会名册' && each.by !== '')).toBe(true);
  });

  test('an entry that was wrong from the start is taken back; once changed it is not changed again', async () => {
    await clerk().welfare.addToList({ listId: list, residentIds: [who(0)], validFrom: day('2026-11-01'), reason: '误加' });
    const { entryId } = (await clerk().welfare.listPeople({ listId: list })).entries.find((each) => each.name === '甲')!;
    expect(await clerk().welfare.endOnList({ entryIds: [entryId], lastDay: null, reason: '误加' })).toEqual({ ended: 0, takenBack: 1 });
    expect(await refusalOf(clerk().welfare.endOnList({ entryIds: [entryId], lastDay: null, reason: '误加' }))).toBe('list_entry_withdrawn');
    expect((await clerk().welfare.listPeople({ listId: list, pastToo: true })).entries.map((each) => each.name)).not.toContain('甲');
  });
});

describe('is refused, and says which', () => {
  const draft = (rule: Rule) => clerk().welfare.saveDraft({
    programmeId: office.w01, versionId: null, version: null, validFrom: month('2027-01'), resolutionNo: '', resolvedOn: null, resolutionTitle: '', rule, amount: flat(1_000), exclusions: [],
    expenseAccountCode: '5140101', payableAccountCode: '21101', moneyAccountCode: '10201', cashAccountCode: '101', stackable: true, exclusionGroup: null,
  });
  const stopField = async (customFieldId: Id<'customField'>, more: object = { active: false }) => {
    const { used: _, ...field } = (await clerk().residents.customFields({})).fields.find((each) => each.customFieldId === customFieldId)!;
    return clerk().residents.saveCustomField({ ...field, choices: [...field.choices], ...more });
  };
  const stopList = async () => { const { listId, version, name, note } = (await lists()).find((each) => each.listId === list)!; return clerk().welfare.saveList({ listId, version, name, note, active: false }); };

  test('stopping a field or list, or taking away a choice, that a version in force asks for', async () => {
    expect(await refused(stopField(years))).toEqual({ code: 'custom_field_in_rule', data: { name: '工龄', choice: '', code: 'W31', versionNo: 1 } });
    await set(3, home, '自住');
    expect(await refused(stopField(home, { choices: ['自住'] }))).toEqual({ code: 'custom_field_in_rule', data: { name: '住房', choice: '出租', code: 'W32', versionNo: 1 } });
    expect(await refused(stopList())).toEqual({ code: 'welfare_list_used', data: { name: '困难职工', code: 'W32', versionNo: 1 } });
    const { writer } = office.office.core.database;
    await expect(writer.updateTable('customFields').set({ active: 0 }).where('id', '=', years).execute()).rejects.toThrow('asks for it');
    await expect(writer.updateTable('welfareLists').set({ active: 0 }).where('id', '=', list).execute()).rejects.toThrow('asks for it');
  });

  test('a rule on what is not there, stopped, of households or of another kind', async () => {
    const ofHouse = (await clerk().residents.saveCustomField({ customFieldId: null, version: null, target: 'household', name: '宅基地', kind: 'yesNo', active: true })).customFieldId;
    const stopped = await addField('旧栏目', 'day', { active: false });
    const idle = (await clerk().welfare.saveList({ listId: null, version: null, name: '旧名单', active: false })).listId;
    const custom = (customFieldId: number, more: object) => ({ kind: 'custom', customFieldId, ...more }) as Rule;
    const why = async (rule: Rule) => { const { code, data } = await refused(draft(rule)); return [code, data['why'], data['name']]; };
    expect(await why(custom(999, { by: 'any' }))).toEqual(['rule_field_unfit', 'missing', '']);
    expect(await why(custom(ofHouse, { by: 'yesNo', is: 'yes' }))).toEqual(['rule_field_unfit', 'household', '宅基地']);
    expect(await why(custom(stopped, { by: 'any' }))).toEqual(['rule_field_unfit', 'stopped', '旧栏目']);
    expect(await why({ kind: 'not', of: custom(years, { by: 'yesNo', is: 'yes' }) })).toEqual(['rule_field_unfit', 'kind', '工龄']);
    expect(await why(custom(home, { by: 'choice', in: ['空置'] }))).toEqual(['rule_field_unfit', 'choice', '住房']);
    expect(await why({ kind: 'list', listId: 999 })).toEqual(['rule_list_unfit', 'missing', '']);
    expect(await why({ kind: 'list', listId: idle })).toEqual(['rule_list_unfit', 'stopped', '旧名单']);
  });

  test('a version whose list was stopped while it was a draft, at the door and by the database', async () => {
    const { listId, version } = await clerk().welfare.saveList({ listId: null, version: null, name: '临时' });
    const saved = await draft({ kind: 'list', listId });
    const filled = await clerk().welfare.saveDraft({
      programmeId: office.w01, versionId: saved.versionId, version: saved.version, validFrom: month('2027-01'), resolutionNo: '〔2026〕9号', resolvedOn: day('2026-09-01'), resolutionTitle: '决议', rule: { kind: 'list', listId }, amount: flat(1_000), exclusions: [],
      expenseAccountCode: '5140101', payableAccountCode: '21101', moneyAccountCode: '10201', cashAccountCode: '101', stackable: true, exclusionGroup: null,
    });
    await clerk().welfare.saveList({ listId, version, name: '临时', active: false });
    expect(await refusalOf(clerk().welfare.activateVersion({ versionId: filled.versionId, version: filled.version }))).toBe('rule_list_unfit');
    await expect(office.office.core.database.writer.updateTable('programmeVersions').set({ status: 'active' }).where('id', '=', filled.versionId).execute()).rejects.toThrow('not in use');
    await clerk().welfare.dropDraft({ versionId: filled.versionId, version: filled.version });
  });

  test.each<[string, () => Promise<unknown>, string]>([
    ['a name twice', () => clerk().welfare.saveList({ listId: null, version: null, name: '困难职工' }), 'welfare_list_taken'], ['a stale version', () => clerk().welfare.saveList({ listId: list, version: 99, name: '困难职工' }), 'changed_meanwhile'],
    ['somebody twice', () => clerk().welfare.addToList({ listId: list, residentIds: [who(0), who(3)], validFrom: day('2026-12-01'), reason: '再加' }), 'list_entry_exists'], ['nobody', () => clerk().welfare.addToList({ listId: list, residentIds: [999], validFrom: day('2026-12-01'), reason: '再加' }), 'not_found'],
    ['days upside down', () => clerk().welfare.addToList({ listId: list, residentIds: [who(0)], validFrom: day('2026-12-01'), validTo: day('2026-11-30'), reason: '再加' }), 'invalid_input'],
    ['no reason', () => clerk().welfare.addToList({ listId: list, residentIds: [who(0)], validFrom: day('2026-12-01'), reason: ' ' }), 'invalid_input'], ['a reader who writes', () => office.as('supervisor').welfare.addToList({ listId: list, residentIds: [who(0)], validFrom: day('2026-12-01'), reason: '再加' }), 'not_allowed'],
    ['adding to a stopped list', async () => clerk().welfare.addToList({ listId: (await lists()).find((each) => each.name === '旧名单')!.listId, residentIds: [who(0)], validFrom: day('2026-12-01'), reason: '再加' }), 'welfare_list_stopped'],
    ['an end after the end', async () => { const [entry] = (await clerk().welfare.listPeople({ listId: list })).entries.filter((each) => each.name === '丙'); return clerk().welfare.endOnList({ entryIds: [entry!.entryId], lastDay: day('2027-01-01'), reason: '延长' }); }, 'list_entry_ends_before'],
  ])('%s', async (_what, act, code) => { expect(await refusalOf(act())).toBe(code); });

  test('by the database: two entries at once, changing one, deleting one', async () => {
    const { writer } = office.office.core.database;
    const row = await writer.selectFrom('welfareListEntries').selectAll().where('withdrawnAt', 'is', null).where('validTo', 'is', null).executeTakeFirstOrThrow();
    await expect(writer.insertInto('welfareListEntries').values({ ...row, id: undefined as never, validFrom: day('2027-01-01') }).execute()).rejects.toThrow('at the same time');
    await expect(writer.updateTable('welfareListEntries').set({ reason: 'x' }).where('id', '=', row.id).execute()).rejects.toThrow('only ever withdrawn');
    await expect(writer.deleteFrom('welfareListEntries').where('id', '=', row.id).execute()).rejects.toThrow('never deleted');
  });

  test('once a version that does not ask has begun, both may be stopped', async () => {
    const next = async (programmeId: ProgrammeId) => {
      const saved = await clerk().welfare.saveDraft({
        programmeId, versionId: null, version: null, validFrom: month('2026-11'), resolutionNo: '〔2026〕10号', resolvedOn: day('2026-10-08'), resolutionTitle: '决议', rule: REGISTERED, amount: flat(1_000), exclusions: [],
        expenseAccountCode: '5140101', payableAccountCode: '21101', moneyAccountCode: '10201', cashAccountCode: '101', stackable: true, exclusionGroup: null,
      });
      await clerk().welfare.activateVersion({ versionId: saved.versionId, version: saved.version });
    };
    await next(byList);
    expect(await refusalOf(stopList())).toBe('welfare_list_used');
    office.clock.set('2026-11-02T01:00:00.000Z');
    expect(await refusalOf(stopList())).toBe('done');
    // What was paid by it is still told and computed again.
    const { id } = await office.sql.selectFrom('batches').select('id').where('programmeId', '=', byList).where('benefitMonth', '=', month('2026-08')).executeTakeFirstOrThrow();
    expect(await clerk().disbursement.recompute({ batchId: id })).toMatchObject({ identical: true });
  });
});

test('two entries of one person are put together: the field and the list go along, and what was paid before is computed again as it was', async () => {
  office.clock.set('2026-11-03T01:00:00.000Z');
  const loser = await office.addPerson({ name: '戊', birthDate: '1972-02-02' });
  const survivor = await office.addPerson({ name: '戊', birthDate: '1972-02-02' });
  const listId = (await clerk().welfare.saveList({ listId: null, version: null, name: '老党员' })).listId;
  await clerk().welfare.addToList({ listId, residentIds: [loser], validFrom: day('2026-01-01'), reason: '支部名册' });
  await clerk().welfare.addToList({ listId, residentIds: [survivor], validFrom: day('2026-01-01'), validTo: day('2026-06-30'), reason: '支部名册' });
  await clerk().residents.setCustomValues({ residentId: loser, values: [{ customFieldId: years, value: '30' }] });
  const programmeId = await office.addProgramme({ code: 'W34', rule: { kind: 'all', of: [{ kind: 'list', listId }, { kind: 'custom', customFieldId: years, by: 'number', atLeast: '15' }] } });
  const before = await office.generate(programmeId, '2026-11', { payBy: 'cash' });
  const residentsOf = async (batchId: number) => (await office.sql.selectFrom('batchLines').select('residentId').where('batchId', '=', batchId as never).execute()).map((row) => row.residentId);
  expect(await residentsOf(before.batchId)).toEqual([loser]);
  const approved = await office.approve(before);
  await office.as('cashier').disbursement.payCash({ batchId: approved.batchId, version: approved.version, paidOn: day('2026-11-03') });

  office.clock.set('2026-11-04T01:00:00.000Z');
  const [firstId, secondId] = loser < survivor ? [loser, survivor] : [survivor, loser];
  await clerk().duplicates.decide({ firstId, secondId, decision: 'same', reason: '走访核实是同一人' });
  const versionOf = async (id: ResidentId) => (await office.sql.selectFrom('residents').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version;
  await office.as('reviewer').duplicates.merge({
    survivorId: survivor, loserId: loser, survivorVersion: await versionOf(survivor), loserVersion: await versionOf(loser), reason: '同一人',
    choices: { idNumber: 'survivor', household: 'survivor', bankAccount: 'survivor', 'fact.residency': 'survivor' },
  });
  const { entries } = await clerk().welfare.listPeople({ listId, pastToo: true });
  expect(entries.map((each) => [each.residentId, each.validFrom, each.validTo])).toEqual([[survivor, '2026-01-01', '2026-06-30'], [survivor, '2026-07-01', null]]);
  expect(await residentsOf((await office.generate(programmeId, '2026-12')).batchId)).toEqual([survivor]);
  expect(await clerk().disbursement.recompute({ batchId: before.batchId })).toMatchObject({ identical: true });
  expect((await office.as('supervisor').office.verify({})).faults).toEqual([]);
});
