/**
 * What a host serves: the office of a data folder and, beside it in a folder of its own, the practice community. The desk
 * stays up when the office cannot be opened and says why, so that a screen can say what to do.
 */
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress, Request } from '#shared/contract.ts';
import { AppError, type Refusal, type Reply } from '#shared/errors.ts';
import type { FileOwner, HeldFile, Place } from '#shared/host-bridge.ts';
import { sessionContract } from '#shared/session/contract.ts';
import { findMethod, parseInput, toRefusal } from '#electron/api/answer.ts';
import { DATABASE_FILE, lockFolder } from '#electron/database/data-folder.ts';
import { buildSampleCommunity } from '#electron/sample/build-community.ts';
import { systemClock, type Clock } from './clock.ts';
import { listUsers } from './list-users.ts';
import type { OfficeEvent } from './office-core.ts';
import { Office } from './open-office.ts';
import { PRACTICE_COST_LOG2, PRACTICE_PASSWORD, practiceDirOf } from './practice.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

export interface DeskOptions {
  readonly dataDir: string;
  readonly clock?: Clock;
  /** Only tests lower it; the practice community has its own. */
  readonly passwordCostLog2?: number;
}

type OnProgress = (progress: Progress) => void;
export type DeskListener = (place: Place, event: OfficeEvent) => void;
type Outcome = Office | Refusal;

/** A folder held by another process may be free a moment later; the screen asks again, and so does the desk, this often at most. */
const RETRY_MS = 1_000;

const isOffice = (outcome: Outcome | null): outcome is Office => outcome instanceof Office;

export class Desk {
  readonly dataDir: string;
  readonly practiceDir: string;
  readonly #options: DeskOptions;
  readonly #clock: Clock;
  readonly #listeners = new Set<DeskListener>();
  readonly #buildings = new Map<string, AbortController>();
  #office: Outcome;
  #officeTriedMs = 0;
  #practice: Promise<Outcome | null> | null = null;
  #creating: Promise<Reply> | null = null;
  #closed = false;

  private constructor(options: DeskOptions, clock: Clock) {
    this.dataDir = options.dataDir;
    this.practiceDir = practiceDirOf(options.dataDir);
    this.#options = options;
    this.#clock = clock;
    this.#office = { ok: false, code: 'office_missing', data: {} };
  }

  static async open(options: DeskOptions): Promise<Desk> {
    const desk = new Desk(options, options.clock ?? systemClock());
    await desk.#openOffice();
    return desk;
  }

