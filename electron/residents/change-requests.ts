/** Change requests (A14): drafting, applying, refusing, withdrawing. The second person's act is the direct command's own code in one transaction. */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { Change, changesContract, DecidedChange } from '#shared/residents/change-contract.ts';
import type { ChangeKind, Evidence } from '#shared/residents/change-requests.ts';
import type { BaseContext, CommandContext } from '#electron/api/context.ts';
import { carryOut, draftOf, presentOf, stillStands, type Drafted, type Proposal } from './change-proposal.ts';
import type { ChangeRequestId, ChangeTables } from './change-tables.ts';
import { nextId } from './next-id.ts';
import type { Reader } from './read-rows.ts';
import type { Selectable } from 'kysely';

type RequestRecord = Selectable<ChangeTables['changeRequests']>;
type Outcome = ChangeTables['changeDecisions']['outcome'];

/** What a request seals: the proposal, and how the register stood when it was drafted. */
interface Sealed { readonly proposal: Proposal; readonly present: string }

/** The sealed part of a request. */
export function openSealed(ctx: Pick<BaseContext, 'vault'>, row: Pick<RequestRecord, 'id' | 'proposedSealed'>): Sealed {
  return JSON.parse(ctx.vault.unseal('changeRequests.proposed', row.id, row.proposedSealed)) as Sealed;
}

/** The sealed part, or null where somebody tampered with it: one damaged request does not take the list of the others away. */
export function readSealed(ctx: Pick<BaseContext, 'vault'>, row: Pick<RequestRecord, 'id' | 'proposedSealed'>): Sealed | null {
  try {
    return openSealed(ctx, row);
  } catch (error) {
    if (error instanceof AppError && error.code === 'vault_damaged') return null;
    throw error;
  }
}

/** Whether what the request would change was changed since it was drafted, or the head it names has left. A damaged one can only be refused or withdrawn as well. */
export async function hasLapsed(ctx: Pick<BaseContext, 'vault'>, db: Reader, row: Pick<RequestRecord, 'id' | 'proposedSealed'>): Promise<boolean> {
  const sealed = readSealed(ctx, row);
  return sealed === null || !(await stillStands(db, sealed.proposal, sealed.present));
}

/** Carries the proposal out and takes it back at once, so that what the command refuses is refused when it is drafted, by the command itself. */
async function tryOut(ctx: CommandContext, proposal: Proposal): Promise<void> {
  await sql`savepoint changeTrial`.execute(ctx.trx);
  try {
    await carryOut(ctx, proposal);
  } finally {
    await sql`rollback to changeTrial`.execute(ctx.trx);
    await sql`release changeTrial`.execute(ctx.trx);
  }
}

/** The request of the kind that waits for the same person, or for the same household where its head is to change. */
export async function waitingFor(db: Reader, drafted: Pick<Drafted, 'kind' | 'residentId' | 'householdId'>): Promise<{ requestNo: string } | undefined> {
  const { kind, residentId, householdId } = drafted;
  return db.selectFrom('changeRequests as r').select('r.requestNo').where('r.kind', '=', kind)
    .where(kind === 'head' ? 'r.householdId' : 'r.residentId', '=', (kind === 'head' ? householdId : residentId) as never)
    .where((e) => e.not(e.exists(e.selectFrom('changeDecisions as d').select('d.id').whereRef('d.changeRequestId', '=', 'r.id')))).executeTakeFirst();
}

async function nextRequestNo(ctx: CommandContext): Promise<string> {
  const year = ctx.clock.today().slice(0, 4);
  const { used } = await ctx.trx.selectFrom('changeRequests').select((e) => e.fn.countAll<number>().as('used')).where('requestNo', 'like', `BG-${year}-%`).executeTakeFirstOrThrow();
  return `BG-${year}-${String(used + 1).padStart(4, '0')}`;
}

/**
 * Writes a request that waits for the second person. @throws AppError change_pending, change_nothing, and whatever the command it would
 * carry out refuses today
 */
