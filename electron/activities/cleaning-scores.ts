/** 检查评分, red and black lists, and award money shared out by points. */
import { sql } from 'kysely';
import type { CommandContext, QueryContext } from '#electron/api/context.ts';
import { readRows, type Reader } from '#electron/residents/read-rows.ts';
import { addClaims } from '#electron/welfare/claims.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { AwardRow, cleaningContract, InspectionRow } from '#shared/activities/cleaning-contract.ts';
import type { Month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { Id, StaffId } from '#shared/ids.ts';
import { shareOut } from '#shared/money.ts';

type C = typeof cleaningContract;
type AwardId = Id<'cleaningAward'>;

/** Inspections of a month, or all, the best first within a month. */
export async function listInspections(db: Reader, month: Month | null): Promise<InspectionRow[]> {
  const rows = await readRows<Omit<InspectionRow, 'scores'> & { scores: string }>(db, sql`select i.id as inspectionId, i.month, i.inspectedOn, i.scorers, i.areaName, i.payeeResidentId, r.name as payeeName, i.points, i.fullPoints, i.honour, i.note, s.name as "by",
      (select json_group_array(json_object('itemName', c.itemName, 'fullPoints', c.fullPoints, 'points', c.points)) from (select c.* from cleaningScores c left join cleaningItems k on k.name = c.itemName where c.inspectionId = i.id order by k.id is null, k.id, c.itemName) c) as scores
    from cleaningInspections i join staff s on s.id = i.staffId left join residents r on r.id = i.payeeResidentId where ${month === null ? sql`true` : sql`i.month = ${month}`} order by i.month desc, i.points * 1000 / i.fullPoints desc, i.areaName`);
  return rows.map((row) => ({ ...row, scores: JSON.parse(row.scores) as InspectionRow['scores'] }));
}

/** Enters the inspection of an area, once a month. Refuses `cleaning_points_wrong`, `cleaning_area_inspected`, `cleaning_day_future`. */
export async function inspect({ trx, actor, clock }: CommandContext, input: InputOf<C['inspect']>): Promise<{ inspectionId: Id<'cleaningInspection'>; points: number }> {
  const today = clock.today();
  if (input.inspectedOn > today) throw new AppError('cleaning_day_future', { day: input.inspectedOn, today });
  const wrong = input.scores.find((score) => score.points > score.fullPoints);
  if (wrong !== undefined) throw new AppError('cleaning_points_wrong', { item: wrong.itemName, most: wrong.fullPoints });
  if (await trx.selectFrom('cleaningInspections').select('id').where('month', '=', input.month).where('areaName', '=', input.areaName).executeTakeFirst()) throw new AppError('cleaning_area_inspected', { areaName: input.areaName });
  const { scores, ...fields } = input;
  const points = scores.reduce((sum, score) => sum + score.points, 0);
  const { id } = await trx.insertInto('cleaningInspections').values({ ...fields, payeeResidentId: fields.payeeResidentId ?? null, points, fullPoints: scores.reduce((sum, score) => sum + score.fullPoints, 0), userId: actor.userId, staffId: actor.staffId, at: clock.now() }).returning('id').executeTakeFirstOrThrow();
  await trx.insertInto('cleaningScores').values(scores.map((score) => ({ inspectionId: id, ...score }))).execute();
  return { inspectionId: id, points };
}

export async function listAwards({ db, actor }: Pick<QueryContext, 'db' | 'actor'>, awardId: AwardId | null = null): Promise<AwardRow[]> {
  const rows = await readRows<Omit<AwardRow, 'mine'> & { staffId: StaffId }>(db, sql`select w.id as awardId, w.month, w.title, w.basis, w.poolFen, w.state, w.staffId, s.name as "by", (select count(*) from cleaningAwardLines l where l.awardId = w.id) as lines
    from cleaningAwards w join staff s on s.id = w.staffId where ${awardId === null ? sql`true` : sql`w.id = ${awardId}`} order by w.month desc, w.id desc`);
  return rows.map(({ staffId, ...row }) => ({ ...row, mine: staffId === actor.staffId }));
}

/** An award with its lines and what became of each sum. Refuses `not_found`. */
export async function readAward(context: Pick<QueryContext, 'db' | 'actor' | 'office'>, awardId: AwardId): Promise<OutputOf<C['award']>> {
  const [award] = await listAwards(context, awardId);
  if (award === undefined) throw new AppError('not_found', { what: 'cleaningAward', id: String(awardId) });
  const lines = await readRows<OutputOf<C['award']>['lines'][number]>(context.db, sql`select l.lineNo, i.areaName, r.name as payeeName, l.points, l.amountFen,
      case when c.id is null then null when c.withdrawnAt is not null then 'withdrawn' else coalesce((select n.status from batchLineClaims x join batchLines n on n.id = x.lineId where x.claimId = c.id and n.status not in ('removed', 'cancelled') order by n.id desc limit 1), 'open') end as claimState
    from cleaningAwardLines l join cleaningInspections i on i.id = l.inspectionId join residents r on r.id = l.payeeResidentId left join claims c on c.id = l.claimId where l.awardId = ${awardId} order by l.lineNo`);
  return { award, lines, communityName: context.office.communityName };
}

/**
 * Shares a pool among the areas inspected in a month by their points, to the fen (largest remainder); areas on the black list get
 * nothing. Refuses `cleaning_award_exists`, `cleaning_award_no_points`, `cleaning_award_no_payee` (areas without a payee).
 */
export async function prepareAward({ trx, actor, clock }: CommandContext, input: InputOf<C['prepareAward']>): Promise<{ awardId: AwardId; lines: number }> {
  if (await trx.selectFrom('cleaningAwards').select('id').where('month', '=', input.month).where('title', '=', input.title).executeTakeFirst()) throw new AppError('cleaning_award_exists', { title: input.title });
  const areas = (await listInspections(trx, input.month)).filter((area) => area.honour !== 'black' && area.points > 0);
  if (areas.length === 0) throw new AppError('cleaning_award_no_points', {});
  const nameless = areas.filter((area) => area.payeeResidentId === null);
  if (nameless.length > 0) throw new AppError('cleaning_award_no_payee', { areas: nameless.map((area) => area.areaName).slice(0, 10).join('、') });
  const amounts = shareOut(input.poolFen, areas.map((area) => area.points));
  const { id } = await trx.insertInto('cleaningAwards').values({ ...input, state: 'draft', userId: actor.userId, staffId: actor.staffId, at: clock.now() }).returning('id').executeTakeFirstOrThrow();
  await trx.insertInto('cleaningAwardLines').values(areas.map((area, index) => ({ awardId: id, lineNo: index + 1, inspectionId: area.inspectionId, payeeResidentId: area.payeeResidentId!, points: area.points, amountFen: amounts[index]!, claimId: null }))).execute();
  return { awardId: id, lines: areas.length };
}

/** Apart from labour's own numbers and other awards': one open claim per source, part and person. */
const AWARD_PARTS = 10_000;

/** Hands the sums over for payment, by somebody else than shared them out. Refuses `not_found`, `cleaning_award_claimed`, `attendance_own`, and as `addClaims`. */
export async function claimAward(context: CommandContext, input: InputOf<C['claimAward']>): Promise<{ awardId: AwardId; claims: number }> {
  const { trx, actor } = context;
  const award = await trx.selectFrom('cleaningAwards').selectAll().where('id', '=', input.awardId).executeTakeFirst();
  if (award === undefined) throw new AppError('not_found', { what: 'cleaningAward', id: String(input.awardId) });
  if (award.state === 'claimed') throw new AppError('cleaning_award_claimed', { title: award.title });
  if (award.staffId === actor.staffId) throw new AppError('attendance_own', { names: award.title });
  const lines = (await trx.selectFrom('cleaningAwardLines as l').innerJoin('cleaningInspections as i', 'i.id', 'l.inspectionId').select(['l.lineNo', 'l.payeeResidentId', 'l.amountFen', 'i.areaName']).where('l.awardId', '=', award.id).orderBy('l.lineNo').execute()).filter((line) => line.amountFen > 0);
  const claimIds = await addClaims(context, lines.map((line) => ({
    programmeId: input.programmeId, residentId: line.payeeResidentId, benefitMonth: input.benefitMonth, amountFen: line.amountFen, sourceKind: 'award' as const, sourceId: award.id, sourcePart: AWARD_PARTS + line.lineNo, note: `${award.title} ${line.areaName}`.slice(0, 100), decisionRef: input.decisionRef,
  })));
  for (const [index, line] of lines.entries()) await trx.updateTable('cleaningAwardLines').set({ claimId: claimIds[index]! }).where('awardId', '=', award.id).where('lineNo', '=', line.lineNo).execute();
  await trx.updateTable('cleaningAwards').set({ state: 'claimed' }).where('id', '=', award.id).execute();
  return { awardId: award.id, claims: lines.length };
}
