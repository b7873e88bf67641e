/** What the desk counts of the register beside a count one by one: people by age and residency, accounts that stand at two. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMonths, ageOn, day } from '#shared/days.ts';
import type { Client } from '#shared/contract.ts';
import type { api } from '#shared/api.ts';
import { cardNumber, openWelfareOffice, type FurnishedOffice, type PersonText } from '#electron/testing/welfare-office.ts';

const TODAY = day('2026-09-08');
/** On the day on which a band begins, the day before and the day after; 29 February; the tenant, who has none, who went. */
const PEOPLE: readonly PersonText[] = [
  ...[3, 6, 18, 60, 70, 80, 90].flatMap((years) => ['07', '08', '09'].map((on, index): PersonText => ({ name: `满${years}在${on}`, birthDate: `${addMonths(TODAY, -12 * years).slice(0, 8)}${on}`, sex: index === 1 ? '2' : '1', since: '2026-01-01' }))),
  { name: '闰日生', birthDate: '1944-02-29' }, { name: '无生日', birthDate: null }, { name: '租客', birthDate: '1980-01-01', facts: { residency: 'tenant' } }, { name: '无居住', birthDate: '1981-01-01', facts: {} },
  { name: '将故', birthDate: '1940-05-05', account: cardNumber(501) }, { name: '同卡甲', birthDate: '1970-01-01', account: cardNumber(500) }, { name: '同卡乙', birthDate: '1971-01-01', account: cardNumber(500) },
  { name: '与故者同卡', birthDate: '1972-01-01', account: cardNumber(501) }, { name: '旧卡甲', birthDate: '1973-01-01', account: cardNumber(502) }, { name: '旧卡乙', birthDate: '1974-01-01', account: cardNumber(502) },
  { name: '无卡', birthDate: '1975-01-01', account: null }, { name: '小户主', birthDate: '2012-01-01', since: '2026-01-01' },
];

let office: FurnishedOffice;
const clerk = (): Client<typeof api> => office.as('clerk');

beforeAll(async () => {
  office = await openWelfareOffice(PEOPLE);
  const idOf = (name: string): (typeof office.ids)[number] => office.ids[PEOPLE.findIndex((person) => person.name === name)]!;
  // His residency ends on the very day: he is gone, and it holds.
  await clerk().residents.recordDeath({ residentId: idOf('将故'), occurredOn: TODAY, newHead: null });
  const { bankAccounts } = await clerk().residents.file({ residentId: idOf('旧卡乙') });
  await clerk().residents.endBankAccount({ bankAccountId: bankAccounts[0]!.bankAccountId, lastDay: day('2026-06-30'), reason: '注销' });
});
afterAll(() => office.close());

test('ages, sexes and residencies are those of a count one by one, of the living alone', async () => {
  const people = await clerk().dashboard.people({});
  const living = await office.sql.selectFrom('residents').select(['id', 'birthDate', 'sex']).where('status', '=', 'living').execute();
  for (const band of people.bands) {
    const within = living.filter((row) => row.birthDate !== null && ageOn(row.birthDate, TODAY) >= band.from && (band.to === null || ageOn(row.birthDate, TODAY) <= band.to));
    expect([band.from, band.male, band.female, band.other]).toEqual([band.from, within.filter((row) => row.sex === '1').length, within.filter((row) => row.sex === '2').length, 0]);
  }
  const facts = await office.sql.selectFrom('residentFacts').selectAll().where('fact', '=', 'residency').where('withdrawnAt', 'is', null).execute();
  const counts = new Map<string | null, number>();
  for (const { id } of living) {
    const value = facts.find((fact) => fact.residentId === id && fact.validFrom <= TODAY && (fact.validTo === null || fact.validTo >= TODAY))?.value ?? null;
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  expect(people).toMatchObject({ living: PEOPLE.length - 1, withoutBirthDate: 1 });
  expect(people.residency).toEqual([...counts].map(([value, count]) => ({ value, count })).toSorted((a, b) => b.count - a.count || ((a.value ?? '') < (b.value ?? '') ? -1 : 1)));
  expect(people.residency.map((row) => row.value)).toEqual(['registered', null, 'tenant']);
});

test('of the entries to mend the same are counted as listed, and an ended account or that of a dead person’s heir is judged alike in both', async () => {
  const current = await office.sql.selectFrom('bankAccounts').select(['residentId', 'numberIndex']).where('validTo', 'is', null).where('withdrawnAt', 'is', null).execute();
  const living = await office.sql.selectFrom('residents').select(['id', 'name', 'birthDate']).where('status', '=', 'living').execute();
  const shared = living.filter(({ id }) => current.some((own) => own.residentId === id && current.some((other) => other.residentId !== id && other.numberIndex === own.numberIndex))).map((row) => row.name);
  const listed = async (toFix: 'sharedAccount' | 'minorHead' | 'phoneMissing' | 'idMissing' | 'bankMissing'): Promise<string[]> => (await clerk().residents.list({ toFix, limit: 100 })).rows.map((row) => row.name).toSorted();
  expect(shared).toEqual(expect.arrayContaining(['同卡甲', '同卡乙']));
  expect(shared).not.toContain('旧卡甲');
  expect(await listed('sharedAccount')).toEqual(shared.toSorted());
  expect(await listed('minorHead')).toEqual(living.filter((row) => row.birthDate !== null && row.birthDate > addMonths(TODAY, -12 * 18)).map((row) => row.name).toSorted());
  expect(await listed('bankMissing')).toEqual(['旧卡乙', '无卡'].toSorted());
  const { counts } = await clerk().residents.toFix({});
  for (const kind of ['sharedAccount', 'minorHead', 'phoneMissing', 'idMissing', 'bankMissing'] as const) expect([kind, counts.find((row) => row.kind === kind)?.count]).toEqual([kind, (await listed(kind)).length]);
});
