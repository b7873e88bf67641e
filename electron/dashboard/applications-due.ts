/** Applications and the relief fund on the desk: what has its clock running, what waits for a decision, what another person has to confirm. */
import { listApplications } from '#electron/applications/list.ts';
import { noticeOfRound } from '#electron/applications/publish.ts';
import { listCases } from '#electron/relief/cases.ts';
import { OPEN_STATUSES } from '#shared/application-status.ts';
import { APPLICATION_DUE_KINDS, type ApplicationDueKind, type DueItem } from '#shared/dashboard/contract.ts';
import { addDays, type Day } from '#shared/days.ts';
import { may } from '#shared/permissions.ts';
import type { QueryContext } from '#electron/api/context.ts';

interface Waiting { readonly kind: ApplicationDueKind; readonly due: Day | null; readonly yours: boolean; readonly id: number }

/** One item for each kind that has anything, with the earliest day and how many are late. */
export async function readApplicationsDue(ctx: QueryContext): Promise<DueItem[]> {
  const today = ctx.clock.today();
  const waiting = (await Promise.all([readOpen(ctx), readFund(ctx)])).flat();
  return APPLICATION_DUE_KINDS.flatMap((kind) => {
    const own = waiting.filter((each) => each.kind === kind);
    if (own.length === 0) return [];
    const days = own.flatMap((each) => (each.due === null ? [] : [each.due])).toSorted();
    return [{ kind, count: own.length, yours: own.filter((each) => each.yours).length, next: days[0] ?? null, late: days.filter((due) => due < today).length, ids: own.map((each) => each.id) }];
  });
}

async function readOpen({ db, clock, actor }: QueryContext): Promise<Waiting[]> {
  if (!may(actor.roles, 'applications.read')) return [];
  const today = clock.today();
  const { rows } = await listApplications(db, { search: '', status: null, programmeId: null, kind: null, roundId: null, open: true, overdue: false }, today);
  const heard = await db.selectFrom('applications').select(['id', 'roundId', 'registeredByStaffId']).where('status', '=', 'published').execute();
  const waiting: Waiting[] = [];
  for (const row of rows) {
    if (!(OPEN_STATUSES as readonly string[]).includes(row.status)) continue;
    const own = heard.find((each) => each.id === row.applicationId);
    if (own?.roundId == null) {
      waiting.push({ kind: 'applicationsOpen', due: row.dueOn, yours: may(actor.roles, 'applications.edit'), id: row.applicationId });
      continue;
    }
    // On the board nothing is due before its days are over; then somebody else than who registered it decides. One whose notice was withdrawn needs a new one.
    const notice = await noticeOfRound(db, own.roundId, today);
    if (notice === null) waiting.push({ kind: 'applicationsOpen', due: row.dueOn, yours: may(actor.roles, 'applications.edit'), id: row.applicationId });
    else if (notice.state === 'run') waiting.push({ kind: 'applicationsToDecide', due: row.dueOn, yours: may(actor.roles, row.kind === 'relief' ? 'relief.decide' : 'applications.decide') && own.registeredByStaffId !== actor.staffId, id: row.applicationId });
  }
  return waiting;
}

async function readFund({ db, clock, actor }: QueryContext): Promise<Waiting[]> {
  if (!may(actor.roles, 'relief.read')) return [];
  const moves = await db.selectFrom('reliefMoves').select(['id', 'recordedByStaffId']).where('status', '=', 'recorded').execute();
  const cases = await listCases(db, { fundId: null, search: '' }, clock.today());
  const asked = await db.selectFrom('reliefAdvances').select(['applicationId', 'askedByStaffId']).where('status', '=', 'asked').execute();
  return [
    ...asked.map((each): Waiting => ({ kind: 'advancesToDecide', due: null, yours: may(actor.roles, 'relief.decide') && each.askedByStaffId !== actor.staffId, id: each.applicationId })),
    ...cases.filter((each) => each.advanceOverdueDays > 0).map((each): Waiting => ({ kind: 'advancesOverdue', due: addDays(clock.today(), -each.advanceOverdueDays), yours: may(actor.roles, 'relief.edit'), id: each.applicationId })),
    ...moves.map((each): Waiting => ({ kind: 'fundMovesToConfirm', due: null, yours: may(actor.roles, 'ledger.post') && each.recordedByStaffId !== actor.staffId, id: each.id })),
  ];
}
