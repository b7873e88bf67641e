/** The approval flow of a programme: its versions, the newest of which holds for the next submission. */
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { DEFAULT_FLOW, flowStepsSchema, type FlowSteps } from '#shared/welfare/approval-flow.ts';
import type { welfareContract } from '#shared/welfare/contract.ts';
import type { Id, ProgrammeId } from '#shared/ids.ts';
import type { CommandContext, QueryContext } from '#electron/api/context.ts';
import { readProgramme, type Reads } from './versions.ts';

export interface ApprovalFlow { readonly flowId: Id<'approvalFlow'> | null; readonly versionNo: number; readonly steps: FlowSteps }
const DEFAULT: ApprovalFlow = { flowId: null, versionNo: 0, steps: DEFAULT_FLOW };

/** The flow that holds now; version 0 is what holds where nobody set one. */
export async function currentFlow(db: Reads, programmeId: ProgrammeId): Promise<ApprovalFlow> {
  const row = await db.selectFrom('approvalFlows').select(['id', 'versionNo', 'steps']).where('programmeId', '=', programmeId).orderBy('versionNo', 'desc').executeTakeFirst();
  return row === undefined ? DEFAULT : { flowId: row.id, versionNo: row.versionNo, steps: flowStepsSchema.parse(JSON.parse(row.steps)) };
}

/** One flow by its id; null is the default. */
export async function flowById(db: Reads, flowId: Id<'approvalFlow'> | null): Promise<ApprovalFlow> {
  if (flowId === null) return DEFAULT;
  const row = await db.selectFrom('approvalFlows').select(['id', 'versionNo', 'steps']).where('id', '=', flowId).executeTakeFirstOrThrow();
  return { flowId: row.id, versionNo: row.versionNo, steps: flowStepsSchema.parse(JSON.parse(row.steps)) };
}

/** The flow in force and its history, the newest first. */
export async function showApprovalFlow({ db }: QueryContext, input: InputOf<typeof welfareContract.approvalFlow>): Promise<OutputOf<typeof welfareContract.approvalFlow>> {
  await readProgramme(db, input.programmeId);
  const rows = await db.selectFrom('approvalFlows as f').innerJoin('staff as s', 's.id', 'f.staffId').select(['f.versionNo', 'f.steps', 'f.at', 's.name as by']).where('f.programmeId', '=', input.programmeId).orderBy('f.versionNo', 'desc').execute();
  const current = await currentFlow(db, input.programmeId);
  return { versionNo: current.versionNo, steps: current.steps, versions: rows.map((row) => ({ ...row, steps: flowStepsSchema.parse(JSON.parse(row.steps)) })) };
}

/** A next version of the flow. Whoever approves sets it, never who makes the lists; lists that are submitted keep theirs. */
export async function saveApprovalFlow(context: CommandContext, input: InputOf<typeof welfareContract.saveApprovalFlow>): Promise<OutputOf<typeof welfareContract.saveApprovalFlow>> {
  const { trx, actor, clock } = context;
  const programme = await readProgramme(trx, input.programmeId);
  const versionNo = (await currentFlow(trx, programme.id)).versionNo + 1;
  await trx.insertInto('approvalFlows').values({ programmeId: programme.id, versionNo, steps: JSON.stringify(input.steps), userId: actor.userId, staffId: actor.staffId, at: clock.now() }).execute();
  return { versionNo };
}
