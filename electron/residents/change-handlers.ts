/** Methods of change requests and their lines in the log: which request, which kind, never what stands in it. */
import type { changesContract, DecidedChange } from '#shared/residents/change-contract.ts';
import type { AuditNote, Handlers } from '#electron/api/context.ts';
import { applyChange, draftChange, refuseChange, withdrawChange } from './change-requests.ts';
import { listChanges, printChange, readChangeFile } from './list-changes.ts';

const of = (out: DecidedChange, more: AuditNote['detail'] = {}): AuditNote => ({
  subject: out.residentId === null ? `household:${out.householdId ?? 0}` : `resident:${out.residentId}`,
  detail: { requestNo: out.requestNo, changeKind: out.kind, changeAct: out.what, ...more },
});

export const changeHandlers: Handlers<typeof changesContract> = {
  list: listChanges,
  file: readChangeFile,
  print: { run: printChange, audit: (_input, out) => of({ ...out.request }) },
  draft: { run: draftChange, audit: (input, out) => of(out, { papers: input.evidence.length }) },
  apply: { run: applyChange, audit: (_input, out) => of(out) },
  refuse: { run: refuseChange, audit: (_input, out) => of(out) },
  withdraw: { run: withdrawChange, audit: (_input, out) => of(out) },
};
