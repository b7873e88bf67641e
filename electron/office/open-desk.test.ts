import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Progress } from '#shared/contract.ts';
import type { Place } from '#shared/host-bridge.ts';
import { testClock } from '#electron/testing/open-test-office.ts';
import { defaultDataDir } from './default-data-dir.ts';
import { Desk } from './open-desk.ts';
import { Office } from './open-office.ts';

interface State { officeState: string; failure: { code: string } | null; practice: boolean; practiceUsers: { userName: string }[]; practicePassword: string | null; officeName: string | null }

let folder = '';
let dataDir = '';
let desk: Desk | undefined;
const clock = testClock();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huilin-desk-'));
  dataDir = join(folder, 'data');
});
afterEach(async () => {
  await desk?.close();
  desk = undefined;
  await rm(folder, { recursive: true, force: true });
});

async function openDesk(): Promise<Desk> {
  desk = await Desk.open({ dataDir, clock, passwordCostLog2: 10 });
  return desk;
}

async function state(of: Desk, place: Place): Promise<State> {
  const reply = await of.answer({ method: 'session.state', input: {} }, place);
  if (!reply.ok) throw new Error(reply.code);
  return reply.value as State;
}

const setUp = { method: 'session.setUp', input: { officeName: '测试', communityName: '测试社区', userName: 'admin', staffName: '甲', password: 'a window over the bay' } };

describe('a desk', () => {
  test('on an empty folder waits to be set up, and knows no practice community', async () => {
    const opened = await openDesk();
    expect(await state(opened, 'office')).toMatchObject({ officeState: 'unset', practice: false });
    expect(await state(opened, 'practice')).toMatchObject({ officeState: 'unset', practice: true, practicePassword: null });
    expect(await opened.answer({ method: 'office.settings', input: {} }, 'practice')).toMatchObject({ code: 'office_missing' });
  });

  test('builds the practice community once, beside the office, and tells who may sign in', async () => {
    const opened = await openDesk();
    const seen: Progress[] = [];
    const [first, second] = await Promise.all([
      opened.answer({ method: 'session.openPractice', input: {} }, 'office', (progress) => seen.push(progress)),
      opened.answer({ method: 'session.openPractice', input: {} }, 'office'),
    ]);
    expect(first).toEqual({ ok: true, value: { created: true } });
    expect(second).toEqual(first);
    expect(seen.length).toBeGreaterThan(0);
    expect(await opened.answer({ method: 'session.openPractice', input: {} }, 'practice')).toEqual({ ok: true, value: { created: false } });
    expect((await readdir(folder)).toSorted()).toEqual(['data', 'data-practice']);
    const practice = await state(opened, 'practice');
    expect(practice.officeState).toBe('ready');
    expect(practice.practiceUsers).toHaveLength(8);
    const [user] = practice.practiceUsers;
    const reply = await opened.answer({ method: 'session.signIn', input: { userName: user?.userName, password: practice.practicePassword } }, 'practice');
    expect(reply.ok).toBe(true);
    expect(await state(opened, 'office')).toMatchObject({ officeState: 'unset', practiceUsers: [], practicePassword: null });
    expect(await opened.answer(setUp, 'practice')).toMatchObject({ code: 'office_exists' });
  });

  test('throws away a practice community that was cut short, and never a folder of somebody else', async () => {
    await mkdir(`${dataDir}-practice.part`, { recursive: true });
    await writeFile(join(`${dataDir}-practice.part`, 'huilin.db'), 'half');
    const opened = await openDesk();
    expect(await state(opened, 'practice')).toMatchObject({ officeState: 'unset' });
    await mkdir(`${dataDir}-practice`);
    await writeFile(join(`${dataDir}-practice`, 'letter.txt'), 'keep me');
    expect(await opened.answer({ method: 'session.openPractice', input: {} }, 'office')).toMatchObject({ code: 'folder_not_empty' });
    await rm(`${dataDir}-practice`, { recursive: true });
    expect(await opened.answer({ method: 'session.openPractice', input: {} }, 'office')).toEqual({ ok: true, value: { created: true } });
  });

  test('keeps the two places apart: a token of one is nobody in the other', async () => {
    const opened = await openDesk();
    const reply = await opened.answer(setUp, 'office');
    const { token } = (reply.ok ? reply.value : {}) as { token: string };
    await opened.answer({ method: 'session.openPractice', input: {} }, 'office');
    expect(await opened.answer({ method: 'office.settings', input: {}, token }, 'office')).toMatchObject({ ok: true });
    expect(await opened.answer({ method: 'office.settings', input: {}, token }, 'practice')).toMatchObject({ code: 'not_signed_in' });
    expect(await opened.sessionKey({ place: 'practice', token })).toBeNull();
    await opened.lockNow();
    expect(await opened.answer({ method: 'office.settings', input: {}, token }, 'office')).toMatchObject({ code: 'session_ended' });
  });

  test('stays up over a damaged database, says why, and the practice community still opens', async () => {
    await mkdir(dataDir);
    await writeFile(join(dataDir, 'huilin.db'), 'this is no database at all, but a text'.repeat(100));
    const opened = await openDesk();
    const shown = await state(opened, 'office');
    expect(shown.officeState).toBe('failed');
    expect(shown.failure?.code).toMatch(/^database_/);
    expect(await opened.answer({ method: 'office.settings', input: {} }, 'office')).toMatchObject({ code: shown.failure?.code });
    expect(await opened.answer(setUp, 'office')).toMatchObject({ ok: false, code: shown.failure?.code });
    expect(await opened.answer({ method: 'office.nothing', input: {} }, 'office')).toMatchObject({ code: 'unknown_method' });
    expect(await opened.answer({ method: 'session.openPractice', input: {} }, 'office')).toEqual({ ok: true, value: { created: true } });
  });

  test('says who holds the folder, and takes it when it is free', async () => {
    const holder = await Office.open({ dataDir, clock, passwordCostLog2: 10 });
    const opened = await openDesk();
    expect(await state(opened, 'office')).toMatchObject({ officeState: 'failed', failure: { code: 'database_locked', data: { pid: process.pid } } });
    await holder.close();
    await new Promise((resume) => setTimeout(resume, 1_100));
    expect(await state(opened, 'office')).toMatchObject({ officeState: 'unset' });
  });
});

test.each([
  [{ HUILIN_DATA: '/somewhere' }, 'linux', '/somewhere'],
  [{ XDG_DATA_HOME: '/x' }, 'linux', join('/x', 'huilin')],
  [{ APPDATA: '/a' }, 'win32', join('/a', 'Huilin')],
] as const)('with %o on %s the data lie in %s', (env, platform, place) => expect(defaultDataDir(env, platform)).toBe(place));
