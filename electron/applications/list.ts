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

type Raw = Omit<ApplicationRow, 'paid' | 'overdueDays'> & { readonly paid: number };

const shown = sql`select a.id as applicationId, a.applicationNo, a.programmeId, p.name as programmeName, a.kind, ap.name as applicantName, a.beneficiaryId, b.name as beneficiaryName, h.householdNo, coalesce(h.address, '') as address,
  a.receivedOn, a.status, a.dueOn, coalesce(a.amountFen, a.proposedFen) as amountFen, s.name as registeredBy, a.version,
  (a.claimId is not null and exists (select 1 from ${claimStandings} c where c.claimId = a.claimId and c.state = 'paid')) as paid
  from applications a join programmes p on p.id = a.programmeId join residents ap on ap.id = a.applicantId join residents b on b.id = a.beneficiaryId join staff s on s.id = a.registeredByStaffId left join households h on h.id = a.householdId`;

const finish = (row: Raw, today: Day): ApplicationRow => ({
  ...row, paid: row.paid === 1, overdueDays: row.dueOn !== null && row.dueOn < today && WATCHED.includes(row.status) && !(row.status === 'approved' && row.paid === 1) ? daysBetween(row.dueOn, today) : 0,
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
