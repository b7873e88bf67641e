import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, month } from '#shared/days.ts';
import { fen } from '#shared/money.ts';
import { ageFrom, flat, openWelfareOffice, refusalOf, REGISTERED, TEST_PEOPLE } from '#electron/testing/welfare-office.ts';
import { readTemplates } from './templates.ts';

describe('programmes and their versions (C1, C8, C14)', () => {
  let office: Awaited<ReturnType<typeof openWelfareOffice>>;
  beforeAll(async () => { office = await openWelfareOffice(TEST_PEOPLE); });
  afterAll(() => office.close());

  const content = (over: object = {}) => ({
    validFrom: month('2026-10'), resolutionNo: '〔2026〕9号', resolvedOn: day('2026-09-01'), resolutionTitle: '调整标准', rule: { kind: 'all' as const, of: [ageFrom(60), REGISTERED] }, amount: flat(12_000), exclusions: [],
    expenseAccountCode: '5140101', payableAccountCode: '21101', moneyAccountCode: '10201', cashAccountCode: '101', stackable: true, exclusionGroup: null, ...over,
  });
  const draft = (over: object = {}) => office.as('clerk').welfare.saveDraft({ programmeId: office.w01, versionId: null, version: null, ...content(over) });

  test('a new standard needs its resolution; then the version before ends with the month before', async () => {
    const saved = await draft({ resolutionNo: '', resolvedOn: null });
    expect(saved.amountSentence.zh).toBe('每人每月120.00元');
    expect(await refusalOf(office.as('clerk').welfare.activateVersion({ versionId: saved.versionId, version: saved.version }))).toBe('version_needs_resolution');
    expect(await refusalOf(draft())).toBe('version_draft_exists');
    const again = await office.as('clerk').welfare.saveDraft({ programmeId: office.w01, versionId: saved.versionId, version: saved.version, ...content() });
    expect(await refusalOf(office.as('clerk').welfare.saveDraft({ programmeId: office.w01, versionId: saved.versionId, version: saved.version, ...content() }))).toBe('changed_meanwhile');
    expect(await office.as('clerk').welfare.activateVersion({ versionId: again.versionId, version: again.version })).toEqual({ versionNo: 2, endedVersionNo: 1, withoutScan: true });
    const shown = await office.as('clerk').welfare.programme({ programmeId: office.w01 });
    expect(shown.versions.map((v) => [v.versionNo, v.validFrom, v.validTo, v.status])).toEqual([[2, '2026-10', null, 'active'], [1, '2026-01', '2026-09', 'active']]);
    expect(await refusalOf(office.as('clerk').welfare.saveDraft({ programmeId: office.w01, versionId: again.versionId, version: again.version + 1, ...content() }))).toBe('version_not_draft');
  });

  test('a batch uses the version of its month, and keeps it', async () => {
    expect(await office.generate(office.w01, '2026-09')).toMatchObject({ totalFen: 40_000 });
    expect(await office.generate(office.w01, '2026-10')).toMatchObject({ totalFen: 48_000 });
    expect(await refusalOf(office.generate(office.w01, '2025-12'))).toBe('version_missing');
  });

  test('months of two versions never overlap', async () => {
    const saved = await draft({ validFrom: month('2026-05') });
    expect(await refusalOf(office.as('clerk').welfare.activateVersion({ versionId: saved.versionId, version: saved.version }))).toBe('version_overlap');
    await office.as('clerk').welfare.dropDraft({ versionId: saved.versionId, version: saved.version });
  });

  test.each([
    ['an account that is no leaf', { expenseAccountCode: '514' }, 'version_account_unknown'], ['an unknown account', { moneyAccountCode: '99999' }, 'version_account_unknown'],
    ['an unknown programme', { exclusions: [{ kind: 'programme', code: 'W99', effect: 'refuse' }] }, 'exclusion_unknown'], ['itself', { exclusions: [{ kind: 'programme', code: 'W01', effect: 'refuse' }] }, 'exclusion_unknown'],
    ['a broken rule', { rule: { kind: 'all', of: [] } }, 'invalid_input'],
  ])('refuses a draft with %s', async (_, over, code) => { expect(await refusalOf(draft(over))).toBe(code); });

  test('what-if: a rise and a lower age, before and after', async () => {
    const trial = await office.as('supervisor').welfare.tryVersion({
      programmeId: office.w01, month: month('2026-10'), content: { rule: { kind: 'all', of: [ageFrom(71), REGISTERED] }, amount: { ...flat(20_000), capFen: fen(15_000) }, exclusions: [], stackable: true, exclusionGroup: null },
    });
    expect(trial).toMatchObject({ before: { persons: 4, totalFen: 48_000 }, after: { persons: 3, totalFen: 45_000 }, joined: { persons: 0 }, left: { persons: 1, totalFen: 12_000 }, changed: { persons: 3, differenceFen: 9_000 }, unknown: { persons: 1 } });
    expect(trial.left.lines).toMatchObject([{ name: '王建国', beforeFen: 12_000, afterFen: null }]);
  });

  test('explains who is not paid: which condition, which value', async () => {
    const tenant = await office.as('clerk').welfare.explain({ programmeId: office.w01, residentId: office.ids[6]!, month: month('2026-09') });
    expect(tenant.decision).toMatchObject({ eligible: false, refusal: 'rule' });
    expect(tenant.lines.zh.filter((line) => line.met === false).map((line) => line.text)).toEqual(['2026-09：不发。不符合发放条件', '同时满足：', '要求：居住与户籍为户籍常住或户籍外出；实际：租户；不符合']);
    expect(tenant.lines.en[0]!.text).toBe('2026-09: not paid; does not meet the conditions');
  });

  test('a pause holds until resumed, and a new list does not undo it (C12)', async () => {
    const clerk = office.as('clerk').welfare;
    const programmeId = await office.addProgramme({ code: 'W05' });
    const residentId = office.ids[0]!;
    const { pauseId } = await clerk.pause({ programmeId, residentId, fromMonth: month('2026-08'), toMonth: null, reason: '外出失联' });
    expect(await refusalOf(clerk.pause({ programmeId, residentId, fromMonth: month('2026-10'), toMonth: null, reason: '再停' }))).toBe('pause_exists');
    expect(await office.generate(programmeId, '2026-08')).toMatchObject({ personCount: 3 });
    office.clock.set('2026-09-09T01:00:00.000Z');
    await clerk.resume({ pauseId, fromMonth: month('2026-09') });
    expect(await office.generate(programmeId, '2026-09')).toMatchObject({ personCount: 4 });
    expect((await clerk.pauses({ programmeId })).pauses).toMatchObject([{ fromMonth: '2026-08', toMonth: '2026-08', reason: '外出失联' }]);
    const batch = await office.sql.selectFrom('batches').select('id').where('programmeId', '=', programmeId).where('benefitMonth', '=', month('2026-08')).executeTakeFirstOrThrow();
    expect(await office.as('clerk').disbursement.recompute({ batchId: batch.id })).toMatchObject({ identical: true });
  });

  test('an ended programme begins no batch', async () => {
    const programmeId = await office.addProgramme({ code: 'W06' });
    await office.as('clerk').welfare.setProgrammeStatus({ programmeId, version: 1, status: 'ended', reason: '决议停发' });
    expect(await refusalOf(office.generate(programmeId, '2026-09'))).toBe('programme_ended');
  });

  test('only the clerk writes', async () => {
    expect(await refusalOf(office.as('reviewer').welfare.createProgramme({ code: 'W77', name: 'x', target: 'person', form: 'cash', period: 'monthly', purpose: '', accountSetId: 1 }))).toBe('not_allowed');
    expect(await refusalOf(office.as('clerk').welfare.createProgramme({ code: 'W01', name: 'x', target: 'person', form: 'cash', period: 'monthly', purpose: '', accountSetId: 1 }))).toBe('programme_code_taken');
  });

  test('the ready-made programmes are sound', () => {
    expect(readTemplates().map((t) => t.code)).toEqual(['W01', 'W02', 'W03', 'W04', 'W05', 'W06', 'W07', 'W08', 'W09', 'W10', 'W10H', 'W11', 'W12', 'W13', 'W14', 'G01']);
  });
});