export async function writeRequest(ctx: CommandContext, change: Change, reason: string, evidence: readonly Evidence[]): Promise<OutputOf<typeof changesContract.draft>> {
  const drafted = await draftOf(ctx, change);
  const { proposal, kind, residentId, householdId, bankAccountId, shown } = drafted;
  const waiting = await waitingFor(ctx.trx, drafted);
  if (waiting !== undefined) throw new AppError('change_pending', { ...waiting, kind });
  await tryOut(ctx, proposal);
  const id = await nextId<'changeRequest'>(ctx, 'changeRequests');
  const requestNo = await nextRequestNo(ctx);
  const sealed: Sealed = { proposal, present: await presentOf(ctx.trx, proposal) };
  await ctx.trx.insertInto('changeRequests').values({
    id, requestNo, kind, what: proposal.what, residentId, householdId, bankAccountId, shown: JSON.stringify(shown), reason, evidence: JSON.stringify([...new Set(evidence)]),
    proposedSealed: ctx.vault.seal('changeRequests.proposed', id, JSON.stringify(sealed)), madeAt: ctx.clock.now(), madeByUserId: ctx.actor.userId, madeByStaffId: ctx.actor.staffId,
  }).execute();
  return { changeRequestId: id, requestNo, kind, what: proposal.what, residentId, householdId };
}

export const draftChange = (ctx: CommandContext, input: InputOf<typeof changesContract.draft>): Promise<OutputOf<typeof changesContract.draft>> =>
  writeRequest(ctx, input.change, input.reason, input.evidence);

/** @throws AppError not_found, change_decided */
async function requireOpen(ctx: CommandContext, id: ChangeRequestId): Promise<RequestRecord> {
  const row = await ctx.trx.selectFrom('changeRequests').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new AppError('not_found', { what: 'changeRequest', id: String(id) });
  const decision = await ctx.trx.selectFrom('changeDecisions').select('outcome').where('changeRequestId', '=', id).executeTakeFirst();
  if (decision !== undefined) throw new AppError('change_decided', { requestNo: row.requestNo, outcome: decision.outcome });
  return row;
}

async function decide(ctx: CommandContext, row: RequestRecord, outcome: Outcome, reason: string): Promise<DecidedChange> {
  await ctx.trx.insertInto('changeDecisions').values({ changeRequestId: row.id, outcome, reason, decidedAt: ctx.clock.now(), decidedByUserId: ctx.actor.userId, decidedByStaffId: ctx.actor.staffId }).execute();
  const { requestNo, kind, what, residentId, householdId } = row;
  return { requestNo, kind, what, residentId, householdId };
}

const assertOther = (ctx: CommandContext, row: RequestRecord): void => {
  if (row.madeByStaffId === ctx.actor.staffId) throw new AppError('change_own', { requestNo: row.requestNo });
};

/** The second person agrees: what was drafted happens now. @throws AppError change_own, change_decided, change_lapsed */
export async function applyChange(ctx: CommandContext, input: InputOf<typeof changesContract.apply>): Promise<DecidedChange> {
  const row = await requireOpen(ctx, input.changeRequestId);
  assertOther(ctx, row);
  const { proposal, present } = openSealed(ctx, row);
  // Of a new head who has left, the command itself says who.
  if ((await presentOf(ctx.trx, proposal)) !== present) throw new AppError('change_lapsed', { requestNo: row.requestNo, kind: row.kind });
  await carryOut(ctx, proposal);
  return decide(ctx, row, 'applied', '');
}

/** @throws AppError change_own, change_decided */
export async function refuseChange(ctx: CommandContext, input: InputOf<typeof changesContract.refuse>): Promise<DecidedChange> {
  const row = await requireOpen(ctx, input.changeRequestId);
  assertOther(ctx, row);
  return decide(ctx, row, 'refused', input.reason);
}

/** Only who drafted it takes it back. @throws AppError change_not_own, change_decided */
export async function withdrawChange(ctx: CommandContext, input: InputOf<typeof changesContract.withdraw>): Promise<DecidedChange> {
  const row = await requireOpen(ctx, input.changeRequestId);
  if (row.madeByStaffId !== ctx.actor.staffId) {
    const { name } = await ctx.trx.selectFrom('staff').select('name').where('id', '=', row.madeByStaffId).executeTakeFirstOrThrow();
    throw new AppError('change_not_own', { requestNo: row.requestNo, madeBy: name });
  }
  return decide(ctx, row, 'withdrawn', '');
}

/** Whether a change of the kind waits for the person: an import leaves such a field alone. */
export async function isWaiting(ctx: CommandContext, kind: ChangeKind, residentId: NonNullable<Drafted['residentId']>): Promise<boolean> {
  return (await waitingFor(ctx.trx, { kind, residentId, householdId: null })) !== undefined;
}
