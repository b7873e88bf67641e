import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, day, type Day } from '#shared/days.ts';
import type { HouseholdId, LifeEventId, ResidentId } from '#shared/ids.ts';
import type { Known } from '#shared/residents/as-of-contract.ts';
import { seededRandom, type Seeded } from '#electron/sample/seeded-random.ts';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';
import { enterFamily, idNumberOf, person, refusalOf } from '#electron/testing/people.ts';
import { openWorkbook } from '#electron/spreadsheet/open-workbook.ts';
import { cellText } from '#electron/spreadsheet/workbook.ts';

const START = day('2026-01-01');
const noon = (on: Day): string => `${on}T04:00:00.000Z`;

/** Who is here and in which household, as the replay has it. */
type State = ReadonlyMap<ResidentId, HouseholdId | null>;
interface Step { readonly occurredOn: Day; readonly recordedOn: Day; revokedOn: Day | null; readonly after: State }

/** The register as a list of what happened: the plainest thing that can answer the question. */
class Replay {
  readonly steps: Step[] = [];
  get now(): State { return this.steps.findLast((step) => step.revokedOn === null)?.after ?? new Map(); }
  on(asOf: Day, known: Known): State {
    const standing = this.steps.filter((step) => known === 'now' ? step.revokedOn === null : step.recordedOn <= asOf && (step.revokedOn === null || step.revokedOn > asOf));
    return standing.findLast((step) => step.occurredOn <= asOf)?.after ?? new Map();
  }
}

interface History { readonly office: TestOffice; readonly replay: Replay; readonly days: Day[] }

/** Some dozens of births, deaths, moves and corrections, one after the other, some recorded days later, some taken back. */
async function live(seed: number, steps: number): Promise<History> {
  const office = await openTestOffice({ now: noon(START) });
  const { residents } = office.as('clerk');
  const random = seededRandom(seed);
  const replay = new Replay();
  const heads = new Map<HouseholdId, ResidentId>();
  const gone = new Set<ResidentId>();
  let today = START;
  const days: Day[] = [addDays(START, -2)];
  let named = 0;
  const name = (): string => `人${String.fromCodePoint(0x4E00 + (named += 1))}`;
  const write = (occurredOn: Day, change: (state: Map<ResidentId, HouseholdId | null>) => void): Step => {
    const state = new Map(replay.now);
    change(state);
    const step: Step = { occurredOn, recordedOn: today, revokedOn: null, after: state };
    replay.steps.push(step);
    return step;
  };
  const found = async (): Promise<void> => {
    const out = await residents.saveResident({ residentId: null, version: null, person: person(name(), { birthDate: day('1960-01-01') }), place: { as: 'head', household: {} }, since: today });
    heads.set(out.householdId!, out.residentId);
    write(today, (state) => state.set(out.residentId, out.householdId));
  };
  for (let n = 0; n < 4; n += 1) await found();
  for (let n = 0; n < steps; n += 1) {
    // What happened some days ago is entered today; the next thing happens later than this one was entered.
    today = addDays(today, random.int(2, 5));
    const on = addDays(today, -random.int(0, 1));
    office.clock.set(noon(today));
    days.push(addDays(on, -1), on, today);
    await (random.next() < 0.15 ? found() : happen(random, on));
  }
  return { office, replay, days: [...days, addDays(today, 1)].filter((each) => each <= today) };

  async function happen(dice: Seeded, on: Day): Promise<void> {
    const state = replay.now;
    const members = [...state].filter(([residentId, home]) => home !== null && heads.get(home) !== residentId);
    const homes = [...heads.keys()];
    const home = homes[dice.int(0, homes.length - 1)]!;
    const one = members[dice.int(0, Math.max(0, members.length - 1))];
    const what = dice.int(0, 6);
    if (what === 0 || one === undefined) {
      const born = await residents.recordBirth({ person: { ...person(name(), { sex: '1' }), birthDate: on }, householdId: home, relationCode: '20' });
      write(on, (next) => next.set(born.residentId!, home));
      return;
    }
    const [residentId, from] = one;
    switch (what) {
      case 1: {
        const out = await residents.recordDeath({ residentId, occurredOn: on });
        const step = write(on, (next) => next.delete(residentId));
        if (dice.next() < 0.4) await revoke(out.lifeEventId, step);
        return;
      }
      case 2: {
        const out = await residents.recordMovedOut({ residentId, occurredOn: on });
        const step = write(on, (next) => next.delete(residentId));
        if (dice.next() < 0.4) await revoke(out.lifeEventId, step);
        else gone.add(residentId);
        return;
      }
      case 3: {
        const back = [...gone][0];
        if (back === undefined) return;
        gone.delete(back);
        await residents.recordMovedIn({ person: { is: 'known', residentId: back }, place: { as: 'member', householdId: home, relationCode: '99' }, occurredOn: on });
        write(on, (next) => next.set(back, home));
        return;
      }
      case 4: {
        if (from === home) return;
        const out = await residents.moveMember({ residentId, householdId: home, relationCode: '99', occurredOn: on });
        const step = write(on, (next) => next.set(residentId, home));
        if (dice.next() < 0.4) await revoke(out.lifeEventId, step);
        return;
      }
      case 5: {
        const out = await residents.splitHousehold({ householdId: from!, members: [{ residentId, relationCode: '02' }], household: {}, occurredOn: on });
        heads.set(out.householdId!, residentId);
        write(on, (next) => next.set(residentId, out.householdId));
        return;
      }
      default: {
        const came = await residents.recordMovedIn({ person: { is: 'new', person: person(name(), { birthDate: day('1990-01-01') }) }, place: { as: 'member', householdId: home, relationCode: '99' }, occurredOn: on });
        write(on, (next) => next.set(came.residentId!, home));
      }
    }
  }

  async function revoke(lifeEventId: LifeEventId, step: Step): Promise<void> {
    today = addDays(today, 2);
    office.clock.set(noon(today));
    await residents.revokeEvent({ lifeEventId, reason: '登记错了' });
    step.revokedOn = today;
    days.push(today);
  }
}

