/** One stream of events for each open page, as text/event-stream over fetch: the page reads it with its token in a header. */
import type { ServerResponse } from 'node:http';
import type { FileOwner } from '#shared/host-bridge.ts';
import type { Desk } from '#electron/office/open-desk.ts';
import { PageEvents } from '#electron/office/page-events.ts';

const HEARTBEAT_MS = 15_000;
/** A page that stopped reading is not worth more memory than this. */
const MOST_WAITING_BYTES = 1_048_576;

interface Stream { readonly response: ServerResponse; readonly events: PageEvents }

export class EventStreams {
  readonly #desk: Desk;
  readonly #streams = new Map<string, Stream>();
  readonly #heartbeat: NodeJS.Timeout;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#heartbeat = setInterval(() => {
      for (const { response } of this.#streams.values()) response.write(': \n\n');
    }, HEARTBEAT_MS).unref();
  }

  /** @param page names the page among all of all seats; a page that comes back takes its old stream's place. */
  async open(page: string, owner: FileOwner, response: ServerResponse, headers: Readonly<Record<string, string>>): Promise<void> {
    this.#end(page);
    const events = new PageEvents(this.#desk, (event) => {
      if (response.writableLength > MOST_WAITING_BYTES) this.#end(page);
      else response.write(`data: ${JSON.stringify(event)}\n\n`);
    });
    const stream = { response, events };
    this.#streams.set(page, stream);
    response.once('close', () => {
      events.close();
      if (this.#streams.get(page) === stream) this.#streams.delete(page);
    });
    response.writeHead(200, { ...headers, 'Content-Type': 'text/event-stream; charset=utf-8' });
    response.write(': \n\n');
    await events.follow(owner);
  }

  /** The page's listener, where it has a stream. */
  of(page: string): PageEvents | undefined {
    return this.#streams.get(page)?.events;
  }

  close(): void {
    clearInterval(this.#heartbeat);
    for (const page of this.#streams.keys()) this.#end(page);
  }

  #end(page: string): void {
    this.#streams.get(page)?.response.end();
    this.#streams.delete(page);
  }
}
