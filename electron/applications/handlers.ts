/** The methods of applications, and the audit line of each act. Never a form's content: what a person told is not in the log. */
import type { Handlers } from '#electron/api/context.ts';
import type { applicationsContract } from '#shared/applications/contract.ts';
import { printApplication, printApplicationRegister, readApplicationFile } from './application-file.ts';
import { archiveApplication, decide, followUp, reopenApplication, resumeApplication, suspendApplication, withdrawApplication } from './decide.ts';
import { listHandlings, saveHandling } from './handlings.ts';
import { holdPanel, readPeople, visitHome } from './hear.ts';
import { listApplications } from './list.ts';
import { publishApplications } from './publish.ts';
import { checkPapers, registerApplication, saveForm, screenApplication } from './register.ts';

const of = (input: { applicationId: number }, output: { status: string }, more: Record<string, string | number | boolean | null> = {}) => ({ subject: `application:${input.applicationId}`, detail: { status: output.status, ...more } });

export const applicationsHandlers: Handlers<typeof applicationsContract> = {
  handlings: ({ db }) => listHandlings(db),
  saveHandling: { run: saveHandling, audit: (input, output) => ({ subject: `programme:${input.programmeId}`, detail: { kind: input.kind, papers: input.evidence.length, version: output.version } }) },
  list: ({ db, clock }, input) => listApplications(db, input, clock.today()),
  file: (context, input) => readApplicationFile(context, input.applicationId),
  people: ({ db }) => readPeople(db),
  register: { run: registerApplication, audit: (input, output) => ({ subject: `application:${output.applicationId}`, detail: { applicationNo: output.applicationNo, programme: input.programmeId, beneficiary: input.beneficiaryId, receivedOn: input.receivedOn } }) },
  saveForm: { run: saveForm, audit: (input, output) => of(input, output) },
  checkPapers: { run: checkPapers, audit: (input, output) => of(input, output, { papers: input.papers.length, missing: input.papers.filter((each) => each.seen === 'missing').length }) },
  screen: { run: screenApplication, audit: (input, output) => of(input, output, { missing: output.missing.length }) },
  visit: { run: visitHome, audit: (input, output) => of(input, output, { on: input.visitedOn, visitors: input.visitors.length, agrees: input.agrees }) },
  panel: { run: holdPanel, audit: (input, output) => of(input, output, { on: input.heldOn, passed: output.passed, recommendedFen: input.recommendedFen }) },
  publish: { run: publishApplications, audit: (_input, output) => ({ subject: `notice:${output.noticeId}`, detail: { applications: output.applications, totalFen: output.totalFen } }) },
  decide: { run: decide, audit: (input, output) => of(input, output, { approve: input.approve, amountFen: input.amountFen, docNo: input.docNo }) },
  archive: { run: archiveApplication, audit: (input, output) => of(input, output, { archiveNo: input.archiveNo }) },
  followUp: { run: followUp, audit: (input, output) => of(input, output, { on: input.visitedOn }) },
  withdraw: { run: withdrawApplication, audit: (input, output) => of(input, output) },
  suspend: { run: suspendApplication, audit: (input, output) => of(input, output) },
  resume: { run: resumeApplication, audit: (input, output) => of(input, output) },
  reopen: { run: reopenApplication, audit: (input, output) => of(input, output) },
  print: { run: printApplication, audit: (input, output) => ({ subject: `application:${input.applicationId}`, detail: { paper: input.paper, applicationNo: output.file.applicationNo } }) },
  printRegister: { run: printApplicationRegister, audit: (_input, output) => ({ subject: 'applications', detail: { rows: output.rows.length } }) },
};
