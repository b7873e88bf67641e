/** A headless browser for one print, spoken to over two pipes: nothing listens, and it ends with this process. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

type Message = { id?: number; result?: Record<string, unknown>; error?: { message: string } };

const ANSWER_MS = 60_000;

export class BrowserPipe {
  readonly #child: ChildProcess;
  readonly #profile: string;
  readonly #waiting = new Map<number, { readonly resolve: (result: Record<string, unknown>) => void; readonly reject: (error: Error) => void }>();
  #calls = 0;
  #rest = '';

  private constructor(child: ChildProcess, profile: string) {
    this.#child = child;
    this.#profile = profile;
    const said = child.stdio[4] as Readable;
    said.setEncoding('utf8');
    said.on('data', (text: string) => this.#read(text));
    child.once('exit', () => this.#fail(new Error('the browser ended')));
    child.once('error', (error) => this.#fail(error));
  }

  static async start(program: string): Promise<BrowserPipe> {
    const profile = await mkdtemp(join(tmpdir(), 'huilin-print-'));
    // Chromium's own sandbox refuses to run as root; what it opens here are our own pages alone.
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const child = spawn(program, [
      '--headless=new', '--remote-debugging-pipe', `--user-data-dir=${profile}`, '--no-first-run', '--disable-gpu', '--disable-extensions', '--disable-background-networking', '--disable-sync',
      '--disable-component-update', '--no-proxy-server', '--font-render-hinting=none', ...asRoot, 'about:blank',
    ], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    return new BrowserPipe(child, profile);
  }

  /** One command of the DevTools protocol. */
  send(method: string, params: object = {}, sessionId?: string): Promise<Record<string, unknown>> {
    const id = (this.#calls += 1);
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new Error(`the browser does not answer ${method}`));
      }, ANSWER_MS);
      const settled = <T>(next: (value: T) => void) => (value: T): void => {
        clearTimeout(limit);
        next(value);
      };
      this.#waiting.set(id, { resolve: settled(resolve), reject: settled(reject) });
      (this.#child.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`);
    });
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    if (this.#child.exitCode === null && this.#child.kill('SIGKILL')) await ended;
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  #read(text: string): void {
    const parts = (this.#rest + text).split('\0');
    this.#rest = parts.pop() ?? '';
    for (const part of parts) {
      const message = JSON.parse(part) as Message;
      const waiting = this.#waiting.get(message.id ?? 0);
      if (!waiting) continue;
      this.#waiting.delete(message.id ?? 0);
      if (message.error) waiting.reject(new Error(message.error.message));
      else waiting.resolve(message.result ?? {});
    }
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