const listed = async (office: TestOffice, on: Day, known: Known): Promise<Map<ResidentId, HouseholdId | null>> => {
  const found = new Map<ResidentId, HouseholdId | null>();
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<ReturnType<TestOffice['as']>['asOf']['list']>> = await office.as('clerk').asOf.list({ day: on, known, limit: 7, after });
    for (const row of page.rows) found.set(row.residentId, row.householdId);
    expect(page.total).toBeGreaterThanOrEqual(found.size);
    after = page.next;
  } while (after !== null);
  return found;
};
const sorted = (state: State): [number, number | null][] => [...state].map(([residentId, home]): [number, number | null] => [residentId, home]).toSorted(([a], [b]) => a - b);

describe.each([11, 22, 33])('a generated history (%i)', (seed) => {
  let history: History;
  beforeAll(async () => { history = await live(seed, 40); }, 120_000);
  afterAll(async () => { await history.office.close(); });

  test('the list of every day is the replay of what happened, as known now and as known then', async () => {
    const { office, replay, days } = history;
    for (const known of ['now', 'then'] as const) {
      for (const on of new Set(days)) expect([on, known, sorted(await listed(office, on, known))]).toEqual([on, known, sorted(replay.on(on, known))]);
    }
    expect(replay.steps.some((step) => step.revokedOn !== null)).toBe(true);
  }, 120_000);

  test('the difference of two days leads from the one list to the other', async () => {
    const { office, replay, days } = history;
    const all = [...new Set(days)].toSorted();
    const random = seededRandom(seed);
    for (let n = 0; n < 12; n += 1) {
      const at = random.int(0, all.length - 2);
      const [from, to] = [all[at]!, all[random.int(at + 1, all.length - 1)]!];
      const known: Known = n % 2 === 0 ? 'now' : 'then';
      const [before, after] = [replay.on(from, known), replay.on(to, known)];
      const out = await office.as('clerk').asOf.difference({ from, to, known });
      expect([out.peopleBefore, out.peopleAfter]).toEqual([before.size, after.size]);
      const of = (...kinds: string[]): number[] => out.rows.filter((row) => kinds.includes(row.kind)).map((row) => row.residentId).toSorted((a, b) => a - b);
      const ids = (state: State, keep: (residentId: ResidentId) => boolean): number[] => [...state.keys()].filter(keep).toSorted((a, b) => a - b);
      expect([from, to, of('born', 'came', 'entered')]).toEqual([from, to, ids(after, (residentId) => !before.has(residentId))]);
      expect([from, to, of('died', 'left')]).toEqual([from, to, ids(before, (residentId) => !after.has(residentId))]);
      expect([from, to, of('moved')]).toEqual([from, to, ids(after, (residentId) => before.has(residentId) && before.get(residentId) !== after.get(residentId))]);
      expect(out.counts.born + out.counts.came + out.counts.entered - out.counts.died - out.counts.left).toBe(out.peopleAfter - out.peopleBefore);
    }
  }, 120_000);

  test('the list of today is the list of the living, and the counts add up', async () => {
    const { office } = history;
    const today = office.clock.today();
    const living = (await office.as('clerk').residents.list({ limit: 500 })).rows.map((row) => row.residentId).toSorted((a, b) => a - b);
    expect([...(await listed(office, today, 'now')).keys()].toSorted((a, b) => a - b)).toEqual(living);
    const { total, grids, buildings } = await office.as('clerk').asOf.counts({ day: today });
    expect(total.people).toBe(living.length);
    for (const groups of [grids, buildings]) expect(groups.reduce((sum, group) => sum + group.people, 0)).toBe(total.people);
  });
});

