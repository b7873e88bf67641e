/** Schooling (升学): who is expected to finish a stage of school this summer, and what becomes of him. Nothing rises by itself. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema, instantSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { STAGES } from '../school-year.ts';

const stage = z.enum(STAGES);
const years = z.int().min(1).max(9);
const factId = idSchema<'fact'>();
const decisionId = idSchema<'schoolDecision'>();

export const OUTCOMES = ['goesOn', 'left', 'stays'] as const;
export type SchoolOutcome = (typeof OUTCOMES)[number];

const settings = {
  /** From this day of July on the summer's leavers are listed. */
  listDay: z.int().min(1).max(31),
  stages: z.array(z.object({ stage, years })).length(STAGES.length),
};

const personFields = { residentId: idSchema<'resident'>(), name: z.string(), age: z.int().nullable(), gridName: z.string().nullable(), headName: z.string().nullable(), stage };
const finishingSchema = z.object({
  factId, ...personFields, since: daySchema, endsOn: daySchema,
  /** By the usual years, as no end was entered. */
  expected: z.boolean(),
  /** A summer before the one that is listed. */
  late: z.boolean(),
});
export type Finishing = z.output<typeof finishingSchema>;

const decidedSchema = z.object({
  decisionId, ...personFields, endsOn: daySchema, outcome: z.enum(OUTCOMES), nextStage: stage.nullable(), by: z.string(), at: instantSchema, undoneAt: instantSchema.nullable(),
});
export type SchoolDecided = z.output<typeof decidedSchema>;

export const schoolingContract = {
  settings: query('residents.read', z.object({}), z.object({ ...settings, version: z.int() })),
  /** Refuses `changed_meanwhile`. */
  saveSettings: command('residents.edit', z.object({ ...settings, version: z.int() }), z.object({ version: z.int() })),
  /** Who is expected to finish by the summer that is listed and for whom nothing was decided; `endsOn` is the end of that school year. */
  finishing: query('residents.read', z.object({}), z.object({ endsOn: daySchema, listDay: z.int(), people: z.array(finishingSchema) })),
  /** What was decided since the summer before the one that is listed, the latest first. */
  decided: query('residents.read', z.object({}), z.object({ people: z.array(decidedSchema) })),
  /**
   * One outcome for all of them: the next stage from 1 September on (`next`: which follows which; `years` writes its end down at once),
   * school is over, or the stage takes a year more. All or nobody: refuses `school_not_listed` and `school_next_missing`.
   */
  decide: command('residents.edit', z.object({
    factIds: z.array(factId).min(1).max(2_000), outcome: z.enum(OUTCOMES), next: z.array(z.object({ from: stage, to: stage, years: years.nullable() })).max(STAGES.length),
  }), z.object({ decided: z.int() })),
  /** Takes decisions back: the stage stands again as it stood. Refuses `school_undone`, `school_built_on`. */
  undo: command('residents.edit', z.object({ decisionIds: z.array(decisionId).min(1).max(2_000) }), z.object({ undone: z.int() })),
} as const;
