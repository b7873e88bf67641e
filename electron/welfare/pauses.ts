/** Pauses: persons who are not paid for some months though the rule admits them (C12). */
import type { Instant, Month } from '#shared/days.ts';
import type { ProgrammeId, ResidentId } from '#shared/ids.ts';
import type { DecisionContext } from '#shared/welfare/decide-eligibility.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { welfareContract } from '#shared/welfare/contract.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { readUserNames, type Reads } from './versions.ts';

/** The pauses that cover a month, as known at a moment; one per resident (the earliest recorded). */
export async function readPausesFor(db: Reads, programmeId: ProgrammeId, month: Month, knownAt: Instant): Promise<ReadonlyMap<ResidentId, NonNullable<DecisionContext['pause']>>> {
  const rows = await db.selectFrom('programmePauses').select(['residentId', 'fromMonth', 'toMonth', 'reason'])
    .where('programmeId', '=', programmeId).where('fromMonth', '<=', month).where((e) => e.or([e('toMonth', 'is', null), e('toMonth', '>=', month)]))
    .where('recordedAt', '<=', knownAt).where((e) => e.or([e('withdrawnAt', 'is', null), e('withdrawnAt', '>', knownAt)]))
    .orderBy('id', 'desc').execute();
  return new Map(rows.map(({ residentId, ...pause }) => [residentId, pause]));
}

/** Pauses of a programme, of a resident, or all, newest first. */
export async function listPauses(context: QueryContext, input: InputOf<typeof welfareContract.pauses>): Promise<OutputOf<typeof welfareContract.pauses>> {
  let query = context.db.selectFrom('programmePauses as s').innerJoin('programmes as p', 'p.id', 's.programmeId').innerJoin('residents as r', 'r.id', 's.residentId')
    .selectAll('s').select(['p.name as programmeName', 'r.name as residentName']).orderBy('s.id', 'desc');
  if (input.programmeId !== null) query = query.where('s.programmeId', '=', input.programmeId);
  if (input.residentId !== null) query = query.where('s.residentId', '=', input.residentId);
  if (!input.withdrawnToo) query = query.where('s.withdrawnAt', 'is', null);
  const names = await readUserNames(context.db);
  const rows = await query.execute();
  return {
    pauses: rows.map((row) => ({
      pauseId: row.id, programmeId: row.programmeId, programmeName: row.programmeName, residentId: row.residentId, residentName: row.residentName, fromMonth: row.fromMonth, toMonth: row.toMonth,
      reason: row.reason, recordedAt: row.recordedAt, recordedBy: names.get(row.recordedByUserId) ?? '', withdrawnAt: row.withdrawnAt,
    })),
  };
}
