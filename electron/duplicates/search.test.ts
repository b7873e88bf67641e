import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day } from '#shared/days.ts';
import { evidenceOf, saysMore, scoreOf, type Compared } from '#shared/duplicates/evidence.ts';
import { nearIds, neighboursOf } from '#shared/duplicates/near-id.ts';
import type { ResidentId } from '#shared/ids.ts';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';
import { idNumberOf, person, refusalOf } from '#electron/testing/people.ts';
import { compare, findPairs, type Searched } from './find-pairs.ts';

const BODY = '37029919500302111';
const id = (body: string): string => idNumberOf(`${body.slice(6, 10)}-${body.slice(10, 12)}-${body.slice(12, 14)}`, Number(body.slice(14))).replace('370299', body.slice(0, 6));

describe('ID numbers that are near', () => {
  test.each([
    ['one digit off', idNumberOf('1950-03-02', 111), idNumberOf('1950-03-02', 113), { kind: 'idOneOff', position: 17 }],
    ['one digit off in the birth date', idNumberOf('1950-03-02', 111), idNumberOf('1950-03-12', 111), { kind: 'idOneOff', position: 13 }],
    ['two neighbours swapped', idNumberOf('1950-03-02', 121), idNumberOf('1950-03-02', 211), { kind: 'idSwapped', position: 15 }],
    ['two that are not neighbours', idNumberOf('1950-03-02', 123), idNumberOf('1950-03-02', 321), null],
    ['two digits off', idNumberOf('1950-03-02', 111), idNumberOf('1950-03-02', 135), null],
    ['the same', idNumberOf('1950-03-02', 111), idNumberOf('1950-03-02', 111), null],
    ['fifteen digits and eighteen', '370299500302111', idNumberOf('1950-03-02', 111), { kind: 'id15', position: 7 }],
    ['fifteen digits of somebody else', '370299500302113', idNumberOf('1950-03-02', 111), null],
    ['a passport', 'G12345678', idNumberOf('1950-03-02', 111), null],
  ])('%s', (_name, one, other, near) => {
    expect(nearIds(one, other)).toEqual(near);
    expect(nearIds(other, one)).toEqual(near);
    // What the lookup by keyed index finds is what the comparison finds.
    expect(neighboursOf(one).includes(other)).toBe(near !== null);
  });

  test('the neighbours of a number are all of them, each once, and itself not among them', () => {
    const own = idNumberOf('1950-03-02', 111);
    const all = neighboursOf(own);
    expect(new Set(all).size).toBe(all.length);
    expect(all).not.toContain(own);
    // 17 places with nine other digits, the swaps of unequal neighbours, the form of fifteen.
    const swaps = [...BODY].filter((digit, at) => at + 1 < BODY.length && digit !== BODY[at + 1]).length;
    expect(all.length).toBe(17 * 9 + swaps + 1);
    for (const near of all) expect(nearIds(near, own)).not.toBeNull();
    expect(id(BODY)).toBe(own);
  });
});

