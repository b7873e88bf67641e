/**
 * A process that writes without pause until it is killed: each act is a command through the door, and `ACK k` is printed
 * only after the door has answered. Started by crash tests; arguments: data folder, first number.
 */
import { makeClient } from '#electron/api/make-client.ts';
import { Office } from '#electron/office/open-office.ts';
import { TEST_PASSWORD } from './open-test-office.ts';

const [dataDir = '', start = '1'] = process.argv.slice(2);
const office = await Office.open({ dataDir, passwordCostLog2: 10 });
const signedIn = await office.answer({ method: 'session.signIn', input: { userName: 'administrator', password: TEST_PASSWORD } });
if (!signedIn.ok) throw new Error(signedIn.code);
const { token } = signedIn.value as { token: string };
const client = makeClient((request) => office.answer({ ...request, token }));
process.stdout.write('READY\n');
for (let k = Number(start); ; k++) {
  // Two rows that belong together: a user and his roles. Half an act would be a user without one.
  await client.office.addUser({ userName: `u${k}`, staffId: null, staffName: `人员${k}`, roles: ['clerk', 'reviewer'] }, { actId: `act-${String(k).padStart(8, '0')}` });
  process.stdout.write(`ACK ${k}\n`);
}
