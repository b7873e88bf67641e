/**
 * A data folder → an office that answers. Every host (desktop, web, command line, tests) starts here. A folder that is
 * empty gives an office that can only be set up; a folder that cannot be opened gives the refusal.
 */
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress, Request } from '#shared/contract.ts';
import { AppError, type Reply } from '#shared/errors.ts';
import { answerSignedIn, findMethod, parseInput, toRefusal } from '#electron/api/answer.ts';
import { HeadRecord, readHead, writeHead } from '#electron/audit/head-record.ts';
import { BACKUP_FOLDER, listBackups, proveDatabase } from '#electron/backup/make-backup.ts';
import { folderIsWritable, layReserve, lockFolder, officeInFolder, refuseNetworkDrive, type FolderLock } from '#electron/database/data-folder.ts';
import { openDatabase, type OpenDatabase } from '#electron/database/open.ts';
import { sweepScans } from '#electron/scans/scan-store.ts';
import { changePassword, recover, signIn, signOut, startSession } from '#electron/session/session-methods.ts';
import { Sessions } from '#electron/session/sessions.ts';
import { SignInThrottle } from '#electron/session/sign-in-throttle.ts';
import { signedInOf } from '#electron/session/sign-in.ts';
import { PASSWORD_COST_LOG2 } from '#electron/vault/key-wraps.ts';
import { Vault } from '#electron/vault/vault.ts';
import { systemClock, type Clock } from './clock.ts';
import { Shelf } from './file-shelf.ts';
import { Log } from './log.ts';
import type { OfficeCore, OfficeEvent } from './office-core.ts';
import { DEFAULT_SETTINGS, readSettings } from './settings.ts';
import { judgeSetUp, setUpOffice, type SetUpInput } from './set-up.ts';

export interface OfficeOptions {
  readonly dataDir: string;
  readonly clock?: Clock;
  /** scrypt cost of new passwords. Only tests and the practice community lower it. */
  readonly passwordCostLog2?: number;
  readonly readOnly?: boolean;
}

export interface ShelvedReply { readonly fileId: string; readonly name: string; readonly sizeBytes: number }

/** Largest file that can be handed in: a roster of 100,000 people is about 15 MB. */
export const MOST_UPLOAD_BYTES = 50 * 1024 * 1024;
const SWEEP_MS = 15_000;

export class Office {
  readonly dataDir: string;
  readonly #options: OfficeOptions;
  readonly #clock: Clock;
  readonly #lock: FolderLock | null;
  readonly #listeners = new Set<(event: OfficeEvent) => void>();
  readonly #calls = new Map<string, AbortController>();
  readonly #running = new Set<Promise<unknown>>();
  readonly #sweep: NodeJS.Timeout;
  #core: OfficeCore | null;
  #closing: Promise<void> | undefined;

  private constructor(options: OfficeOptions, clock: Clock, lock: FolderLock | null) {
    this.dataDir = options.dataDir;
    this.#options = options;
    this.#clock = clock;
    this.#lock = lock;
    this.#core = null;
    this.#sweep = setInterval(() => this.#core?.sessions.endExpired(this.#core.settings.idleMinutes), SWEEP_MS).unref();
  }

  static async open(options: OfficeOptions): Promise<Office> {
    const clock = options.clock ?? systemClock();
    await mkdir(options.dataDir, { recursive: true });
    await refuseNetworkDrive(options.dataDir);
    const writable = !options.readOnly && (await folderIsWritable(options.dataDir));
    const lock = writable ? await lockFolder(options.dataDir, clock.now()) : null;
    try {
      const office = new Office(options, clock, lock);
      if (await officeInFolder(options.dataDir)) office.#core = await office.#openCore(!writable);
      else if (!writable) throw new AppError('read_only', {});
      return office;
    } catch (error) {
      await lock?.release();
      throw error;
    }
  }

  /** Whether an office lives in the folder; without one only `session.state` and `session.setUp` answer. */
  get isSetUp(): boolean {
    return this.#core !== null;
  }

