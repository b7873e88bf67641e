/** The diagnosis: sealed when it is written, read by few and logged, counted without names. */
import { z } from 'zod';
import type { CommandContext, QueryContext } from '#electron/api/context.ts';
import { readApplication } from '#electron/applications/move-application.ts';
import type { ApplicationId } from '#electron/applications/tables.ts';
import type { Vault } from '#electron/vault/vault.ts';
import type { InputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { reliefContract } from '#shared/relief/contract.ts';
import { DISEASE_CLASSES, type DiseaseClass } from '#shared/relief/disease-classes.ts';
import { openCase } from './case-row.ts';

const PLACE = 'reliefCases.diagnosis';
const sealedSchema = z.object({ diseaseClass: z.enum(DISEASE_CLASSES), diagnosis: z.string() });

/** Seals the diagnosis of a case; writing it needs no right to read it afterwards. Refuses `relief_case_closed`. */
export async function saveDiagnosis(context: CommandContext, input: InputOf<typeof reliefContract.saveDiagnosis>): Promise<Record<string, never>> {
  const { applicationId, diseaseClass, diagnosis } = input;
  await openCase(context, applicationId);
  const sealed = context.vault.seal(PLACE, applicationId, JSON.stringify({ diseaseClass, diagnosis }));
  const { version } = await context.trx.selectFrom('reliefCases').select('version').where('applicationId', '=', applicationId).executeTakeFirstOrThrow();
  await context.trx.updateTable('reliefCases').set({ diagnosisSealed: sealed, version: version + 1 }).where('applicationId', '=', applicationId).execute();
  return {};
}

/** The diagnosis in words; null when none is written. */
export async function readDiagnosis({ db, vault }: Pick<QueryContext, 'db' | 'vault'>, applicationId: ApplicationId): Promise<{ diseaseClass: DiseaseClass; diagnosis: string } | null> {
  const row = await db.selectFrom('reliefCases').select('diagnosisSealed').where('applicationId', '=', applicationId).executeTakeFirst();
  return row?.diagnosisSealed == null ? null : sealedSchema.parse(JSON.parse(vault.unseal(PLACE, applicationId, row.diagnosisSealed)));
}

/** Shows it to who may see it. Refuses `not_found`, `relief_no_diagnosis`. */
export async function showDiagnosis(context: QueryContext, input: { applicationId: ApplicationId }): Promise<{ diseaseClass: DiseaseClass; diagnosis: string }> {
  const { applicationNo } = await readApplication(context.db, input.applicationId);
  const found = await readDiagnosis(context, input.applicationId);
  if (!found) throw new AppError('relief_no_diagnosis', { applicationNo });
  return found;
}

/** The class of each of these cases, for sums only. */
export function classOf(vault: Vault, applicationId: number, sealed: Buffer | null): DiseaseClass {
  return sealed === null ? 'other' : sealedSchema.parse(JSON.parse(vault.unseal(PLACE, applicationId, sealed))).diseaseClass;
}