const blank: Compared = { id: 1, name: '王芳', pinyin: 'wangfang', sex: '2', birthDate: null, phone: '', accountIndex: '', accountMasked: '', address: '', householdId: null, hasId: false, idIndex: '' };
describe('evidence', () => {
  test.each<[string, Partial<Compared>, Partial<Compared>, string[]]>([
    ['name and birth date', { birthDate: '1960-01-01' }, { birthDate: '1960-01-01' }, ['nameBirth']],
    ['a name alone', {}, {}, ['sameName']],
    ['a telephone and the name', { phone: '13800001111' }, { phone: '13800001111' }, ['samePhoneName', 'sameName']],
    ['a telephone and the surname', { phone: '13800001111' }, { phone: '13800001111', name: '王芬', pinyin: 'wangfen' }, ['samePhoneSurname', 'otherName']],
    ['an account', { accountIndex: 'a'.repeat(64) }, { accountIndex: 'a'.repeat(64) }, ['sameAccount', 'sameName']],
    ['a name misread, misheard, misspelt on the same birth date', { birthDate: '1960-01-01' }, { birthDate: '1960-01-01', name: '玉芳', pinyin: 'yufang' }, ['nameLooks']],
    ['a traditional form', { name: '陈贇', pinyin: 'chenyun', birthDate: '1960-01-01' }, { name: '陳赟', pinyin: 'chenyun', birthDate: '1960-01-01' }, ['nameVariant', 'samePinyin']],
    ['the same sound on the same birth date', { birthDate: '1960-01-01' }, { birthDate: '1960-01-01', name: '王方' }, ['nameSounds']],
    ['a character left out', { birthDate: '1960-01-01' }, { birthDate: '1960-01-01', name: '王秀芳', pinyin: 'wangxiufang' }, ['nameShort']],
    ['a man and a woman are not one by a near name', { birthDate: '1960-01-01' }, { birthDate: '1960-01-01', name: '玉芳', pinyin: 'yufang', sex: '1' }, ['sameBirth', 'otherSex']],
    ['nor is somebody born on another day', { birthDate: '1960-01-01' }, { birthDate: '1960-01-02', name: '玉芳', pinyin: 'yufang' }, ['otherBirth']],
    ['a near name with another number is weak', { birthDate: '1960-01-01', hasId: true, idIndex: 'a' }, { birthDate: '1960-01-01', name: '玉芳', pinyin: 'yufang', hasId: true, idIndex: 'b' }, ['nameLooks', 'otherId']],
    ['a telephone, and a name that is near', { phone: '13800001111', birthDate: null }, { phone: '13800001111', name: '王秀芳', pinyin: 'wangxiufang' }, ['samePhoneSurname']],
    ['an address and the same sound', { address: '1号楼' }, { address: '1号楼', name: '王方' }, ['addressPinyin', 'samePinyin']],
    ['another sex and another number speak against it', { birthDate: '1960-01-01', hasId: true, idIndex: 'a' }, { birthDate: '1960-01-01', sex: '1', hasId: true, idIndex: 'b' }, ['nameBirth', 'otherSex', 'otherId']],
  ])('%s', (_name, one, other, kinds) => {
    const [a, b] = [{ ...blank, ...one }, { ...blank, id: 2, ...other }];
    expect(evidenceOf(a, b, null).map((each) => each.kind)).toEqual(kinds);
    expect(scoreOf(evidenceOf(a, b, null))).toBe(scoreOf(evidenceOf(b, a, null)));
  });

  test('a pair says more only by a new reason, never by one that fell away', () => {
    const phone = evidenceOf({ ...blank, phone: '1' }, { ...blank, id: 2, phone: '1' }, null);
    const marks = phone.map((each) => each.mark);
    expect(saysMore(phone, marks)).toBe(false);
    expect(saysMore(phone.slice(1), marks)).toBe(false);
    expect(saysMore(evidenceOf({ ...blank, phone: '2' }, { ...blank, id: 2, phone: '2' }, null), marks)).toBe(true);
    expect(saysMore(evidenceOf({ ...blank, phone: '1', sex: '1' }, { ...blank, id: 2, phone: '1' }, null), marks)).toBe(false);
  });
});

