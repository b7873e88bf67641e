import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, type Day } from '#shared/days.ts';
import { phonePrefixes, readSearch, type SearchWord } from '#shared/residents/search-text.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';
import { insertResidents, type NewResident } from './insert-residents.ts';
import { judgePerson } from './judge-person.ts';
import { pinyinOf } from './pinyin.ts';
import { idNumberOf, person } from '#electron/testing/people.ts';

const TODAY = day('2026-09-08');
const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗𠮷㐂', '欧阳', '尉迟', '单', '查', '解'];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰𠀀㵘龘'];

/** Always the same sequence (Numerical Recipes LCG), so a failure can be looked at again. */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}
const pick = <T>(next: () => number, of: readonly T[]): T => of[Math.floor(next() * of.length)]!;

/** Somebody as the scan sees him: everything in clear. */
interface Known { readonly name: string; readonly idNumber: string; readonly phone: string; readonly householdNo: string; readonly address: string }

function invent(count: number, seed: number): Known[] {
  const next = random(seed);
  return Array.from({ length: count }, (_, index) => {
    const birth = `${1930 + Math.floor(next() * 90)}-${String(1 + Math.floor(next() * 12)).padStart(2, '0')}-${String(1 + Math.floor(next() * 28)).padStart(2, '0')}`;
    const foreign = index % 97 === 0;
    return {
      name: foreign ? `阿依古丽·${pick(next, GIVEN)}${index}` : pick(next, SURNAMES) + pick(next, GIVEN) + (next() < 0.6 ? pick(next, GIVEN) : ''),
      idNumber: idNumberOf(birth, index % 999), phone: index % 5 === 0 ? `0532-8${String(7_000_000 + index)}` : index % 11 === 0 ? '' : `13${String(100_000_000 + Math.floor(next() * 899_999_999)).slice(0, 9)}`,
      householdNo: `H${String(1 + Math.floor(index / 3)).padStart(4, '0')}`, address: `西后楼社区${1 + Math.floor(index / 60)}号楼${1 + (Math.floor(index / 20) % 3)}单元${100 + (index % 600)}`,
    };
  });
}

const rowOf = (known: Known, index: number): NewResident => ({
  person: judgePerson(person(known.name, { idNumber: known.idNumber, phone: known.phone }), TODAY),
  household: { householdNo: known.householdNo, address: known.address }, relationCode: index % 3 === 0 ? '02' : '99', since: day('2020-01-01'), facts: [], bankAccount: null,
});

/** Runs the bulk insert as a command would. */
async function insert(office: TestOffice, rows: readonly NewResident[]): Promise<void> {
  const { core } = office.office;
  await core.database.writer.transaction().execute(async (trx) => {
    const ctx = { trx, clock: office.clock, vault: core.vault, actor: { userId: 1 }, signal: new AbortController().signal, progress: () => undefined, fail: () => undefined } as unknown as CommandContext;
    await insertResidents(ctx, rows);
  });
}

let office: TestOffice;
const KNOWN = invent(3000, 7).filter((known, index, all) => all.findIndex((other) => other.idNumber === known.idNumber) === index);
beforeAll(async () => {
  office = await openTestOffice();
  await office.token('clerk');
  await insert(office, KNOWN.map(rowOf));
});
afterAll(async () => { await office.close(); });

const addressOf = new Map<string, string>();
for (const known of KNOWN) if (!addressOf.has(known.householdNo)) addressOf.set(known.householdNo, known.address);

/** What a search means, said as a scan over everybody. */
function scan(word: SearchWord, known: Known): boolean {
  const digits = known.phone.replace(/\D/g, '');
  const address = addressOf.get(known.householdNo)!;
  switch (word.kind) {
    case 'idNumber':
      return known.idNumber === word.text;
    case 'digits':
    case 'code': {
      const tail = ((word.text.length === 4 && /^\d{3}[\dX]$/.test(word.text)) || (word.text.length === 6 && /^\d{5}[\dX]$/.test(word.text))) && known.idNumber.endsWith(word.text);
      const phone = word.kind === 'digits' && word.text.length >= 3 && known.phone !== '' && (digits.endsWith(word.text) || phonePrefixes(word.text).some((prefix) => known.phone.startsWith(prefix)));
      return tail || phone || known.householdNo.startsWith(word.text);
    }
    case 'pinyin': {
      const { full, initials } = pinyinOf(known.name);
      return full.startsWith(word.text) || initials.startsWith(word.text);
    }
    case 'text': {
      if (known.name.toLowerCase().includes(word.text)) return true;
      const searched = word.address === 'yes' || (word.address === 'unlessNamed' && !KNOWN.some((other) => other.name.toLowerCase().includes(word.text)));
      return searched && address.includes(word.text);
    }
  }
}

async function found(search: string): Promise<string[]> {
  const names: string[] = [];
  let after: string | null = null;
  let total: number | null = null;
  do {
    const page = await office.as('clerk').residents.list({ search, status: null, limit: 500, after });
    names.push(...page.rows.map((row) => `${row.residentId} ${row.name}`));
    total ??= page.total;
    after = page.next;
  } while (after !== null);
  expect([search, total]).toEqual([search, names.length]);
  return names;
}

