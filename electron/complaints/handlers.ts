/** The methods of the complaint desk, and the audit line of each act: numbers and states, never who complained or what about. */
import type { complaintsContract } from '#shared/complaints/contract.ts';
import type { Handlers } from '#electron/api/context.ts';
import { listCategories, listComplaints, revealContact, showComplaint } from './complaints.ts';
import { appealComplaint, assignComplaint, closeComplaint, decideAppeal, decideComplaint, noteComplaint, receiveComplaint, saveCategory } from './handle-complaint.ts';

const subject = (of: { complaintId: number }): string => `complaint:${of.complaintId}`;

export const complaintsHandlers: Handlers<typeof complaintsContract> = {
  list: listComplaints,
  show: (context, input) => showComplaint(context, input.complaintId),
  categories: listCategories,
  saveCategory: { run: saveCategory, audit: (input, output) => ({ subject: `complaintCategory:${output.categoryId}`, detail: { name: input.name, answerDays: input.answerDays, active: input.active } }) },
  receive: { run: receiveComplaint, audit: (input, output) => ({ subject: subject(output), detail: { no: output.complaintNo, category: input.categoryId, restricted: input.restricted, dueOn: output.dueOn } }) },
  assign: { run: assignComplaint, audit: (input) => ({ subject: subject(input), detail: { to: input.staffId } }) },
  note: { run: noteComplaint, audit: (input) => ({ subject: subject(input) }) },
  decide: { run: decideComplaint, audit: (input) => ({ subject: subject(input), detail: { outcome: input.outcome, on: input.decidedOn } }) },
  appeal: { run: appealComplaint, audit: (input) => ({ subject: subject(input), detail: { on: input.appealOn } }) },
  decideAppeal: { run: decideAppeal, audit: (input) => ({ subject: subject(input), detail: { outcome: input.outcome, on: input.decidedOn } }) },
  close: { run: closeComplaint, audit: (input) => ({ subject: subject(input) }) },
  revealContact: { run: revealContact, audit: (input) => ({ subject: subject(input), detail: { reason: input.reason } }) },
  sheet: { run: async (context, input) => ({ ...(await showComplaint(context, input.complaintId)), communityName: context.office.communityName }), audit: (input) => ({ subject: subject(input) }) },
};
