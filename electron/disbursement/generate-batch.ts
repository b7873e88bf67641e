/** Beginning a batch, locking its list, computing its amounts: each a step of its own, or all in one act. */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { firstDay, lastDay, type Day, type Month } from '#shared/days.ts';
import type { disbursementContract } from '#shared/disbursement/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { BatchId, ClaimId, ResidentId } from '#shared/ids.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { readUnproved } from '#electron/welfare/checks.ts';
import { decideOutcomes, decidePeople, type Decidable, type DecidedPerson } from '#electron/welfare/decide-people.ts';
import { requireFestivalDay } from '#electron/welfare/festivals.ts';
import { findVersionFor, readProgramme, readVersion, refuseOver, rulesOf, type ProgrammeRow, type Reads } from '#electron/welfare/versions.ts';
import { computeAmounts } from './compute-amounts.ts';
import type { BatchRow } from './frozen-inputs.ts';
import { basketsOf } from './goods.ts';
import { knownNow } from './known-now.ts';
import { freeClaims, listClaims, sumClaims } from './lines-of-claims.ts';
import { insertLines, rosterOrder } from './lines-of-list.ts';
import { countToPay, openBatch, standing, takeStep } from './move-batch.ts';
import { dropSetOffs, planSetOffs } from './set-off.ts';

type Unknown = { residentId: ResidentId; name: string }[];
/** Whom a benefit of the same purpose, of his own or in his household, rules out; `withName`: who of his household gets this one. */
type Excluded = { residentId: ResidentId; name: string; code: string; withName: string | null }[];

/**
 * Begins the batch of a programme and month. Refuses a second one (`batch_exists`), ended programmes, months after their end (`programme_over`) and months without a version; of a festival every list but the one of its year, as of its day. A
 * programme that pays on claims takes its open ones, or the chosen; it may have several batches a month, and none without claims (`no_open_claims`).
 */
export async function generateBatch(context: CommandContext, input: InputOf<typeof disbursementContract.generate>): Promise<OutputOf<typeof disbursementContract.generate>> {
  const { trx, clock } = context;
  const programme = await readProgramme(trx, input.programmeId);
  if (programme.status === 'ended') throw new AppError('programme_ended', { code: programme.code });
  refuseOver(programme, input.benefitMonth);
  const kind = programme.basis === 'claims' ? 'claims' : 'main';
  const rival = await trx.selectFrom('batches').select('batchNo').where('programmeId', '=', programme.id).where('benefitMonth', '=', input.benefitMonth)
    .where('status', '<>', 'voided').where('kind', '=', 'main').executeTakeFirst();
  if (rival) throw new AppError('batch_exists', { batchNo: rival.batchNo, month: input.benefitMonth });
  const onFestival = await requireFestivalDay(trx, programme, input.benefitMonth, input.asOf);
  const version = await findVersionFor(trx, programme.id, input.benefitMonth);
  if (!version) throw new AppError('version_missing', { code: programme.code, month: input.benefitMonth });
  let batch = await beginBatch(context, programme, {
    versionId: version.id, benefitMonth: input.benefitMonth, asOf: onFestival ?? input.asOf ?? defaultAsOf(clock.today(), input.benefitMonth), payBy: input.payBy, parentBatchId: null, kind,
  });
  batch = await takeStep(context, batch, { step: 'generate' });
  let unknown: Unknown = [];
  let excluded: Excluded = [];
  // A draft keeps no choice of claims.
  const upTo = input.upTo === 'draft' && input.claimIds !== null ? 'locked' : input.upTo;
  if (upTo !== 'draft') ({ batch, unknown, excluded } = await lock(context, batch, programme, upTo === 'computed', input.claimIds));
  if (upTo === 'computed' && input.carryManual && kind === 'main') await carryManual(context, batch, programme);
  if (upTo === 'computed') await planSetOffs(context, batch);
  if (upTo === 'computed') batch = await takeStep(context, batch, { step: 'compute', to: 'computed', set: await countToPay(trx, batch.id) });
  return { ...standing(batch), batchNo: batch.batchNo, unknown, excluded };
}

/** Today, but not before the month begins nor after it ends. */
export function defaultAsOf(today: Day, benefitMonth: Month): Day {
  return today < firstDay(benefitMonth) ? firstDay(benefitMonth) : today > lastDay(benefitMonth) ? lastDay(benefitMonth) : today;
}