  /** The open parts, for the command line's own checks and for tests. */
  get core(): OfficeCore {
    if (!this.#core) throw new AppError('office_missing', {});
    return this.#core;
  }

  /** Answers one call. Never throws: what goes wrong is a refusal. */
  async answer(request: Request, onProgress: (progress: Progress) => void = () => undefined): Promise<Reply> {
    const controller = new AbortController();
    const { callId } = request;
    if (callId) this.#calls.set(callId, controller);
    const work = this.#route(request, { signal: controller.signal, progress: onProgress });
    this.#running.add(work);
    try {
      return { ok: true, value: await work };
    } catch (error) {
      return toRefusal(this.#core, request.method, error);
    } finally {
      this.#running.delete(work);
      if (callId) this.#calls.delete(callId);
    }
  }

  /** Cancels a running call; a cancelled command is rolled back. */
  cancel(callId: string): void {
    this.#calls.get(callId)?.abort();
  }

  /** Takes a file in for a signed-in session. */
  receiveFile(token: string | undefined, name: string, bytes: Buffer): Reply<ShelvedReply> {
    try {
      const session = this.core.sessions.find(token, this.core.settings.idleMinutes);
      if (bytes.length > MOST_UPLOAD_BYTES) throw new AppError('too_large', { limitBytes: MOST_UPLOAD_BYTES });
      return { ok: true, value: this.core.shelf.of(session.key).put(name.slice(0, 200), bytes, 'application/octet-stream') };
    } catch (error) {
      return toRefusal(this.#core, 'files.receive', error);
    }
  }

  /** Hands a file out that a method of this session made. */
  giveFile(token: string | undefined, fileId: string): Reply<{ name: string; bytes: Buffer; mime: string }> {
    try {
      const session = this.core.sessions.find(token, this.core.settings.idleMinutes);
      return { ok: true, value: this.core.shelf.of(session.key).take(fileId) };
    } catch (error) {
      return toRefusal(this.#core, 'files.give', error);
    }
  }

  /** The session behind a token, for the host's event stream; null where there is none. Does not count as a call. */
  sessionKey(token: string | undefined): string | null {
    try {
      return this.core.sessions.find(token, this.core.settings.idleMinutes, true).key;
    } catch {
      return null;
    }
  }

  onEvent(listener: (event: OfficeEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Ends all sessions at once, as when the PC is locked or goes to sleep (R30). */
  lockNow(): void {
    this.#core?.sessions.endAll('idle');
  }

  /** Lets running calls end as cancelled, writes the head record and frees the folder. A second call does nothing. */
  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  async #closeAll(): Promise<void> {
    clearInterval(this.#sweep);
    for (const controller of this.#calls.values()) controller.abort();
    await Promise.allSettled(this.#running);
    if (this.#core) {
      this.#core.sessions.endAll('signed_out');
      await this.#core.head.flush().catch(() => undefined);
      await this.#core.database.close();
      await this.#core.log.flushed();
    }
    await this.#lock?.release();
  }

  async #route(request: Request, ways: { signal: AbortSignal; progress: (p: Progress) => void }): Promise<unknown> {
    const { feature, name, spec } = findMethod(request.method);
    if (feature !== 'session') return answerSignedIn(this.core, request, ways);
    const input = parseInput(spec, request.input);
    return spec.output.parse(await this.#answerSession(name, request, input));
  }

  async #answerSession(name: string, request: Request, input: unknown): Promise<unknown> {
    switch (name) {
      case 'state': return this.#state(request.token);
      case 'setUp': return this.setUp(input as SetUpInput);
      case 'signIn': return signIn(this.core, input as Parameters<typeof signIn>[1]);
      case 'signOut': return signOut(this.core, request);
      case 'recover': return recover(this.#writable(), input as Parameters<typeof recover>[1]);
      case 'changePassword': return changePassword(this.#writable(), request, input as Parameters<typeof changePassword>[2]);
      default: throw new AppError('unknown_method', { method: request.method });
    }
  }

  #writable(): OfficeCore {
    if (this.core.database.readOnly) throw new AppError('read_only', {});
    return this.core;
  }

  #state(token: string | undefined): unknown {
    const core = this.#core;
    let signedIn = null;
    try {
      const session = core?.sessions.find(token, core.settings.idleMinutes, true);
      if (session) signedIn = signedInOf(session.actor, session.mustChangePassword);
    } catch {
      // The screen asks for a sign-in; that is what `signedIn: null` says.
    }
    return {
      officeState: core ? 'ready' : 'unset', failure: null, officeName: core?.info.name ?? null, communityName: core?.info.communityName ?? null,
      practice: core?.info.practice ?? false, readOnly: core?.database.readOnly ?? false, signedIn,
      idleMinutes: core?.settings.idleMinutes ?? DEFAULT_SETTINGS.idleMinutes, passwordLeast: core?.settings.passwordLeast ?? DEFAULT_SETTINGS.passwordLeast,
      lastBackupAt: core?.lastBackupAt ?? null, today: this.#clock.today(), practiceUsers: [], practicePassword: null,
    };
  }

  /** Sets an office up in this empty folder and signs its first administrator in. */
  async setUp(input: SetUpInput): Promise<{ token: string; user: ReturnType<typeof signedInOf>; recoveryCode: string }> {
    if (this.#core) throw new AppError('office_exists', {});
    judgeSetUp(input);
    const database = await openDatabase(this.dataDir);
    const officeId = randomBytes(16).toString('hex');
    const core = this.#makeCore(database, { officeId, name: input.officeName, communityName: input.communityName, practice: input.practice ?? false, dataDir: this.dataDir }, officeId);
    try {
      const { user, recoveryCode } = await setUpOffice(core, input);
      this.#core = core;
      return { ...startSession(core, user), recoveryCode };
    } catch (error) {
      await database.close();
      throw error;
    }
  }

  async #openCore(readOnly: boolean): Promise<OfficeCore> {
    const { dataDir } = this;
    const database = await openDatabase(dataDir, {
      readOnly,
      beforeMigration: async (from, connection) => {
        const copy = join(dataDir, BACKUP_FOLDER, `before-update-from-${from}-${this.#clock.now().replace(/[-:.]/g, '')}.db`);
        await mkdir(join(dataDir, BACKUP_FOLDER), { recursive: true });
        await connection.all('vacuum into ?', [copy]);
        await proveDatabase(copy);
      },
    });
    try {
      const row = await database.reader.selectFrom('office').selectAll().executeTakeFirst();
      if (!row) throw new AppError('database_damaged', { detail: 'set-up was not finished' });
      await this.#compareHead(database, row.officeId);
      const info = { officeId: row.officeId, name: row.name, communityName: row.communityName, practice: row.practice === 1, dataDir };
      const core = this.#makeCore(database, info, row.officeId);
      core.settings = await readSettings(database.reader);
      core.lastBackupAt = (await listBackups(dataDir))[0]?.madeAt ?? null;
      if (!readOnly) void layReserve(dataDir);
      if (!readOnly) await this.#sweepScans(database).catch(() => undefined); // leftovers harm nobody
      core.log.event('opened', { readOnly, migratedFrom: database.migratedFrom });
      return core;
    } catch (error) {
      await database.close();
      throw error;
    }
  }

  /** After the head was compared: in a database set back to an older state the newer scans would look like leftovers. */
  async #sweepScans(database: OpenDatabase): Promise<void> {
    const known = new Set((await database.reader.selectFrom('scanFiles').select('sha256').execute()).map((file) => file.sha256));
    await sweepScans(this.dataDir, (name) => known.has(name));
  }

  /** The database must reach at least as far as the head record says (R03). */
  async #compareHead(database: OpenDatabase, officeId: string): Promise<void> {
    const head = await readHead(this.dataDir);
    const last = await database.reader.selectFrom('auditRows').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).executeTakeFirst();
    if (head === 'damaged') throw new AppError('database_damaged', { detail: 'head.json cannot be read' });
    if (head === null) {
      if (!database.readOnly && last) await writeHead(this.dataDir, { officeId, seq: last.seq, hash: last.hash, at: this.#clock.now() });
      return;
    }
    if (head.officeId !== officeId) throw new AppError('database_foreign', { detail: 'head.json belongs to another office' });
    if ((last?.seq ?? 0) < head.seq) throw new AppError('database_behind', { missingActs: head.seq - (last?.seq ?? 0) });
    const same = await database.reader.selectFrom('auditRows').select('hash').where('seq', '=', head.seq).executeTakeFirst();
    if (head.seq > 0 && same?.hash !== head.hash) throw new AppError('database_damaged', { detail: `audit row ${head.seq} differs from head.json` });
  }

  #makeCore(database: OpenDatabase, info: OfficeCore['info'], officeId: string): OfficeCore {
    const vault = new Vault();
    const shelf = new Shelf(() => this.#clock.monotonicMs());
    const emit = (event: OfficeEvent): void => {
      for (const listener of this.#listeners) listener(event);
    };
    const sessions: Sessions = new Sessions(this.#clock, (session, why) => {
      shelf.clear(session.key);
      if (sessions.count === 0) vault.lock();
      emit({ type: 'session_ended', sessionKey: session.key, why });
    });
    return {
      dataDir: this.dataDir, database, info, clock: this.#clock, vault, sessions, throttle: new SignInThrottle(this.#clock), shelf,
      head: new HeadRecord(this.dataDir, officeId), log: new Log(this.dataDir, this.#clock), passwordCostLog2: this.#options.passwordCostLog2 ?? PASSWORD_COST_LOG2,
      settings: DEFAULT_SETTINGS, lastBackupAt: null, stopped: null, emit,
    };
  }
}
