import type { InputOf, OutputOf } from '#shared/contract.ts';
import { addMonths } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { welfareContract } from '#shared/welfare/contract.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { refuseBaskets } from './baskets.ts';
import { recordDecision } from './edit-programme.ts';
import { refuseUnfitMarks } from './refuse-unfit-marks.ts';
import { isBare, papersOf, readVersionPapers } from './version-papers.ts';
import { readProgramme, readVersion, refuseOver, rulesOf, type VersionRow } from './versions.ts';

async function readDraft(context: CommandContext, input: { versionId: VersionRow['id']; version: number }): Promise<VersionRow> {
  const row = await readVersion(context.trx, input.versionId);
  if (row.status !== 'draft') throw new AppError('version_not_draft', { versionNo: row.versionNo });
  if (row.version !== input.version) throw new AppError('changed_meanwhile', { what: 'programmeVersion' });
  return row;
}

/**
 * Puts a draft in force from its month on (C8, C14): the resolution has to be named, the open version before it ends with the
 * month before. Without a scan of the resolution it is noted, or refused where the office has set so (`version_needs_scan`). Refuses `version_overlap` when the month lies in or before the months of a version that is closed, or begins later.
 */
export async function activateVersion(context: CommandContext, input: InputOf<typeof welfareContract.activateVersion>): Promise<OutputOf<typeof welfareContract.activateVersion>> {
  const { trx, actor, clock } = context;
  const draft = await readDraft(context, input);
  const programme = await readProgramme(trx, draft.programmeId);
  if (programme.status === 'ended') throw new AppError('programme_ended', { code: programme.code });
  refuseOver(programme, draft.validFrom);
  if (draft.resolutionNo === '' || draft.resolvedOn === null) throw new AppError('version_needs_resolution', {});
  const papers = papersOf(await readVersionPapers(trx, [draft]), draft.id);
  const withoutScan = isBare(papers);
  if (withoutScan && context.core.settings.standardNeedsScan) throw new AppError('version_needs_scan', { versionNo: draft.versionNo, resolutionNo: draft.resolutionNo });
  await refuseBaskets(trx, programme, draft);
  await refuseUnfitMarks(trx, rulesOf(draft));
  const active = await trx.selectFrom('programmeVersions').select(['id', 'versionNo', 'validFrom', 'validTo']).where('programmeId', '=', draft.programmeId).where('status', '=', 'active').execute();
  const before = active.find((v) => v.validTo === null && v.validFrom < draft.validFrom);
  const rival = active.find((v) => v !== before && (v.validTo === null || v.validTo >= draft.validFrom));
  if (rival) throw new AppError('version_overlap', { versionNo: rival.versionNo, validFrom: rival.validFrom, validTo: rival.validTo });
  if (before) await trx.updateTable('programmeVersions').set({ validTo: addMonths(draft.validFrom, -1) }).where('id', '=', before.id).execute();
  await trx.updateTable('programmeVersions').set({ status: 'active', activatedAt: clock.now(), activatedByUserId: actor.userId, version: draft.version + 1 }).where('id', '=', draft.id).execute();
  await recordDecision(context, 'activate', draft.programmeId, draft.id, withoutScan ? `${draft.resolutionNo}（未附决议扫描件）` : draft.resolutionNo);
  return { versionNo: draft.versionNo, endedVersionNo: before?.versionNo ?? null, withoutScan };
}

/** Gives up a draft; its number stays taken. */
export async function dropDraft(context: CommandContext, input: InputOf<typeof welfareContract.dropDraft>): Promise<OutputOf<typeof welfareContract.dropDraft>> {
  const draft = await readDraft(context, input);
  await context.trx.updateTable('programmeVersions').set({ status: 'dropped', version: draft.version + 1 }).where('id', '=', draft.id).execute();
  await recordDecision(context, 'dropDraft', draft.programmeId, draft.id, '');
  return {};
}
