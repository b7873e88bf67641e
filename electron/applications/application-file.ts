/** Everything about one application, for its page and its prints. */
import { sql } from 'kysely';
import type { QueryContext } from '#electron/api/context.ts';
import { readRow, readRows } from '#electron/residents/read-rows.ts';
import { claimsOf } from '#electron/welfare/claims.ts';
import type { Reads } from '#electron/welfare/versions.ts';
import type { ApplicationFile, applicationsContract } from '#shared/applications/contract.ts';
import { formDataSchema, usualAmount } from '#shared/applications/flow.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { may } from '#shared/permissions.ts';
import { maskPhone } from '#shared/phone.ts';
import { claimSourceOf, unpaidOf } from './decide.ts';
import { listApplications, readListRow } from './list.ts';
import { readApplication, type ApplicationRow } from './move-application.ts';
import { noticeOfRound } from './publish.ts';
import type { ApplicationId } from './tables.ts';

type File = ApplicationFile;

/** The whole file. Refuses `not_found`. */
export async function readApplicationFile({ db, clock, actor }: Pick<QueryContext, 'db' | 'clock' | 'actor'>, applicationId: ApplicationId): Promise<File> {
  const row = await readApplication(db, applicationId);
  const listed = await readListRow(db, applicationId, clock.today());
  if (!listed) throw new AppError('not_found', { what: 'application', id: String(applicationId) });
  const form = formDataSchema.parse(JSON.parse(row.form));
  const claims = await claimsOf(db, claimSourceOf(row.kind), [row.id]);
  const [payee] = await readRows<{ name: string; account: string | null }>(db, sql`select r.name, (select b.numberMasked from bankAccounts b where b.residentId = r.id and b.validTo is null and b.withdrawnAt is null) as account from residents r where r.id = ${row.payeeId}`);
  return {
    ...listed, applicantId: row.applicantId, relation: row.relation, claimId: row.claimId, payeeId: row.payeeId, payeeName: payee?.name ?? '', bankAccountMasked: payee?.account ?? null, proposedFen: row.proposedFen, householdId: row.householdId,
    householdMembers: row.householdId === null ? [] : await readRows(db, sql`select r.id as residentId, r.name from householdMembers m join residents r on r.id = m.residentId where m.householdId = ${row.householdId} and m.validTo is null and m.withdrawnAt is null order by m.relationCode`),
    form, consent: row.consent === 1, handling: row.handling, usualFen: usualAmount(row.handling, form), suspendedFrom: row.suspendedFrom, notice: row.roundId === null ? null : await noticeOfRound(db, row.roundId, clock.today()),
    claims: claims.map(({ claimId, state, amountFen, batchId, batchNo, paidOn }) => ({ claimId, state, amountFen, batchId, batchNo, paidOn })),
    waitsFor: row.status === 'approved' ? unpaidOf(row, claims) : null,
    ...(await readHistory(db, row)), registeredByStaffId: row.registeredByStaffId,
    may: { edit: may(actor.roles, 'applications.edit'), decide: may(actor.roles, 'applications.decide') && actor.staffId !== row.registeredByStaffId },
  };
}

async function readHistory(db: Reads, { id }: ApplicationRow): Promise<Pick<File, 'evidence' | 'visits' | 'panels' | 'decision' | 'followUps' | 'steps'>> {
  const by = (table: string) => sql`(select s.name from staff s where s.id = ${sql.ref(`${table}.staffId`)}) as "by"`;
  const evidence = await db.selectFrom('applicationEvidence').select(['key', 'name', 'required', 'seen', 'seenOn', 'note']).where('applicationId', '=', id).orderBy('position').execute();
  const visits = await readRows<Omit<File['visits'][number], 'visitors' | 'agrees'> & { visitors: string; agrees: number }>(db, sql`select v.id as visitId, v.visitedOn, v.place, v.visitors, v.finding, v.agrees, v.at, ${by('v')} from applicationVisits v where v.applicationId = ${id} order by v.id`);
  const panels = await readRows<Omit<File['panels'][number], 'members' | 'passed'> & { members: string; passed: number }>(db, sql`select q.id as panelId, q.heldOn, q.place, q.minutes, q.members, q.recommendedFen, q.attended, q.yes, q.no, q.abstain, q.avoided, q.passed, q.at, ${by('q')}
    from applicationPanels q where q.applicationId = ${id} order by q.id`);
  const decision = await readRow<Omit<NonNullable<File['decision']>, 'approve'> & { approve: number }>(db, sql`select d.approve, d.amountFen, d.reason, d.docNo, d.decidedOn, d.appealUntil, d.at, ${by('d')} from applicationDecisions d where d.applicationId = ${id} order by d.id desc limit 1`);
  return {
    evidence: evidence.map((each) => ({ ...each, required: each.required === 1 })),
    visits: visits.map((each) => ({ ...each, visitors: JSON.parse(each.visitors) as File['visits'][number]['visitors'], agrees: each.agrees === 1 })),
    panels: panels.map((each) => ({ ...each, members: JSON.parse(each.members) as File['panels'][number]['members'], passed: each.passed === 1 })),
    decision: decision === undefined ? null : { ...decision, approve: decision.approve === 1 },
    followUps: await readRows(db, sql`select f.visitedOn, f.visitor, f.finding, ${by('f')} from applicationFollowUps f where f.applicationId = ${id} order by f.id`),
    steps: await readRows(db, sql`select t.step, t.fromStatus, t.toStatus, t.comment, t.dueOn, t.at, ${by('t')} from applicationSteps t where t.applicationId = ${id} order by t.id`),
  };
}

/** An application as a paper, with the applicant's masked number. Refuses `not_found` for a paper that there is not yet. */
export async function printApplication(context: QueryContext, input: InputOf<typeof applicationsContract.print>): Promise<OutputOf<typeof applicationsContract.print>> {
  const file = await readApplicationFile(context, input.applicationId);
  const there = { form: true, received: true, supplement: file.status === 'incomplete' && file.evidence.some((each) => each.required && each.seen === 'missing'), decision: file.decision !== null, visit: file.visits.length > 0, panel: file.panels.length > 0 }[input.paper];
  if (!there) throw new AppError('not_found', { what: input.paper, id: file.applicationNo });
  const person = await context.db.selectFrom('residents').select(['idNumberMasked', 'phone', 'birthDate', 'sex']).where('id', '=', file.beneficiaryId).executeTakeFirstOrThrow();
  return { file, communityName: context.office.communityName, on: context.clock.today(), idNumberMasked: person.idNumberMasked, phoneMasked: maskPhone(person.phone), birthDate: person.birthDate, sex: person.sex };
}

/** 申请台账 on paper: exactly the list that was filtered. */
export async function printApplicationRegister({ db, clock, office }: QueryContext, input: InputOf<typeof applicationsContract.printRegister>): Promise<OutputOf<typeof applicationsContract.printRegister>> {
  const { rows } = await listApplications(db, input, clock.today());
  return { rows, communityName: office.communityName, on: clock.today() };
}
