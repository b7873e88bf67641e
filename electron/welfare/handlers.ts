/** The methods of the feature and the audit line of each command. */
import type { welfareContract } from '#shared/welfare/contract.ts';
import { amountSentence, ruleSentence } from '#shared/welfare/rule-sentence.ts';
import type { Handlers } from '#electron/api/context.ts';
import { activateVersion, dropDraft } from './activate-version.ts';
import { saveApprovalFlow, showApprovalFlow } from './approval-flow.ts';
import { listBooks } from './books.ts';
import { listBudgets, listProofsDue, recordProofs, setBudget, setChecks } from './checks.ts';
import { enterClaim, listClaims, withdrawEntered } from './claim-desk.ts';
import { createProgramme, editProgramme, setProgrammeStatus } from './edit-programme.ts';
import { explainPerson } from './explain-person.ts';
import { pausePerson, resumePerson } from './pause-person.ts';
import { listFestivals, saveFestival } from './festivals.ts';
import { listPauses } from './pauses.ts';
import { matchList } from './match-list.ts';
import { listOwners, listProgrammes, showProgramme } from './programmes.ts';
import { saveDraft } from './save-draft.ts';
import { readSuggested } from './suggested-baskets.ts';
import { listTemplates } from './templates.ts';
import { tryVersion } from './try-version.ts';
import { addToList, endOnList, listPeople, listWelfareLists, saveList } from './welfare-lists.ts';
import { readProgramme, readRuleNames } from './versions.ts';

export const welfareHandlers: Handlers<typeof welfareContract> = {
  programmes: listProgrammes,
  programme: showProgramme,
  books: listBooks,
  owners: listOwners,
  templates: () => Promise.resolve(listTemplates()),
  suggestedBaskets: async ({ db }, input) => readSuggested(db, await readProgramme(db, input.programmeId), input.templateCode),
  createProgramme: { run: createProgramme, audit: (input, output) => ({ subject: `programme:${output.programmeId}`, detail: { code: input.code, name: input.name } }) },
  editProgramme: { run: editProgramme, audit: (input) => ({ subject: `programme:${input.programmeId}`, detail: { name: input.name, form: input.form, period: input.period, purpose: input.purpose, ...(input.noticeDays === undefined ? {} : { noticeDays: input.noticeDays }), ...(input.lastMonth === undefined ? {} : { lastMonth: input.lastMonth }), ...(input.festival === undefined ? {} : { festival: input.festival }), ...(input.ownerName === undefined ? {} : { ownerName: input.ownerName }), ...(input.ownerStaffId === undefined ? {} : { ownerStaffId: input.ownerStaffId }) } }) },
  approvalFlow: showApprovalFlow,
  saveApprovalFlow: { run: saveApprovalFlow, audit: (input, output) => ({ subject: `programme:${input.programmeId}`, detail: { flow: output.versionNo, steps: input.steps.map((each) => `${each.step}>${each.aboveFen}`).join(' ') } }) },
  setProgrammeStatus: { run: setProgrammeStatus, audit: (input) => ({ subject: `programme:${input.programmeId}`, detail: { status: input.status, reason: input.reason } }) },
  saveDraft: { run: saveDraft, audit: (input, output) => ({ subject: `programme:${input.programmeId}`, detail: { versionId: output.versionId, validFrom: input.validFrom, rule: output.sentence.zh, amount: output.amountSentence.zh } }) },
  activateVersion: { run: activateVersion, audit: (input, output) => ({ subject: `programmeVersion:${input.versionId}`, detail: { versionNo: output.versionNo, endedVersionNo: output.endedVersionNo, withoutScan: output.withoutScan } }) },
  dropDraft: { run: dropDraft, audit: (input) => ({ subject: `programmeVersion:${input.versionId}` }) },
  sentences: async ({ db }, input) => {
    const names = await readRuleNames(db);
    const { rule, amount } = input;
    return {
      sentence: { zh: ruleSentence(rule, 'zh', names), en: ruleSentence(rule, 'en', names) },
      amountSentence: amount === null ? null : { zh: amountSentence(amount, 'zh', names), en: amountSentence(amount, 'en', names) },
    };
  },
  tryVersion,
  explain: explainPerson,
  pauses: listPauses,
  pause: { run: pausePerson, audit: (input, output) => ({ subject: `resident:${input.residentId}`, detail: { programmeId: input.programmeId, pauseId: output.pauseId, fromMonth: input.fromMonth, toMonth: input.toMonth, reason: input.reason } }) },
  resume: { run: resumePerson, audit: (input, output) => ({ subject: `pause:${input.pauseId}`, detail: { fromMonth: input.fromMonth, keptAs: output.pauseId } }) },
  lists: listWelfareLists,
  listPeople,
  matchList,
  saveList: { run: saveList, audit: (input, output) => ({ subject: `welfareList:${output.listId}`, detail: { name: input.name, active: input.active } }) },
  addToList: { run: addToList, audit: (input, output) => ({ subject: `welfareList:${input.listId}`, detail: { added: output.added, from: input.validFrom, to: input.validTo, reason: input.reason } }) },
  endOnList: { run: endOnList, audit: (input, output) => ({ subject: 'welfareListEntries', detail: { ended: output.ended, takenBack: output.takenBack, lastDay: input.lastDay, reason: input.reason } }) },
  festivals: listFestivals,
  saveFestival: { run: saveFestival, audit: (input) => ({ subject: `festival:${input.festival}`, detail: { day: input.day } }) },
  claims: listClaims,
  enterClaim: { run: enterClaim, audit: (input, output) => ({ subject: `claim:${output.claimId}`, detail: { programmeId: input.programmeId, residentId: input.residentId, amountFen: input.amountFen, decisionRef: input.decisionRef } }) },
  withdrawClaim: { run: withdrawEntered, audit: (input) => ({ subject: `claim:${input.claimId}`, detail: { reason: input.reason } }) },
  budgets: listBudgets,
  proofsDue: listProofsDue,
  setChecks: { run: setChecks, audit: (input) => ({ subject: `programme:${input.programmeId}`, detail: { fundCheck: input.fundCheck, proofFrom: input.proofFrom } }) },
  setBudget: { run: setBudget, audit: (input) => ({ subject: `programme:${input.programmeId}`, detail: { year: input.year, amountFen: input.amountFen, decision: input.decisionRef } }) },
  recordProofs: { run: recordProofs, audit: (input, output) => ({ subject: 'livingProofs', detail: { recorded: output.recorded, on: input.provedOn, method: input.method } }) },
};
