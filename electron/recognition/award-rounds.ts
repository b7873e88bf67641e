/** Awarding stars: a list of who has reached a level, its notice of at least five working days, and the award by another person. */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { formatDayChinese } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { AwardRound, awardRoundMethods } from '#shared/recognition/rounds-contract.ts';
import { hoursText, starTitle, type RoundStatus } from '#shared/recognition/words.ts';
import type { CommandContext, QueryContext } from '#electron/api/context.ts';
import { readNoticeSettings } from '#electron/notices/calendar.ts';
import { composeNotice } from '#electron/notices/compose-notice.ts';
import { isMinorOn, maskedName } from '#electron/notices/masked-name.ts';
import { ensureNoticeRun, noticeStanding } from '#electron/notices/notice-standing.ts';
import { readRows, type Reader } from '#electron/residents/read-rows.ts';
import { peopleSql } from '#electron/volunteers/standing.ts';
import { refuseFuture, stamp } from './record-checks.ts';
import { readStars, schemeOn } from './stars.ts';
import type { RoundId } from './tables.ts';

type C = typeof awardRoundMethods;

async function roundOf(db: Reader, roundId: RoundId, ...needs: RoundStatus[]) {
  const round = await db.selectFrom('awardRounds').selectAll().where('id', '=', roundId).executeTakeFirst();
  if (round === undefined) throw new AppError('not_found', { what: 'awardRound', id: String(roundId) });
  if (needs.length > 0 && !needs.includes(round.status)) throw new AppError('award_round_status', { status: round.status, needs: needs.join(' ') });
  return round;
}

/** Everybody due on a day. Refuses `record_day_future`, `award_nobody_due`. */
export async function prepareRound(ctx: CommandContext, input: InputOf<C['prepareRound']>): Promise<OutputOf<C['prepareRound']>> {
  const { trx } = ctx;
  refuseFuture(ctx, input.asOf);
  const due = (await readStars(trx, input.asOf)).filter((row) => row.due);
  if (due.length === 0) throw new AppError('award_nobody_due', { asOf: input.asOf });
  const { schemeId } = await schemeOn(trx, input.asOf);
  const { id } = await trx.insertInto('awardRounds').values({ ...input, schemeId, status: 'prepared', awardedOn: null, version: 1, ...stamp(ctx) }).returning('id').executeTakeFirstOrThrow();
  await trx.insertInto('awardRoundLines').values(due.map((row) => ({ roundId: id, volunteerId: row.volunteerId, level: row.level, minutes: row.minutes, removedReason: '' }))).execute();
  return { roundId: id, people: due.length };
}

/** Takes somebody off the list, with a reason. Refuses `award_round_status`, `award_line_unknown`. */
export async function removeLine({ trx }: CommandContext, { roundId, volunteerId, reason }: InputOf<C['removeLine']>): Promise<OutputOf<C['removeLine']>> {
  await roundOf(trx, roundId, 'prepared', 'noticed');
  const result = await trx.updateTable('awardRoundLines').set({ removedReason: reason }).where('roundId', '=', roundId).where('volunteerId', '=', volunteerId).where('removedReason', '=', '').executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw new AppError('award_line_unknown', { name: String(volunteerId) });
  return { roundId };
}

export async function cancelRound({ trx }: CommandContext, { roundId }: InputOf<C['cancelRound']>): Promise<OutputOf<C['cancelRound']>> {
  const round = await roundOf(trx, roundId, 'prepared', 'noticed');
  await trx.updateTable('awardRounds').set({ status: 'cancelled', version: round.version + 1 }).where('id', '=', roundId).execute();
  return { roundId };
}

const keyOf = (volunteerId: number): string => `volunteer:${volunteerId}`;

/** Writes the notice of the list, names masked as the office masks them; minors always. Refuses `award_round_status` and what notices refuse. */
export async function noticeRound(ctx: CommandContext, { roundId }: InputOf<C['noticeRound']>): Promise<OutputOf<C['noticeRound']>> {
  const { trx } = ctx;
  const round = await roundOf(trx, roundId, 'prepared', 'noticed');
  const { nameMask } = await readNoticeSettings(trx);
  const rows = await readRows<{ volunteerId: number; shown: string; teams: string; level: number; minutes: number }>(trx, sql`select l.volunteerId, ${maskedName(sql`p.name`, isMinorOn(sql`p.birthDate`, round.asOf), nameMask)} as shown, l.level, l.minutes,
      coalesce((select group_concat(t.name, '、') from teamMemberships m join teams t on t.id = m.teamId where m.volunteerId = l.volunteerId and m.withdrawnAt is null and m.validFrom <= ${round.asOf} and (m.validTo is null or m.validTo >= ${round.asOf})), '') as teams
    from awardRoundLines l join ${peopleSql} p on p.volunteerId = l.volunteerId where l.roundId = ${roundId} and l.removedReason = '' order by l.level desc, l.minutes desc, p.volunteerNo`);
  const { noticeId } = await composeNotice(ctx, {
    subjectKind: 'award', subjectId: roundId, title: `关于${round.title}拟授予名单的公示`, basis: round.basis, days: round.noticeDays, counting: 'working',
    content: {
      columns: [{ title: '姓名', kind: 'text' }, { title: '服务队', kind: 'text' }, { title: '累计服务（小时）', kind: 'text' }, { title: '拟授予', kind: 'text' }],
      rows: rows.map((row) => ({ key: keyOf(row.volunteerId), cells: [row.shown, row.teams, hoursText(row.minutes), starTitle(row.level)], amountFen: null })),
    },
    replaceBecause: '名单有变动，重新公示',
  });
  await trx.updateTable('awardRounds').set({ status: 'noticed', version: round.version + 1 }).where('id', '=', roundId).execute();
  return { roundId, noticeId };
}