/** Inserts the empty draft. Its number is the next of programme and month; voided batches keep theirs. */
export async function beginBatch(context: CommandContext, programme: ProgrammeRow, about: Pick<BatchRow, 'versionId' | 'benefitMonth' | 'asOf' | 'payBy' | 'parentBatchId' | 'kind'>): Promise<BatchRow> {
  const { trx, actor, clock } = context;
  if (about.payBy === 'bank' && (await basketsOf(trx, about)).length > 0) throw new AppError('goods_by_bank', { code: programme.code });
  const { used } = await trx.selectFrom('batches').select((e) => e.fn.countAll<number>().as('used')).where('programmeId', '=', programme.id).where('benefitMonth', '=', about.benefitMonth).executeTakeFirstOrThrow();
  const now = clock.now();
  return trx.insertInto('batches').values({
    ...about, batchNo: `${programme.code}-${about.benefitMonth.replace('-', '')}-${used + 1}`, programmeId: programme.id, knownAt: await knownNow(trx, clock), status: 'draft',
    makerUserId: actor.userId, makerStaffId: actor.staffId, reviewerUserId: null, reviewerStaffId: null, approverUserId: null, approverStaffId: null,
    // Whoever is paid again has hung on the board with the batch before.
    noticeDays: about.parentBatchId === null ? programme.noticeDays : 0, noticeCounting: programme.noticeCounting,
    personCount: 0, totalFen: 0 as BatchRow['totalFen'], fingerprint: null, voidReason: null, approvedAt: null, version: 1, createdAt: now,
  }).returningAll().executeTakeFirstOrThrow();
}

/** The decisions for everybody who comes into question, on the batch's own as-of day and knowledge. */
export async function decideBatch(db: Reads, batch: BatchRow, programme: ProgrammeRow, residentIds?: readonly ResidentId[]): Promise<DecidedPerson[]> {
  return decidePeople(db, await decidableOf(db, batch, programme), residentIds);
}

async function decidableOf(db: Reads, batch: BatchRow, programme: ProgrammeRow): Promise<Decidable> {
  const version = await readVersion(db, batch.versionId);
  return { programmeId: programme.id, target: programme.target, period: programme.period, rules: rulesOf(version), month: batch.benefitMonth, asOf: batch.asOf, knownAt: batch.knownAt };
}

async function lock(context: CommandContext, draft: BatchRow, programme: ProgrammeRow, withAmounts: boolean, claimIds: readonly ClaimId[] | null = null): Promise<{ batch: BatchRow; unknown: Unknown; excluded: Excluded }> {
  // The list is what is known when it is locked, not when the draft was begun.
  const batch = await takeStep(context, draft, { step: 'lock', to: 'locked', set: { knownAt: await knownNow(context.trx, context.clock) } });
  if (batch.kind === 'claims') {
    await listClaims(context, batch, programme, claimIds, withAmounts);
    return { batch, unknown: [], excluded: [] };
  }
  const decided = await decideOutcomes(context.trx, await decidableOf(context.trx, batch, programme));
  await insertLines(context, batch, rosterOrder(decided.filter((d) => d.decision.eligible)), { withAmounts, firstLineNo: 1 });
  await holdUnproved(context, batch, programme);
  const unknown = decided.filter((d) => d.decision.refusal === 'unknown').map((d) => ({ residentId: d.person.residentId, name: d.person.name }));
  const excluded = decided.flatMap(({ person: { residentId, name }, decision: { refusal, refusalDetail } }) => (refusal === 'excludedByProgramme' ? [{ residentId, name, code: refusalDetail ?? '', withName: null }]
    : refusal === 'excludedByHousehold' ? [{ residentId, name, code: programme.code, withName: refusalDetail }] : []));
  return { batch, unknown, excluded };
}

/** Who has not been proved alive within a year is listed but held, from the month on that the programme asks for it (§5.3). */
async function holdUnproved(context: CommandContext, batch: BatchRow, programme: ProgrammeRow): Promise<void> {
  if (programme.proofFrom === null || batch.benefitMonth < programme.proofFrom) return;
  const lines = await context.trx.selectFrom('batchLines').select(['id', 'residentId']).where('batchId', '=', batch.id).execute();
  const unproved = new Map((await readUnproved(context.trx, lines.map((line) => line.residentId), batch.benefitMonth)).map((each) => [each.residentId, each.lastOn]));
  const held = lines.flatMap((line) => (unproved.has(line.residentId) ? [[line.id, `待领取资格认证（${unproved.get(line.residentId) ?? '从未认证'}）`]] : []));
  if (held.length > 0) await sql`update batchLines set status = 'held', statusReason = j.value ->> 1 from json_each(${JSON.stringify(held)}) j where batchLines.id = j.value ->> 0`.execute(context.trx);
}