  /** Why the office could not be opened; null when it is open. */
  get failure(): Refusal | null {
    return isOffice(this.#office) ? null : this.#office;
  }

  /** Answers one call for a place. Never throws. */
  async answer(request: Request, place: Place, onProgress: OnProgress = () => undefined): Promise<Reply> {
    try {
      if (request.method === 'session.openPractice') return await this.#openPractice(request, onProgress);
      if (request.method === 'session.state') return await this.#state(request, place);
      findMethod(request.method);
      if (place === 'practice' && request.method === 'session.setUp') throw new AppError('office_exists', {});
      const outcome = await this.#at(place);
      if (isOffice(outcome)) return await outcome.answer(request, onProgress);
      return outcome ?? { ok: false, code: 'office_missing', data: {} };
    } catch (error) {
      return toRefusal(isOffice(this.#office) && this.#office.isSetUp ? this.#office.core : null, request.method.slice(0, 80), error);
    }
  }

  /** Cancels a running call of either place. */
  cancel(callId: string): void {
    this.#buildings.get(callId)?.abort();
    if (isOffice(this.#office)) this.#office.cancel(callId);
    void this.#practice?.then((practice) => isOffice(practice) && practice.cancel(callId));
  }

  async receiveFile(owner: FileOwner, name: string, bytes: Buffer): Promise<Reply<HeldFile>> {
    const outcome = await this.#at(owner.place);
    return isOffice(outcome) ? outcome.receiveFile(owner.token, name, bytes) : (outcome ?? { ok: false, code: 'office_missing', data: {} });
  }

  async giveFile(owner: FileOwner, fileId: string): Promise<Reply<{ name: string; bytes: Buffer; mime: string }>> {
    const outcome = await this.#at(owner.place);
    return isOffice(outcome) ? outcome.giveFile(owner.token, fileId) : (outcome ?? { ok: false, code: 'office_missing', data: {} });
  }

  /** The session behind a token, null where there is none. Does not count as a call. */
  async sessionKey(owner: FileOwner): Promise<string | null> {
    const outcome = await this.#at(owner.place);
    return isOffice(outcome) ? outcome.sessionKey(owner.token) : null;
  }

  onEvent(listener: DeskListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Ends all sessions of both places, as when the PC is locked or goes to sleep (R30). */
  async lockNow(): Promise<void> {
    if (isOffice(this.#office)) this.#office.lockNow();
    const practice = await this.#practice;
    if (isOffice(practice)) practice.lockNow();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    for (const building of this.#buildings.values()) building.abort();
    await this.#creating;
    const practice = await this.#practice;
    if (isOffice(practice)) await practice.close();
    if (isOffice(this.#office)) await this.#office.close();
  }

  async #openOffice(): Promise<void> {
    this.#officeTriedMs = performance.now();
    this.#office = await this.#tryOpen('office', this.dataDir, this.#options.passwordCostLog2);
  }

  async #tryOpen(place: Place, dataDir: string, passwordCostLog2: number | undefined): Promise<Outcome> {
    try {
      const office = await Office.open({
        dataDir, ...(this.#options.clock ? { clock: this.#options.clock } : {}), ...(passwordCostLog2 === undefined ? {} : { passwordCostLog2 }),
      });
      office.onEvent((event) => {
        for (const listener of this.#listeners) listener(place, event);
      });
      return office;
    } catch (error) {
      return refusalOf(error);
    }
  }

  async #at(place: Place): Promise<Outcome | null> {
    return place === 'office' ? this.#office : this.#openedPractice();
  }

  /** The practice community where it has been built; null where it has not. A failure is tried again by the next call. */
  async #openedPractice(): Promise<Outcome | null> {
    this.#practice ??= this.#practiceIfBuilt();
    const outcome = await this.#practice;
    if (!isOffice(outcome)) this.#practice = null;
    return outcome;
  }

  async #practiceIfBuilt(): Promise<Outcome | null> {
    if (this.#closed || !(await isThere(join(this.practiceDir, DATABASE_FILE)))) return null;
    return this.#tryOpen('practice', this.practiceDir, PRACTICE_COST_LOG2);
  }

  async #state(request: Request, place: Place): Promise<Reply> {
    parseInput(sessionContract.state, request.input);
    if (place === 'office' && this.failure?.code === 'database_locked' && performance.now() - this.#officeTriedMs > RETRY_MS) await this.#openOffice();
    const outcome = await this.#at(place);
    if (!isOffice(outcome)) return { ok: true, value: this.#stateWithout(outcome, place) };
    const reply = await outcome.answer(request);
    if (place === 'office' || !reply.ok || !outcome.isSetUp) return reply;
    const users = await listUsers(outcome.core.database.reader);
    const practiceUsers = users.filter((user) => user.status === 'active' && !user.mustChangePassword).map(({ userName, staffName, roles }) => ({ userName, staffName, roles }));
    return { ok: true, value: { ...(reply.value as object), practiceUsers, practicePassword: PRACTICE_PASSWORD } };
  }

  #stateWithout(failure: Refusal | null, place: Place): unknown {
    return sessionContract.state.output.parse({
      officeState: failure ? 'failed' : 'unset', failure: failure && { code: failure.code, data: failure.data }, officeName: null, communityName: null,
      practice: place === 'practice', readOnly: false, signedIn: null, idleMinutes: DEFAULT_SETTINGS.idleMinutes, passwordLeast: DEFAULT_SETTINGS.passwordLeast,
      lastBackupAt: null, today: this.#clock.today(), practiceUsers: [], practicePassword: null,
    });
  }

  async #openPractice(request: Request, onProgress: OnProgress): Promise<Reply> {
    parseInput(sessionContract.openPractice, request.input);
    const outcome = await this.#openedPractice();
    if (isOffice(outcome)) return { ok: true, value: { created: false } };
    if (outcome) return outcome;
    // Two clicks are one building; the second waits for the first.
    this.#creating ??= this.#createPractice(request.callId ?? '', onProgress).finally(() => { this.#creating = null; });
    return this.#creating;
  }

  /** Builds under another name and renames at the end: a building that was cut short is never taken for a community. */
  async #createPractice(callId: string, onProgress: OnProgress): Promise<Reply> {
    const building = new AbortController();
    this.#buildings.set(callId, building);
    const part = `${this.practiceDir}.part`;
    let ours = false;
    try {
      if (this.#closed) throw new AppError('cancelled', {});
      if ((await readdir(this.practiceDir).catch(() => [])).length > 0) throw new AppError('folder_not_empty', { path: this.practiceDir });
      await clearPart(part, this.#clock.now());
      ours = true;
      await buildSampleCommunity(part, { onProgress, signal: building.signal });
      building.signal.throwIfAborted();
      await rm(this.practiceDir, { recursive: true, force: true });
      await rename(part, this.practiceDir);
      const opened = await this.#openedPractice();
      if (!isOffice(opened)) return opened ?? { ok: false, code: 'office_missing', data: {} };
      return { ok: true, value: { created: true } };
    } catch (error) {
      if (ours) await rm(part, { recursive: true, force: true }).catch(() => undefined);
      return refusalOf(error);
    } finally {
      this.#buildings.delete(callId);
    }
  }
}

function refusalOf(error: unknown): Refusal {
  const reply = toRefusal(null, 'open', error);
  if (reply.ok) throw error;
  return reply;
}

/** Throws away what a building that was cut short has left, unless another process is building there just now. */
async function clearPart(part: string, now: string): Promise<void> {
  if (!(await isThere(part))) return;
  await mkdir(part, { recursive: true });
  const lock = await lockFolder(part, now);
  await lock.release();
  await rm(part, { recursive: true, force: true });
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(() => true, () => false);
}
