/**
 * 扣回通知书 (D10): whoever is paid less of a dividend or another claim, because he owes something, is told before. The letters are those of an
 * approved list, whose amounts stand; who was handed his is written down. By the office's settings nobody is paid before he was told.
 */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { localDay } from '#shared/days.ts';
import type { withholdingContract, WithheldPerson } from '#shared/disbursement/withholding-contract.ts';
import { AppError } from '#shared/errors.ts';
import type { BatchId, BatchLineId } from '#shared/ids.ts';
import { fen, sumFen } from '#shared/money.ts';
import { may } from '#shared/permissions.ts';
import type { BaseContext, CommandContext, Handlers, QueryContext } from '#electron/api/context.ts';
import { readRows } from '#electron/residents/read-rows.ts';
import type { Reads } from '#electron/welfare/versions.ts';
import type { BatchRow } from './frozen-inputs.ts';
import { readBatch } from './move-batch.ts';

type Input<M extends keyof typeof withholdingContract> = InputOf<(typeof withholdingContract)[M]>;
type Output<M extends keyof typeof withholdingContract> = OutputOf<(typeof withholdingContract)[M]>;
type Part = WithheldPerson['parts'][number];
/** Lines named in a refusal; the count is of all. */
const NAMED = 20;
const STANDING: readonly BatchRow['status'][] = ['approved', 'paying', 'paid', 'closed'];
const stands = (batch: Pick<BatchRow, 'status'>): boolean => STANDING.includes(batch.status);
/** On the way to its approval, or approved: a list that will withhold something, or has. */
const WITHHOLDING: readonly BatchRow['status'][] = ['computed', 'submitted', 'reviewed', ...STANDING];

/**
 * Everybody a list of claims keeps something back from. Of an approved list what was open is what was open at the approval, so that a letter
 * printed again says the same.
 */
async function readWithheldPeople(db: Reads, batch: BatchRow): Promise<WithheldPerson[]> {
  if (batch.kind !== 'claims' || !WITHHOLDING.includes(batch.status)) return [];
  const lines = await readRows<Omit<WithheldPerson, 'parts' | 'notices' | 'told' | 'dueFen'>>(db, sql`
    select l.id as lineId, l.lineNo, l.name, l.gridName, l.address, l.setOffFen as withheldFen, l.amountFen from batchLines l
    where l.batchId = ${batch.id} and l.setOffFen > 0 and ${stands(batch) ? sql`exists (select 1 from recoveryEvents e where e.lineId = l.id and e.kind = 'setOff')` : sql`l.status = 'toPay'`} order by l.lineNo`);
  if (lines.length === 0) return [];
  const parts = await readRows<Omit<Part, 'months' | 'leftFen'> & { lineId: BatchLineId; months: string }>(db, sql`
    select x.lineId, r.id as recoveryId, w.name as debtorName, p.name as programmeName, r.amountFen, x.amountFen as withheldFen, r.claimsBasis as basis, r.claimsRef as ref,
      r.amountFen - (select coalesce(sum(e.amountFen), 0) from recoveryEvents e where e.recoveryId = r.id
        and e.id < coalesce((select min(o.id) from recoveryEvents o where o.recoveryId = r.id and o.lineId = x.lineId and o.kind = 'setOff'), 9223372036854775807)) as owedFen,
      (select json_group_array(distinct o.benefitMonth order by o.benefitMonth) from recoveryLines y join batchLines o on o.id = y.lineId where y.recoveryId = r.id) as months
    from lineSetOffs x join batchLines l on l.id = x.lineId join recoveries r on r.id = x.recoveryId join residents w on w.id = r.residentId join programmes p on p.id = r.programmeId
    where l.batchId = ${batch.id} order by x.lineId, r.id`);
  const notices = await readRows<WithheldPerson['notices'][number] & { lineId: BatchLineId }>(db, sql`
    select n.lineId, n.how, n.handedOn, n.detail, s.name as "by", n.at from withholdingNotices n join batchLines l on l.id = n.lineId join staff s on s.id = n.staffId where l.batchId = ${batch.id} order by n.id`);
  return lines.map((line) => {
    const own = notices.filter((row) => row.lineId === line.lineId).map(({ lineId: _lineId, ...row }) => row);
    return {
      ...line, dueFen: sumFen([line.amountFen, line.withheldFen]), notices: own, told: (own.at(-1)?.how ?? 'mistake') !== 'mistake',
      parts: parts.filter((part) => part.lineId === line.lineId).map(({ lineId: _lineId, months, ...part }) => ({ ...part, months: JSON.parse(months) as Part['months'], leftFen: fen(part.owedFen - part.withheldFen) })),
    };
  });
}

/** Lines of an approved list that keep something back from somebody who was not told yet. */
export async function linesUntold(db: Reads, batch: BatchRow): Promise<WithheldPerson[]> {
  return stands(batch) ? (await readWithheldPeople(db, batch)).filter((person) => !person.told) : [];
}

