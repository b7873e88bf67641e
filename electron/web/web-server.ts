/**
 * The office in a browser of the same computer (and nowhere else): pages from a fixed map, calls as JSON, files in and out,
 * one stream of events. No request is answered before it is known to come from a page of ours (guard.ts), no call before
 * the browser has a seat (seats.ts); who is signed in is the office's business.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError, type Reply } from '#shared/errors.ts';
import { PLACES, type FileOwner, type Place } from '#shared/host-bridge.ts';
import type { Desk } from '#electron/office/open-desk.ts';
import { MOST_UPLOAD_BYTES } from '#electron/office/open-office.ts';
import { safetyHeaders, type PageFiles } from '#electron/office/page-files.ts';
import { readCall } from '#electron/office/read-call.ts';
import { EventStreams } from './event-streams.ts';
import { cookieName, foreign, readBearer, readCookie } from './guard.ts';
import { readBody, readJson } from './read-body.ts';
import { badRequest, HttpRefusal, statusOf } from './refusal.ts';
import { Seats } from './seats.ts';

export interface WebLimits {
  readonly callBytes: number;
  readonly uploadBytes: number;
  readonly headerBytes: number;
  readonly headersMs: number;
  /** Head and body together. */
  readonly requestMs: number;
  readonly connections: number;
  /** Files being handed in at one time; each is held in memory. */
  readonly uploads: number;
}

/** R42. */
export const LIMITS: WebLimits = {
  callBytes: 1_048_576, uploadBytes: MOST_UPLOAD_BYTES, headerBytes: 16 * 1024, headersMs: 10_000, requestMs: 40_000, connections: 64, uploads: 2,
};

export interface WebServerOptions {
  readonly desk: Desk;
  readonly pages: PageFiles;
  /** 0 or absent: any free port, different at every start. */
  readonly port?: number;
  readonly limits?: Partial<WebLimits>;
}

/** A request that passed the door: whose browser, which page of it, which session. */
interface Seated { readonly page: string; readonly owner: FileOwner }

type Endpoint = (request: IncomingMessage, response: ServerResponse, seated: Seated) => Promise<void>;

export class WebServer {
  readonly #desk: Desk;
  readonly #pages: PageFiles;
  readonly #limits: WebLimits;
  readonly #server: Server;
  readonly #seats = new Seats();
  readonly #streams: EventStreams;
  readonly #endpoints: ReadonlyMap<string, Endpoint>;
  #uploading = 0;
  port = 0;

  private constructor(options: WebServerOptions) {
    this.#desk = options.desk;
    this.#pages = options.pages;
    this.#limits = { ...LIMITS, ...options.limits };
    this.#streams = new EventStreams(options.desk);
    this.#endpoints = new Map<string, Endpoint>([
      ['POST /api/call', (request, response, seated) => this.#call(request, response, seated)],
      ['POST /api/cancel', (request, response) => this.#cancel(request, response)],
      ['GET /api/events', (_request, response, seated) => this.#streams.open(seated.page, seated.owner, response, safetyHeaders())],
      ['PUT /api/files', (request, response, seated) => this.#receiveFile(request, response, seated)],
      ['GET /api/files', (request, response, seated) => this.#giveFile(request, response, seated)],
    ]);
    const { headerBytes, headersMs, requestMs, connections } = this.#limits;
    this.#server = createServer(
      { maxHeaderSize: headerBytes, headersTimeout: headersMs, requestTimeout: requestMs, connectionsCheckingInterval: Math.min(1_000, headersMs), keepAliveTimeout: 5_000 },
      (request, response) => void this.#handle(request, response),
    );
    this.#server.maxConnections = connections;
    this.#server.on('upgrade', (_request, socket) => socket.destroy());
  }

  static async listen(options: WebServerOptions): Promise<WebServer> {
    const web = new WebServer(options);
    await new Promise<void>((resolve, reject) => {
      web.#server.once('error', reject);
      web.#server.listen({ host: '127.0.0.1', port: options.port ?? 0, exclusive: true }, resolve);
    });
    web.port = (web.#server.address() as AddressInfo).port;
    return web;
  }

  /** An address that lets one more browser in, once. The key stands behind the #, so no log and no server sees it. */
  newAddress(): string {
    return `http://127.0.0.1:${this.port}/#key=${this.#seats.newKey()}`;
  }

  async close(): Promise<void> {
    this.#streams.close();
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeIdleConnections();
    // Calls under way get a moment; whoever holds a connection open for nothing does not.
    const last = setTimeout(() => this.#server.closeAllConnections(), 2_000);
    await closed;
    clearTimeout(last);
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const why = foreign(request, this.port);
      if (why !== undefined) throw new HttpRefusal(403, 'bad_request', { detail: why });
      const target = request.url ?? '';
      if (target.startsWith('/api/')) await this.#answerApi(request, response, target.split('?', 1)[0] ?? '');
      else {
        const page = this.#pages.answer(request.method ?? '', target);
        response.writeHead(page.status, page.headers).end(page.bytes);
      }
    } catch (error) {
      this.#refuse(request, response, error);
    }
  }

  async #answerApi(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (path === '/api/enter') return this.#enter(request, response);
    const name = path.startsWith('/api/files/') ? '/api/files' : path;
    const endpoint = this.#endpoints.get(`${request.method} ${name}`);
    if (!endpoint) {
      const allowed = ['GET', 'POST', 'PUT'].filter((method) => this.#endpoints.has(`${method} ${name}`));
      if (allowed.length === 0) throw new HttpRefusal(404, 'unknown_method', { method: path.slice(0, 80) });
      throw new HttpRefusal(405, 'bad_request', { detail: 'method' }, { Allow: allowed.join(', ') });
    }
    const seat = this.#seats.find(readCookie(request.headers.cookie, cookieName(this.port)));
    if (seat === null) throw new HttpRefusal(401, 'seat_unknown', {});
    const owner = { place: placeOf(request), token: readBearer(request.headers.authorization) };
    await endpoint(request, response, { page: `${seat}/${pageOf(request)}`, owner });
  }

  async #enter(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') throw new HttpRefusal(405, 'bad_request', { detail: 'method' }, { Allow: 'POST' });
    const { key } = await readJson(request, 1_000);
    const cookie = typeof key === 'string' && key.length <= 100 ? this.#seats.enter(key) : null;
    if (cookie === null) throw new HttpRefusal(403, 'seat_unknown', {});
    send(response, 200, { ok: true, value: {} }, { 'Set-Cookie': `${cookieName(this.port)}=${cookie}; HttpOnly; SameSite=Strict; Path=/` });
  }

  async #call(request: IncomingMessage, response: ServerResponse, { page, owner }: Seated): Promise<void> {
    const body = await readJson(request, this.#limits.callBytes);
    if ('token' in body || 'place' in body) throw badRequest('token and place are headers');
    const call = readCall({ ...body, ...(owner.token === undefined ? {} : { token: owner.token }), place: owner.place });
    await this.#streams.of(page)?.follow(owner);
    const reply = await this.#desk.answer(call, owner.place, (progress) => {
      if (call.callId !== undefined) this.#streams.of(page)?.progress(call.callId, progress);
    });
    send(response, statusOf(reply), reply);
  }

