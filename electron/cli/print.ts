import { resolve } from 'node:path';
import { ROSTER_KINDS } from '#shared/disbursement/roster-pages.ts';
import { APPROVED_STATUSES } from '#shared/disbursement/status.ts';
import { AppError } from '#shared/errors.ts';
import { makeClient } from '#electron/api/make-client.ts';
import { startWebHost, type WebHost } from '#electron/web/start-web-host.ts';
import { askPassword, askUser } from './ask.ts';
import { BrowserPipe } from './browser-pipe.ts';
import { EXIT, needText, needWord, noMoreWords, UsageError, type Command } from './command.ts';
import { findBatch } from './find-batch.ts';
import { findChromium } from './find-chromium.ts';
import { refuseExisting, writeNew } from './with-office.ts';

const READY_MS = 120_000;

/** Prints the roster of a batch to a PDF, by the same page the screen prints, in the machine's own browser. */
export const print: Command = {
  usage: 'print roster BATCH --pdf OUT [--kind sign|bank|list] [--big|--a3] [--by-grid] [--whole] [--only-to-pay]',
  options: { pdf: { type: 'string' }, kind: { type: 'string' }, big: { type: 'boolean' }, a3: { type: 'boolean' }, 'by-grid': { type: 'boolean' }, whole: { type: 'boolean' }, 'only-to-pay': { type: 'boolean' } },
  async run(ways) {
    if (needWord(ways, 0, 'what to print (roster)') !== 'roster') throw new UsageError(`unknown: print ${ways.words[0] ?? ''}`);
    const word = needWord(ways, 1, 'BATCH');
    noMoreWords(ways, 2);
    const out = resolve(needText(ways, 'pdf'));
    const kind = ROSTER_KINDS.find((each) => each === (ways.text('kind') ?? 'sign'));
    if (kind === undefined) throw new UsageError(`--kind is one of ${ROSTER_KINDS.join(', ')}`);
    const program = findChromium();
    if (program === undefined) throw new UsageError('no Chromium, Chrome or Edge on this machine: install one, or name it in CHROMIUM');
    await refuseExisting(out);
    const host = await startWebHost({ dataDir: ways.dataDir });
    try {
      if (host.desk.failure) throw new AppError(host.desk.failure.code, host.desk.failure.data);
      const { token, password } = await signIn(host);
      const client = makeClient((request) => host.desk.answer({ ...request, token, password }, 'office'));
      const batch = await findBatch(client, word);
      const size = ways.flag('a3') ? 'a3' : ways.flag('big') ? 'a4big' : 'a4';
      // An approved list is numbered first, so that its pages carry their codes.
      const issue = (APPROVED_STATUSES as readonly string[]).includes(batch.status) ? await client.paying.issueRoster({ batchId: batch.batchId, kind, size, byGrid: ways.flag('by-grid'), onlyToPay: ways.flag('only-to-pay') }) : undefined;
      const query = new URLSearchParams({ kind, size, ...(ways.flag('whole') ? { whole: '1' } : {}), ...(ways.flag('only-to-pay') ? { onlyToPay: '1' } : {}), ...(issue === undefined ? {} : { issue: String(issue.issueId) }) });
      const pdf = await printRoute(program, host, { token, password }, `/print/roster/${batch.batchId}?${query.toString()}`);
      await writeNew(out, pdf);
      ways.say({ path: out, sizeBytes: pdf.length, batchNo: batch.batchNo }, [`已写入 ${out}（${pdf.length} 字节）`]);
      return EXIT.done;
    } finally {
      await host.close();
    }
  },
};

interface Signed { readonly token: string; readonly password: string }

async function signIn(host: WebHost): Promise<Signed> {
  const input = { userName: await askUser(), password: await askPassword() };
  const reply = await host.desk.answer({ method: 'session.signIn', input }, 'office');
  if (!reply.ok) throw new AppError(reply.code, reply.data);
  return { token: (reply.value as { token: string }).token, password: input.password };
}

/** A bridge as the page expects it, already signed in: the page never sees a sign-in form. Whole numbers ask for the password again; it was typed for this very command. */
const bridge = ({ token, password }: Signed): string => `window.huilin = {
  call: async ({ method, input, callId }) => (await fetch('/api/call', { method: 'POST', headers: { 'Content-Type': 'application/json', Authorization: 'Bearer ${token}' }, body: JSON.stringify({ method, input, callId, password: ${JSON.stringify(password)} }) })).json(),
  cancel() {}, onEvent: () => () => {}, upload: () => Promise.reject(new Error('printing')), download: () => Promise.reject(new Error('printing')),
};`;

async function printRoute(program: string, host: WebHost, signed: Signed, route: string): Promise<Buffer> {
  const base = `http://127.0.0.1:${host.web.port}`;
  const cookie = await seatCookie(base, host.web.newAddress());
  const browser = await BrowserPipe.start(program);
  try {
    const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
    const send = (method: string, params: object = {}): Promise<Record<string, unknown>> => browser.send(method, params, sessionId as string);
    await send('Page.enable');
    await send('Network.setCookie', { url: base, name: cookie.name, value: cookie.value, httpOnly: true, sameSite: 'Strict' });
    await send('Page.addScriptToEvaluateOnNewDocument', { source: bridge(signed) });
    await send('Page.navigate', { url: `${base}/#${route}` });
    const evaluate = async (expression: string): Promise<unknown> => ((await send('Runtime.evaluate', { expression, returnByValue: true }))['result'] as { value?: unknown })?.value;
    await until(async () => (await evaluate('document.body?.dataset.printReady')) === 'true', () => evaluate('document.body?.innerText?.slice(0, 300)'));
    const { data } = await send('Page.printToPDF', { printBackground: true, preferCSSPageSize: true });
    return Buffer.from(data as string, 'base64');
  } finally {
    await browser.close();
  }
}

async function until(done: () => Promise<boolean>, shown: () => Promise<unknown>): Promise<void> {
  const last = performance.now() + READY_MS;
  while (!(await done())) {
    if (performance.now() > last) throw new Error(`the page did not become ready to print: ${String(await shown())}`);
    await new Promise((resume) => setTimeout(resume, 100));
  }
}

async function seatCookie(base: string, address: string): Promise<{ name: string; value: string }> {
  const key = new URL(address).hash.slice('#key='.length);
  const answer = await fetch(`${base}/api/enter`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ key }) });
  const [name = '', value = ''] = (answer.headers.get('set-cookie') ?? '').split(';', 1)[0]?.split('=') ?? [];
  return { name, value };
}
