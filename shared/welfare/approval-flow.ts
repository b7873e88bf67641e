/**
 * The approval of a programme's batches as data (E1, E3): one review and one approval always, further ones and a resolution of a meeting
 * above sums. Every signature is another person's; makers never sign (E2).
 */
import { z } from 'zod';
import { nonNegativeFenSchema } from '../money.ts';

/** 审核 审批 会议决议 */
export const FLOW_STEPS = ['review', 'approve', 'resolution'] as const;
export type FlowStep = (typeof FLOW_STEPS)[number];

/** More than this many signatures of one kind no office has people for. */
const MOST = 3;

/** Steps in any order; one counts when the batch's sum is above `aboveFen`, 0 counts always. */
export const flowStepsSchema = z.array(z.object({ step: z.enum(FLOW_STEPS), aboveFen: nonNegativeFenSchema })).max(2 * MOST + 1).refine((steps) => {
  const of = (step: FlowStep) => steps.filter((each) => each.step === step);
  const first = (step: FlowStep) => of(step).filter((each) => each.aboveFen === 0).length >= 1;
  return first('review') && first('approve') && of('review').length <= MOST && of('approve').length <= MOST && of('resolution').length <= 1;
}, { error: 'one review and one approval always, at most three of each, at most one resolution' });
export type FlowSteps = z.output<typeof flowStepsSchema>;

/** What holds where a programme says nothing: a review and an approval, by two people beside the maker. */
export const DEFAULT_FLOW: FlowSteps = [{ step: 'review', aboveFen: 0 as FlowSteps[number]['aboveFen'] }, { step: 'approve', aboveFen: 0 as FlowSteps[number]['aboveFen'] }];

/** How many signatures of a kind a sum needs; for 'resolution' 0 or 1. */
export function signaturesNeeded(steps: FlowSteps, step: FlowStep, totalFen: number): number {
  return steps.filter((each) => each.step === step && (each.aboveFen === 0 || totalFen > each.aboveFen)).length;
}
