/** The methods of 村庄清洁, and the audit line of each act. */
import type { Handlers } from '#electron/api/context.ts';
import type { cleaningContract } from '#shared/activities/cleaning-contract.ts';
import { AppError } from '#shared/errors.ts';
import { claimAward, inspect, listAwards, listInspections, prepareAward, readAward } from './cleaning-scores.ts';
import { addLabour, listTasks, readTask, removeLabour, saveTask } from './cleaning-tasks.ts';
import { bookLabour, claimPay, countHours } from './settle-labour.ts';

const ofTask = (input: { taskId: number }): { subject: string } => ({ subject: `cleaningTask:${input.taskId}` });

export const cleaningHandlers: Handlers<typeof cleaningContract> = {
  tasks: ({ db }, input) => listTasks(db, input),
  task: (context, input) => readTask(context, input.taskId),
  saveTask: { run: saveTask, audit: (input, output) => ({ ...ofTask(output), detail: { no: output.taskNo, on: input.day, kind: input.kind, output: input.outputMilli } }) },
  addLabour: { run: addLabour, audit: (input, output) => ({ ...ofTask(input), detail: { added: output.added } }) },
  removeLabour: { run: (context, input) => removeLabour(context, input.labourId), audit: (input, output) => ({ ...ofTask(output), detail: { labour: input.labourId } }) },
  countHours: { run: countHours, audit: (input, output) => ({ ...ofTask(input), detail: { activity: output.activityId, counted: output.counted, minutes: output.minutes } }) },
  bookLabour: { run: bookLabour, audit: (input, output) => ({ ...ofTask(input), detail: { voucher: output.voucherId, amountFen: output.amountFen } }) },
  claimPay: { run: claimPay, audit: (input, output) => ({ ...ofTask(input), detail: { claims: output.claims, amountFen: output.amountFen, decision: input.decisionRef } }) },
  payChoices: async ({ db }) => (await db.selectFrom('programmes').select(['id', 'code', 'name']).where('basis', '=', 'claims').where('status', '<>', 'ended').orderBy('code').execute()).map(({ id, ...rest }) => ({ programmeId: id, ...rest })),

  items: async ({ db }) => (await db.selectFrom('cleaningItems').selectAll().orderBy('id').execute()).map(({ id, active, ...rest }) => ({ itemId: id, ...rest, active: active === 1 })),
  saveItem: {
    run: async ({ trx }, { itemId, name, fullPoints, active }) => {
      const taken = await trx.selectFrom('cleaningItems').select('id').where('name', '=', name).executeTakeFirst();
      if (taken !== undefined && taken.id !== itemId) throw new AppError('cleaning_item_taken', { name });
      const values = { name, fullPoints, active: active ? 1 : 0 };
      if (itemId == null) return { itemId: (await trx.insertInto('cleaningItems').values(values).returning('id').executeTakeFirstOrThrow()).id };
      await trx.updateTable('cleaningItems').set(values).where('id', '=', itemId).execute();
      return { itemId };
    },
    audit: (input, output) => ({ subject: `cleaningItem:${output.itemId}`, detail: { name: input.name, points: input.fullPoints, active: input.active } }),
  },
  inspections: ({ db }, input) => listInspections(db, input.month ?? null),
  inspect: { run: inspect, audit: (input, output) => ({ subject: `cleaningInspection:${output.inspectionId}`, detail: { month: input.month, area: input.areaName, points: output.points, honour: input.honour } }) },

  awards: (context) => listAwards(context),
  award: (context, input) => readAward(context, input.awardId),
  prepareAward: { run: prepareAward, audit: (input, output) => ({ subject: `cleaningAward:${output.awardId}`, detail: { month: input.month, poolFen: input.poolFen, lines: output.lines } }) },
  claimAward: { run: claimAward, audit: (input, output) => ({ subject: `cleaningAward:${input.awardId}`, detail: { claims: output.claims, decision: input.decisionRef } }) },

  printTask: { run: (context, input) => readTask(context, input.taskId), audit: ofTask },
  printInspections: { run: async ({ db, office }, input) => ({ communityName: office.communityName, month: input.month, rows: await listInspections(db, input.month) }), audit: (input, output) => ({ subject: 'cleaningInspections', detail: { month: input.month, rows: output.rows.length } }) },
  printAward: { run: (context, input) => readAward(context, input.awardId), audit: (input) => ({ subject: `cleaningAward:${input.awardId}` }) },
};