test('a household programme pays the head, by members', async () => {
  const office = await openWelfareOffice([{ name: '户主甲', birthDate: '1970-01-01' }, { name: '户主乙', birthDate: '1971-01-01' }]);
  const { householdId } = (await office.as('clerk').residents.file({ residentId: office.ids[0]! })).resident;
  await office.as('clerk').residents.saveResident({
    residentId: null, version: null, since: day('2001-01-01'), person: { name: '妻甲', sex: '2', birthDate: day('1972-01-01'), idKind: 'other', idNumber: 'P77777777' }, place: { as: 'member', householdId: householdId!, relationCode: '12' },
    facts: [{ fact: 'residency', value: 'registered', validFrom: day('2001-01-01') }],
  });
  const programmeId = await office.addProgramme({ code: 'W10', target: 'household', rule: REGISTERED, amount: { ...flat(30_000), perMember: { who: REGISTERED, atMost: null } } });
  const made = await office.generate(programmeId, '2026-09');
  const { lines } = await office.as('clerk').disbursement.lines({ batchId: made.batchId });
  expect(lines.map((line) => [line.name, line.amountFen])).toEqual([['户主甲', 60_000], ['户主乙', 30_000]]);
  expect(await office.as('clerk').disbursement.recompute({ batchId: made.batchId })).toMatchObject({ identical: true });
  await office.close();
});
