import type { InputOf, OutputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { ProgrammeVersionId } from '#shared/ids.ts';
import type { welfareContract } from '#shared/welfare/contract.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { writeBaskets } from './baskets.ts';
import { recordDecision } from './edit-programme.ts';
import { refuseUnfitMarks } from './refuse-unfit-marks.ts';
import { readRuleNames, readProgramme, readVersion, sentencesOf, type ProgrammeRow } from './versions.ts';

type Draft = InputOf<typeof welfareContract.saveDraft>;

/**
 * Saves the draft of a programme's next version, or begins it. One draft at a time. Accounts have to be leaves of the programme's
 * books, excluded programmes have to exist, fields and lists to be in use, one of a household stands with a group of the household
 * (`one_per_household_where`); the resolution may still be missing.
 */
export async function saveDraft(context: CommandContext, input: Draft): Promise<OutputOf<typeof welfareContract.saveDraft>> {
  const { trx, actor, clock } = context;
  const programme = await readProgramme(trx, input.programmeId);
  if (programme.status === 'ended') throw new AppError('programme_ended', { code: programme.code });
  await checkDraft(context, programme, input);
  const content = {
    validFrom: input.validFrom, resolutionNo: input.resolutionNo, resolvedOn: input.resolvedOn, resolutionTitle: input.resolutionTitle,
    rule: JSON.stringify(input.rule), amount: JSON.stringify(input.amount), exclusions: JSON.stringify(input.exclusions),
    expenseAccountCode: input.expenseAccountCode, payableAccountCode: input.payableAccountCode, moneyAccountCode: input.moneyAccountCode, cashAccountCode: input.cashAccountCode,
    stackable: input.stackable ? 1 : 0, exclusionGroup: input.exclusionGroup, exclusionScope: input.exclusionScope, onePerHousehold: input.onePerHousehold ? 1 as const : 0 as const,
  };
  let versionId: ProgrammeVersionId;
  let version = 1;
  if (input.versionId === null) {
    const versions = await trx.selectFrom('programmeVersions').select(['versionNo', 'status']).where('programmeId', '=', programme.id).orderBy('versionNo', 'desc').execute();
    const draft = versions.find((v) => v.status === 'draft');
    if (draft) throw new AppError('version_draft_exists', { versionNo: draft.versionNo });
    ({ id: versionId } = await trx.insertInto('programmeVersions').values({
      programmeId: programme.id, versionNo: (versions[0]?.versionNo ?? 0) + 1, validTo: null, status: 'draft', version, createdAt: clock.now(), createdByUserId: actor.userId,
      activatedAt: null, activatedByUserId: null, ...content,
    }).returning('id').executeTakeFirstOrThrow());
  } else {
    const row = await readVersion(trx, input.versionId);
    if (row.programmeId !== programme.id) throw new AppError('not_found', { what: 'programmeVersion', id: String(input.versionId) });
    if (row.status !== 'draft') throw new AppError('version_not_draft', { versionNo: row.versionNo });
    if (row.version !== input.version) throw new AppError('changed_meanwhile', { what: 'programmeVersion' });
    version = row.version + 1;
    versionId = row.id;
    await trx.updateTable('programmeVersions').set({ ...content, version }).where('id', '=', row.id).execute();
  }
  await writeBaskets(context, programme, versionId, input.cashAccountCode, input.baskets);
  await recordDecision(context, 'saveDraft', programme.id, versionId, '');
  const { sentence, amountSentence } = sentencesOf(input, await readRuleNames(trx));
  return { versionId, version, sentence, amountSentence };
}

async function checkDraft({ trx }: CommandContext, programme: ProgrammeRow, input: Draft): Promise<void> {
  await refuseUnfitMarks(trx, input);
  for (const accountCode of [input.expenseAccountCode, input.payableAccountCode, input.moneyAccountCode, input.cashAccountCode]) {
    const account = await trx.selectFrom('accounts').select('leaf').where('accountSetId', '=', programme.accountSetId).where('code', '=', accountCode).executeTakeFirst();
    if (account?.leaf !== 1) throw new AppError('version_account_unknown', { accountCode });
  }
  const why = programme.target !== 'person' || programme.basis !== 'rule' ? 'target' : input.exclusionScope !== 'household' ? 'scope' : input.exclusionGroup === null ? 'group' : null;
  if (input.onePerHousehold && why !== null) throw new AppError('one_per_household_where', { why });
  for (const exclusion of input.exclusions) {
    if (exclusion.kind !== 'programme') continue;
    const other = await trx.selectFrom('programmes').select('id').where('code', '=', exclusion.code).executeTakeFirst();
    if (!other || other.id === programme.id) throw new AppError('exclusion_unknown', { code: exclusion.code });
  }
}
