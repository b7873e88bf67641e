/** Two entries of one person, said to be one by the clerk and merged by the reviewer: for the tests of merges. */
import { day } from '#shared/days.ts';
import type { Side } from '#shared/duplicates/words.ts';
import type { ResidentId } from '#shared/ids.ts';
import type { FurnishedOffice } from './welfare-office.ts';

export type TwoEntries = readonly [survivorId: ResidentId, loserId: ResidentId];
interface MergeMore { readonly paidTwice?: 'leave'; readonly household?: Side }

let count = 0;
/** Two entries of one name, both born in 1950 and registered, each heading his household; the first with an account. */
export async function enterTwice(office: FurnishedOffice): Promise<TwoEntries> {
  count += 1;
  const enter = (account: { account?: null }) => office.addPerson({ name: `双生${count}`, birthDate: day('1950-01-01'), ...account });
  const pair: TwoEntries = [await enter({}), await enter({ account: null })];
  await office.as('clerk').duplicates.decide({ firstId: pair[0], secondId: pair[1], decision: 'same', reason: '同一人' });
  return pair;
}

/** Merges the second into the first, which keeps its name, ID number and account. */
export async function mergeTwo(office: FurnishedOffice, [survivorId, loserId]: TwoEntries, { household = 'survivor', ...more }: MergeMore = {}) {
  const rows = await office.sql.selectFrom('residents').select(['id', 'version']).where('id', 'in', [survivorId, loserId]).execute();
  const version = (residentId: ResidentId): number => rows.find((row) => row.id === residentId)!.version;
  return office.as('reviewer').duplicates.merge({ survivorId, loserId, survivorVersion: version(survivorId), loserVersion: version(loserId), choices: { name: 'survivor', idNumber: 'survivor', household, bankAccount: 'survivor', 'fact.membership': 'survivor' }, reason: '同一人', ...more });
}
