import { describe, expect, test } from 'vitest';
import { fen } from '../money.ts';
import { DEFAULT_FLOW, flowStepsSchema, signaturesNeeded, type FlowSteps } from './approval-flow.ts';

const step = (name: FlowSteps[number]['step'], aboveFen = 0) => ({ step: name, aboveFen: fen(aboveFen) });
const flow: FlowSteps = [step('review'), step('approve'), step('approve', 1_000_000), step('approve', 5_000_000), step('resolution', 5_000_000)];

describe('a flow', () => {
  test.each<[number, number, number, number]>([
    [0, 1, 1, 0], [1_000_000, 1, 1, 0], [1_000_001, 1, 2, 0], [5_000_000, 1, 2, 0], [5_000_001, 1, 3, 1],
  ])('for %i fen needs %i reviews, %i approvals, %i resolutions', (totalFen, review, approve, resolution) => {
    expect([signaturesNeeded(flow, 'review', totalFen), signaturesNeeded(flow, 'approve', totalFen), signaturesNeeded(flow, 'resolution', totalFen)]).toEqual([review, approve, resolution]);
  });

  test.each<[string, FlowSteps, boolean]>([
    ['as it is by default', DEFAULT_FLOW, true], ['with all of it', flow, true], ['without a review', [step('approve')], false], ['without an approval', [step('review')], false],
    ['with a review above a sum alone', [step('review', 1), step('approve')], false], ['with four approvals', [step('review'), ...Array.from({ length: 4 }, () => step('approve'))], false],
    ['with two resolutions', [step('review'), step('approve'), step('resolution', 1), step('resolution', 2)], false],
  ])('%s is a flow: %s', (_what, steps, ok) => expect(flowStepsSchema.safeParse(steps).success).toBe(ok));
});
