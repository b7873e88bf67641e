/**
 * What crosses between a page and the host around it. On the desktop the preload script exposes exactly `HostBridge` as
 * `window.huilin`; in a browser the page does the same over HTTP. Both sides are written against these shapes.
 */
import { z } from 'zod';
import type { Progress, Request } from './contract.ts';
import type { Refusal, Reply } from './errors.ts';

/** The office's own data, or the practice community: two data folders, never mixed. */
export const PLACES = ['office', 'practice'] as const;
export type Place = (typeof PLACES)[number];

/** One call as a page sends it: the request and the place it is meant for. */
export type PlacedRequest = Request & { readonly place: Place };

/** The same as a host checks it before anything else looks at it. Unknown keys are refused. */
export const callSchema = z.strictObject({
  method: z.string().min(1).max(120),
  input: z.unknown().optional(),
  token: z.string().max(200).optional(),
  actId: z.string().max(100).optional(),
  callId: z.string().max(100).optional(),
  password: z.string().max(256).optional(),
  place: z.enum(PLACES),
});

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
export const fileOwnerSchema = z.strictObject({ place: z.enum(PLACES), token: z.string().max(200).optional() });

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