describe('the search', () => {
  const run = (people: readonly Searched[], chosen?: ReadonlySet<number>) => {
    const steps = findPairs(people, chosen);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
    }
  };
  /** Invented people: `seed` decides who; every seventh is a copy of an earlier one with a digit, a telephone, an address or a character of the name changed. */
  function village(count: number, seed: number): Searched[] {
    let state = seed;
    const next = (below: number): number => (state = (state * 48271) % 2147483647) % below;
    const unnumbered = { idNumber: '', hasId: false, idIndex: '' };
    const people: Searched[] = [];
    for (let n = 1; n <= count; n += 1) {
      const birthDate = `19${40 + next(60)}-0${1 + next(9)}-1${next(9)}`;
      const number = idNumberOf(birthDate, 1 + next(998));
      const own: Searched = { ...blank, id: n, name: `王${'芳伟敏静丽强磊军洋'[next(9)]!}${'一二三四五六七八九'[next(9)]!}`, pinyin: `p${next(80)}`, sex: String(1 + next(2)), birthDate, phone: next(3) === 0 ? `138000${10000 + next(count)}` : '', address: `${next(count)}号`, hasId: true, idIndex: number, idNumber: number };
      const earlier = n % 7 === 0 ? people[next(people.length)] : undefined;
      people.push(earlier === undefined ? own : { ...earlier, id: n, ...[{ phone: own.phone }, unnumbered, { idNumber: neighboursOf(earlier.idNumber)[next(100)] ?? number, idIndex: `n${n}` }, { address: own.address }, { ...unnumbered, name: `玉${earlier.name.slice(1)}`, pinyin: own.pinyin }, { ...unnumbered, name: earlier.name.slice(0, 2), pinyin: own.pinyin }, { ...unnumbered, name: `${earlier.name.slice(0, 1)}${earlier.name.slice(2)}${earlier.name.slice(1, 2)}` }, { ...unnumbered, name: `${earlier.name.slice(0, 1)}苑苑` }][next(8)]! });
    }
    return people;
  }

  test('finds exactly the pairs that a comparison of everybody with everybody finds, in whatever order people come', () => {
    const people = village(400, 7);
    const all = people.flatMap((a, i) => people.slice(i + 1).map((b) => compare(a, b)).filter((pair) => pair !== null));
    const found = run(people).pairs;
    expect(found.length).toBeGreaterThan(30);
    for (const kind of ['nameLooks', 'nameShort', 'nameSwapped', 'nameSounds']) expect(found.some((pair) => pair.evidence.some((each) => each.kind === kind)), kind).toBe(true);
    expect(found).toEqual(all.toSorted((a, b) => a.firstId - b.firstId || a.secondId - b.secondId));
    expect(run(people.toReversed()).pairs).toEqual(found);
    expect(run(people, new Set([7])).pairs).toEqual(found.filter((pair) => pair.firstId === 7 || pair.secondId === 7));
  });

  test('a telephone that a whole office shares is no reason', () => {
    const crowd = Array.from({ length: 40 }, (_, n): Searched => ({ ...blank, id: n + 1, pinyin: `p${n}`, name: `王${n}`, phone: '05321234567', idNumber: '' }));
    expect(run(crowd)).toEqual({ pairs: [], crowds: 1 });
  });

  test('20,000 people in some seconds, in turns of the event loop', () => {
    const people = village(20_000, 11);
    const began = performance.now();
    let turns = 0;
    const steps = findPairs(people);
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) turns += 1;
    expect(step.value.pairs.length).toBeGreaterThan(2_000);
    expect(turns).toBeGreaterThan(300);
    expect(performance.now() - began).toBeLessThan(30_000);
  });
});

