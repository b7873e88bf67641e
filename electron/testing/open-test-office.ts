/**
 * A real office in a temporary folder: real dialect, all migrations, a clock that stands where the test sets it, one
 * user for every role. Tests call it as the screens do, so permission, parsing, transaction and audit are in every test.
 */
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReadonlyKysely } from 'kysely/readonly';
import type { api } from '#shared/api.ts';
import type { Client } from '#shared/contract.ts';
import { addDays, instant, localDay, type Day } from '#shared/days.ts';
import type { Role } from '#shared/permissions.ts';
import { ROLES } from '#shared/permissions.ts';
import { makeClient } from '#electron/api/make-client.ts';
import type { Tables } from '#electron/database/schema.ts';
import type { Clock } from '#electron/office/clock.ts';
import { Office } from '#electron/office/open-office.ts';
import { addAccount, addStaff } from '#electron/session/accounts.ts';

export interface TestClock extends Clock {
  /** @param now an instant, or a day (noon in China). */
  set(now: string): void;
  advanceMs(ms: number): void;
}

export interface TestOffice {
  readonly office: Office;
  readonly dataDir: string;
  readonly clock: TestClock;
  readonly recoveryCode: string;
  readonly sql: ReadonlyKysely<Tables>;
  /** The client of one user; user names are the roles, and 'clerk2'. */
  as(userName: Role | 'clerk2' | (string & {})): Client<typeof api>;
  token(userName: string): Promise<string>;
  /** Closes and opens the same folder again, with everybody signed in anew. */
  reopen(): Promise<void>;
  close(): Promise<void>;
}

export const TEST_PASSWORD = 'correct horse 7 staple';
/** 2^10: a test signs in dozens of times. */
const TEST_COST_LOG2 = 10;

export function testClock(start = '2026-09-08T01:00:00.000Z'): TestClock {
  let now = instant(start);
  let monotonic = 1_000_000;
  return {
    now: () => now, today: () => localDay(now), monotonicMs: () => monotonic,
    set: (text) => { now = instant(text.length === 10 ? `${text}T04:00:00.000Z` : text); },
    advanceMs: (ms) => { monotonic += ms; },
  };
}

export interface TestOfficeOptions {
  readonly now?: string;
  readonly users?: readonly Role[];
  /** A folder that stays when the office is closed; otherwise one that goes with it. */
  readonly dataDir?: string;
}

/** What an office is before anybody uses it. */
interface Beginning { readonly clock: Clock; readonly users: readonly Role[] }
const openFolder = (dataDir: string, clock: Clock): Promise<Office> => Office.open({ dataDir, clock, passwordCostLog2: TEST_COST_LOG2 });

async function setUpIn(dataDir: string, { clock, users }: Beginning): Promise<{ office: Office; recoveryCode: string }> {
  const office = await openFolder(dataDir, clock);
  const { recoveryCode } = await office.setUp({ officeName: '测试办公室', communityName: '测试社区', userName: 'administrator', staffName: '管理员甲', password: TEST_PASSWORD });
  await addUsers(office, users);
  return { office, recoveryCode };
}

/**
 * The same office, copied from one that this run has set up before with the same day and users: two hundred and more migrations run once.
 * @param shelf the run's folder of such offices (vitest.config.ts)
 */
async function takeFrom(shelf: string, dataDir: string, beginning: Beginning): Promise<{ office: Office; recoveryCode: string }> {
  const name = createHash('sha256').update(JSON.stringify([beginning.clock.now(), beginning.users])).digest('hex').slice(0, 16);
  const kept = join(shelf, name);
  if (!(await isThere(kept))) {
    const made = await mkdtemp(join(shelf, 'new-'));
    const { office, recoveryCode } = await setUpIn(join(made, 'office'), beginning);
    await office.close();
    await writeFile(join(made, 'recovery-code'), recoveryCode);
    // Two workers may have made the same one: the first that is ready stays.
    await rename(made, kept).catch(async () => { await rm(made, { recursive: true }); });
  }
  await cp(join(kept, 'office'), dataDir, { recursive: true });
  return { office: await openFolder(dataDir, beginning.clock), recoveryCode: await readFile(join(kept, 'recovery-code'), 'utf8') };
}
/** Two offices open at once are two: the second gets keys and a recovery code of its own. */
let living = 0;
const isThere = (path: string): Promise<boolean> => stat(path).then(() => true, () => false);

export async function openTestOffice(options: TestOfficeOptions = {}): Promise<TestOffice> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'huilin-test-')));
  const clock = testClock(options.now);
  const shelf = process.env['HUILIN_TEST_OFFICES'];
  const beginning = { clock, users: options.users ?? ROLES };
  const begun = await (shelf === undefined || living > 0 ? setUpIn(dataDir, beginning) : takeFrom(shelf, dataDir, beginning));
  const { recoveryCode } = begun;
  let { office } = begun;
  living += 1;

  const tokens = new Map<string, Promise<string>>();
  const token = (userName: string): Promise<string> => {
    const known = tokens.get(userName) ?? signIn(office, userName);
    tokens.set(userName, known);
    return known;
  };
  let calls = 0;
  const test: TestOffice = {
    get office() { return office; },
    dataDir, clock, recoveryCode,
    get sql() { return office.core.database.reader; },
    token,
    as: (userName) => makeClient(async (request, { onProgress, signal }) => {
      const callId = `test-${(calls += 1)}`;
      const sessionToken = await token(userName);
      signal?.addEventListener('abort', () => office.cancel(callId));
      return office.answer({ ...request, token: sessionToken, callId, password: request.password ?? TEST_PASSWORD }, onProgress);
    }),
    async reopen() {
      await office.close();
      tokens.clear();
      office = await openFolder(dataDir, clock);
    },
    async close() {
      await office.close();
      living -= 1;
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
  return test;
}

async function signIn(office: Office, userName: string): Promise<string> {
  const reply = await office.answer({ method: 'session.signIn', input: { userName, password: TEST_PASSWORD } });
  if (!reply.ok) throw new Error(`${userName} cannot sign in: ${reply.code}`);
  return (reply.value as { token: string }).token;
}

async function addUsers(office: Office, roles: readonly Role[]): Promise<void> {
  const { core } = office;
  const wrap = await core.vault.wrapFor(TEST_PASSWORD, TEST_COST_LOG2);
  await core.database.writer.transaction().execute(async (trx) => {
    for (const role of [...roles.filter((r) => r !== 'administrator'), 'clerk2' as const]) {
      const staffId = await addStaff(trx, `${role}甲`, core.clock.now());
      await addAccount(trx, { userName: role, staffId, roles: [role === 'clerk2' ? 'clerk' : role], wrap, mustChangePassword: false }, core.clock.now());
    }
  });
}

/** The n-th day after a day: reads well in tables of cases. */
export const daysAfter = (day: Day, n: number): Day => addDays(day, n);
