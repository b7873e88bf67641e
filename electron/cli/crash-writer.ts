import { AppError } from '#shared/errors.ts';
import { makeClient } from '#electron/api/make-client.ts';
import { Office } from '#electron/office/open-office.ts';
import { EXIT, needNumber, needText, noMoreWords, UsageError, type Command } from './command.ts';

/** An office made for being killed; nobody keeps anything in it. */
const USER = 'crash';
const PASSWORD = 'to be killed at any moment';

/**
 * For tests from outside (R01): writes without pause until it is killed, and prints `ACK k` only after the office has answered.
 * Act k makes the user `u<k>` with two roles; half an act would be a user without them. An empty folder gets an office first.
 */
export const crashWriter: Command = {
  usage: 'crash-writer --start K [--count N]',
  options: { start: { type: 'string' }, count: { type: 'string' } },
  async run(ways) {
    noMoreWords(ways, 0);
    if (process.versions['electron'] !== undefined) throw new UsageError('not in a packaged program');
    const start = needNumber(needText(ways, 'start'), '--start');
    const last = start + needNumber(ways.text('count') ?? String(Number.MAX_SAFE_INTEGER - start), '--count') - 1;
    const office = await Office.open({ dataDir: ways.dataDir, passwordCostLog2: 10 });
    try {
      const token = await enter(office);
      const client = makeClient((request) => office.answer({ ...request, token }));
      for (let k = start; k <= last; k++) {
        await client.office.addUser({ userName: `u${k}`, staffId: null, staffName: `人员${k}`, roles: ['clerk', 'reviewer'] }, { actId: `act-${String(k).padStart(8, '0')}` })
          .catch(unlessThere);
        process.stdout.write(`ACK ${k}\n`);
      }
      return EXIT.done;
    } finally {
      await office.close();
    }
  },
};

/** The kill may have come after the commit and before the answer: then the act is there, and is acknowledged now. */
function unlessThere(error: unknown): void {
  if (!(error instanceof AppError) || (error as AppError).code !== 'user_name_taken') throw error;
}

async function enter(office: Office): Promise<string> {
  const userName = process.env['HUILIN_USER'] ?? USER;
  const password = process.env['HUILIN_PASSWORD'] ?? PASSWORD;
  const input = { userName, password };
  const reply = office.isSetUp
    ? await office.answer({ method: 'session.signIn', input })
    : await office.answer({ method: 'session.setUp', input: { ...input, officeName: '崩溃测试', communityName: '崩溃测试社区', staffName: '测试员' } });
  if (!reply.ok) throw new AppError(reply.code, reply.data);
  return (reply.value as { token: string }).token;
}
