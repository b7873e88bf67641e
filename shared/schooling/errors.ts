/** Refusals of the feature 'schooling': code → the data its sentence needs. */
import type { Stage } from '../school-year.ts';

export interface SchoolingErrors {
  /** They left the list meanwhile: somebody decided, the stage was changed or ended, they died or moved. */
  school_not_listed: { names: readonly string[] };
  /** No stage to go on to was named, or one that does not follow. */
  school_next_missing: { stage: Stage; names: readonly string[] };
  school_undone: { names: readonly string[] };
  /** The stage written by the decision was changed since. */
  school_built_on: { names: readonly string[] };
}
