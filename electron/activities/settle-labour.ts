/** What becomes of mobilised labour: volunteer hours, a voucher of 一事一议, or a sum to be paid. Each row becomes one of them. */
import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { saveVoucher } from '#electron/ledger/save-voucher.ts';
import { readRows } from '#electron/residents/read-rows.ts';
import { addClaims } from '#electron/welfare/claims.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { cleaningContract } from '#shared/activities/cleaning-contract.ts';
import { countedMinutes } from '#shared/activities/hours.ts';
import type { ActivityId, CleaningKind, LabourKind } from '#shared/activities/words.ts';
import type { Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { Id, ResidentId, StaffId } from '#shared/ids.ts';
import { fen, sumFen, type Fen } from '#shared/money.ts';
import type { VolunteerId } from '#shared/volunteers/words.ts';
import { rulesOn } from './hour-rules.ts';
import { writeMove } from './move-activity.ts';
import { insertActivity } from './save-activity.ts';
import { teamFor } from './serving.ts';
import { judgeSpan, requireServes } from './sign-in-out.ts';

type C = typeof cleaningContract;
type TaskId = Id<'cleaningTask'>;
/** 环境清洁/垃圾分类, as it comes with the program. */
const CLEANING_TYPE = 4 as Id<'activityType'>;
export const KIND_WORDS: Readonly<Record<CleaningKind, string>> = { waste: '垃圾清运', pond: '水塘整治', ditch: '沟渠清淤', ruin: '残垣断壁整治', clutter: '乱堆乱放整治' };

interface Labour { readonly labourId: Id<'cleaningLabour'>; readonly residentId: ResidentId; readonly name: string; readonly volunteerId: VolunteerId | null; readonly startMinute: number; readonly endMinute: number; readonly amountFen: Fen }
interface Task { readonly id: TaskId; readonly taskNo: string; readonly day: Day; readonly place: string; readonly kind: CleaningKind; readonly leaderName: string; readonly activityId: ActivityId | null; readonly staffId: StaffId }

/** The task with the rows of one kind that nothing has become of. Refuses `not_found`, `cleaning_nothing_left`. */
async function readOpen({ trx }: CommandContext, taskId: TaskId, kind: LabourKind): Promise<{ task: Task; rows: Labour[] }> {
  const task = await trx.selectFrom('cleaningTasks').select(['id', 'taskNo', 'day', 'place', 'kind', 'leaderName', 'activityId', 'staffId']).where('id', '=', taskId).executeTakeFirst();
  if (task === undefined) throw new AppError('not_found', { what: 'cleaningTask', id: String(taskId) });
  const rows = await readRows<Labour>(trx, sql`select l.id as labourId, l.residentId, r.name, v.id as volunteerId, l.startMinute, l.endMinute, l.amountFen from cleaningLabour l join residents r on r.id = l.residentId left join volunteers v on v.residentId = l.residentId
    where l.taskId = ${taskId} and l.kind = ${kind} and l.attendanceId is null and l.voucherId is null and l.claimId is null order by l.id`);
  if (rows.length === 0) throw new AppError('cleaning_nothing_left', {});
  return { task, rows };
}

/**
 * Voluntary labour becomes attendance of the task's activity (made when there is none), to be approved by somebody else. Refuses
 * `cleaning_nothing_left`, `cleaning_not_volunteer` (register them first, or count it as 一事一议), and times as signing out does.
 */
export async function countHours(context: CommandContext, { taskId }: InputOf<C['countHours']>): Promise<OutputOf<C['countHours']>> {
  const { trx, actor, clock } = context;
  const { task, rows } = await readOpen(context, taskId, 'volunteer');
  const strangers = rows.filter((row) => row.volunteerId === null);
  if (strangers.length > 0) throw new AppError('cleaning_not_volunteer', { names: strangers.map((row) => row.name).slice(0, 10).join('、') });
  const activityId = task.activityId ?? (await activityFor(context, task, rows));
  const rules = await rulesOn(trx, task.day);
  let sum = 0;
  for (const row of rows) {
    const volunteerId = row.volunteerId!;
    const name = await requireServes(context, volunteerId, task.day, 'ordinary');
    await judgeSpan(context, { volunteerId, name, day: task.day, startMinute: row.startMinute, endMinute: row.endMinute, travelMinutes: 0, but: null, acceptLongDay: true });
    const minutes = countedMinutes(row.endMinute - row.startMinute, rules);
    const { id } = await trx.insertInto('attendances').values({
      activityId, shiftId: null, volunteerId, teamId: await teamFor(trx, activityId, volunteerId, task.day), day: task.day, startMinute: row.startMinute, endMinute: row.endMinute, travelMinutes: 0, minutes, method: 'sheet', conduct: 'ordinary', state: 'entered', correctsId: null,
      reason: '', note: task.taskNo, userId: actor.userId, staffId: actor.staffId, at: clock.now(), endedStaffId: null, judgedUserId: null, judgedStaffId: null, judgedAt: null,
    }).returning('id').executeTakeFirstOrThrow();
    await trx.updateTable('cleaningLabour').set({ attendanceId: id }).where('id', '=', row.labourId).execute();
    sum += minutes;
  }
  return { taskId, activityId, counted: rows.length, minutes: sum };
}

/** An activity that stands for the task in the list of activities and carries its hours; it is over already. */
async function activityFor(context: CommandContext, task: Task, rows: readonly Labour[]): Promise<ActivityId> {
  const teams = await readRows<{ teamId: Id<'team'> }>(context.trx, sql`select distinct m.teamId from teamMemberships m join teams t on t.id = m.teamId where m.volunteerId in (select value from json_each(${JSON.stringify(rows.map((row) => row.volunteerId))})) and m.withdrawnAt is null
    and m.validFrom <= ${task.day} and (m.validTo is null or m.validTo >= ${task.day}) and t.consentOn <= ${task.day} and (t.dissolvedOn is null or t.dissolvedOn >= ${task.day}) order by m.teamId limit 10`);
  const { activityId } = await insertActivity(context, {
    title: `村庄清洁：${task.place}`.slice(0, 60), typeId: CLEANING_TYPE, teamIds: teams.map((team) => team.teamId), place: task.place, leaderName: task.leaderName, contact: '', startsOn: task.day, endsOn: task.day, content: `${KIND_WORDS[task.kind]}（${task.taskNo}）`, risks: '户外劳动，注意交通、用具和防暑。', riskLevel: 'ordinary', insurancePolicyNo: '', note: '',
    posts: [{ name: KIND_WORDS[task.kind], headCount: Math.min(999, rows.length), skillIds: [] }], recipients: [],
    shifts: [{ postName: KIND_WORDS[task.kind], day: task.day, startMinute: Math.min(...rows.map((row) => row.startMinute)), endMinute: Math.max(...rows.map((row) => row.endMinute)), kind: 'flexible' }],
  }, { seriesId: null, state: 'draft' });
  let version = await writeMove(context, { id: activityId, state: 'draft', version: 1 }, 'recruiting', '');
  version = await writeMove(context, { id: activityId, state: 'recruiting', version }, 'running', '');
  await writeMove(context, { id: activityId, state: 'running', version }, 'ended', '');
  await context.trx.updateTable('cleaningTasks').set({ activityId }).where('id', '=', task.id).execute();
  return activityId;
}

/**
 * 一事一议筹劳 as a draft voucher (制度: 借 在建工程 贷 公积公益金), one for all rows that wait. Refuses `cleaning_nothing_left` and what a
 * draft voucher refuses.
 */
export async function bookLabour(context: CommandContext, input: InputOf<C['bookLabour']>): Promise<OutputOf<C['bookLabour']>> {
  const { task, rows } = await readOpen(context, input.taskId, 'oneMatter');
  const amountFen = sumFen(rows.map((row) => row.amountFen));
  const summary = `一事一议筹劳：${task.place}${KIND_WORDS[task.kind]}（${rows.length} 人）`.slice(0, 60);
  const { voucherId } = await saveVoucher(context, {
    accountSetId: input.accountSetId, voucherDate: input.voucherDate, kind: 'ordinary', attachmentsCount: 1,
    lines: [{ summary, accountCode: input.debitAccountCode, debitFen: amountFen, creditFen: fen(0) }, { summary, accountCode: input.creditAccountCode, debitFen: fen(0), creditFen: amountFen }],
  });
  for (const row of rows) await context.trx.updateTable('cleaningLabour').set({ voucherId }).where('id', '=', row.labourId).execute();
  return { taskId: input.taskId, voucherId, amountFen };
}

/** Paid labour handed over for payment through a batch, by somebody else than entered the task. Refuses `cleaning_nothing_left`, `attendance_own`, and as `addClaims`. */
export async function claimPay(context: CommandContext, input: InputOf<C['claimPay']>): Promise<OutputOf<C['claimPay']>> {
  const { task, rows } = await readOpen(context, input.taskId, 'paid');
  if (task.staffId === context.actor.staffId) throw new AppError('attendance_own', { names: task.taskNo });
  const claimIds = await addClaims(context, rows.map((row) => ({
    programmeId: input.programmeId, residentId: row.residentId, benefitMonth: input.benefitMonth, amountFen: row.amountFen, sourceKind: 'labour' as const, sourceId: row.labourId, note: `${task.day} ${task.place}${KIND_WORDS[task.kind]}劳务`, decisionRef: input.decisionRef,
  })));
  for (const [index, row] of rows.entries()) await context.trx.updateTable('cleaningLabour').set({ claimId: claimIds[index]! }).where('id', '=', row.labourId).execute();
  return { taskId: input.taskId, claims: rows.length, amountFen: sumFen(rows.map((row) => row.amountFen)) };
}
