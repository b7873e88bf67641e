/** The sign-in desk: what can be signed in for, and who somebody is by what was typed or scanned. */
import { sql } from 'kysely';
import type { QueryContext } from '#electron/api/context.ts';
import { readRows } from '#electron/residents/read-rows.ts';
import { peopleSql } from '#electron/volunteers/standing.ts';
import { filterConditions } from '#electron/volunteers/volunteer-list.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { attendanceContract, DeskPerson } from '#shared/activities/attendance-contract.ts';
import type { Clock } from '#electron/office/clock.ts';
import { localDayAndTime } from '#shared/days.ts';
import { maskPhone } from '#shared/phone.ts';

const MOST = 30;

/** Minutes since midnight by the local clock. */
export function minuteOf(clock: Clock): number {
  const text = localDayAndTime(clock.now());
  return Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16));
}

/** Activities of a day that attendance can be entered for, with how many are placed and how many came. */
export async function readToday({ db, clock }: QueryContext, input: InputOf<typeof attendanceContract.today>): Promise<OutputOf<typeof attendanceContract.today>> {
  const on = input.on ?? clock.today();
  type Row = OutputOf<typeof attendanceContract.today>['activities'][number] & OutputOf<typeof attendanceContract.today>['activities'][number]['shifts'][number];
  const rows = await readRows<Omit<Row, 'shifts'>>(db, sql`select a.id as activityId, a.activityNo, a.title, a.place, a.state, h.id as shiftId, p.name as postName, h.startMinute, h.endMinute,
      (select count(*) from signUps s where s.shiftId = h.id and s.state = 'placed') as placed, (select count(*) from attendances t where t.shiftId = h.id and (t.state = 'open' or t.state in ('entered', 'approved') and t.minutes > 0)) as present
    from activities a join activityShifts h on h.activityId = a.id join activityPosts p on p.id = h.postId where h.day = ${on} and a.state in ('recruiting', 'running', 'ended') order by h.startMinute, a.id, h.id`);
  const activities = new Map<number, OutputOf<typeof attendanceContract.today>['activities'][number]>();
  for (const { activityId, activityNo, title, place, state, ...shift } of rows) {
    const known = activities.get(activityId) ?? { activityId, activityNo, title, place, state, shifts: [] };
    known.shifts.push(shift);
    activities.set(activityId, known);
  }
  return { on, nowMinute: minuteOf(clock), activities: [...activities.values()] };
}

/** Volunteers found by name, pinyin, initials, number, telephone, or the last four or six of the ID number; those placed first. */
export async function findPeople(ctx: QueryContext, input: InputOf<typeof attendanceContract.find>): Promise<DeskPerson[]> {
  if (input.text === '') return [];
  const on = ctx.clock.today();
  const where = filterConditions(ctx, { search: input.text, teamId: null, skillId: null, role: null, standing: 'all', only: null }, on);
  const planned = input.activityId == null ? sql`0` : sql`exists (select 1 from signUps s join activityShifts h on h.id = s.shiftId where s.volunteerId = p.volunteerId and s.state = 'placed' and h.activityId = ${input.activityId} and (${input.shiftId ?? null} is null or h.id = ${input.shiftId ?? null}))`;
  type Raw = Omit<DeskPerson, 'planned' | 'phoneMasked' | 'teams'> & { planned: number; phone: string; teams: string | null };
  const rows = await readRows<Raw>(ctx.db, sql`select p.volunteerId, p.volunteerNo, p.name, p.phone, p.idNumberMasked as idMasked, ${planned} as planned,
      (select group_concat(t.name, '、') from teamMemberships m join teams t on t.id = m.teamId where m.volunteerId = p.volunteerId and m.withdrawnAt is null and m.validFrom <= ${on} and (m.validTo is null or m.validTo >= ${on})) as teams,
      o.id as open, o.startMinute as openSince, o.day as openDay
    from ${peopleSql} p left join attendances o on o.id = (select max(t.id) from attendances t where t.volunteerId = p.volunteerId and t.state = 'open') where ${where} order by planned desc, p.volunteerNo limit ${MOST}`);
  return rows.map(({ phone, planned: isPlanned, teams, ...row }) => ({ ...row, phoneMasked: phone === '' ? '' : maskPhone(phone), planned: isPlanned === 1, teams: teams ?? '' }));
}
