/** 村庄清洁 tasks and the labour in them. */
import { sql } from 'kysely';
import type { CommandContext, QueryContext } from '#electron/api/context.ts';
import { allOf, readRow, readRows, type Reader } from '#electron/residents/read-rows.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { cleaningContract, LabourRow, TaskRow } from '#shared/activities/cleaning-contract.ts';
import { AppError } from '#shared/errors.ts';
import type { Id, ResidentId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';

type C = typeof cleaningContract;
type TaskId = Id<'cleaningTask'>;

/** Tasks of a period, the newest first; `unsettled`: labour nothing has become of yet. */
export function listTasks(db: Reader, filter: InputOf<C['tasks']> & { taskId?: TaskId }): Promise<TaskRow[]> {
  const where = [
    ...(filter.taskId === undefined ? [] : [sql`t.id = ${filter.taskId}`]), ...(filter.from == null ? [] : [sql`t.day >= ${filter.from}`]), ...(filter.to == null ? [] : [sql`t.day <= ${filter.to}`]), ...(filter.kind == null ? [] : [sql`t.kind = ${filter.kind}`]),
  ];
  return readRows<TaskRow>(db, sql`select t.id as taskId, t.taskNo, t.day, t.place, t.gridId, g.name as gridName, t.kind, t.leaderName, t.machineMinutes, t.machineNote, t.outputMilli, t.outputUnit, t.note, t.activityId, t.version, s.name as "by",
      (select count(*) from cleaningLabour l where l.taskId = t.id) as people, (select coalesce(sum(l.minutes), 0) from cleaningLabour l where l.taskId = t.id) as labourMinutes,
      (select coalesce(sum(l.amountFen), 0) from cleaningLabour l where l.taskId = t.id and l.kind = 'paid') as paidFen,
      (select count(*) from cleaningLabour l where l.taskId = t.id and l.attendanceId is null and l.voucherId is null and l.claimId is null) as unsettled
    from cleaningTasks t join staff s on s.id = t.staffId left join grids g on g.id = t.gridId where ${allOf(where)} order by t.day desc, t.id desc`);
}

/** A task with its labour list, in the order it was entered. Refuses `not_found`. */
export async function readTask({ db, office }: Pick<QueryContext, 'db' | 'office'>, taskId: TaskId): Promise<OutputOf<C['task']>> {
  const [task] = await listTasks(db, { taskId });
  if (task === undefined) throw new AppError('not_found', { what: 'cleaningTask', id: String(taskId) });
  const labour = await readRows<Omit<LabourRow, 'isVolunteer'> & { isVolunteer: number }>(db, sql`select l.id as labourId, l.residentId, r.name, coalesce(h.householdNo, '') as householdNo, l.startMinute, l.endMinute, l.minutes, l.kind, l.amountFen, v.id is not null as isVolunteer,
      a.state as attendanceState, l.voucherId, case when c.id is null then null when c.withdrawnAt is not null then 'withdrawn' else coalesce((select n.status from batchLineClaims x join batchLines n on n.id = x.lineId where x.claimId = c.id and n.status not in ('removed', 'cancelled') order by n.id desc limit 1), 'open') end as claimState
    from cleaningLabour l join residents r on r.id = l.residentId left join volunteers v on v.residentId = l.residentId left join attendances a on a.id = l.attendanceId left join claims c on c.id = l.claimId
    left join householdMembers m on m.residentId = r.id and m.validTo is null and m.withdrawnAt is null left join households h on h.id = m.householdId where l.taskId = ${taskId} order by l.id`);
  return { task, labour: labour.map((row) => ({ ...row, isVolunteer: row.isVolunteer === 1 })), communityName: office.communityName };
}

/** Enters or changes a task. Refuses `cleaning_day_future`, `not_found`, `changed_meanwhile`, `cleaning_settled` (another day once labour stands in it). */
export async function saveTask(context: CommandContext, input: InputOf<C['saveTask']>): Promise<OutputOf<C['saveTask']>> {
  const { trx, actor, clock } = context;
  const today = clock.today();
  if (input.day > today) throw new AppError('cleaning_day_future', { day: input.day, today });
  const { taskId, version: _version, ...fields } = input;
  const values = { ...fields, gridId: fields.gridId ?? null };
  if (taskId == null) {
    const prefix = `QJ-${input.day.slice(0, 7).replace('-', '')}-`;
    const last = await readRow<{ n: number }>(trx, sql`select coalesce(max(cast(substr(taskNo, 11) as integer)), 0) as n from cleaningTasks where taskNo glob ${`${prefix}*`}`);
    const taskNo = `${prefix}${String((last?.n ?? 0) + 1).padStart(3, '0')}`;
    const { id } = await trx.insertInto('cleaningTasks').values({ ...values, taskNo, activityId: null, version: 1, userId: actor.userId, staffId: actor.staffId, at: clock.now() }).returning('id').executeTakeFirstOrThrow();
    return { taskId: id, taskNo, version: 1 };
  }
  const old = await trx.selectFrom('cleaningTasks').select(['taskNo', 'day', 'version']).where('id', '=', taskId).executeTakeFirst();
  if (old === undefined) throw new AppError('not_found', { what: 'cleaningTask', id: String(taskId) });
  if (old.version !== input.version) throw new AppError('changed_meanwhile', { what: 'cleaningTask' });
  if (old.day !== input.day && await trx.selectFrom('cleaningLabour').select('id').where('taskId', '=', taskId).executeTakeFirst()) throw new AppError('cleaning_settled', { name: old.taskNo });
  await trx.updateTable('cleaningTasks').set({ ...values, version: old.version + 1 }).where('id', '=', taskId).execute();
  return { taskId, taskNo: old.taskNo, version: old.version + 1 };
}

/**
 * Puts people on the labour list. Labour of one time counts once: whoever is entered elsewhere at that time, in labour or in
 * attendance, is refused by name. All or none. Refuses `not_found`, `shift_ends_before_start`, `cleaning_amount_missing`,
 * `cleaning_person_gone`, `cleaning_labour_twice`, `cleaning_counted_already`.
 */
export async function addLabour(context: CommandContext, { taskId, rows }: InputOf<C['addLabour']>): Promise<{ taskId: TaskId; added: number }> {
  const { trx } = context;
  const task = await trx.selectFrom('cleaningTasks').select(['id', 'day']).where('id', '=', taskId).executeTakeFirst();
  if (task === undefined) throw new AppError('not_found', { what: 'cleaningTask', id: String(taskId) });
  for (const [index, row] of rows.entries()) {
    if (row.endMinute <= row.startMinute) throw new AppError('shift_ends_before_start', { row: index + 1 });
    const name = await requirePerson(context, row.residentId, task.day);
    if (row.kind !== 'volunteer' && row.amountFen === 0) throw new AppError('cleaning_amount_missing', { name });
    const twice = await readRow(trx, sql`select id from cleaningLabour l where l.residentId = ${row.residentId} and (l.taskId = ${taskId} or l.day = ${task.day} and l.startMinute < ${row.endMinute} and ${row.startMinute} < l.endMinute)`);
    if (twice !== undefined) throw new AppError('cleaning_labour_twice', { name });
    const served = await readRow<{ title: string }>(trx, sql`select a.title from attendances t join volunteers v on v.id = t.volunteerId join activities a on a.id = t.activityId where v.residentId = ${row.residentId} and t.day = ${task.day}
      and (t.state = 'open' or t.state in ('entered', 'approved') and t.minutes > 0) and t.startMinute < ${row.endMinute} and ${row.startMinute} < coalesce(t.endMinute, t.startMinute + 1)`);
    if (served !== undefined) throw new AppError('cleaning_counted_already', { name, title: served.title });
    await trx.insertInto('cleaningLabour').values({
      taskId, residentId: row.residentId, day: task.day, startMinute: row.startMinute, endMinute: row.endMinute, minutes: row.endMinute - row.startMinute, kind: row.kind, amountFen: row.kind === 'volunteer' ? fen(0) : row.amountFen, attendanceId: null, voucherId: null, claimId: null,
    }).execute();
  }
  return { taskId, added: rows.length };
}

async function requirePerson({ trx }: CommandContext, residentId: ResidentId, on: string): Promise<string> {
  const person = await trx.selectFrom('residents').select(['name', 'status', 'statusSince']).where('id', '=', residentId).executeTakeFirst();
  if (person === undefined) throw new AppError('not_found', { what: 'resident', id: String(residentId) });
  if (person.status === 'dead' && person.statusSince !== null && person.statusSince < on) throw new AppError('cleaning_person_gone', { name: person.name, on: person.statusSince });
  return person.name;
}

/** Takes a row off the list, while nothing has become of it. Refuses `not_found`, `cleaning_settled`. */
export async function removeLabour({ trx }: CommandContext, labourId: Id<'cleaningLabour'>): Promise<{ taskId: TaskId }> {
  const row = await trx.selectFrom('cleaningLabour as l').innerJoin('residents as r', 'r.id', 'l.residentId').select(['l.taskId', 'l.attendanceId', 'l.voucherId', 'l.claimId', 'r.name']).where('l.id', '=', labourId).executeTakeFirst();
  if (row === undefined) throw new AppError('not_found', { what: 'labour', id: String(labourId) });
  if (row.attendanceId !== null || row.voucherId !== null || row.claimId !== null) throw new AppError('cleaning_settled', { name: row.name });
  await trx.deleteFrom('cleaningLabour').where('id', '=', labourId).execute();
  return { taskId: row.taskId };
}
