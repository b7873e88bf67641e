import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { disbursementContract } from '#shared/disbursement/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { onePerson } from '#electron/residents/read-rows.ts';
import { readProgramme } from '#electron/welfare/versions.ts';
import { personsFoundWrong } from './batch-notice.ts';
import { beginBatch } from './generate-batch.ts';
import { followClaims } from './lines-of-claims.ts';
import { countToPay, readBatch, standing, takeStep } from './move-batch.ts';

/**
 * A child batch (D9) for lines of a finished one that failed, came back, were paid in part, or were cancelled while held: same person,
 * same amount (of a part paid the rest), same frozen inputs and claims, the account of today, each chained to its line. What was not
 * paid under an entry that was merged away goes to the account of the one that stayed. What failed is
 * payable since the parent's approval and is not accrued again. What was to be set off from a line that was held is not: the next
 * list does. A line has one follow-up at a time; where that fails too, the next
 * one follows it.
 */
export async function generateFollowUp(context: CommandContext, input: InputOf<typeof disbursementContract.generateFollowUp>): Promise<OutputOf<typeof disbursementContract.generateFollowUp>> {
  const { trx, clock } = context;
  const parent = await readBatch(trx, input.batchId);
  if (parent.status !== 'paid' && parent.status !== 'closed') throw new AppError('batch_wrong_status', { batchNo: parent.batchNo, status: parent.status, wanted: ['paid', 'closed'] });
  const programme = await readProgramme(trx, parent.programmeId);
  let batch = await beginBatch(context, programme, { versionId: parent.versionId, benefitMonth: parent.benefitMonth, asOf: parent.asOf, payBy: parent.payBy, parentBatchId: parent.id, kind: 'followUp' });
  batch = await takeStep(context, batch, { step: 'generate', comment: parent.batchNo });
  batch = await takeStep(context, batch, { step: 'lock', to: 'locked' });
  const today = clock.today();
  const wrong = await personsFoundWrong(trx, parent, today);
  await sql`insert into batchLines (batchId, lineNo, programmeId, benefitMonth, residentId, householdId, name, headName, sex, age, birthDate, gridName, buildingName, address,
      idNumberSealed, idNumberMasked, bankAccountId, accountSealed, accountMasked, bankName, holderName, standardFen, months, amountFen, origin, inputs, status, kind, parentLineId)
    select ${batch.id}, row_number() over (order by l.lineNo), l.programmeId, l.benefitMonth, l.residentId, l.householdId, l.name, l.headName, l.sex, l.age, l.birthDate, l.gridName, l.buildingName, l.address,
      l.idNumberSealed, l.idNumberMasked, a.id, a.numberSealed, coalesce(a.numberMasked, ''), coalesce(a.bankName, ''), coalesce(a.holderName, l.name), l.standardFen, l.months, l.amountFen - l.paidFen + iif(l.status = 'cancelled', l.setOffFen, 0), l.origin, l.inputs, 'toPay', 'followUp', l.id
    from batchLines l left join bankAccounts a on ${parent.payBy} = 'bank' and a.residentId = coalesce((select r.mergedIntoId from residents r where r.id = l.residentId), l.residentId) and a.withdrawnAt is null and a.validFrom <= ${today} and (a.validTo is null or a.validTo >= ${today})
    where l.batchId = ${parent.id} and l.status in ('failed', 'returned', 'cancelled', 'partPaid') and (${input.lineIds === null ? 1 : 0} or l.id in (select value from json_each(${JSON.stringify(input.lineIds ?? [])})))
      and l.residentId not in (select value from json_each(${JSON.stringify(wrong)}))
      and not exists (select 1 from batchLines o where o.parentLineId = l.id and o.kind = 'followUp' and o.status not in ('removed', 'cancelled'))
      and not exists (select 1 from batchLines o where o.kind = 'main' and l.kind = 'main' and o.programmeId = l.programmeId and o.benefitMonth = l.benefitMonth and o.residentId in ${onePerson(sql`coalesce((select r.mergedIntoId from residents r where r.id = l.residentId), l.residentId)`)} and o.status not in ('removed', 'cancelled', 'failed', 'returned', 'partPaid'))`.execute(trx);
  await followClaims(context, batch);
  const counted = await countToPay(trx, batch.id);
  if (counted.personCount === 0) throw new AppError('batch_empty', { batchNo: parent.batchNo });
  batch = await takeStep(context, batch, { step: 'compute', to: 'computed', set: counted });
  return { ...standing(batch), batchNo: batch.batchNo };
}
