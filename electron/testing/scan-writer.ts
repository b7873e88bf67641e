/**
 * A process that adds scans to the first resident until it is killed; `ACK k` is printed only after
 * the door has answered. Started by crash tests; argument: data folder.
 */
import { id } from '#shared/ids.ts';
import { makeClient } from '#electron/api/make-client.ts';
import { Office } from '#electron/office/open-office.ts';
import { TEST_PASSWORD } from './open-test-office.ts';
import { pngPaper } from './papers.ts';

const [dataDir = ''] = process.argv.slice(2);
const office = await Office.open({ dataDir, passwordCostLog2: 10 });
const signedIn = await office.answer({ method: 'session.signIn', input: { userName: 'clerk', password: TEST_PASSWORD } });
if (!signedIn.ok) throw new Error(signedIn.code);
const { token } = signedIn.value as { token: string };
const client = makeClient((request) => office.answer({ ...request, token }));
process.stdout.write('READY\n');
for (let k = 1; k <= 6; k++) {
  const held = office.receiveFile(token, `${k}.png`, pngPaper(`第${k}页`));
  if (!held.ok) throw new Error(held.code);
  await client.scans.add({ ownerKind: 'resident', ownerId: id<'resident'>(1), label: 'idCard', fileId: held.value.fileId });
  process.stdout.write(`ACK ${k}\n`);
}
await office.close();