describe('the queue', () => {
  let office: TestOffice;
  const clerk = () => office.as('clerk').duplicates;
  const enter = async (name: string, more: Partial<Parameters<typeof person>[1]> & { account?: string } = {}): Promise<ResidentId> => {
    const { account, ...own } = more;
    return (await office.as('clerk').residents.saveResident({ residentId: null, version: null, person: person(name, own), place: { as: 'none' }, facts: [], ...(account === undefined ? {} : { bankAccount: { number: account } }) })).residentId;
  };
  let one: ResidentId;
  let other: ResidentId;
  beforeAll(async () => {
    office = await openTestOffice({ now: '2026-09-08T01:00:00.000Z' });
    one = await enter('李秀英', { birthDate: day('1955-07-19'), phone: '13900001111' });
    other = await enter('李秀英', { birthDate: day('1955-07-19') });
    await enter('李秀兰', { birthDate: day('1956-07-19') });
  });
  afterAll(() => office.close());

  test('holds what was found, with the reasons; asked again nothing is doubled', async () => {
    expect(await clerk().list({})).toMatchObject({ pairs: [], searchedAt: null });
    expect(await refusalOf(office.as('supervisor').duplicates.search({}))).toMatchObject({ code: 'not_allowed' });
    expect(await clerk().search({})).toMatchObject({ people: 3, pairs: 1, fresh: 1 });
    expect(await clerk().search({ whole: true })).toMatchObject({ people: 3, pairs: 1, fresh: 0 });
    const { pairs, total, changed } = await clerk().list({});
    expect([total, changed]).toEqual([1, 0]);
    expect(pairs[0]).toMatchObject({ first: { residentId: one }, second: { residentId: other }, score: 60, state: 'open', evidence: [{ kind: 'nameBirth', detail: '李秀英 1955-07-19' }] });
  });

  test('later stays at the end; not a duplicate is remembered with who and why, until something new speaks for it', async () => {
    expect(await clerk().decide({ firstId: other, secondId: one, decision: 'later' })).toEqual({ state: 'later' });
    expect((await clerk().list({})).pairs.map((pair) => pair.state)).toEqual(['later']);
    expect(await refusalOf(clerk().decide({ firstId: one, secondId: other, decision: 'different' }))).toMatchObject({ code: 'invalid_input' });
    expect(await clerk().decide({ firstId: one, secondId: other, decision: 'different', reason: '同名同日生，两家人' })).toEqual({ state: 'different' });
    await clerk().search({ whole: true });
    expect((await clerk().list({})).pairs).toEqual([]);
    expect((await clerk().list({ state: 'different' })).pairs[0]).toMatchObject({ decided: { reason: '同名同日生，两家人', by: 'clerk甲' } });

    // The note of one says nothing about who he is; his telephone does.
    office.clock.set('2026-09-09T01:00:00.000Z');
    const phone = async (value: string, note: string): Promise<void> => {
      const { resident } = await office.as('clerk').residents.file({ residentId: other });
      await office.as('clerk').residents.saveResident({ residentId: other, version: resident.version, person: person('李秀英', { birthDate: day('1955-07-19'), phone: value, note }), place: { as: 'none' }, facts: [] });
    };
    await phone('', '常住女儿家');
    expect((await clerk().list({})).changed).toBe(1);
    expect(await clerk().search({})).toMatchObject({ people: 1, pairs: 1, fresh: 0 });
    expect((await clerk().list({})).pairs).toEqual([]);
    office.clock.set('2026-09-10T01:00:00.000Z');
    await phone('13900001111', '');
    expect(await clerk().search({})).toMatchObject({ people: 1, pairs: 1 });
    expect((await clerk().list({})).pairs).toMatchObject([{ state: 'again', evidence: [{ kind: 'nameBirth' }, { kind: 'samePhoneName', detail: '1111' }] }]);
    expect((await office.as('clerk').dashboard.due({})).items).toContainEqual(expect.objectContaining({ kind: 'duplicatesToDecide', count: 1, yours: 1 }));
  });

  test('only those who changed are looked at, and are found as in a search of everybody: near numbers, accounts, the same sound, near names', async () => {
    office.clock.set('2026-09-11T01:00:00.000Z');
    await clerk().search({ whole: true });
    office.clock.set('2026-09-12T01:00:00.000Z');
    await enter('赵一', { idNumber: idNumberOf('1960-01-01', 121), account: '6217000000000000012' });
    await enter('孙秀梅', { birthDate: day('1961-01-01') });
    await enter('陳国赟', { birthDate: day('1962-01-01') });
    await clerk().search({});
    office.clock.set('2026-09-13T01:00:00.000Z');
    await enter('赵一', { idNumber: idNumberOf('1960-01-01', 211) });
    await enter('赵二', { account: '6217000000000000012' });
    await enter('孙梅', { birthDate: day('1961-01-01') });
    await enter('陈國贇', { birthDate: day('1962-01-01') });
    expect(await clerk().search({})).toMatchObject({ people: 4, fresh: 4 });
    const some = (await clerk().list({ weak: true })).pairs;
    await clerk().search({ whole: true });
    expect((await clerk().list({ weak: true })).pairs).toEqual(some);
    expect(some.map((pair) => [pair.first.name, pair.second.name, pair.evidence[0]?.kind])).toEqual(expect.arrayContaining([['赵一', '赵一', 'idSwapped'], ['赵一', '赵二', 'sameAccount'], ['孙秀梅', '孙梅', 'nameShort'], ['陳国赟', '陈國贇', 'nameVariant']]));
    expect(JSON.stringify(some)).not.toMatch(/\d{15}/);
  });
});