describe('search', () => {
  test('finds exactly what a scan over everybody finds', async () => {
    const next = random(11);
    const searches = new Set<string>(['王', '𠮷', '㐂', '龘', '欧阳', '阿依', '·', 'w', 'ouyang', 'OUYANG', 'zhang wei', 'yuchi', 'shan', '0532', '05328', '138', 'H00', 'h0012', '西后楼', '3号楼', '1号楼2单元', '没有的人', '101x', '9999', '王 1号楼', 'zw 13', 'zzzz']);
    for (let n = 0; n < 260; n += 1) {
      const known = pick(next, KNOWN);
      const letters = [...known.name];
      const start = Math.floor(next() * letters.length);
      const { full, initials } = pinyinOf(known.name);
      searches.add(pick(next, [
        letters.slice(start, start + 1 + Math.floor(next() * 3)).join(''), known.name, full.slice(0, 1 + Math.floor(next() * full.length)), initials, known.idNumber, known.idNumber.toLowerCase(), known.idNumber.slice(-4), known.idNumber.slice(-6),
        known.phone.slice(0, 7), known.phone.slice(-4), known.phone.replace(/\D/g, '').slice(-6), known.householdNo, known.address.slice(5), `${letters[0]!} ${known.address.slice(5, 8)}`, `${initials} ${known.phone.slice(-4)}`,
      ]));
    }
    searches.add([...searches].find((search) => search.endsWith('X')) ?? KNOWN.find((known) => known.idNumber.endsWith('X'))!.idNumber);
    for (const search of searches) {
      const words = readSearch(search);
      const expected = KNOWN.flatMap((known, index) => (words.every((word) => scan(word, known)) ? [`${index + 1} ${known.name}`] : []));
      expect([search, (await found(search)).toSorted()]).toEqual([search, expected.toSorted()]);
    }
  }, 120_000);

  test('hostile text is text', async () => {
    const hostile = ["' or 1=1 --", '%', '_', '%_%', '"; drop table residents; --', '\\', '${1}', '?', ':a', '\u0000', '<img src=x onerror=alert(1)>', '*', 'NULL', '王%', '()', '{"$gt":""}', 'a'.repeat(100), '🀄', '(select 1)'];
    for (const search of hostile) expect([search, (await office.as('clerk').residents.list({ search })).rows]).toEqual([search, []]);
    expect((await office.as('clerk').residents.list({})).total).toBe(KNOWN.length);
    await office.as('clerk').residents.list({ after: 'not a cursor' });
    await office.as('clerk').residents.list({ after: Buffer.from('[0,"x\' or 1=1",1]').toString('base64url') });
  });

  test.each(['entered', 'name', 'age', 'household'] as const)('sorted by %s, every resident stands on exactly one page', async (sort) => {
    for (const descending of [false, true]) {
      const seen: string[] = [];
      const ages: number[] = [];
      let after: string | null = null;
      do {
        const page = await office.as('clerk').residents.list({ sort, descending, limit: 250, after, withTotal: false });
        seen.push(...page.rows.map((row) => String(row.residentId)));
        ages.push(...page.rows.map((row) => row.age ?? -1));
        after = page.next;
      } while (after !== null);
      expect(new Set(seen).size).toBe(KNOWN.length);
      expect(seen).toHaveLength(KNOWN.length);
      const byAge = ages.toSorted((a, b) => (descending ? b - a : a - b));
      expect(sort === 'age' ? ages : byAge).toEqual(byAge);
    }
  });

  test('ages by completed years, the 29 February included', async () => {
    const born = (on: string): Day => day(on);
    const leap = await office.as('clerk').residents.saveResident({ residentId: null, version: null, person: person('闰年生', { birthDate: born('1956-02-29') }) });
    const listed = async (now: string, from: number): Promise<boolean> => {
      office.clock.set(now);
      return (await office.as('clerk').residents.list({ search: '闰年生', ageFrom: from })).rows.some((row) => row.residentId === leap.residentId);
    };
    expect([await listed('2027-02-28', 71), await listed('2027-03-01', 71), await listed('2028-02-28', 72), await listed('2028-02-29', 72)]).toEqual([false, true, false, true]);
    const counted = (await office.as('clerk').residents.list({ ageFrom: 60, ageTo: 69 })).total;
    const listedRows = [];
    for (let after: string | null = null, first = true; first || after !== null; first = false) {
      const page: Awaited<ReturnType<ReturnType<TestOffice['as']>['residents']['list']>> = await office.as('clerk').residents.list({ ageFrom: 60, ageTo: 69, limit: 500, after });
      listedRows.push(...page.rows);
      after = page.next;
    }
    expect(listedRows.length).toBe(counted);
    expect(listedRows.every((row) => row.age !== null && row.age >= 60 && row.age <= 69)).toBe(true);
  });
});
