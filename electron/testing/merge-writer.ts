/**
 * A process that merges two entries, or takes the merge back where it stands, and then waits to be killed; `ACK` is printed only after the
 * door has answered. Started by crash tests; arguments: data folder, the entry that stays, the one that goes. Its clock stands, so that every merge
 * leaves the same rows.
 */
import { id } from '#shared/ids.ts';
import { makeClient } from '#electron/api/make-client.ts';
import { Office } from '#electron/office/open-office.ts';
import { TEST_PASSWORD, testClock } from './open-test-office.ts';

const [dataDir = '', keep = '', gone = ''] = process.argv.slice(2);
const [survivorId, loserId] = [id<'resident'>(Number(keep)), id<'resident'>(Number(gone))];
const office = await Office.open({ dataDir, clock: testClock('2026-09-09T01:00:00.000Z'), passwordCostLog2: 10 });
const signedIn = await office.answer({ method: 'session.signIn', input: { userName: 'reviewer', password: TEST_PASSWORD } });
if (!signedIn.ok) throw new Error(signedIn.code);
const { token } = signedIn.value as { token: string };
const client = makeClient((request) => office.answer({ ...request, token }));
process.stdout.write('READY\n');
const { merges } = await client.duplicates.merges({ residentId: loserId });
const standing = merges.find((merge) => merge.undone === null);
if (standing === undefined) {
  const { first, second } = await client.duplicates.compare({ firstId: survivorId, secondId: loserId });
  const version = (residentId: number): number => (first.residentId === residentId ? first : second).version;
  const choices = { name: 'survivor', idNumber: 'loser', phone: 'loser', note: 'survivor', household: 'survivor', bankAccount: 'loser', 'fact.residency': 'loser' } as const;
  await client.duplicates.merge({ survivorId, loserId, survivorVersion: version(survivorId), loserVersion: version(loserId), choices, reason: '同一人' });
} else {
  await client.duplicates.undo({ mergeId: standing.mergeId, reason: '退回' });
}
process.stdout.write('ACK\n');
// Stays open until it is killed: the end of a program that closes in order is tried elsewhere.
setInterval(() => {}, 60_000);
