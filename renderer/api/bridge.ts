/**
 * The host bridge: all a page can ask of the program around it. On the desktop the preload script exposes it as
 * `window.huilin`; in a browser `web-bridge.ts` does the same over HTTP. Nothing else reaches the office.
 */
import type { HostBridge } from '#shared/host-bridge.ts';

declare global {
  interface Window {
    readonly huilin?: HostBridge;
  }
}

/** The program behind the page does not answer: it was closed, or the connection to it was cut. What happened to the call is unknown. */
export class HostUnreachable extends Error {
  override readonly name = 'HostUnreachable';
}