describe('the register as on a day', () => {
  let office: TestOffice;
  beforeAll(async () => { office = await openTestOffice({ now: '2026-03-02T01:00:00.000Z' }); });
  afterAll(async () => { await office.close(); });

  test('ages, households and facts are those of the day; names and addresses are of today, or as known then', async () => {
    const clerk = office.as('clerk');
    const family = await enterFamily(office, '方');
    office.clock.set('2026-04-01T01:00:00.000Z');
    await clerk.residents.addFact({ residentId: family.mother, fact: { fact: 'lowIncome', value: 'dibao', validFrom: day('2026-04-01') } });
    office.clock.set('2026-06-01T01:00:00.000Z');
    const { resident } = await clerk.residents.file({ residentId: family.mother });
    await clerk.residents.saveResident({ residentId: family.mother, version: resident.version, person: person('方改名', { idNumber: null, sex: '2', birthDate: day('1952-03-08') }) });
    const show = async (on: string, known: Known = 'now') => (await clerk.asOf.household({ householdId: family.householdId, day: day(on), known })).members.map((member) => `${member.name} ${member.relationCode} ${member.age} ${member.facts.lowIncome ?? ''}`);
    expect(await show('2026-03-07', 'then')).toEqual(['方大山 02 75 ', '方小花 12 73 ', '方石头 20 45 ']);
    expect(await show('2026-03-08', 'then')).toEqual(['方大山 02 75 ', '方小花 12 74 ', '方石头 20 45 ']);
    expect(await show('2026-04-01', 'then')).toEqual(['方大山 02 75 ', '方小花 12 74 dibao', '方石头 20 45 ']);
    expect(await show('2026-04-01')).toEqual(['方大山 02 75 ', '方改名 12 74 dibao', '方石头 20 45 ']);
    // Entered on 2 March: the office did not know them before, though they have lived here since 2015.
    expect(await show('2026-03-01', 'then')).toEqual([]);
    expect(await show('2026-03-01')).toHaveLength(3);
    expect(await show('2014-12-31')).toEqual([]);
  });

  test('somebody without a household is there from his residency on, or else from his entry', async () => {
    office.clock.set('2026-06-10T01:00:00.000Z');
    const { residents, asOf } = office.as('clerk');
    const enter = (name: string, facts: { fact: 'residency'; value: string; validFrom: Day }[]) => residents.saveResident({ residentId: null, version: null, person: person(name), facts });
    await enter('无户甲', [{ fact: 'residency', value: 'resident', validFrom: day('2025-01-01') }]);
    await enter('无户乙', []);
    const names = async (on: string): Promise<string[]> => (await asOf.list({ day: day(on), search: '无户' })).rows.map((row) => row.name);
    expect(await names('2024-12-31')).toEqual([]);
    expect(await names('2025-01-01')).toEqual(['无户甲']);
    expect(await names('2026-06-09')).toEqual(['无户甲']);
    expect(await names('2026-06-10')).toEqual(['无户甲', '无户乙']);
  });

  test.each<{ name: string; call: (client: ReturnType<TestOffice['as']>) => Promise<unknown>; code: string }>([
    { name: 'a day to come', call: (c) => c.asOf.list({ day: day('2027-01-01') }), code: 'day_in_future' },
    { name: 'the same day twice', call: (c) => c.asOf.difference({ from: day('2026-01-01'), to: day('2026-01-01') }), code: 'days_out_of_order' },
    { name: 'a household there never was', call: (c) => c.asOf.household({ householdId: 999_999, day: day('2026-01-01') }), code: 'not_found' },
  ])('refuses $name', async ({ call, code }) => {
    expect((await refusalOf(call(office.as('clerk')))).code).toBe(code);
  });

  test('filters, the sheet with the day in its head, and the file; each leaves a line in the log, none a whole number', async () => {
    const { asOf, residents } = office.as('clerk');
    const idNumber = idNumberOf('1940-02-03', 771);
    await residents.saveResident({ residentId: null, version: null, person: person('令狐长寿', { idNumber }), place: { as: 'head', household: { householdNo: 'LH1', address: '7号楼1单元' } }, since: day('2000-01-01') });
    for (const search of ['令狐', 'lhcs', 'linghu', 'LH1', '7号楼']) expect((await asOf.list({ day: day('2026-01-01'), search })).rows.map((row) => row.name)).toEqual(['令狐长寿']);
    expect((await asOf.list({ day: day('2026-01-01'), search: '令狐', ageFrom: 85 })).total).toBe(1);
    expect((await asOf.list({ day: day('2025-02-02'), search: '令狐', ageFrom: 85 })).total).toBe(0);
    const sheet = await asOf.print({ day: day('2026-01-01'), search: '令狐' });
    expect(sheet.rows).toMatchObject([{ name: '令狐长寿', idNumberMasked: '370299********' + idNumber.slice(-4), age: 85 }]);
    const file = await asOf.export({ day: day('2026-01-01'), purpose: '上报街道' });
    const given = office.office.giveFile(await office.token('clerk'), file.fileId);
    const reply = given.ok ? await openWorkbook(given.value.bytes, given.value.name) : given;
    if (!reply.ok) throw new Error(reply.code);
    const texts = reply.workbook.sheets[0]!.rows.map((row) => row.cells.map(cellText).join(' '));
    expect(texts[0]).toContain('人口名册 截至2026-01-01（按现在所知）');
    expect(texts.join('\n')).toContain('令狐长寿');
    expect(texts.join('\n')).not.toContain(idNumber);
    expect((await office.sql.selectFrom('auditRows').select('method').orderBy('seq', 'desc').limit(2).execute()).map((row) => row.method)).toEqual(['asOf.export', 'asOf.print']);
  });
});
