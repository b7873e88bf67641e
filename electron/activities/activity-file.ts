import { sql, type RawBuilder } from 'kysely';
import type { OfficeInfo } from '#electron/api/context.ts';
import { readRows, type Reader } from '#electron/residents/read-rows.ts';
import { peopleSql } from '#electron/volunteers/standing.ts';
import type { ActivityFile, Placed, ShiftView } from '#shared/activities/contract.ts';
import type { PlaceWarning } from '#shared/activities/placing.ts';
import { movesOf } from '#shared/activities/states.ts';
import type { ActivityId, ShiftId } from '#shared/activities/words.ts';
import type { Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { maskPhone } from '#shared/phone.ts';
import { listActivities } from './activity-rows.ts';

type ShiftRaw = Omit<ShiftView, 'placed' | 'waiting' | 'skillIds' | 'skills'> & { skillIds: string; skills: string };
type SignUpRaw = Omit<Placed, 'warnings' | 'gone' | 'phoneMasked'> & { shiftId: ShiftId; state: 'placed' | 'waiting'; warnings: string; phone: string; gone: number };

/** Shifts with everybody on them and everybody who waits, in the order of day and time; `where` over h (shift) and a (activity). */
export async function readShifts(db: Reader, where: RawBuilder<unknown>): Promise<ShiftView[]> {
  const shifts = await readRows<ShiftRaw>(db, sql`select h.id as shiftId, a.id as activityId, a.activityNo, a.title, a.state, a.riskLevel, a.place, p.id as postId, p.name as postName, h.day, h.startMinute, h.endMinute, h.kind, h.capacity,
      (select json_group_array(k.id) from activityPostSkills x join skills k on k.id = x.skillId where x.postId = p.id) as skillIds, (select json_group_array(k.name) from activityPostSkills x join skills k on k.id = x.skillId where x.postId = p.id) as skills
    from activityShifts h join activities a on a.id = h.activityId join activityPosts p on p.id = h.postId where ${where} order by h.day, h.startMinute, h.id`);
  const people = await readRows<SignUpRaw>(db, sql`select s.shiftId, s.state, s.id as signUpId, s.volunteerId, p.volunteerNo, p.name, p.phone, s.way, s.warnings, (p.personStatus <> 'living' or p.status <> 'active') as gone
    from activityShifts h join activities a on a.id = h.activityId join signUps s on s.shiftId = h.id and s.state <> 'withdrawn' join ${peopleSql} p on p.volunteerId = s.volunteerId where ${where} order by s.id`);
  const byShift = new Map<ShiftId, SignUpRaw[]>();
  for (const person of people) byShift.set(person.shiftId, [...(byShift.get(person.shiftId) ?? []), person]);
  const seen = ({ shiftId: _shift, state: _state, phone, warnings, gone, ...person }: SignUpRaw): Placed => ({ ...person, phoneMasked: maskPhone(phone), warnings: JSON.parse(warnings) as PlaceWarning[], gone: gone === 1 });
  return shifts.map((shift) => {
    const on = byShift.get(shift.shiftId) ?? [];
    return { ...shift, skillIds: JSON.parse(shift.skillIds) as ShiftView['skillIds'], skills: JSON.parse(shift.skills) as string[], placed: on.filter((each) => each.state === 'placed').map(seen), waiting: on.filter((each) => each.state === 'waiting').map(seen) };
  });
}

/** One activity whole: posts, shifts, people, whom it served, what happened to it. Refuses `not_found`. */
export async function readActivityFile(db: Reader, office: OfficeInfo, today: Day, activityId: ActivityId): Promise<ActivityFile> {
  const [row] = await listActivities(db, { ids: [activityId] }, today);
  const more = await db.selectFrom('activities as a').innerJoin('staff as s', 's.id', 'a.staffId').select(['a.typeId', 'a.contact', 'a.content', 'a.risks', 'a.insurancePolicyNo', 'a.cancelReason', 'a.note', 'a.version', 's.name as by']).where('a.id', '=', activityId).executeTakeFirst();
  if (row === undefined || more === undefined) throw new AppError('not_found', { what: 'activity', id: String(activityId) });
  const teams = await db.selectFrom('activityTeams').select('teamId').where('activityId', '=', activityId).execute();
  const posts = await readRows<Omit<ActivityFile['posts'][number], 'skillIds' | 'skills'> & { skillIds: string; skills: string }>(db, sql`select p.id as postId, p.name, p.headCount,
      (select json_group_array(k.id) from activityPostSkills x join skills k on k.id = x.skillId where x.postId = p.id) as skillIds, (select json_group_array(k.name) from activityPostSkills x join skills k on k.id = x.skillId where x.postId = p.id) as skills
    from activityPosts p where p.activityId = ${activityId} order by p.id`);
  const recipients = await readRows<ActivityFile['recipients'][number]>(db, sql`select c.id as recipientId, c.residentId, c.householdId, c.note, c.stars, c.feedback,
      coalesce(r.name, (select hr.name || '户' from householdMembers m join residents hr on hr.id = m.residentId where m.householdId = h.id and m.relationCode = '02' and m.validTo is null and m.withdrawnAt is null), h.householdNo || '户') as name
    from activityRecipients c left join residents r on r.id = c.residentId left join households h on h.id = c.householdId where c.activityId = ${activityId} order by c.id`);
  const moves = await db.selectFrom('activityMoves as m').innerJoin('staff as s', 's.id', 'm.staffId').select(['m.fromState', 'm.toState', 'm.reason', 's.name as by', 'm.at']).where('m.activityId', '=', activityId).orderBy('m.id').execute();
  return {
    activity: { ...row, ...more, teamIds: teams.map((team) => team.teamId), communityName: office.communityName },
    posts: posts.map((post) => ({ ...post, skillIds: JSON.parse(post.skillIds) as ActivityFile['posts'][number]['skillIds'], skills: JSON.parse(post.skills) as string[] })),
    shifts: await readShifts(db, sql`h.activityId = ${activityId}`), recipients, moves, may: movesOf(row.state),
  };
}

/** Who served and how long, by name of the day's order; rows sent back or replaced are left out. */
export async function readServed(db: Reader, activityId: ActivityId): Promise<{ volunteerNo: number; name: string; day: Day; startMinute: number; endMinute: number; minutes: number; approved: boolean; judgedBy: string }[]> {
  const rows = await readRows<{ volunteerNo: number; name: string; day: Day; startMinute: number; endMinute: number; minutes: number; approved: number; judgedBy: string }>(db, sql`select p.volunteerNo, p.name, t.day, t.startMinute, t.endMinute, t.minutes, t.state = 'approved' as approved, coalesce(j.name, '') as judgedBy
    from attendances t join ${peopleSql} p on p.volunteerId = t.volunteerId left join staff j on j.id = t.judgedStaffId where t.activityId = ${activityId} and t.state in ('entered', 'approved') and t.minutes > 0 order by t.day, t.startMinute, p.volunteerNo`);
  return rows.map((row) => ({ ...row, approved: row.approved === 1 }));
}
