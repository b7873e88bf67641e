/** Reads of the complaint desk. What is restricted is seen by who wrote it down, who handles it, and those who decide. */
import type { Selectable } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { Complaint, ComplaintRow, complaintsContract } from '#shared/complaints/contract.ts';
import type { Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import { may } from '#shared/permissions.ts';
import type { Actor, BaseContext, QueryContext } from '#electron/api/context.ts';
import type { Reader } from '#electron/residents/read-rows.ts';
import type { ComplaintsTables } from './tables.ts';

export type ComplaintRecord = Selectable<ComplaintsTables['complaints']>;

/** Nobody sees what is said about himself unless he decides nothing of it: the person complained of sees no restricted complaint. */
export function sees(actor: Actor, complaint: Pick<ComplaintRecord, 'restricted' | 'recordedByStaffId' | 'assigneeStaffId' | 'aboutStaffId'>): boolean {
  if (complaint.restricted === 0) return true;
  if (complaint.aboutStaffId === actor.staffId) return false;
  return complaint.recordedByStaffId === actor.staffId || complaint.assigneeStaffId === actor.staffId || may(actor.roles, 'complaints.decide');
}

async function readShown(db: Reader, today: Day) {
  const rows = await db.selectFrom('complaints as c').innerJoin('complaintCategories as k', 'k.id', 'c.categoryId').innerJoin('staff as r', 'r.id', 'c.recordedByStaffId').leftJoin('staff as a', 'a.id', 'c.assigneeStaffId')
    .leftJoin('staff as s', 's.id', 'c.aboutStaffId').leftJoin('staff as d', 'd.id', 'c.decidedByStaffId').leftJoin('staff as v', 'v.id', 'c.appealDecidedByStaffId')
    .selectAll('c').select(['k.name as categoryName', 'a.name as assignee', 'r.name as recordedBy', 's.name as about', 'd.name as decidedBy', 'v.name as appealDecidedBy']).orderBy('c.id', 'desc').execute();
  return rows.map((row) => ({ ...row, overdue: (row.status === 'open' || row.status === 'appealed') && row.dueOn < today }));
}

type Shown = Awaited<ReturnType<typeof readShown>>[number];
const shownRow = (row: Shown): ComplaintRow => ({
  complaintId: row.id, complaintNo: row.complaintNo, receivedOn: row.receivedOn, categoryId: row.categoryId, categoryName: row.categoryName, way: row.way, anonymous: row.anonymous === 1, complainant: row.complainant, content: row.content,
  restricted: row.restricted === 1, assignee: row.assignee, dueOn: row.dueOn, status: row.status, outcome: row.appealOutcome ?? row.outcome, overdue: row.overdue, version: row.version,
});

/** Complaints the person may see, the latest first. */
export async function listComplaints({ db, clock, actor }: QueryContext, input: InputOf<typeof complaintsContract.list>): Promise<OutputOf<typeof complaintsContract.list>> {
  const rows = (await readShown(db, clock.today())).filter((row) => sees(actor, row));
  return { complaints: rows.filter((row) => (input.status === null || row.status === input.status) && `${row.complaintNo}${row.complainant}${row.content}`.includes(input.search)).map(shownRow) };
}

/** One complaint with what happened to it. @throws AppError not_found, for what the person may not see as well */
export async function showComplaint(context: Pick<BaseContext, 'clock' | 'actor'> & { db: Reader }, complaintId: Id<'complaint'>): Promise<Complaint> {
  const { db, clock, actor } = context;
  const row = (await readShown(db, clock.today())).find((each) => each.id === complaintId && sees(actor, each));
  if (row === undefined) throw new AppError('not_found', { what: 'complaint', id: String(complaintId) });
  const events = await db.selectFrom('complaintEvents as e').innerJoin('staff as s', 's.id', 'e.staffId').select(['e.step', 'e.text', 'e.at', 's.name as by']).where('e.complaintId', '=', row.id).orderBy('e.id').execute();
  const [edits, decides] = [may(actor.roles, 'complaints.edit'), may(actor.roles, 'complaints.decide') && row.aboutStaffId !== actor.staffId];
  const judged = row.status === 'open' || row.status === 'appealed';
  return {
    ...shownRow(row), hasContact: row.contactSealed !== null, about: row.about, recordedBy: row.recordedBy, decision: row.decision, decidedOn: row.decidedOn, decidedBy: row.decidedBy,
    outcome: row.outcome, appealOn: row.appealOn, appealReason: row.appealReason, appealOutcome: row.appealOutcome, appealDecision: row.appealDecision, appealDecidedOn: row.appealDecidedOn, appealDecidedBy: row.appealDecidedBy, events,
    may: {
      assign: edits && judged, note: judged && (edits || row.assigneeStaffId === actor.staffId) && row.aboutStaffId !== actor.staffId, decide: decides && row.status === 'open', appeal: edits && row.status === 'decided' && row.appealOn === null,
      decideAppeal: decides && row.status === 'appealed' && row.decidedByStaffId !== actor.staffId, close: edits && row.status === 'decided', reveal: decides && row.contactSealed !== null,
    },
  };
}

/** Categories with their days, and the people a complaint can be given to. */
export async function listCategories({ db }: QueryContext): Promise<OutputOf<typeof complaintsContract.categories>> {
  const categories = await db.selectFrom('complaintCategories').selectAll().orderBy('id').execute();
  const staff = await db.selectFrom('staff as s').innerJoin('users as u', 'u.staffId', 's.id').select(['s.id as staffId', 's.name']).where('u.status', '=', 'active').distinct().orderBy('s.id').execute();
  return { categories: categories.map(({ id, active, ...category }) => ({ categoryId: id, active: active === 1, ...category })), staff };
}

/** How to reach who complained. Refuses `complaint_contact_missing`. */
export async function revealContact(context: QueryContext, input: InputOf<typeof complaintsContract.revealContact>): Promise<{ contact: string }> {
  const { db, vault, actor } = context;
  const row = await db.selectFrom('complaints').select(['id', 'contactSealed', 'restricted', 'recordedByStaffId', 'assigneeStaffId', 'aboutStaffId']).where('id', '=', input.complaintId).executeTakeFirst();
  if (row === undefined || !sees(actor, row)) throw new AppError('not_found', { what: 'complaint', id: String(input.complaintId) });
  if (row.aboutStaffId === actor.staffId) throw new AppError('complaint_about_oneself', { name: actor.staffName });
  if (row.contactSealed === null) throw new AppError('complaint_contact_missing', {});
  return { contact: vault.unseal('complaints.contact', row.id, row.contactSealed) };
}
