/** The bridge of the web host: the same five functions over HTTP on this computer's own address. */
import type { Reply } from '#shared/errors.ts';
import type { FileOwner, HandedFile, HeldFile, HostBridge, HostEvent, PlacedRequest } from '#shared/host-bridge.ts';
import { HostUnreachable } from './bridge.ts';

/** Tells the host which calls and which stream of events belong to one page: two pages of a browser share their cookie. */
const pageId = crypto.randomUUID();

function headersFor(owner: FileOwner): Record<string, string> {
  return {
    'X-Huilin-Place': owner.place,
    'X-Huilin-Page': pageId,
    ...(owner.token === undefined ? {} : { Authorization: `Bearer ${owner.token}` }),
  };
}

async function ask(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { credentials: 'same-origin', cache: 'no-store', ...init });
  } catch (error) {
    throw new HostUnreachable(String(error));
  }
}

/** Every answer of the host is an envelope, whatever its status; anything else is not our host. */
async function readReply<T>(response: Response): Promise<Reply<T>> {
  try {
    const reply: unknown = await response.json();
    if (typeof reply === 'object' && reply !== null && 'ok' in reply) return reply as Reply<T>;
  } catch {
    // falls through: not JSON
  }
  throw new HostUnreachable(`status ${response.status}`);
}

/**
 * Gives the one-time key of the address (#key=…) for a cookie. The key leaves the address bar before the first request,
 * so that it is neither seen nor kept in the history.
 */
export async function enterWithKey(): Promise<void> {
  const key = /^#key=([^&]+)/.exec(window.location.hash)?.[1];
  if (key === undefined) return;
  window.history.replaceState(null, '', `${window.location.pathname}#/`);
  await ask('/api/enter', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ key: decodeURIComponent(key) }),
  });
}

/** Splits a text/event-stream into the JSON of its `data:` lines; returns what is still incomplete. */
export function readEvents(buffer: string, emit: (event: HostEvent) => void): string {
  const blocks = buffer.split(/\r?\n\r?\n/);
  const rest = blocks.pop() ?? '';
  for (const block of blocks) {
    const data = block
      .split(/\r?\n/)
      .filter((line) => line.startsWith('data:'))
      .map((line) => line.slice(5).trimStart())
      .join('\n');
    if (data !== '') emit(JSON.parse(data) as HostEvent);
  }
  return rest;
}

async function listen(owner: () => FileOwner, emit: (event: HostEvent) => void, signal: AbortSignal): Promise<void> {
  const response = await fetch('/api/events', {
    credentials: 'same-origin',
    cache: 'no-store',
    signal,
    headers: { Accept: 'text/event-stream', ...headersFor(owner()) },
  });
  if (!response.ok || response.body === null) throw new HostUnreachable(`status ${response.status}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    buffer = readEvents(buffer + value, emit);
  }
}

/** Comes back when the page is in view. */
async function inView(): Promise<void> {
  while (document.visibilityState === 'hidden') {
    await new Promise<void>((seen) => { document.addEventListener('visibilitychange', () => seen(), { once: true }); });
  }
}

/**
 * The office tells of changes over one stream that is taken up again whenever it breaks, for as long as the page lives. A page out
 * of view holds none: a browser opens six connections to one host, and a clerk has more than six pages open; what it missed it reads again.
 */
async function keepListening(owner: () => FileOwner, emit: (event: HostEvent) => void): Promise<never> {
  let waitMs = 500;
  for (;;) {
    await inView();
    const away = new AbortController();
    const leave = (): void => {
      if (document.visibilityState === 'hidden') away.abort();
    };
    document.addEventListener('visibilitychange', leave);
    try {
      await listen(owner, emit, away.signal);
      waitMs = 500;
    } catch {
      waitMs = away.signal.aborted ? 500 : Math.min(waitMs * 2, 15_000);
    }
    document.removeEventListener('visibilitychange', leave);
    if (away.signal.aborted) {
      await inView();
      emit({ kind: 'changed', features: [] });
    } else await new Promise((resume) => setTimeout(resume, waitMs));
  }
}

function fileNameOf(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="([^"]+)"/i.exec(disposition ?? '')?.[1] ?? 'huilin';
}

/** @param owner tells the session of the moment, for the stream of events that outlives a single call. */
export function webBridge(owner: () => FileOwner): HostBridge {
  // One stream for the whole page, however many listen.
  const listeners = new Set<(event: HostEvent) => void>();
  let listening = false;
  return {
    async call({ method, input, token, actId, callId, password, place }: PlacedRequest): Promise<Reply> {
      const response = await ask('/api/call', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headersFor({ place, token }) },
        body: JSON.stringify({ method, input, actId, callId, password }),
      });
      return readReply(response);
    },
    cancel(callId: string): void {
      const init = {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headersFor(owner()) },
        body: JSON.stringify({ callId }),
      };
      ask('/api/cancel', init).catch(() => undefined);
    },
    onEvent(listener: (event: HostEvent) => void): () => void {
      listeners.add(listener);
      if (!listening) {
        listening = true;
        void keepListening(owner, (event) => listeners.forEach((each) => each(event)));
      }
      return () => {
        listeners.delete(listener);
      };
    },
    async upload(name: string, bytes: Uint8Array, fileOwner: FileOwner): Promise<Reply<HeldFile>> {
      const response = await ask(`/api/files?name=${encodeURIComponent(name)}`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/octet-stream', ...headersFor(fileOwner) },
        body: new Uint8Array(bytes),
      });
      return readReply<HeldFile>(response);
    },
    async download(fileId: string, fileOwner: FileOwner) {
      const response = await ask(`/api/files/${encodeURIComponent(fileId)}`, { headers: headersFor(fileOwner) });
      if (!response.ok) {
        const reply = await readReply<never>(response);
        if (!reply.ok) return reply;
        throw new HostUnreachable(`status ${response.status}`);
      }
      const file: HandedFile = {
        name: fileNameOf(response.headers.get('Content-Disposition')),
        bytes: new Uint8Array(await response.arrayBuffer()),
        mime: response.headers.get('Content-Type') ?? 'application/octet-stream',
      };
      return file;
    },
  };
}
