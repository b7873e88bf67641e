import { sql } from 'kysely';
import type { z } from 'zod';
import type { CommandContext } from '#electron/api/context.ts';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import { AppError } from '#shared/errors.ts';
import type { ResolutionRow, resolutionInputSchema } from '#shared/members/contract.ts';
import { judgeVote } from '#shared/members/quorum.ts';

/** The register of resolutions, the latest first, each with what the quorum calculator finds. */
export async function listResolutions(db: Reads): Promise<ResolutionRow[]> {
  const rows = await readRows<Omit<ResolutionRow, 'faults'>>(db, sql`select r.id as resolutionId, r.resolutionNo, r.title, r.topic, r.organ, r.noticeOn, r.heldOn, r.partyDiscussedOn, r.eligible, r.attended, r.inFavour, r.against, r.note, s.name as "by",
      (select count(*) from scans where ownerKind = 'resolution' and ownerId = r.id and removedAt is null) as scanCount
    from resolutions r join staff s on s.id = r.staffId order by r.heldOn desc, r.id desc`);
  return rows.map((row) => ({ ...row, faults: judgeVote(row).map((fault) => ({ ...fault })) }));
}

/** Enters a resolution, passed or not. Refuses `resolution_no_taken`, `resolution_votes_wrong`, `member_day_future`. */
export async function addResolution({ trx, clock, actor }: CommandContext, input: z.output<typeof resolutionInputSchema>): Promise<{ resolutionId: number; passed: boolean }> {
  const taken = await trx.selectFrom('resolutions').select('id').where('resolutionNo', '=', input.resolutionNo).executeTakeFirst();
  if (taken) throw new AppError('resolution_no_taken', { resolutionNo: input.resolutionNo });
  if (input.attended > input.eligible || input.inFavour + input.against > input.attended) throw new AppError('resolution_votes_wrong', { attended: input.attended });
  if (input.heldOn > clock.today()) throw new AppError('member_day_future', { day: input.heldOn, today: clock.today() });
  const row = { ...input, noticeOn: input.noticeOn ?? null, partyDiscussedOn: input.partyDiscussedOn ?? null };
  const { id } = await trx.insertInto('resolutions').values({ ...row, scanSha256: null, userId: actor.userId, staffId: actor.staffId, at: clock.now() }).returning('id').executeTakeFirstOrThrow();
  return { resolutionId: id, passed: judgeVote(row).length === 0 };
}
