import { describe, expect, it } from 'vitest';
import type { HostEvent } from '#shared/host-bridge.ts';
import { readEvents } from './web-bridge.ts';

describe('the stream of events', () => {
  it('is read whatever pieces it arrives in', () => {
    const stream =
      ': hello\n\ndata: {"kind":"changed","features":["ledger"]}\n\nid: 7\r\ndata: {"kind":"sessionEnded",\r\ndata: "why":"idle"}\r\n\r\n';
    for (let cut = 0; cut <= stream.length; cut += 1) {
      const events: HostEvent[] = [];
      const rest = readEvents(stream.slice(0, cut), (event) => events.push(event));
      const end = readEvents(rest + stream.slice(cut), (event) => events.push(event));
      expect(end).toBe('');
      expect(events).toEqual([
        { kind: 'changed', features: ['ledger'] },
        { kind: 'sessionEnded', why: 'idle' },
      ]);
    }
  });
});