/**
 * Awards the stars of a list whose notice has run. Lines somebody objects to wait; those found wrong, and suspended volunteers, get
 * none. Refuses `award_round_status`, `award_own_list`, and what `ensureNoticeRun` refuses.
 */
export async function awardRound(ctx: CommandContext, { roundId }: InputOf<C['awardRound']>): Promise<OutputOf<C['awardRound']>> {
  const { trx, clock, actor, office } = ctx;
  const round = await roundOf(trx, roundId, 'noticed');
  if (round.staffId === actor.staffId) throw new AppError('award_own_list', { name: actor.staffName });
  const today = clock.today();
  const lines = await trx.selectFrom('awardRoundLines').selectAll().where('roundId', '=', roundId).where('removedReason', '=', '').execute();
  const run = await ensureNoticeRun(trx, { subjectKind: 'award', subjectId: roundId, days: round.noticeDays, rows: lines.map((line) => ({ key: keyOf(line.volunteerId), amountFen: null })) }, today);
  const stopped = new Set([...run.openKeys, ...run.upheldKeys]);
  const now = new Map((await readStars(trx, today, lines.map((line) => line.volunteerId))).map((row) => [row.volunteerId, row]));
  let awarded = 0;
  for (const line of lines) {
    const standing = now.get(line.volunteerId);
    if (stopped.has(keyOf(line.volunteerId)) || standing === undefined || standing.suspendedFrom !== null || standing.awardedLevel >= line.level || standing.level < line.level) continue;
    await trx.insertInto('awards').values({ volunteerId: line.volunteerId, name: starTitle(line.level), unit: office.communityName, awardedOn: today, level: line.level, roundId, note: `${formatDayChinese(round.asOf)}累计 ${hoursText(line.minutes)} 小时`, ...stamp(ctx), withdrawnAt: null, withdrawnByUserId: null, withdrawnReason: '' }).execute();
    awarded += 1;
  }
  await trx.updateTable('awardRounds').set({ status: 'awarded', awardedOn: today, version: round.version + 1 }).where('id', '=', roundId).execute();
  return { roundId, awarded, held: lines.length - awarded };
}

type RawRound = Omit<AwardRound, 'noticeState' | 'noticeUntil'>;

/** Rounds, the latest first, each with where its notice stands. */
export async function listRounds({ db, clock }: Pick<QueryContext, 'db' | 'clock'>, roundId: RoundId | null = null): Promise<AwardRound[]> {
  const rows = await readRows<RawRound>(db, sql`select r.id as roundId, r.title, r.asOf, r.status, r.noticeDays, r.basis, r.awardedOn, (select count(*) from awardRoundLines l where l.roundId = r.id and l.removedReason = '') as people, s.name as "by", r.version
    from awardRounds r join staff s on s.id = r.staffId where ${roundId === null ? sql`true` : sql`r.id = ${roundId}`} order by r.id desc`);
  return Promise.all(rows.map(async (row) => {
    const standing = await noticeStanding(db, 'award', row.roundId, clock.today());
    return { ...row, noticeState: standing.state, noticeUntil: standing.until };
  }));
}

/** One round with its lines. @throws AppError not_found */
export async function readRound(ctx: Pick<QueryContext, 'db' | 'clock'>, roundId: RoundId): Promise<OutputOf<C['round']>> {
  const [round] = await listRounds(ctx, roundId);
  if (round === undefined) throw new AppError('not_found', { what: 'awardRound', id: String(roundId) });
  const lines = await readRows<OutputOf<C['round']>['lines'][number]>(ctx.db, sql`select l.volunteerId, p.volunteerNo, p.name, l.level, l.minutes, l.removedReason,
      coalesce((select group_concat(t.name, '、') from teamMemberships m join teams t on t.id = m.teamId where m.volunteerId = l.volunteerId and m.withdrawnAt is null and m.validFrom <= ${round.asOf} and (m.validTo is null or m.validTo >= ${round.asOf})), '') as teams
    from awardRoundLines l join ${peopleSql} p on p.volunteerId = l.volunteerId where l.roundId = ${roundId} order by l.removedReason <> '', l.level desc, l.minutes desc, p.volunteerNo`);
  return { round, lines };
}