/** Refuses `withholding_untold` where the settings ask for it and one of these lines (null = any) belongs to somebody who was not told. */
export async function refuseUntold(context: Pick<BaseContext, 'core'> & { trx: Reads }, batch: BatchRow, of: (person: WithheldPerson) => boolean): Promise<void> {
  if (!context.core.settings.withholdingTold) return;
  const untold = (await linesUntold(context.trx, batch)).filter(of);
  if (untold.length > 0) throw new AppError('withholding_untold', { lines: untold.slice(0, NAMED).map(({ lineNo, name }) => ({ lineNo, name, detail: '' })), count: untold.length });
}

async function showWithheld({ db, actor, core }: QueryContext, input: Input<'ofBatch'>): Promise<Output<'ofBatch'>> {
  const batch = await readBatch(db, input.batchId);
  const people = await readWithheldPeople(db, batch);
  return { people, untold: people.filter((person) => !person.told).length, stands: stands(batch), mayRecord: stands(batch) && may(actor.roles, 'disbursement.make'), required: core.settings.withholdingTold };
}

/** The list whose letters these are. Refuses `withholding_not_approved`. */
async function approvedList(db: Reads, batchId: BatchId): Promise<BatchRow> {
  const batch = await readBatch(db, batchId);
  if (!stands(batch)) throw new AppError('withholding_not_approved', { batchNo: batch.batchNo });
  return batch;
}

/** The letters. Refuses `withholding_not_approved`, and `withholding_not_of_list` where nobody is left to print for. */
async function readLetters({ db, office }: QueryContext, input: Input<'letters'>): Promise<Output<'letters'>> {
  const batch = await approvedList(db, input.batchId);
  const people = (await readWithheldPeople(db, batch)).filter((person) => (input.lineId === null || person.lineId === input.lineId) && !(input.onlyUntold && person.told));
  if (people.length === 0) throw new AppError('withholding_not_of_list', { batchNo: batch.batchNo });
  const { name: programmeName } = await db.selectFrom('programmes').select('name').where('id', '=', batch.programmeId).executeTakeFirstOrThrow();
  return { batchNo: batch.batchNo, programmeName, benefitMonth: batch.benefitMonth, communityName: office.communityName, people };
}

async function addRows(context: CommandContext, lineIds: readonly BatchLineId[], row: { how: WithheldPerson['notices'][number]['how']; handedOn: WithheldPerson['notices'][number]['handedOn']; detail: string }): Promise<void> {
  const { trx, actor, clock } = context;
  for (const lineId of lineIds) await trx.insertInto('withholdingNotices').values({ lineId, ...row, userId: actor.userId, staffId: actor.staffId, at: clock.now() }).execute();
  context.fail('withholding.record');
}

/**
 * Writes down that letters were handed over; of who was told before, the new row counts. Refuses `withholding_not_approved`,
 * `withholding_not_of_list`, `withholding_day_wrong` and, unless he took it himself, `withholding_detail_missing`.
 */
async function recordHanded(context: CommandContext, input: Input<'record'>): Promise<Output<'record'>> {
  const { trx, clock } = context;
  const batch = await approvedList(trx, input.batchId);
  const from = localDay(batch.approvedAt ?? batch.createdAt);
  if (input.handedOn < from || input.handedOn > clock.today()) throw new AppError('withholding_day_wrong', { from, today: clock.today() });
  if (input.how !== 'self' && input.detail === '') throw new AppError('withholding_detail_missing', { how: input.how });
  const people = await readWithheldPeople(trx, batch);
  const wanted = [...new Set(input.lineIds)];
  if (wanted.some((lineId) => !people.some((person) => person.lineId === lineId))) throw new AppError('withholding_not_of_list', { batchNo: batch.batchNo });
  await addRows(context, wanted, { how: input.how, handedOn: input.handedOn, detail: input.detail });
  return { persons: wanted.length, untold: people.filter((person) => !person.told && !wanted.includes(person.lineId)).length };
}

/** A letter that was written down by mistake. Refuses `withholding_not_approved`, `withholding_not_of_list`, `withholding_not_told`. */
async function takeBackHanded(context: CommandContext, input: Input<'takeBack'>): Promise<Output<'takeBack'>> {
  const { trx, clock } = context;
  const batch = await approvedList(trx, input.batchId);
  const people = await readWithheldPeople(trx, batch);
  const person = people.find((each) => each.lineId === input.lineId);
  if (person === undefined) throw new AppError('withholding_not_of_list', { batchNo: batch.batchNo });
  if (!person.told) throw new AppError('withholding_not_told', { name: person.name });
  await addRows(context, [input.lineId], { how: 'mistake', handedOn: clock.today(), detail: input.reason });
  return { untold: people.filter((each) => !each.told || each.lineId === input.lineId).length };
}

export const withholdingHandlers: Handlers<typeof withholdingContract> = {
  ofBatch: showWithheld,
  letters: { run: readLetters, audit: (input, output) => ({ subject: `batch:${input.batchId}`, detail: { letters: output.people.length, lineId: input.lineId } }) },
  record: { run: recordHanded, audit: (input, output) => ({ subject: `batch:${input.batchId}`, detail: { persons: output.persons, how: input.how, handedOn: input.handedOn, untold: output.untold } }) },
  takeBack: { run: takeBackHanded, audit: (input) => ({ subject: `batch:${input.batchId}`, detail: { lineId: input.lineId, reason: input.reason } }) },
};
