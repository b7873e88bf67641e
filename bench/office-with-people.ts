/** A real office in a temporary folder with any number of residents in its register. */
import { day, type Day } from '#shared/days.ts';
import { failPoint } from '#electron/office/fail-points.ts';
import { act } from '#electron/session/session-methods.ts';
import { findUser } from '#electron/session/sign-in.ts';
import { insertResidents, type NewResident } from '#electron/residents/insert-residents.ts';
import { judgePerson } from '#electron/residents/judge-person.ts';
import { judgeAccount } from '#electron/residents/bank-accounts.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';
import { manyPeople, type BenchPerson } from './many-people.ts';

export const BENCH_TODAY = day('2026-09-08');

/** Work inside one transaction with its audit row, by the clerk, as a command would do it. */
export async function inOneAct<T>(test: TestOffice, subject: string, work: (context: CommandContext) => Promise<T>): Promise<T> {
  await test.token('clerk');
  const { core } = test.office;
  const clerk = await findUser(core, 'clerk');
  const { actor } = clerk!;
  return act(core, actor, 'bench', { subject }, (trx) => work({
    trx, actor, clock: core.clock, vault: core.vault, files: core.shelf.of('bench'), office: core.info, core, signal: new AbortController().signal, progress: () => undefined, fail: failPoint,
  }));
}

export function newResident(p: BenchPerson, today: Day = BENCH_TODAY): NewResident {
  const person = judgePerson({ name: p.name, sex: p.sex === '男' ? '1' : '2', birthDate: day(p.birthDate), idKind: 'citizenId', idNumber: p.idNumber, phone: p.phone, note: '' }, today);
  const since = p.birthDate > '2004-10-01' ? day(p.birthDate) : day('2004-10-01');
  return {
    person, since, relationCode: p.relation === '户主' ? '02' : '99', household: { householdNo: p.householdNo, address: p.address },
    facts: [{ fact: 'residency', value: 'registered', validFrom: since, basis: '登记' }, { fact: 'membership', value: 'member', validFrom: since, basis: '登记' }],
    bankAccount: { ...judgeAccount({ kind: 'card', number: p.account, bankName: '农商行', bankCode: '', holderName: '', holderRelation: '' }, p.name), validFrom: since },
  };
}

export async function officeWith(count: number): Promise<{ test: TestOffice; people: BenchPerson[] }> {
  const test = await openTestOffice({ now: `${BENCH_TODAY}T01:00:00.000Z` });
  const people = manyPeople(count);
  await inOneAct(test, 'people', (context) => insertResidents(context, people.map((p) => newResident(p))));
  await test.office.core.database.writing!.exec('pragma optimize');
  return { test, people };
}
