import { sql } from 'kysely';
import { groupBy } from '#shared/group-by.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { disbursementContract } from '#shared/disbursement/contract.ts';
import { AppError } from '#shared/errors.ts';
import { fen, sumFen, ZERO_FEN, type Fen } from '#shared/money.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { readRows } from '#electron/residents/read-rows.ts';
import type { BatchLineId, ResidentId } from '#shared/ids.ts';
import type { Month } from '#shared/days.ts';
import { decidePeople, type DecidedPerson } from '#electron/welfare/decide-people.ts';
import { findVersionFor, rulesOf, type ProgrammeRow, type Reads } from '#electron/welfare/versions.ts';
import type { BatchRow } from './frozen-inputs.ts';
import { beginBatch, defaultAsOf } from './generate-batch.ts';
import { knownNow } from './known-now.ts';
import { insertLines, rosterOrder } from './lines-of-list.ts';
import { countToPay, standing, takeStep } from './move-batch.ts';
import { readRuleProgramme, reckonMonths, type ReckonedPerson } from './reckon.ts';

/**
 * A batch that pays what past months were short of (补差, 补发): one line per person over all his months, chained to the lists' own lines.
 * Its sums come from the months (`reckonMonths`), with the accounts of today; the database refuses a month that something else has paid
 * meanwhile. Refuses `claims_only`, `version_missing`, `reckon_range`, `batch_empty`.
 */
export async function generateSupplement(context: CommandContext, input: InputOf<typeof disbursementContract.generateSupplement>): Promise<OutputOf<typeof disbursementContract.generateSupplement>> {
  const { trx, clock } = context;
  const programme = await readRuleProgramme(trx, input.programmeId);
  if (programme.status === 'ended') throw new AppError('programme_ended', { code: programme.code });
  // What months before the end were short of is paid after it as well.
  const version = await findVersionFor(trx, programme.id, input.benefitMonth, { evenAfterEnd: true });
  if (!version) throw new AppError('version_missing', { code: programme.code, month: input.benefitMonth });
  const chosen = input.residentIds === null ? null : new Set(input.residentIds);
  const begun = await takeStep(context, await beginBatch(context, programme, {
    versionId: version.id, benefitMonth: input.benefitMonth, asOf: defaultAsOf(clock.today(), input.benefitMonth), payBy: input.payBy, parentBatchId: await lastMain(trx, programme, input), kind: 'supplement',
  }), { step: 'generate', comment: `${input.fromMonth} — ${input.toMonth}` });
  const batch = await takeStep(context, begun, { step: 'lock', to: 'locked', set: { knownAt: await knownNow(trx, clock) } });
  const people = (await reckonMonths(trx, programme, { fromMonth: input.fromMonth, toMonth: input.toMonth, knownAt: batch.knownAt })).map(onlyOwed)
    .filter((person) => person.months.length > 0 && (chosen === null || chosen.has(person.residentId)));
  if (people.length === 0) throw new AppError('batch_empty', { batchNo: batch.batchNo });
  await insertLines(context, batch, rosterOrder(people.map(asLine)), { withAmounts: true, firstLineNo: 1 });
  const rows = people.flatMap(({ residentId, months }) => months.map((m) => [residentId, m.month, m.mainLineId, m.entitledFen, m.stoodFen, m.differenceFen]));
  await sql`insert into batchLineMonths (lineId, month, mainLineId, entitledFen, stoodFen, amountFen)
    select l.id, j.value ->> 1, j.value ->> 2, j.value ->> 3, j.value ->> 4, j.value ->> 5 from json_each(${JSON.stringify(rows)}) j join batchLines l on l.batchId = ${batch.id} and l.residentId = j.value ->> 0`.execute(trx);
  context.fail('batch.supplement');
  const computed = await takeStep(context, batch, { step: 'compute', to: 'computed', set: await countToPay(trx, batch.id) });
  return { ...standing(computed), batchNo: computed.batchNo };
}

const onlyOwed = (person: ReckonedPerson): ReckonedPerson => ({ ...person, months: person.months.filter((month) => month.differenceFen > 0) });

/** Months a line counts its standard for. */
const A_YEAR = 12;

