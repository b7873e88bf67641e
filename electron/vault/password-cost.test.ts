/** A password costs whoever guesses it as much as it should, and nobody else has to wait for it (R28). */
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { PASSWORD_COST_LOG2, unwrapDataKey, wrapDataKey } from './key-wraps.ts';

test('one try takes 128 MiB and a noticeable time, off the thread that answers', async () => {
  expect(PASSWORD_COST_LOG2).toBe(17);
  const key = randomBytes(32);
  const wrap = await wrapDataKey(key, 'correct horse 7 staple', PASSWORD_COST_LOG2);
  expect(wrap.costLog2).toBe(17);
  expect(wrap.salt).toHaveLength(16);

  let ticks = 0;
  const tick = setInterval(() => { ticks += 1; }, 5);
  const before = performance.now();
  const opened = await unwrapDataKey(wrap, 'correct horse 7 staple');
  const took = performance.now() - before;
  clearInterval(tick);
  expect(opened?.equals(key)).toBe(true);
  expect(took).toBeGreaterThan(100);
  // The timer went on while the key was derived.
  expect(ticks).toBeGreaterThan(5);
});

test('the same password is wrapped differently each time', async () => {
  const key = randomBytes(32);
  const [one, two] = await Promise.all([wrapDataKey(key, 'correct horse 7 staple', 10), wrapDataKey(key, 'correct horse 7 staple', 10)]);
  expect(one.salt.equals(two.salt)).toBe(false);
  expect(one.wrapped.equals(two.wrapped)).toBe(false);
});
