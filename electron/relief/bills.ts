/** The bills of a case and the memory of invoices: one invoice is counted once, for whomever and in whatever year. */
import type { CommandContext } from '#electron/api/context.ts';
import type { ApplicationId } from '#electron/applications/tables.ts';
import type { Reader } from '#electron/residents/read-rows.ts';
import type { InputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { deductedOf, invoiceKey, type Bill } from '#shared/relief/calculate.ts';
import type { reliefContract } from '#shared/relief/contract.ts';
import { openCase } from './case-row.ts';

/** The standing bills of a case as the calculation takes them, in the order they were entered. */
export async function readBills(db: Reader, applicationId: ApplicationId): Promise<Bill[]> {
  const rows = await db.selectFrom('reliefBills').selectAll().where('applicationId', '=', applicationId).where('removedAt', 'is', null).orderBy('id').execute();
  return rows.map((row) => ({
    billNo: row.invoiceNo, billedOn: row.billedOn, dischargedOn: row.dischargedOn, totalFen: row.totalFen, pooledFen: row.pooledFen, criticalFen: row.criticalFen, assistanceFen: row.assistanceFen,
    commercialFen: row.commercialFen, otherFen: row.otherFen, excludedFen: row.excludedFen,
  }));
}

/** Enters one bill. Refuses `relief_case_closed`, `relief_bill_day`, `relief_bill_parts`, and `relief_invoice_used` with the case that has it. */
export async function addBill(context: CommandContext, input: InputOf<typeof reliefContract.addBill>): Promise<{ billId: number }> {
  const { trx, actor, clock } = context;
  await openCase(context, input.applicationId);
  const latest = clock.today();
  for (const day of [input.billedOn, ...(input.dischargedOn === null ? [] : [input.dischargedOn])]) if (day > latest) throw new AppError('relief_bill_day', { day, latest });
  const partsFen = deductedOf(input);
  if (partsFen > input.totalFen) throw new AppError('relief_bill_parts', { partsFen, totalFen: input.totalFen });
  const memoryKey = invoiceKey(input);
  const used = await trx.selectFrom('reliefBills as b').innerJoin('applications as a', 'a.id', 'b.applicationId').innerJoin('residents as r', 'r.id', 'a.beneficiaryId').select(['a.applicationNo', 'r.name', 'b.billedOn'])
    .where('b.memoryKey', '=', memoryKey).where('b.removedAt', 'is', null).where('a.status', 'not in', ['rejected', 'withdrawn']).executeTakeFirst();
  if (used) throw new AppError('relief_invoice_used', { invoiceNo: input.invoiceNo, ...used });
  const { id } = await trx.insertInto('reliefBills').values({ ...input, memoryKey, userId: actor.userId, staffId: actor.staffId, at: clock.now(), removedAt: null, removedReason: null, removedByUserId: null }).returning('id').executeTakeFirstOrThrow();
  return { billId: id };
}

/** Takes a wrong bill off, with the reason; its invoice is free again. Refuses `relief_case_closed`, `not_found`. */
export async function removeBill(context: CommandContext, input: InputOf<typeof reliefContract.removeBill>): Promise<Record<string, never>> {
  await openCase(context, input.applicationId);
  const row = await context.trx.selectFrom('reliefBills').select('id').where('id', '=', input.billId).where('applicationId', '=', input.applicationId).where('removedAt', 'is', null).executeTakeFirst();
  if (!row) throw new AppError('not_found', { what: 'reliefBill', id: String(input.billId) });
  await context.trx.updateTable('reliefBills').set({ removedAt: context.clock.now(), removedReason: input.reason, removedByUserId: context.actor.userId }).where('id', '=', row.id).execute();
  return {};
}
