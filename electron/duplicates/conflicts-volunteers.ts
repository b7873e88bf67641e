/** What stands against a merge when both entries serve: hours of one time count once, and what is on its way with the number that goes is settled first. */
import { sql, type RawBuilder } from 'kysely';
import type { MergeConflicts } from '#shared/duplicates/errors.ts';
import type { VolunteerId } from '#shared/volunteers/words.ts';
import { readRow, readRows, type Reader } from '#electron/residents/read-rows.ts';
import type { Conflict, Wanted } from './conflicts.ts';

const live = (row: RawBuilder<unknown>) => sql`(${row}.state = 'open' or ${row}.state in ('entered', 'approved') and ${row}.minutes > 0)`;
const atOnce = (a: RawBuilder<unknown>, b: RawBuilder<unknown>) => sql`(${a}.startMinute < coalesce(${b}.endMinute, ${b}.startMinute + 1) and ${b}.startMinute < coalesce(${a}.endMinute, ${a}.startMinute + 1))`;

interface Two { stays: VolunteerId; goes: VolunteerId; survivorNo: number; loserNo: number; staysStatus: string; goesStatus: string }

/** In the order in which they are settled best. Empty when nothing of the two meets. */
export async function volunteerConflicts(db: Reader, wanted: Wanted): Promise<Conflict[]> {
  const labour = await labourAndHours(db, wanted);
  const two = await readRow<Two>(db, sql`select a.id as stays, b.id as goes, a.volunteerNo as survivorNo, b.volunteerNo as loserNo, a.status as staysStatus, b.status as goesStatus
    from volunteers a join volunteers b on b.residentId = ${wanted.loserId} where a.residentId = ${wanted.survivorId}`);
  if (two === undefined) return labour;
  const { survivorNo, loserNo } = two;
  const standing: Conflict[] = two.staysStatus !== 'active' && two.goesStatus === 'active' ? [{ code: 'merge_volunteer_standing', data: { survivorNo, loserNo } }] : [];
  return [...standing, ...(await sameHours(db, two)), ...labour, ...(await sameShifts(db, two)), ...(await openRounds(db, two)), ...(await recruitedSelf(db, two))];
}

/** Hours of both for one activity on one day, or at one time wherever; and days that would be longer than a day. */
async function sameHours(db: Reader, { stays, goes }: Two): Promise<Conflict[]> {
  const ofDay = (volunteerId: VolunteerId) => sql`(select sum(t.minutes) from attendances t where t.volunteerId = ${volunteerId} and t.day = a.day and ${live(sql`t`)})`;
  const rows = await readRows<MergeConflicts['merge_same_hours']>(db, sql`
    select a.day, x.title as survivorWhat, y.title as loserWhat, b.minutes from attendances a join attendances b on b.volunteerId = ${goes} and b.day = a.day and ${live(sql`b`)}
      and (b.activityId = a.activityId or ${atOnce(sql`a`, sql`b`)} or ${ofDay(stays)} + ${ofDay(goes)} > 1440)
    join activities x on x.id = a.activityId join activities y on y.id = b.activityId where a.volunteerId = ${stays} and ${live(sql`a`)} order by a.day, a.startMinute, a.id, b.id`);
  return rows.map((data) => ({ code: 'merge_same_hours', data }));
}

/** Labour that is paid or owed as 一事一议 at one entry, and hours as a volunteer at the other, at one time. */
async function labourAndHours(db: Reader, { survivorId, loserId }: Wanted): Promise<Conflict[]> {
  const rows = await readRows<MergeConflicts['merge_labour_hours']>(db, sql`
    select l.day, t.place, x.title from cleaningLabour l join cleaningTasks t on t.id = l.taskId join volunteers v on v.residentId in (${survivorId}, ${loserId}) and v.residentId <> l.residentId
    join attendances a on a.volunteerId = v.id and a.day = l.day and ${live(sql`a`)} and ${atOnce(sql`a`, sql`l`)} join activities x on x.id = a.activityId
    where l.residentId in (${survivorId}, ${loserId}) and l.kind <> 'volunteer' order by l.day, l.id, a.id`);
  return rows.map((data) => ({ code: 'merge_labour_hours', data }));
}

/** Both on one shift of an activity that is not over: one of them withdraws, and whoever waits moves up. */
async function sameShifts(db: Reader, { stays, goes }: Two): Promise<Conflict[]> {
  const rows = await readRows<MergeConflicts['merge_same_shift']>(db, sql`select distinct h.day, a.title from signUps x join signUps y on y.shiftId = x.shiftId and y.volunteerId = ${goes} and y.state <> 'withdrawn' join activityShifts h on h.id = x.shiftId
    join activities a on a.id = h.activityId and a.state in ('draft', 'recruiting', 'running') where x.volunteerId = ${stays} and x.state <> 'withdrawn' order by h.day, h.id`);
  return rows.map((data) => ({ code: 'merge_same_shift', data }));
}

async function openRounds(db: Reader, { goes, loserNo }: Two): Promise<Conflict[]> {
  const rows = await readRows<{ title: string }>(db, sql`select w.title from awardRoundLines l join awardRounds w on w.id = l.roundId and w.status in ('prepared', 'noticed') where l.volunteerId = ${goes} and l.removedReason = '' order by w.id`);
  return rows.map(({ title }) => ({ code: 'merge_in_award_round', data: { title, loserNo } }));
}

/** Points for bringing in oneself: taken back by an adjustment at the entry that has them, which is the one to keep. */
async function recruitedSelf(db: Reader, { stays, goes, survivorNo, loserNo }: Two): Promise<Conflict[]> {
  const rows = await readRows<{ volunteerId: VolunteerId; centi: number }>(db, sql`select e.volunteerId, e.centi from pointEntries e where e.kind = 'recruit' and (e.volunteerId = ${goes} and e.recruitedId = ${stays}
    or e.volunteerId = ${stays} and e.recruitedId = ${goes} and e.centi > (select coalesce(-sum(x.centi), 0) from pointEntries x where x.volunteerId = e.volunteerId and x.kind = 'adjust' and x.centi < 0 and x.id > e.id)) order by e.id`);
  return rows.map(({ volunteerId, centi }) => ({ code: 'merge_recruited_self', data: { volunteerNo: volunteerId === goes ? loserNo : survivorNo, centi, keepOther: volunteerId === goes } }));
}
