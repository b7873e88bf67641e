/**
 * What a line keeps of the person it was decided on. Small on purpose: with the version's rules the pure function gives the
 * whole explanation again, word for word, for ever.
 */
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { daySchema, monthSchema } from '#shared/days.ts';
import { fenSchema } from '#shared/money.ts';
import type { DecisionContext, DecisionPerson } from '#shared/welfare/decide-eligibility.ts';
import { MONTHS_OF_PERIOD, type ProgrammePeriod } from '#shared/welfare/programme.ts';
import type { DisbursementTables } from './tables.ts';

export type BatchRow = Selectable<DisbursementTables['batches']>;
export type LineRow = Selectable<DisbursementTables['batchLines']>;

const personSchema = z.object({
  /** residentId, sex and birth date stand in the line's own columns; of other members of a household they stand here. */
  id: z.int().optional(), sex: z.string().optional(), born: daySchema.nullable().optional(),
  status: z.enum(['living', 'dead', 'movedOut']), since: daySchema.nullable(), relation: z.string().nullable(), grid: z.int().nullable(), facts: z.record(z.string(), z.string()),
  /** Values of the office's own fields and lists, where the version's rules asked for them. */
  marks: z.record(z.string(), z.string()).optional(),
});
const inputsSchema = z.object({
  person: personSchema,
  pause: z.object({ fromMonth: monthSchema, toMonth: monthSchema.nullable(), reason: z.string() }).optional(),
  others: z.array(z.object({ code: z.string(), name: z.string(), group: z.string().nullable(), stackable: z.boolean(), amountFen: fenSchema })).optional(),
  members: z.array(personSchema).optional(),
  /** Who of the household gets it, of a line added by hand all the same. */
  rival: z.object({ name: z.string() }).optional(),
  /** Why the line was added by hand. */
  manual: z.string().optional(),
});

function shrink(person: DecisionPerson): z.input<typeof personSchema> {
  return { status: person.status, since: person.statusSince, relation: person.relationCode, grid: person.gridId, facts: { ...person.facts } };
}

/** The inputs of a decision as the JSON a line keeps. Keys always in the same order, so equal inputs are equal text. */
export function freezeInputs(person: DecisionPerson, context: DecisionContext, manualReason?: string): string {
  const sorted = (facts: object): Record<string, string> => Object.fromEntries(Object.entries(facts as Record<string, string>).sort(([a], [b]) => (a < b ? -1 : 1)));
  const frozen = (p: DecisionPerson): z.input<typeof personSchema> => ({ ...shrink(p), facts: sorted(p.facts), ...(p.marks === undefined ? {} : { marks: sorted(p.marks) }) });
  return JSON.stringify({
    person: frozen(person),
    ...(context.pause === null ? {} : { pause: context.pause }),
    ...(context.others.length === 0 ? {} : { others: context.others }),
    ...(context.members.length === 0 ? {} : { members: context.members.map((m) => ({ id: m.residentId, sex: m.sex, born: m.birthDate, ...frozen(m) })) }),
    ...(context.rival === undefined ? {} : { rival: context.rival }),
    ...(manualReason === undefined ? {} : { manual: manualReason }),
  });
}

/** Kinds of people kept in mind; a list has some dozens. */
const KINDS = 5_000;

/** `freezeInputs` for a whole list: people who are alike in all that is frozen share one text, made once. */
export function inputsFreezer(manualReason?: string): (person: DecisionPerson, context: DecisionContext) => string {
  const known = new Map<string, string>();
  return (person, context) => {
    if (context.pause !== null || context.others.length > 0 || context.members.length > 0 || context.rival !== undefined) return freezeInputs(person, context, manualReason);
    let kind = `${person.status}|${person.statusSince}|${person.relationCode}|${person.gridId}`;
    for (const fact in person.facts) kind += `|${fact}=${person.facts[fact as keyof typeof person.facts]}`;
    for (const mark in person.marks) kind += `|${mark}=${person.marks[mark]}`;
    const text = known.get(kind) ?? freezeInputs(person, context, manualReason);
    if (known.size < KINDS) known.set(kind, text);
    return text;
  };
}

/** The person and the context a line was decided on, and the reason of a line added by hand. */
export function thawInputs(
  line: Pick<LineRow, 'residentId' | 'sex' | 'birthDate' | 'gridName' | 'inputs'>, batch: Pick<BatchRow, 'benefitMonth' | 'asOf'>, period: ProgrammePeriod,
): { person: DecisionPerson; context: DecisionContext; manualReason: string | null } {
  const inputs = inputsSchema.parse(JSON.parse(line.inputs));
  const grow = (p: z.output<typeof personSchema>): DecisionPerson => ({
    residentId: (p.id ?? line.residentId) as LineRow['residentId'], sex: (p.sex ?? line.sex) as LineRow['sex'], birthDate: p.born === undefined ? line.birthDate : p.born,
    status: p.status, statusSince: p.since, relationCode: p.relation, gridId: p.grid as DecisionPerson['gridId'], gridName: line.gridName === '' ? null : line.gridName,
    facts: p.facts, ...(p.marks === undefined ? {} : { marks: p.marks }),
  });
  return {
    person: grow(inputs.person), manualReason: inputs.manual ?? null,
    context: {
      benefitMonth: batch.benefitMonth, asOf: batch.asOf, monthsOfPeriod: MONTHS_OF_PERIOD[period],
      pause: inputs.pause ?? null, others: inputs.others ?? [], members: (inputs.members ?? []).map(grow), rival: inputs.rival,
    },
  };
}
