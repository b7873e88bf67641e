/** Lists of applications, with what is overdue. */
import { sql } from 'kysely';
import { readRows } from '#electron/residents/read-rows.ts';
import { claimStandings } from '#electron/welfare/claims.ts';
import type { Reads } from '#electron/welfare/versions.ts';
import type { ApplicationRow, applicationsContract } from '#shared/applications/contract.ts';
import { OPEN_STATUSES } from '#shared/application-status.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { daysBetween, type Day } from '#shared/days.ts';

/** States in which a passed deadline is somebody's fault in the office. */
const WATCHED: readonly string[] = [...OPEN_STATUSES, 'approved', 'archived'];

/** What the words of a state stand on besides the state itself. */
export interface Standing extends Pick<ApplicationRow, 'status' | 'amountFen'> { readonly noticed: number; readonly noticeNeeded: number; readonly panelNeeded: number }
type Raw = Omit<ApplicationRow, 'paid' | 'overdueDays' | 'shown' | 'toPublish'> & Standing & { readonly paid: number };

const noticesOf = (more: ReturnType<typeof sql>) => sql`from notices n where n.subjectKind = 'application' and n.subjectId = a.roundId and ${more}`;

/** Of application `a`: whether a notice stands that was not withdrawn, and whether notice and panel are asked for. */
export const standing = sql`exists (select 1 ${noticesOf(sql`n.status <> 'withdrawn'`)}) as noticed, a.handling ->> '$.notice' as noticeNeeded, a.handling ->> '$.panel' as panelNeeded`;

/** Once its notice hangs, the decision is due some days after the last day of that notice, however late it was posted. */
const dueOn = sql`case when a.status = 'published' then coalesce((select date(max(n.dueOn), '+' || (a.handling ->> '$.days.decide') || ' days') ${noticesOf(sql`n.status in ('posted', 'takenDown')`)}), a.dueOn) else a.dueOn end`;

const shown = sql`select a.id as applicationId, a.applicationNo, a.programmeId, p.name as programmeName, a.kind, ap.name as applicantName, a.beneficiaryId, b.name as beneficiaryName, h.householdNo, coalesce(h.address, '') as address,
  a.receivedOn, a.status, ${dueOn} as dueOn, ${standing}, coalesce(a.amountFen, a.proposedFen) as amountFen, s.name as registeredBy, a.version,
  (a.claimId is not null and exists (select 1 from ${claimStandings} c where c.claimId = a.claimId and c.state = 'paid')) as paid
  from applications a join programmes p on p.id = a.programmeId join residents ap on ap.id = a.applicantId join residents b on b.id = a.beneficiaryId join staff s on s.id = a.registeredByStaffId left join households h on h.id = a.householdId`;

/** Where it stands, in the word that says what comes next. */
export function shownAs(row: Standing, paid: boolean): ApplicationRow['shown'] {
  if (row.status === 'approved' && paid) return 'paid';
  if (row.status === 'published' && row.noticed === 0) return 'voted';
  if (row.status === 'voted' && row.panelNeeded === 1 && row.amountFen === null) return 'against';
  return row.status === 'voted' && row.noticeNeeded === 0 ? 'toDecide' : row.status;
}

const finish = ({ noticed, noticeNeeded, panelNeeded, ...row }: Raw, today: Day): ApplicationRow => ({
  ...row, paid: row.paid === 1, shown: shownAs({ noticed, noticeNeeded, panelNeeded, ...row }, row.paid === 1), toPublish: noticeNeeded === 1 && row.amountFen !== null && (row.status === 'voted' || (row.status === 'published' && noticed === 0)), overdueDays: row.dueOn !== null && row.dueOn < today && WATCHED.includes(row.status) && !(row.status === 'approved' && row.paid === 1) ? daysBetween(row.dueOn, today) : 0,
});

/** One application as lists show it, by id. */
export async function readListRow(db: Reads, applicationId: number, today: Day): Promise<ApplicationRow | undefined> {
  const [row] = await readRows<Raw>(db, sql`${shown} where a.id = ${applicationId}`);
  return row === undefined ? undefined : finish(row, today);
}

/** Applications, the most urgent first, then the newest. Names are found by characters and pinyin as in the register. */
export async function listApplications(db: Reads, input: InputOf<typeof applicationsContract.list>, today: Day): Promise<OutputOf<typeof applicationsContract.list>> {
  const like = `%${input.search.toLowerCase()}%`;
  const rows = await readRows<Raw>(db, sql`${shown} where (${input.status} is null or a.status = ${input.status}) and (${input.programmeId} is null or a.programmeId = ${input.programmeId}) and (${input.kind} is null or a.kind = ${input.kind}) and (${input.roundId} is null or a.roundId = ${input.roundId})
    and (${input.search} = '' or lower(a.applicationNo) like ${like} or ap.name like ${like} or b.name like ${like} or b.namePinyin like ${like} or b.nameInitials like ${like} or h.householdNo like ${like})
    order by a.receivedOn desc, a.id desc limit 5000`);
  const all = rows.map((row) => finish(row, today));
  const isOpen = (row: ApplicationRow): boolean => (OPEN_STATUSES as readonly string[]).includes(row.status) || (row.status === 'approved' && !row.paid);
  const chosen = all.filter((row) => (!input.open || isOpen(row)) && (!input.overdue || row.overdueDays > 0));
  return { rows: chosen.sort((a, b) => b.overdueDays - a.overdueDays), overdue: all.filter((row) => row.overdueDays > 0).length, open: all.filter(isOpen).length };
}
