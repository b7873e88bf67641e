import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, day } from '#shared/days.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { failPoint } from '#electron/office/fail-points.ts';
import { act } from '#electron/session/session-methods.ts';
import { findUser } from '#electron/session/sign-in.ts';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';
import { insertResidents, type NewResident } from './insert-residents.ts';

const PEOPLE = 20_000;
/** A day takes a second; the bound is for machines on which a dozen others work at the same time. */
const PATIENCE_MS = 15_000;
let office: TestOffice;

/** Five to a household; one household more each day, so that every day of the years has another register. */
function people(): NewResident[] {
  return Array.from({ length: PEOPLE }, (_, n) => {
    const since = addDays(day('2015-01-01'), Math.floor(n / 5));
    return {
      person: { name: `人${String.fromCodePoint(0x4E00 + (n % 9000))}${n}`, sex: n % 2 === 0 ? '1' : '2', birthDate: addDays(day('1930-01-01'), n), idKind: 'temporary', idNumber: null, phone: '', note: '' },
      household: { householdNo: `S${String(Math.floor(n / 5)).padStart(5, '0')}`, address: `${(n % 300) + 1}号楼` }, relationCode: n % 5 === 0 ? '02' : '99', since,
      facts: [{ fact: 'residency', value: 'registered', validFrom: since, basis: '登记' }, { fact: 'membership', value: 'member', validFrom: since, basis: '登记' }], bankAccount: null,
    };
  });
}

beforeAll(async () => {
  office = await openTestOffice({ now: '2026-09-08T01:00:00.000Z' });
  await office.token('clerk');
  const { core } = office.office;
  const { actor } = (await findUser(core, 'clerk'))!;
  await act(core, actor, 'bench', { subject: 'people' }, async (trx) => {
    const context: CommandContext = { trx, actor, clock: core.clock, vault: core.vault, files: core.shelf.of('test'), office: core.info, core, signal: new AbortController().signal, progress: () => undefined, fail: failPoint };
    await insertResidents(context, people());
  });
}, 120_000);
afterAll(async () => { await office.close(); });

test('twenty thousand people: a day, another page of it, its counts and the difference of two days, in a moment', async () => {
  const { asOf } = office.as('clerk');
  const timed = async <T>(work: Promise<T>): Promise<[T, number]> => {
    const start = performance.now();
    const value = await work;
    return [value, performance.now() - start];
  };
  const [list, first] = await timed(asOf.list({ day: day('2020-01-01') }));
  // 2015-01-01 to 2020-01-01 are 1,827 days; those born later are not in their households yet.
  expect(list.total).toBe(1827 * 5);
  const [, again] = await timed(asOf.list({ day: day('2020-01-01'), after: list.next }));
  const [counts, counted] = await timed(asOf.counts({ day: day('2020-01-01') }));
  expect(counts.total.households).toBe(1827);
  const [difference, compared] = await timed(asOf.difference({ from: day('2019-12-31'), to: day('2026-09-08') }));
  expect(difference.peopleAfter - difference.peopleBefore).toBe(difference.counts.entered + difference.counts.born);
  expect({ first, again, counted, compared }).toSatisfy((times: Record<string, number>) => Object.values(times).every((ms) => ms < PATIENCE_MS) && again < first);
}, 60_000);
