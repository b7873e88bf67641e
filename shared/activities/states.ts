/** The life of an activity as a table of moves (community-welfare §6.4). */
import type { ActivityMove, ActivityState } from './words.ts';

const MOVES: Readonly<Record<ActivityMove, { readonly from: readonly ActivityState[]; readonly to: ActivityState }>> = {
  open: { from: ['draft'], to: 'recruiting' },
  takeBack: { from: ['recruiting'], to: 'draft' },
  start: { from: ['recruiting'], to: 'running' },
  end: { from: ['running'], to: 'ended' },
  record: { from: ['ended'], to: 'recorded' },
  cancel: { from: ['draft', 'recruiting', 'running'], to: 'cancelled' },
};

/** The state a move leads to, or null where it is not a move of this state. */
export function stateAfter(state: ActivityState, move: ActivityMove): ActivityState | null {
  return MOVES[move].from.includes(state) ? MOVES[move].to : null;
}

/** The moves of a state, in the order of the work. */
export function movesOf(state: ActivityState): ActivityMove[] {
  return (Object.keys(MOVES) as ActivityMove[]).filter((move) => stateAfter(state, move) !== null);
}

/** States a move starts from, for the sentence of a refusal. */
export function statesBefore(move: ActivityMove): readonly ActivityState[] {
  return MOVES[move].from;
}

/** States in which people are placed. */
export const OPEN_FOR_SIGN_UP: readonly ActivityState[] = ['recruiting', 'running'];
/** States in which attendance is entered; afterwards it is corrected. Entering while 招募 begins the activity. */
export const OPEN_FOR_ATTENDANCE: readonly ActivityState[] = ['recruiting', 'running', 'ended'];
