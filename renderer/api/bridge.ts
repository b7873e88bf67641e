/**
 * The host bridge: all a page can ask of the program around it. On the desktop the preload script exposes exactly these
 * functions as `window.huilin`; in a browser `web-bridge.ts` does the same over HTTP. Nothing else reaches the office.
 */
import type { Progress, Request } from '#shared/contract.ts';
import type { Refusal, Reply } from '#shared/errors.ts';

/** The office's own data, or the practice community: two data folders, never mixed. */
export type Place = 'office' | 'practice';

/** One call as a page sends it: the request and the place it is meant for. */
export type PlacedRequest = Request & { readonly place: Place };

/** What the host tells a page unasked. */
export type HostEvent =
  | { readonly kind: 'progress'; readonly callId: string; readonly progress: Progress }
  | { readonly kind: 'changed'; readonly features: readonly string[] }
  | { readonly kind: 'sessionEnded'; readonly why: 'idle' | 'absolute' | 'signed_out' | 'user_changed' };

/** Whose session a file belongs to. */
export interface FileOwner {
  readonly place: Place;
  readonly token: string | undefined;
}

/** A file the office has received, or holds ready to be fetched. */
export interface HeldFile {
  readonly fileId: string;
  readonly name: string;
  readonly sizeBytes: number;
}

/** A file handed out. */
export interface HandedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mime: string;
}

export interface HostBridge {
  call(request: PlacedRequest): Promise<Reply>;
  cancel(callId: string): void;
  /** Listens to the host; the returned function stops listening. */
  onEvent(listener: (event: HostEvent) => void): () => void;
  upload(name: string, bytes: Uint8Array, owner: FileOwner): Promise<Reply<HeldFile>>;
  download(fileId: string, owner: FileOwner): Promise<HandedFile | Refusal>;
}

declare global {
  interface Window {
    readonly huilin?: HostBridge;
  }
}

/** The program behind the page does not answer: it was closed, or the connection to it was cut. What happened to the call is unknown. */
export class HostUnreachable extends Error {
  override readonly name = 'HostUnreachable';
}
