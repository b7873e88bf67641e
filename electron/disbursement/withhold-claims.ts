/**
 * From which programmes of claims, a dividend among them, what somebody owes may be withheld. What a person is owed by another decision is his:
 * it is kept back only with his written consent, or by a resolution where he owes himself; never money that only passes through for the
 * government, nor grants of a fund (专款专用).
 */
import type { InputOf } from '#shared/contract.ts';
import { monthOf } from '#shared/days.ts';
import type { disbursementContract } from '#shared/disbursement/contract.ts';
import type { Recovery } from '#shared/disbursement/recovery-contract.ts';
import type { ClaimsBasis } from '#shared/disbursement/status.ts';
import { AppError } from '#shared/errors.ts';
import type { ProgrammeId } from '#shared/ids.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { fundOfProgramme } from '#electron/relief/funds.ts';
import { findVersionFor, readProgramme, readVersion, type Reads } from '#electron/welfare/versions.ts';
import type { BatchRow } from './frozen-inputs.ts';

interface Withheld { readonly programmeIds: readonly ProgrammeId[]; readonly basis: ClaimsBasis | null; readonly ref: string | null }

/** The part of a plan that is about claims. Refuses `withhold_basis_missing`, `withhold_consent_needed`, `withhold_not_from`, `not_found`. */
export async function readWithheld({ trx, clock }: CommandContext, recovery: Recovery, input: InputOf<typeof disbursementContract.planRecovery>): Promise<Withheld> {
  const programmeIds = input.setOff ? [...new Set(input.claimProgrammeIds)] : [];
  if (programmeIds.length === 0) return { programmeIds, basis: null, ref: null };
  if (input.claimsBasis === null || input.claimsRef === '') throw new AppError('withhold_basis_missing', { name: recovery.name });
  if (input.claimsBasis === 'resolution' && input.payerResidentId !== null && input.payerResidentId !== recovery.residentId) {
    const payer = await trx.selectFrom('residents').select('name').where('id', '=', input.payerResidentId).executeTakeFirstOrThrow();
    throw new AppError('withhold_consent_needed', payer);
  }
  const { accountSetId } = await readProgramme(trx, recovery.programmeId);
  for (const programmeId of programmeIds) {
    const programme = await readProgramme(trx, programmeId);
    const version = await findVersionFor(trx, programmeId, monthOf(clock.today()));
    const why = programme.basis !== 'claims' ? 'basis' : programme.accountSetId !== accountSetId ? 'books' : programme.form !== 'cash' ? 'form'
      : version !== undefined && version.expenseAccountCode === version.payableAccountCode ? 'passesThrough' : (await fundOfProgramme(trx, programmeId)) !== undefined ? 'fund' : null;
    if (why !== null) throw new AppError('withhold_not_from', { code: programme.code, why });
  }
  return { programmeIds, basis: input.claimsBasis, ref: input.claimsRef };
}

/** Whether a list of claims is set off from at all: not where its money is tied to its purpose, whatever a plan of earlier says. */
export async function mayWithhold(db: Reads, batch: Pick<BatchRow, 'programmeId' | 'versionId'>): Promise<boolean> {
  const version = await readVersion(db, batch.versionId);
  return version.expenseAccountCode !== version.payableAccountCode && (await fundOfProgramme(db, batch.programmeId)) === undefined;
}