  async #cancel(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { callId } = await readJson(request, 1_000);
    if (typeof callId !== 'string' || callId.length > 100) throw badRequest('callId');
    this.#desk.cancel(callId);
    send(response, 200, { ok: true, value: {} });
  }

  async #receiveFile(request: IncomingMessage, response: ServerResponse, { owner }: Seated): Promise<void> {
    if (request.headers['content-type'] !== 'application/octet-stream') throw new HttpRefusal(415, 'bad_request', { detail: 'content type' });
    const target = new URL(request.url ?? '', 'http://localhost');
    const name = target.searchParams.get('name') ?? '';
    if (target.pathname !== '/api/files' || name === '' || name.length > 200) throw badRequest('file name');
    // Nobody's 50 MB are read before somebody is signed in.
    if ((await this.#desk.sessionKey(owner)) === null) throw new HttpRefusal(401, 'not_signed_in', {}, { Connection: 'close' });
    if (this.#uploading >= this.#limits.uploads) throw new HttpRefusal(503, 'bad_request', { detail: 'too many files at once' }, { Connection: 'close' });
    this.#uploading += 1;
    try {
      const bytes = await readBody(request, this.#limits.uploadBytes);
      const reply = await this.#desk.receiveFile(owner, name, bytes);
      send(response, statusOf(reply), reply);
    } finally {
      this.#uploading -= 1;
    }
  }

  async #giveFile(request: IncomingMessage, response: ServerResponse, { owner }: Seated): Promise<void> {
    const fileId = /^\/api\/files\/([0-9a-f]{1,64})$/.exec(request.url ?? '')?.[1];
    if (fileId === undefined) throw new HttpRefusal(404, 'file_unknown', { fileId: '' });
    const reply = await this.#desk.giveFile(owner, fileId);
    if (!reply.ok) return send(response, statusOf(reply), reply);
    response.writeHead(200, {
      ...safetyHeaders(), 'Content-Type': reply.value.mime, 'Content-Length': reply.value.bytes.length,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(reply.value.name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`,
    }).end(reply.value.bytes);
  }

  /** The last resort: a refusal as an envelope, anything else as an incident without a word about its inside. */
  #refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    if (response.headersSent) return void response.destroy();
    if (error instanceof HttpRefusal) send(response, error.status, error.reply, error.headers);
    else if (error instanceof AppError) {
      const { code, data } = error as AppError;
      send(response, 400, { ok: false, code, data } as Reply<never>);
    }
    else send(response, 500, { ok: false, code: 'unexpected', data: { incidentId: '-' } });
    if (request.complete) return;
    // The rest of a body nobody reads is swallowed for a moment, so that the answer arrives, and then the line is cut.
    request.resume();
    setTimeout(() => request.socket.destroy(), 1_000).unref();
  }
}

function placeOf(request: IncomingMessage): Place {
  const place = request.headers['x-huilin-place'] ?? 'office';
  if (!PLACES.some((each) => each === place)) throw badRequest('place');
  return place as Place;
}

/** The page's own name for itself; without one a browser has one stream. */
function pageOf(request: IncomingMessage): string {
  const page = request.headers['x-huilin-page'];
  return typeof page === 'string' && /^[0-9a-f-]{1,40}$/.test(page) ? page : '';
}

function send(response: ServerResponse, status: number, reply: Reply, headers: Readonly<Record<string, string>> = {}): void {
  const bytes = Buffer.from(JSON.stringify(reply));
  response.writeHead(status, { ...safetyHeaders(), ...headers, 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': bytes.length }).end(bytes);
}
