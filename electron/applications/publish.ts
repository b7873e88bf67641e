/** 公示: one notice for applications of a programme that were voted on, masked in the query; nobody is granted anything before it has run. */
import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { readHolidays, readNoticeSettings } from '#electron/notices/calendar.ts';
import { composeNotice } from '#electron/notices/compose-notice.ts';
import { isMinorOn, maskedName } from '#electron/notices/masked-name.ts';
import { ensureNoticeRun, noticeStanding } from '#electron/notices/notice-standing.ts';
import { readRows } from '#electron/residents/read-rows.ts';
import { readProgramme, type Reads } from '#electron/welfare/versions.ts';
import type { ApplicationFile, applicationsContract } from '#shared/applications/contract.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { monthOf, yearOf, type Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { fen, sumFen, type Fen } from '#shared/money.ts';
import { lastDayOfNotice } from '#shared/notices/calendar.ts';
import { readApplication, takeStep, writtenBy, type ApplicationRow } from './move-application.ts';

const SUBJECT = 'application';
const COUNTING = 'calendar';
const keyOf = (applicationId: number): string => `application:${applicationId}`;

/**
 * Makes the draft of one notice for the applications, which wait for it from now on, or wait again when theirs was withdrawn. The
 * decision is due some days after the last day of a notice posted today. Refuses `application_status_wrong`,
 * `application_other_programme`, `application_panel_against` (through an amount that nobody proposed: `application_amount_missing`).
 */
export async function publishApplications(context: CommandContext, input: InputOf<typeof applicationsContract.publish>): Promise<OutputOf<typeof applicationsContract.publish>> {
  const { trx, clock } = context;
  const rows: ApplicationRow[] = [];
  for (const applicationId of new Set(input.applicationIds)) {
    const row = await readApplication(trx, applicationId);
    if (row.status !== 'voted' && !(await noticeFellAway(trx, row, clock.today()))) throw new AppError('application_status_wrong', { status: row.status, needs: 'voted' });
    if (row.programmeId !== rows[0]?.programmeId && rows.length > 0) throw new AppError('application_other_programme', { applicationNo: row.applicationNo });
    if (row.proposedFen === null) throw new AppError('application_amount_missing', {});
    rows.push(row);
  }
  const [first] = rows as [ApplicationRow, ...ApplicationRow[]];
  const totalFen = sumFen(rows.map((row) => row.proposedFen as Fen));
  const { id: roundId } = await trx.insertInto('applicationRounds').values({ programmeId: first.programmeId, openedOn: clock.today(), applications: rows.length, totalFen, ...writtenBy(context) }).returning('id').executeTakeFirstOrThrow();
  const { leastDays } = await readNoticeSettings(trx);
  const until = lastDayOfNotice(clock.today(), { days: first.handling.noticeDays, counting: COUNTING, leastDays }, await readHolidays(trx));
  for (const row of rows) await takeStep(context, row, { step: 'publish', to: 'published', from: until, set: { roundId } });
  const programme = await readProgramme(trx, first.programmeId);
  const version = await trx.selectFrom('programmeVersions').select(['resolutionNo', 'resolutionTitle']).where('programmeId', '=', programme.id).where('status', '=', 'active').where('validFrom', '<=', monthOf(clock.today())).orderBy('validFrom', 'desc').executeTakeFirst();
  const { noticeId } = await composeNotice(context, {
    subjectKind: SUBJECT, subjectId: roundId, title: `关于${yearOf(clock.today())}年${programme.name}拟发放名单的公示`,
    basis: version === undefined ? '' : `${version.resolutionNo}${version.resolutionTitle === '' ? '' : `《${version.resolutionTitle}》`}`,
    days: first.handling.noticeDays, counting: COUNTING, content: await readContent(context, roundId, first.kind),
  });
  return { noticeId, applications: rows.length, totalFen };
}

/** Whether the notice an application waits for was withdrawn, so that it needs a new one. */
async function noticeFellAway(db: Reads, row: ApplicationRow, today: Day): Promise<boolean> {
  return row.status === 'published' && row.roundId !== null && (await noticeOfRound(db, row.roundId, today)) === null;
}

/** Names masked, houses to the building; medical aid is masked whatever the office's setting (community-welfare §8). */
async function readContent(context: CommandContext, roundId: number, kind: ApplicationRow['kind']): Promise<Parameters<typeof composeNotice>[1]['content']> {
  const settings = await readNoticeSettings(context.trx);
  const mask = kind === 'relief' && settings.nameMask === 'whole' ? 'middle' : settings.nameMask;
  const rows = await readRows<{ id: number; name: string; place: string; amountFen: Fen }>(context.trx, sql`
    select a.id, ${maskedName(sql`r.name`, isMinorOn(sql`r.birthDate`, context.clock.today()), mask)} as name, coalesce(g.name, '') || coalesce(' ' || b.name, '') as place, a.proposedFen as amountFen
    from applications a join residents r on r.id = a.beneficiaryId left join households h on h.id = a.householdId left join grids g on g.id = h.gridId left join flats f on f.id = h.flatId left join units u on u.id = f.unitId left join buildings b on b.id = u.buildingId
    where a.roundId = ${roundId} order by g.name, b.name, a.applicationNo`);
  return {
    columns: [{ title: '姓名', kind: 'text' }, { title: '网格／楼栋', kind: 'text' }, { title: '拟发金额（元）', kind: 'money' }],
    rows: rows.map((row) => ({ key: keyOf(row.id), cells: [row.name, row.place.trim(), row.amountFen], amountFen: row.amountFen })),
  };
}

/** Refuses a grant before its notice has run, or while its own line is objected to: `application_notice_missing`, what `ensureNoticeRun` refuses, `notice_objected`. */
export async function ensureRoundRun(context: CommandContext, row: ApplicationRow): Promise<void> {
  if (!row.handling.notice) return;
  if (row.roundId === null) throw new AppError('application_notice_missing', { applicationNo: row.applicationNo });
  const key = keyOf(row.id);
  const standing = await ensureNoticeRun(context.trx, { subjectKind: SUBJECT, subjectId: row.roundId, days: row.handling.noticeDays, rows: [{ key, amountFen: row.proposedFen ?? fen(0) }] }, context.clock.today());
  const held = standing.openKeys.includes(key) || standing.upheldKeys.includes(key);
  if (held) throw new AppError('application_objected', { applicationNo: row.applicationNo, upheld: standing.upheldKeys.includes(key) });
}

/** Where the notice of a round stands today. */
export async function noticeOfRound(db: Reads, roundId: number, today: Day): Promise<ApplicationFile['notice']> {
  const standing = await noticeStanding(db, SUBJECT, roundId, today);
  return standing.noticeId === null ? null : { noticeId: standing.noticeId, state: standing.state, dueOn: standing.until };
}
