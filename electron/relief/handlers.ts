/** The methods of the relief fund, and the audit line of each act. Never a diagnosis, never a name. */
import type { Handlers } from '#electron/api/context.ts';
import type { reliefContract } from '#shared/relief/contract.ts';
import { askAdvance, decideAdvance } from './advances.ts';
import { addBill, removeBill } from './bills.ts';
import { calculateCase } from './calculate-case.ts';
import { listCases, readCase } from './cases.ts';
import { decideCase } from './decide-case.ts';
import { saveDiagnosis, showDiagnosis } from './diagnosis.ts';
import { readStatement } from './fund-statement.ts';
import { listChoices, listFunds, readFundRow, saveFund } from './funds.ts';
import { confirmMove, discardMove, listMoves, recordMove, reverseMove } from './moves.ts';
import { readCaseFile, readGifts, readReceipt, readReliefRegister, readStatistics } from './relief-prints.ts';
import { activateRules, dropRules, readRulesVersions, saveRules } from './rules.ts';

const ofMove = (output: { moveId: number; status: string }, more: Record<string, string | number | boolean | null> = {}) => ({ subject: `reliefMove:${output.moveId}`, detail: { status: output.status, ...more } });
const ofCase = (input: { applicationId: number }, detail: Record<string, string | number | boolean | null> = {}) => ({ subject: `application:${input.applicationId}`, detail });
const ofPeriod = (input: { fundId: number; from: string; to: string }) => ({ subject: `reliefFund:${input.fundId}`, detail: { from: input.from, to: input.to } });

export const reliefHandlers: Handlers<typeof reliefContract> = {
  funds: (context) => listFunds(context),
  choices: ({ db }) => listChoices(db),
  saveFund: { run: saveFund, audit: (input, output) => ({ subject: `reliefFund:${output.fundId}`, detail: { name: input.name, setUp: input.setUp, account: input.fundAccountCode, openingFen: input.openingFen } }) },
  rules: ({ db, actor }, input) => readRulesVersions(db, input.fundId, actor.staffId),
  saveRules: { run: saveRules, audit: (input, output) => ({ subject: `reliefRules:${output.ruleId}`, detail: { versionNo: output.versionNo, validFrom: input.validFrom, resolution: input.resolutionNo } }) },
  activateRules: { run: activateRules, audit: (input, output) => ({ subject: `reliefRules:${input.ruleId}`, detail: { versionNo: output.versionNo } }) },
  dropRules: { run: dropRules, audit: (input) => ({ subject: `reliefRules:${input.ruleId}` }) },

  moves: ({ db, actor }, input) => listMoves(db, input, actor.staffId),
  recordMove: { run: recordMove, audit: (input, output) => ofMove(output, { kind: input.kind, amountFen: input.amountFen, on: input.happenedOn, receiptNo: output.receiptNo }) },
  confirmMove: { run: confirmMove, audit: (_input, output) => ofMove(output, { voucher: output.voucherId }) },
  discardMove: { run: discardMove, audit: (input, output) => ofMove(output, { reason: input.reason }) },
  reverseMove: { run: reverseMove, audit: (input, output) => ofMove(output, { reverses: input.moveId, reason: input.reason }) },
  receipt: { run: readReceipt, audit: (input, output) => ({ subject: `reliefMove:${input.moveId}`, detail: { receiptNo: output.move.receiptNo } }) },
  gifts: { run: readGifts, audit: (input, output) => ({ ...ofPeriod(input), detail: { rows: output.moves.length } }) },
  statement: ({ db, office }, input) => readStatement(db, input, office.communityName),
  printStatement: { run: ({ db, office }, input) => readStatement(db, input, office.communityName), audit: (input) => ofPeriod(input) },

  cases: ({ db, clock }, input) => listCases(db, input, clock.today()),
  case: (context, input) => readCase(context, input.applicationId),
  addBill: { run: addBill, audit: (input, output) => ofCase(input, { bill: output.billId, totalFen: input.totalFen, billedOn: input.billedOn }) },
  removeBill: { run: removeBill, audit: (input) => ofCase(input, { bill: input.billId, reason: input.reason }) },
  saveDiagnosis: { run: saveDiagnosis, audit: (input) => ofCase(input) },
  diagnosis: { run: showDiagnosis, audit: (input) => ofCase(input, { reason: input.reason }) },
  calculate: { run: (context, input) => calculateCase(context, input.applicationId), audit: (input, output) => ofCase(input, { calculation: output.calculationId, grantFen: output.grantFen }) },
  askAdvance: { run: askAdvance, audit: (input, output) => ofCase(input, { part: output.partNo, amountFen: input.amountFen, dueOn: output.dueOn }) },
  decideAdvance: { run: decideAdvance, audit: (input, output) => ofCase(input, { part: input.partNo, status: output.status }) },
  decide: { run: decideCase, audit: (input, output) => ofCase(input, { docNo: input.docNo, ...output }) },
  printCalculation: { run: async (context, input) => ({ case: await readCase(context, input.applicationId), communityName: context.office.communityName }), audit: (input) => ofCase(input) },
  caseFile: { run: (context, input) => readCaseFile(context, input.applicationId, false), audit: (input) => ofCase(input) },
  caseFileWhole: { run: (context, input) => readCaseFile(context, input.applicationId, true), audit: (input) => ofCase(input, { diagnosis: true }) },
  register: { run: readReliefRegister, audit: (input) => ofPeriod(input) },
  statistics: (context, input) => readStatistics(context, input),
  printStatistics: {
    run: async (context, input) => ({ ...(await readStatistics(context, input)), fundName: (await readFundRow(context.db, input.fundId)).name, communityName: context.office.communityName, from: input.from, to: input.to }),
    audit: (input) => ofPeriod(input),
  },
};
