/** The practice community’s books, every account set from its first month to the last, read again by hledger, Ledger and Beancount. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { api } from '#shared/api.ts';
import type { Client } from '#shared/contract.ts';
import { makeClient } from '#electron/api/make-client.ts';
import { Office } from '#electron/office/open-office.ts';
import { PRACTICE_COST_LOG2, PRACTICE_PASSWORD } from '#electron/office/practice.ts';
import { testClock } from '#electron/testing/open-test-office.ts';
import { buildPracticeFolder } from '#electron/testing/practice-folder.ts';
import { missingProgram, SECOND_ENGINES } from '#electron/testing/second-engines.ts';
import { EXTENSIONS } from '#shared/statements/plain-text.ts';

let folder: string;
let office: Office;
let token: string;
let accountant: Client<typeof api>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'huilin-second-practice-'));
  await buildPracticeFolder(join(folder, 'practice'));
  office = await Office.open({ dataDir: join(folder, 'practice'), clock: testClock('2026-09-08T01:00:00.000Z'), passwordCostLog2: PRACTICE_COST_LOG2 });
  const reply = await office.answer({ method: 'session.signIn', input: { userName: 'kuaiji', password: PRACTICE_PASSWORD } });
  if (!reply.ok) throw new Error(reply.code);
  ({ token } = reply.value as { token: string });
  accountant = makeClient((request) => office.answer({ ...request, token }));
}, 300_000);
afterAll(async () => {
  await office.close();
  rmSync(folder, { recursive: true, force: true });
});

for (const engine of SECOND_ENGINES) {
  test(`${engine.name} accepts every account set and gives the same trial balance to the fen`, async (context) => {
    const missing = missingProgram(engine.programs);
    if (missing !== undefined) context.skip(`${missing} is not installed on this machine`);
    let vouchers = 0;
    for (const { accountSetId, code } of await accountant.ledger.accountSets({})) {
      const months = (await accountant.ledger.periods({ accountSetId })).filter((period) => period.posted > 0).map((period) => period.month).toSorted();
      const [first, last] = [months[0], months.at(-1)];
      // A set of books without a voucher has no balance to compare.
      if (first === undefined || last === undefined) continue;
      const file = await accountant.statements.exportPlainText({ accountSetId, format: engine.format, fromMonth: first, toMonth: last });
      expect(file.assertions, code).toBeGreaterThan(0);
      const given = office.giveFile(token, file.fileId);
      if (!given.ok) throw new Error(given.code);
      const path = join(folder, `${code}${EXTENSIONS[engine.format]}`);
      writeFileSync(path, given.value.bytes);
      const balance = await accountant.ledger.trialBalance({ accountSetId, month: last, level: 6 });
      const ours = balance.rows.filter((row) => row.leaf && row.closing.debitFen !== row.closing.creditFen).map((row) => [row.code, ((row.closing.debitFen - row.closing.creditFen) / 100).toFixed(2)] as const);
      expect(engine.balances(path), code).toEqual(Object.fromEntries(ours));
      vouchers += file.vouchers;
    }
    expect(vouchers).toBeGreaterThan(200);
  }, 300_000);
}