/** The sum of the months; the standard is that of a month where all are the same and no more than a year's, else the whole. */
function asLine({ decided, months }: ReckonedPerson): ReckonedPerson['decided'] {
  const amountFen = sumFen(months.map((month) => month.differenceFen));
  const [first] = months;
  const same = months.length <= A_YEAR && months.every((month) => month.differenceFen === first?.differenceFen);
  return { ...decided, decision: { ...decided.decision, standardFen: same && first !== undefined ? first.differenceFen : amountFen, months: same ? months.length : 1, amountFen } };
}

async function lastMain(db: Reads, programme: ProgrammeRow, range: { fromMonth: Month; toMonth: Month }): Promise<BatchRow['parentBatchId']> {
  const row = await db.selectFrom('batches').select('id').where('programmeId', '=', programme.id).where('kind', '=', 'main').where('status', '<>', 'voided').where('benefitMonth', '>=', range.fromMonth).where('benefitMonth', '<=', range.toMonth)
    .orderBy('benefitMonth', 'desc').limit(1).executeTakeFirst();
  return row?.id ?? null;
}

export interface SupplementMonth { readonly lineId: BatchLineId; readonly residentId: ResidentId; readonly month: Month; readonly mainLineId: BatchLineId | null; readonly entitledFen: Fen; readonly stoodFen: Fen; readonly amountFen: Fen }

/** The months of the lines of a batch, or of one line. */
export async function readSupplementMonths(db: Reads, of: { batchId: number } | { lineId: number }): Promise<SupplementMonth[]> {
  return readRows<SupplementMonth>(db, sql`select x.*, l.residentId from batchLineMonths x join batchLines l on l.id = x.lineId where ${'batchId' in of ? sql`l.batchId = ${of.batchId}` : sql`x.lineId = ${of.lineId}`} order by x.lineId, x.month`);
}

/** Each line beside its months, computed again as of then: what every month was entitled to by the rules in force when the list was made. */
export async function recomputeSupplement(db: Reads, batch: BatchRow, programme: ProgrammeRow): Promise<OutputOf<typeof disbursementContract.recompute>> {
  const months = await readSupplementMonths(db, { batchId: batch.id });
  const lines = await db.selectFrom('batchLines').select(['id', 'residentId', 'name', 'amountFen']).where('batchId', '=', batch.id).orderBy('lineNo').execute();
  const entitled = new Map<string, Fen>();
  for (const [month, rows] of groupBy(months, (row) => row.month)) {
    for (const { person, decision } of await decideThen(db, programme, batch, month, rows.map((row) => row.residentId))) entitled.set(`${person.residentId} ${month}`, decision.eligible ? decision.amountFen : ZERO_FEN);
  }
  const computed = lines.map((line) => ({ line, computedFen: fen(Math.max(0, months.filter((row) => row.lineId === line.id).reduce((sum, row) => sum + (entitled.get(`${row.residentId} ${row.month}`) ?? 0) - row.stoodFen, 0))) }));
  const differences = computed.filter(({ line, computedFen }) => computedFen !== line.amountFen).map(({ line, computedFen }) => ({ residentId: line.residentId, name: line.name, kind: 'amount' as const, storedFen: line.amountFen, computedFen }));
  return { identical: differences.length === 0, linesCompared: lines.length, storedFen: sumFen(lines.map((line) => line.amountFen)), computedFen: sumFen(computed.map((each) => each.computedFen)), differences };
}

/** The decisions of a past month with what was known, and the versions in force, when the supplement was locked. */
async function decideThen(db: Reads, programme: ProgrammeRow, batch: BatchRow, month: Month, residentIds: readonly ResidentId[]): Promise<DecidedPerson[]> {
  const main = await db.selectFrom('batches').select('asOf').where('programmeId', '=', programme.id).where('benefitMonth', '=', month).where('kind', '=', 'main').where('status', '<>', 'voided').executeTakeFirst();
  const version = await db.selectFrom('programmeVersions').selectAll().where('programmeId', '=', programme.id).where('status', '=', 'active').where('validFrom', '<=', month).where('activatedAt', '<=', batch.knownAt).orderBy('validFrom', 'desc').limit(1).executeTakeFirst();
  if (main === undefined || version === undefined) return [];
  return decidePeople(db, { programmeId: programme.id, target: programme.target, period: programme.period, rules: rulesOf(version), month, asOf: main.asOf, knownAt: batch.knownAt }, residentIds);
}
