import { describe, expect, test } from 'vitest';
import { addressOf, noWindowReason, shouldFetch } from './start.mjs';

test.each([
  ['win32', {}, false, undefined],
  ['darwin', {}, true, undefined],
  ['linux', { DISPLAY: ':0' }, false, undefined],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, false, undefined],
  ['linux', {}, false, 'there is no screen here'],
  ['linux', { DISPLAY: ':0' }, true, 'a window with its sandbox on cannot run as root'],
])('on %s with %o, root %s: %s', (platform, env, isRoot, reason) => {
  expect(noWindowReason({ platform, env, isRoot })).toBe(reason);
});

describe('fetching Electron', () => {
  const day = 24 * 3600_000;
  test.each([
    ['was never tried', undefined, true],
    ['failed yesterday', { version: '1', failedAtMs: 99 * day }, false],
    ['failed long ago', { version: '1', failedAtMs: 90 * day }, true],
    ['failed for another version', { version: '0', failedAtMs: 99 * day }, true],
    ['failed in the future of a clock set back', { version: '1', failedAtMs: 101 * day }, true],
  ])('%s', (_what, remembered, tries) => expect(shouldFetch(remembered, '1', 100 * day)).toBe(tries));
});

test.each([
  ['{"address":"http://127.0.0.1:4100/#key=abc"}', 'http://127.0.0.1:4100/#key=abc'],
  ['{"address":"http://example.org/"}', undefined],
  ['listening', undefined],
  ['null', undefined],
])('the address in %s', (line, address) => expect(addressOf(line)).toBe(address));