/**
 * A new cycle from the last (D11): who was added by hand there is added again with his sum, if he still lives here and the rule has not
 * brought him in. The rule's own people are decided anew.
 */
async function carryManual(context: CommandContext, batch: BatchRow, programme: ProgrammeRow): Promise<void> {
  const { trx } = context;
  const last = await trx.selectFrom('batches').select(['id', 'batchNo']).where('programmeId', '=', batch.programmeId).where('kind', '=', 'main').where('status', 'not in', ['voided', 'draft']).where('benefitMonth', '<', batch.benefitMonth).orderBy('benefitMonth', 'desc').limit(1).executeTakeFirst();
  if (last === undefined) return;
  const lines = await trx.selectFrom('batchLines').selectAll().where('batchId', '=', last.id).where('origin', '=', 'manual').where('status', 'not in', ['removed', 'cancelled']).orderBy('lineNo').execute();
  const taken = new Set((await trx.selectFrom('batchLines').select('residentId').where('batchId', '=', batch.id).execute()).map((line) => line.residentId));
  const wanted = lines.filter((line) => !taken.has(line.residentId));
  const decided = new Map((await decideBatch(trx, batch, programme, wanted.map((line) => line.residentId))).map((each) => [each.person.residentId, each]));
  let lineNo = taken.size;
  for (const line of wanted) {
    const each = decided.get(line.residentId);
    if (each === undefined || each.person.status !== 'living' || each.decision.refusal === 'paused') continue;
    lineNo += 1;
    const reason = `沿用上期 ${last.batchNo}：${(JSON.parse(line.inputs) as { manual?: string }).manual ?? ''}`.slice(0, 200);
    await insertLines(context, batch, [{ ...each, decision: { ...each.decision, standardFen: line.amountFen, months: 1, amountFen: line.amountFen } }], { withAmounts: true, firstLineNo: lineNo, manualReason: reason });
  }
}

/** Freezes the list: one line per person with all inputs, amounts still zero. */
export async function lockList(context: CommandContext, input: { batchId: BatchId; version: number }): Promise<OutputOf<typeof disbursementContract.lockList>> {
  const draft = await openBatch(context, input, ['draft']);
  const { batch, unknown, excluded } = await lock(context, draft, await readProgramme(context.trx, draft.programmeId), false);
  return { ...standing(batch), unknown, excluded };
}

/** Fills the amounts of a locked list. */
export async function computeBatch(context: CommandContext, input: { batchId: BatchId; version: number }): Promise<OutputOf<typeof disbursementContract.compute>> {
  const batch = await openBatch(context, input, ['locked']);
  await (batch.kind === 'claims' ? sumClaims(context, batch) : computeAmounts(context, batch));
  await planSetOffs(context, batch);
  return standing(await takeStep(context, batch, { step: 'compute', to: 'computed', set: await countToPay(context.trx, batch.id) }));
}

/** Back to draft: the lines go, the as-of knowledge becomes that of now, so that corrections of the register count. */
export async function unlockList(context: CommandContext, input: { batchId: BatchId; version: number; reason: string }): Promise<OutputOf<typeof disbursementContract.unlockList>> {
  const batch = await openBatch(context, input, ['locked', 'computed']);
  if (batch.kind === 'followUp' || batch.kind === 'supplement') throw new AppError('batch_not_unlocked', { batchNo: batch.batchNo });
  const draft = await takeStep(context, batch, { step: 'unlock', to: 'draft', comment: input.reason, set: { personCount: 0, totalFen: 0 as BatchRow['totalFen'] } });
  await freeClaims(context, batch.id);
  await dropSetOffs(context, batch.id);
  await context.trx.deleteFrom('batchLines').where('batchId', '=', batch.id).execute();
  return standing(await context.trx.updateTable('batches').set({ knownAt: await knownNow(context.trx, context.clock) }).where('id', '=', draft.id).returningAll().executeTakeFirstOrThrow());
}
