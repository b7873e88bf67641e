/** What is known of volunteers when they are placed or recorded on a day: standing, age, skills, free times, what they do then. */
import { sql } from 'kysely';
import type { VolunteerId } from '#shared/volunteers/words.ts';
import { listOf, readRows, type Reader } from '#electron/residents/read-rows.ts';
import { peopleSql, standingSql } from '#electron/volunteers/standing.ts';
import type { Span } from '#shared/activities/hours.ts';
import type { DayPart, Suggestible } from '#shared/activities/placing.ts';
import type { ActivityId, ShiftId } from '#shared/activities/words.ts';
import { addDays, addMonths, monthOf, type Day } from '#shared/days.ts';

export interface PersonToPlace extends Suggestible { readonly volunteerId: VolunteerId; readonly volunteerNo: number; readonly namePinyin: string; readonly nameInitials: string; readonly teams: string; readonly busy: readonly BusySpan[] }
export interface BusySpan extends Span { readonly title: string; readonly minutes: number; readonly kind: 'placed' | 'served'; readonly activityId: ActivityId; readonly shiftId: ShiftId | null }

interface Raw {
  volunteerId: VolunteerId; volunteerNo: number; name: string; namePinyin: string; nameInitials: string; birthDate: Day | null; consentOn: Day | null; standing: Suggestible['standing'];
  skills: string; free: string; teams: string | null; inTeam: number; servedMinutes: number; lastServedOn: Day | null;
}

/** Months before today whose hours count for "served least". */
const SERVED_MONTHS = 12;

/** Volunteers as they stand on a day, by number; null: all who are registered by then. `activityId` says whose teams count as own. */
export async function readPeopleToPlace(db: Reader, volunteerIds: readonly VolunteerId[] | null, on: Day, activityId: ActivityId): Promise<PersonToPlace[]> {
  const memberOn = sql`m.volunteerId = p.volunteerId and m.withdrawnAt is null and m.validFrom <= ${on} and (m.validTo is null or m.validTo >= ${on})`;
  const rows = await readRows<Raw>(db, sql`select p.volunteerId, p.volunteerNo, p.name, p.namePinyin, p.nameInitials, p.birthDate, p.guardianConsentOn as consentOn, ${standingSql(on)} as standing,
      (select json_group_array(s.skillId) from volunteerSkills s where s.volunteerId = p.volunteerId) as skills,
      (select json_group_array(json_object('weekday', f.weekday, 'part', f.part)) from volunteerFreeTimes f where f.volunteerId = p.volunteerId) as free,
      (select group_concat(t.name, '、') from teamMemberships m join teams t on t.id = m.teamId where ${memberOn}) as teams,
      exists (select 1 from teamMemberships m join activityTeams at on at.teamId = m.teamId and at.activityId = ${activityId} where ${memberOn}) as inTeam,
      (select coalesce(sum(minutes), 0) from hourSums h where h.volunteerId = p.volunteerId and h.month > ${addMonths(monthOf(on), -SERVED_MONTHS)}) as servedMinutes,
      (select max(a.day) from attendances a where a.volunteerId = p.volunteerId and a.state = 'approved' and a.minutes > 0) as lastServedOn
    from ${peopleSql} p where ${volunteerIds === null ? sql`p.registeredOn <= ${on} and p.status <> 'left'` : sql`p.volunteerId in ${listOf(volunteerIds)}`} order by p.volunteerNo`);
  const busy = await readBusy(db, volunteerIds, on);
  return rows.map(({ skills, free, inTeam, teams, ...row }) => ({
    ...row, skillIds: JSON.parse(skills) as number[], freeTimes: JSON.parse(free) as { weekday: number; part: DayPart }[], inTeam: inTeam === 1, teams: teams ?? '', busy: busy.get(row.volunteerId) ?? [],
  }));
}

/** Fixed shifts they stand on and service recorded from the day before to the day after; cancelled activities are nothing. */
async function readBusy(db: Reader, volunteerIds: readonly VolunteerId[] | null, on: Day): Promise<Map<VolunteerId, BusySpan[]>> {
  const who = volunteerIds === null ? sql`true` : sql`volunteerId in ${listOf(volunteerIds)}`;
  const [from, to] = [addDays(on, -1), addDays(on, 1)];
  const rows = await readRows<BusySpan & { volunteerId: VolunteerId }>(db, sql`
    select s.volunteerId, h.day, h.startMinute, h.endMinute, h.endMinute - h.startMinute as minutes, a.title, 'placed' as kind, a.id as activityId, h.id as shiftId
      from activityShifts h join signUps s on s.shiftId = h.id and s.state = 'placed' join activities a on a.id = h.activityId
      where h.day between ${from} and ${to} and h.kind = 'fixed' and a.state not in ('cancelled', 'ended', 'recorded') and ${who}
    union all
    select t.volunteerId, t.day, t.startMinute, coalesce(t.endMinute, t.startMinute + 1), t.minutes, a.title, 'served', a.id, t.shiftId
      from attendances t join activities a on a.id = t.activityId where t.day between ${from} and ${to} and (t.state = 'open' or t.state in ('entered', 'approved') and t.minutes > 0) and ${who}`);
  const found = new Map<VolunteerId, BusySpan[]>();
  for (const { volunteerId, ...span } of rows) {
    const list = found.get(volunteerId);
    if (list === undefined) found.set(volunteerId, [span]);
    else list.push(span);
  }
  return found;
}
