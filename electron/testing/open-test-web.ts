/** A web host on a real socket over a fresh office, for tests: raw requests and a seated, signed-in browser. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Desk } from '#electron/office/open-desk.ts';
import { PageFiles } from '#electron/office/page-files.ts';
import { WebServer, type WebLimits } from '#electron/web/web-server.ts';
import { TEST_PASSWORD, testClock, type TestClock } from './open-test-office.ts';

export interface RawAnswer { readonly status: number; readonly head: string; readonly body: string }

export interface TestWeb {
  readonly desk: Desk;
  readonly web: WebServer;
  readonly clock: TestClock;
  readonly base: string;
  /** The cookie of a browser that was let in, and the token of the administrator. */
  readonly cookie: string;
  readonly token: string;
  /** Sends bytes as they are and reads until the host closes or the answer is whole. */
  raw(text: string | Buffer): Promise<RawAnswer>;
  call(body: unknown, headers?: Record<string, string>): Promise<Response>;
  enter(key: string): Promise<Response>;
  close(): Promise<void>;
}

export const INDEX_TEXT = '<!doctype html><meta name="csp-nonce" content="__NONCE__"><title>惠邻</title>';
export const SECRET_TEXT = 'a secret beside the pages';

export async function openTestWeb(limits: Partial<WebLimits> = {}): Promise<TestWeb> {
  const folder = await mkdtemp(join(tmpdir(), 'huilin-web-'));
  const pages = join(folder, 'pages');
  mkdirSync(join(pages, 'assets'), { recursive: true });
  writeFileSync(join(pages, 'index.html'), INDEX_TEXT);
  writeFileSync(join(pages, 'assets', 'app.js'), 'export {};');
  writeFileSync(join(folder, 'secret.html'), SECRET_TEXT);
  const clock = testClock();
  const desk = await Desk.open({ dataDir: join(folder, 'data'), clock, passwordCostLog2: 10 });
  const web = await WebServer.listen({ desk, pages: new PageFiles(pages), limits });
  const base = `http://127.0.0.1:${web.port}`;

  const enter = (key: string): Promise<Response> =>
    fetch(`${base}/api/enter`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ key }) });
  const entered = await enter(keyOf(web.newAddress()));
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
  const call = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${base}/api/call`, { method: 'POST', headers: { 'Content-Type': 'application/json', Cookie: cookie, ...headers }, body: JSON.stringify(body) });
  const setUp = await call({ method: 'session.setUp', input: { officeName: '测试', communityName: '测试社区', userName: 'admin', staffName: '甲', password: TEST_PASSWORD } });
  const { value } = (await setUp.json()) as { value: { token: string } };

  return {
    desk, web, clock, base, cookie, token: value.token, call, enter,
    raw: (text) => sendRaw(web.port, text),
    async close() {
      await web.close();
      await desk.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function keyOf(address: string): string {
  return new URL(address).hash.slice('#key='.length);
}

function sendRaw(port: number, text: string | Buffer): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    const done = (): void => {
      clearTimeout(limit);
      socket.destroy();
      const all = Buffer.concat(chunks).toString('utf8');
      const cut = all.indexOf('\r\n\r\n');
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(all)?.[1] ?? 0), head: all.slice(0, Math.max(cut, 0)), body: all.slice(cut + 4) });
    };
    const limit = setTimeout(() => reject(new Error('no answer within 5 s')), 5_000);
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      const all = Buffer.concat(chunks).toString('latin1');
      const cut = all.indexOf('\r\n\r\n');
      const length = /content-length: (\d+)/i.exec(all)?.[1];
      if (cut >= 0 && length !== undefined && all.length >= cut + 4 + Number(length)) done();
    });
    socket.on('close', done);
    socket.on('error', () => undefined);
  });
}
