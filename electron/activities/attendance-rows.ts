import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '#electron/api/context.ts';
import { readRows, type Reader } from '#electron/residents/read-rows.ts';
import { peopleSql } from '#electron/volunteers/standing.ts';
import type { AttendanceRow } from '#shared/activities/attendance-contract.ts';
import type { StaffId } from '#shared/ids.ts';

type Raw = Omit<AttendanceRow, 'mine'> & { staffId: StaffId; endedStaffId: StaffId | null };

/** Attendance rows with names, the newest day first; `where` over t (attendance), a (activity) and p (person of peopleSql). */
export async function readAttendances(db: Reader, actor: Actor, where: RawBuilder<unknown>, limit = 5000): Promise<AttendanceRow[]> {
  const rows = await readRows<Raw>(db, sql`select t.id as attendanceId, a.id as activityId, a.activityNo, a.title as activityTitle, t.shiftId, o.name as postName, t.volunteerId, p.volunteerNo, p.name, t.teamId, m.name as teamName, t.day, t.startMinute, t.endMinute, t.travelMinutes, t.minutes,
      case when h.kind = 'fixed' then h.endMinute - h.startMinute end as plannedMinutes, t.method, t.conduct, t.state, t.correctsId, c.minutes as correctsMinutes, t.reason, t.note, s.name as "by", t.at, j.name as judgedBy, t.staffId, t.endedStaffId
    from attendances t join activities a on a.id = t.activityId join ${peopleSql} p on p.volunteerId = t.volunteerId join staff s on s.id = t.staffId
    left join staff j on j.id = t.judgedStaffId left join activityShifts h on h.id = t.shiftId left join activityPosts o on o.id = h.postId left join teams m on m.id = t.teamId left join attendances c on c.id = t.correctsId
    where ${where} order by t.day desc, a.id desc, t.startMinute, p.volunteerNo, t.id limit ${limit}`);
  return rows.map(({ staffId, endedStaffId, ...row }) => ({ ...row, mine: staffId === actor.staffId || endedStaffId === actor.staffId || row.name === actor.staffName }));
}
