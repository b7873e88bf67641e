import type { InputOf, OutputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { duplicatesContract } from '#shared/duplicates/contract.ts';
import type { RecoveryId } from '#shared/ids.ts';
import { sumFen } from '#shared/money.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { beginRecovery } from '#electron/disbursement/recover.ts';
import { inOrder, requireUnmerged } from './decide-pair.ts';
import { readPaidTwice } from './paid-twice.ts';

/**
 * Begins to recover what both entries of one person were paid for the same months, or by the same claim: a 追回 on the lines of the entry that goes, one for each
 * programme. The merge takes it along, and it is set off from the next lines of the entry that stays. Refuses `nothing_overpaid`.
 */
export async function recoverTwice(context: CommandContext, input: InputOf<typeof duplicatesContract.recoverTwice>): Promise<OutputOf<typeof duplicatesContract.recoverTwice>> {
  const { trx } = context;
  inOrder(input.survivorId, input.loserId);
  await requireUnmerged(trx, input.survivorId);
  const { name } = await requireUnmerged(trx, input.loserId);
  const twice = await readPaidTwice(trx, input.survivorId, input.loserId);
  if (twice.length === 0) throw new AppError('nothing_overpaid', { name });
  const recoveryIds: RecoveryId[] = [];
  for (const { programmeId, lines, months } of twice) {
    const note = `重复档案，发了两次：${months.join('、')}`.slice(0, 200);
    recoveryIds.push(await beginRecovery(context, { residentId: input.loserId, programmeId, reason: 'facts', since: null, note }, lines));
  }
  return { recoveryIds, amountFen: sumFen(twice.map((each) => each.amountFen)) };
}
