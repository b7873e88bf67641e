/**
 * A process that does one act of a batch through the door, and prints `DONE` only after the door has answered. Started by crash tests, which kill
 * it on the way; arguments: data folder, user, method, input as JSON, the key of the act; an answer of the bank lies in the file named last. Its clock stands.
 */
import { readFile } from 'node:fs/promises';
import { Office } from '#electron/office/open-office.ts';
import { TEST_PASSWORD, testClock } from './open-test-office.ts';

const [dataDir = '', userName = '', method = '', input = '{}', actId = '', answerFile = ''] = process.argv.slice(2);
const office = await Office.open({ dataDir, clock: testClock(), passwordCostLog2: 10 });
const signedIn = await office.answer({ method: 'session.signIn', input: { userName, password: TEST_PASSWORD } });
if (!signedIn.ok) throw new Error(signedIn.code);
const { token } = signedIn.value as { token: string };
const held = answerFile === '' ? null : office.receiveFile(token, '回盘.csv', await readFile(answerFile));
if (held !== null && !held.ok) throw new Error(held.code);
process.stdout.write('READY\n');
// A file handed in has another name in every process: the act is a new one, and known by what it finds.
const reply = await office.answer(held === null ? { method, input: JSON.parse(input), token, password: TEST_PASSWORD, actId } : { method, input: { ...(JSON.parse(input) as object), fileId: held.value.fileId }, token, password: TEST_PASSWORD });
process.stdout.write(reply.ok ? 'DONE\n' : `REFUSED ${reply.code}\n`);
await office.close();
