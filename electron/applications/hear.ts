/** 入户核实 and 评议小组: two go and look, the panel votes. */
import type { CommandContext } from '#electron/api/context.ts';
import type { Reads } from '#electron/welfare/versions.ts';
import type { applicationsContract, Done } from '#shared/applications/contract.ts';
import { countVotes, nextStatus, relatedVoter, usualAmount, type FormData } from '#shared/applications/flow.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { judgeDay, openApplication, readFamily, takeStep, writtenBy } from './move-application.ts';
import { ownProposal } from './register.ts';

/** The first name that stands twice in a list. */
function twice(people: readonly { readonly name: string }[]): string | undefined {
  const names = people.map((each) => each.name.trim());
  return names.find((name, n) => names.indexOf(name) !== n);
}

/**
 * Writes down a home visit. Refuses `application_day_wrong`, `visit_same_person`, `visit_too_few` (two by default), `visit_related` for a
 * visitor of the family, `application_amount_missing` where no panel follows and nobody asked for a sum; a second visit after a doubt may follow.
 */
export async function visitHome(context: CommandContext, input: InputOf<typeof applicationsContract.visit>): Promise<Done> {
  const row = await openApplication(context, input, ['screened', 'visited']);
  judgeDay(context, input.visitedOn, row.receivedOn);
  const same = twice(input.visitors);
  if (same !== undefined) throw new AppError('visit_same_person', { name: same });
  if (input.visitors.length < row.handling.visitors) throw new AppError('visit_too_few', { had: input.visitors.length, needed: row.handling.visitors });
  const family = await readFamily(context.trx, row);
  const related = input.visitors.find((visitor) => family.some((each) => each.name === visitor.name.trim()));
  if (related) throw new AppError('visit_related', { name: related.name });
  await context.trx.insertInto('applicationVisits').values({
    applicationId: row.id, visitedOn: input.visitedOn, place: input.place, visitors: JSON.stringify(input.visitors), finding: input.finding, agrees: input.agrees ? 1 : 0, ...writtenBy(context),
  }).execute();
  const to = nextStatus(row.handling, 'visit');
  return takeStep(context, row, { step: 'visit', to, comment: input.agrees ? '情况属实' : '与申请不符', ...(to === 'voted' ? { set: { proposedFen: ownProposal(row, JSON.parse(row.form) as FormData) } } : {}) });
}

/**
 * Writes down a vote of the panel with minutes and attendance. Family steps aside. Refuses `application_day_wrong`, `panel_same_person`,
 * `panel_related`, `panel_too_few`, `panel_amount_missing` when it passed and nobody said how much, `application_amount_over`. A vote
 * against leaves the decision to reject to whoever decides; a new vote after the notice needs a new notice.
 */
export async function holdPanel(context: CommandContext, input: InputOf<typeof applicationsContract.panel>): Promise<OutputOf<typeof applicationsContract.panel>> {
  const row = await openApplication(context, input, ['visited', 'voted', 'published']);
  judgeDay(context, input.heldOn, row.receivedOn);
  const same = twice(input.members);
  if (same !== undefined) throw new AppError('panel_same_person', { name: same });
  const related = relatedVoter(input.members, await readFamily(context.trx, row));
  if (related) throw new AppError('panel_related', { name: related.name });
  const { handling } = row;
  const counted = countVotes(input.members, handling.favourBasisPoints);
  if (counted.attended < handling.panelLeast) throw new AppError('panel_too_few', { had: counted.attended, needed: handling.panelLeast });
  const proposedFen = counted.passed ? (input.recommendedFen ?? usualAmount(handling, JSON.parse(row.form) as FormData)) : null;
  if (counted.passed && proposedFen === null) throw new AppError('panel_amount_missing', {});
  if (proposedFen !== null && handling.capFen !== null && proposedFen > handling.capFen) throw new AppError('application_amount_over', { amountFen: proposedFen, mostFen: handling.capFen });
  await context.trx.insertInto('applicationPanels').values({
    applicationId: row.id, heldOn: input.heldOn, place: input.place, minutes: input.minutes, members: JSON.stringify(input.members),
    attended: counted.attended, yes: counted.yes, no: counted.no, abstain: counted.abstain, avoided: counted.avoided, passed: counted.passed ? 1 : 0, recommendedFen: proposedFen, ...writtenBy(context),
  }).execute();
  const comment = `同意 ${counted.yes}，不同意 ${counted.no}，弃权 ${counted.abstain}${counted.avoided > 0 ? `，回避 ${counted.avoided}` : ''}`;
  return { ...(await takeStep(context, row, { step: 'panel', to: 'voted', comment, set: { proposedFen, roundId: null } })), passed: counted.passed };
}

/** The staff by name, and the members of the last panel held for whatever application, so that they need not be typed again. */
export async function readPeople(db: Reads): Promise<OutputOf<typeof applicationsContract.people>> {
  const staff = await db.selectFrom('staff').select(['id as staffId', 'name']).orderBy('name').execute();
  const last = await db.selectFrom('applicationPanels').select('members').orderBy('id', 'desc').executeTakeFirst();
  const members = last === undefined ? [] : (JSON.parse(last.members) as OutputOf<typeof applicationsContract.people>['panel']);
  return { staff, panel: members.map(({ name, residentId }) => ({ name, residentId })) };
}
