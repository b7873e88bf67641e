import { expect, test } from 'vitest';
import { sentBack } from './sent-back.ts';
import type { BatchShown } from './steps.ts';

const steps = (...names: readonly string[]) => names.map((step) => ({ step, comment: step })) as unknown as BatchShown['decisions'];

test('a batch stays sent back while its maker mends it, until he hands it in again', () => {
  expect(sentBack(steps('generate', 'submit'))).toBeUndefined();
  expect(sentBack(steps('generate', 'submit', 'return'))?.comment).toBe('return');
  expect(sentBack(steps('generate', 'submit', 'return', 'removeLine'))?.comment).toBe('return');
  expect(sentBack(steps('generate', 'submit', 'return', 'submit'))).toBeUndefined();
});
