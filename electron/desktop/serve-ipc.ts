/** Calls of the page to the office. Who sends is checked before anything is looked at (R44). */
import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import { AppError, type Refusal, type Reply } from '#shared/errors.ts';
import type { HandedFile, HostEvent } from '#shared/host-bridge.ts';
import type { Desk } from '#electron/office/open-desk.ts';
import { PageEvents } from '#electron/office/page-events.ts';
import { readCall, readFileOwner } from '#electron/office/read-call.ts';
import { ORIGIN } from './app-protocol.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './channel.ts';

/** Our own page in the main frame of our own window; no iframe, no page the window might have been led to. */
export function isOurSender(event: IpcMainInvokeEvent, window: BrowserWindow | null): boolean {
  const frame = event.senderFrame;
  return frame !== null && window !== null && frame === window.webContents.mainFrame && frame.parent === null && frame.origin === ORIGIN;
}

const refused = (detail: string): Refusal => ({ ok: false, code: 'bad_request', data: { detail } });

export class IpcHost {
  readonly #desk: Desk;
  #window: BrowserWindow | null = null;
  #events: PageEvents | null = null;

  constructor(desk: Desk) {
    this.#desk = desk;
    ipcMain.handle(CALL_CHANNEL, (event, kind: unknown, payload: unknown) => this.#answer(event, kind, payload));
  }

  /** From now on only this window is served, and it alone hears of events. */
  serve(window: BrowserWindow): void {
    this.#events?.close();
    this.#window = window;
    this.#events = new PageEvents(this.#desk, (event: HostEvent) => {
      if (!window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, event);
    });
    window.once('closed', () => {
      if (this.#window !== window) return;
      this.#events?.close();
      this.#window = null;
      this.#events = null;
    });
  }

  async #answer(event: IpcMainInvokeEvent, kind: unknown, payload: unknown): Promise<unknown> {
    if (!isOurSender(event, this.#window)) return refused('sender');
    try {
      switch (kind) {
        case 'call': return await this.#call(payload);
        case 'cancel':
          if (typeof payload === 'string') this.#desk.cancel(payload);
          return undefined;
        case 'upload': return await this.#upload(payload);
        case 'download': return await this.#download(payload);
        default: return refused('kind');
      }
    } catch (error) {
      if (!(error instanceof AppError)) return { ok: false, code: 'unexpected', data: { incidentId: '-' } } satisfies Refusal;
      const { code, data } = error as AppError;
      return { ok: false, code, data };
    }
  }

  async #call(payload: unknown): Promise<Reply> {
    const call = readCall(payload);
    await this.#events?.follow({ place: call.place, token: call.token });
    return this.#desk.answer(call, call.place, (progress) => {
      if (call.callId !== undefined) this.#events?.progress(call.callId, progress);
    });
  }

  async #upload(payload: unknown): Promise<Reply> {
    const { name, bytes, owner } = (payload ?? {}) as { name?: unknown; bytes?: unknown; owner?: unknown };
    if (typeof name !== 'string' || name === '' || name.length > 200 || !(bytes instanceof Uint8Array)) return refused('file');
    return this.#desk.receiveFile(readFileOwner(owner), name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }

  async #download(payload: unknown): Promise<HandedFile | Refusal> {
    const { fileId, owner } = (payload ?? {}) as { fileId?: unknown; owner?: unknown };
    if (typeof fileId !== 'string') return refused('file');
    const reply = await this.#desk.giveFile(readFileOwner(owner), fileId);
    return reply.ok ? { name: reply.value.name, bytes: new Uint8Array(reply.value.bytes), mime: reply.value.mime } : reply;
  }
}
