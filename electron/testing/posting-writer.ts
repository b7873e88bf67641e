/**
 * A process that posts one reviewed voucher through the door and prints its number. Started by crash tests, which kill it on the way;
 * arguments: data folder, voucher, the key of the act.
 */
import { makeClient } from '#electron/api/make-client.ts';
import { Office } from '#electron/office/open-office.ts';
import { id } from '#shared/ids.ts';
import { TEST_PASSWORD, testClock } from './open-test-office.ts';

const [dataDir = '', voucherId = '', actId = ''] = process.argv.slice(2);
const office = await Office.open({ dataDir, clock: testClock(), passwordCostLog2: 10 });
const signedIn = await office.answer({ method: 'session.signIn', input: { userName: 'accountant', password: TEST_PASSWORD } });
if (!signedIn.ok) throw new Error(signedIn.code);
const { token } = signedIn.value as { token: string };
const client = makeClient((request) => office.answer({ ...request, token }));
const { posted } = await client.ledger.postVouchers({ voucherIds: [id<'voucher'>(Number(voucherId))] }, { actId });
process.stdout.write(`POSTED ${posted[0]?.number}\n`);
await office.close();
