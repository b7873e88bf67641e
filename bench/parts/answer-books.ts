/** One office process that opens a folder of big books, answers the three questions of the ledger and says how much memory it took at most (kilobytes). */
import { day, month } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { makeClient } from '#electron/api/make-client.ts';
import { Office } from '#electron/office/open-office.ts';
import { testClock, TEST_PASSWORD } from '#electron/testing/open-test-office.ts';

const [dataDir = '', accountSet = '', account = ''] = process.argv.slice(2);
const office = await Office.open({ dataDir, clock: testClock(), passwordCostLog2: 10 });
const reply = await office.answer({ method: 'session.signIn', input: { userName: 'accountant', password: TEST_PASSWORD } });
if (!reply.ok) throw new Error(reply.code);
const { token } = reply.value as { token: string };
const client = makeClient((request) => office.answer({ ...request, token }));
const accountSetId = id<'accountSet'>(Number(accountSet));
for (let i = 0; i < 20; i += 1) {
  await client.ledger.trialBalance({ accountSetId, month: month('2024-06'), asOf: day('2024-06-15'), level: 6 });
  await client.ledger.register({ accountId: id<'account'>(Number(account)), month: month('2024-06') });
  await client.statements.monthByMonth({ accountSetId, year: 2024 });
}
console.log(process.resourceUsage().maxRSS);
await office.close();
