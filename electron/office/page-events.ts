/** What one page is told unasked: changes of the place it works in, the end of its session, the progress of its calls. */
import type { FileOwner, HostEvent, Place } from '#shared/host-bridge.ts';
import type { Desk } from './open-desk.ts';

export class PageEvents {
  readonly #desk: Desk;
  readonly #send: (event: HostEvent) => void;
  readonly #stop: () => void;
  #session: { readonly place: Place; readonly key: string } | null = null;

  constructor(desk: Desk, send: (event: HostEvent) => void) {
    this.#desk = desk;
    this.#send = send;
    this.#stop = desk.onEvent((place, event) => {
      if (place !== this.#session?.place) return;
      if (event.type === 'changed') send({ kind: 'changed', features: event.features });
      else if (event.sessionKey === this.#session.key) {
        this.#session = null;
        send({ kind: 'sessionEnded', why: event.why as Extract<HostEvent, { kind: 'sessionEnded' }>['why'] });
      }
    });
  }

  /** Remembers under which session the page works now; a page signs in and out without opening a new stream. */
  async follow(owner: FileOwner): Promise<void> {
    const key = await this.#desk.sessionKey(owner);
    if (key !== null) this.#session = { place: owner.place, key };
  }

  progress(callId: string, progress: Extract<HostEvent, { kind: 'progress' }>['progress']): void {
    this.#send({ kind: 'progress', callId, progress });
  }

  close(): void {
    this.#stop();
  }
}
