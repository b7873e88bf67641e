/** The methods of closing and the audit line of each act. */
import type { Handlers } from '#electron/api/context.ts';
import type { closingContract } from '#shared/closing/contract.ts';
import { saveCharter } from './charter.ts';
import { draftCorrection } from './draft-correction.ts';
import { askReopening, decideReopening, listReopenings } from './reopenings.ts';
import { askYearEndReversal, confirmYearEnd, decideYearEndReversal, discardYearEnd, postYearEnd, prepareYearEnd } from './run-year-end.ts';
import { planOf, readYearGround } from './year-end-plan.ts';
import { listYears, readYearEnd, readYearEndRun } from './year-ends.ts';

export const closingHandlers: Handlers<typeof closingContract> = {
  reopenings: ({ db, actor }, input) => listReopenings(db, input.accountSetId, actor),
  askReopening: {
    run: async (context, input) => ({ reopeningId: await askReopening(context, input) }),
    audit: (input) => ({ subject: `period:${input.accountSetId}:${input.month}`, detail: { reason: input.reason } }),
  },
  decideReopening: {
    run: decideReopening,
    audit: (input, output) => ({ subject: `reopening:${input.reopeningId}`, detail: { month: output.month, status: output.status, comment: input.comment } }),
  },

  years: ({ db, clock }, input) => listYears(db, clock, input.accountSetId),
  yearEnd: ({ db, clock, actor }, input) => readYearEnd(db, clock, input.accountSetId, input.year, actor),
  previewYearEnd: async ({ db, clock }, input) => {
    const { plan, problem } = planOf(await readYearGround(db, clock, input.accountSetId, input.year), input.choice, input.year, clock);
    return { plan: { figures: plan.figures, steps: plan.steps.map((step) => ({ key: step.key, lines: [...step.lines] })) }, problem };
  },
  saveCharter: {
    run: async (context, input) => {
      await saveCharter(context, input.accountSetId, input.charter);
      return {};
    },
    audit: (input) => ({ subject: `accountSet:${input.accountSetId}`, detail: { ...input.charter } }),
  },
  prepareYearEnd: {
    run: prepareYearEnd,
    audit: ({ choice, ...input }, output) => ({
      subject: `yearEnd:${output.yearEndId}`,
      detail: { year: input.year, reserveFen: choice.reserveFen, membersFen: choice.membersFen, othersFen: choice.othersFen, lossCoverFen: choice.lossCoverFen, resolution: choice.resolutionRef },
    }),
  },
  confirmYearEnd: { run: (context, input) => confirmYearEnd(context, input.yearEndId), audit: (input) => ({ subject: `yearEnd:${input.yearEndId}` }) },
  discardYearEnd: { run: (context, input) => discardYearEnd(context, input.yearEndId), audit: (input) => ({ subject: `yearEnd:${input.yearEndId}` }) },
  postYearEnd: {
    run: (context, input) => postYearEnd(context, input.yearEndId),
    audit: (input, output) => ({ subject: `yearEnd:${input.yearEndId}`, detail: { vouchers: output.vouchers } }),
  },
  askYearEndReversal: {
    run: (context, input) => askYearEndReversal(context, input.yearEndId, input.reason),
    audit: (input) => ({ subject: `yearEnd:${input.yearEndId}`, detail: { reason: input.reason } }),
  },
  decideYearEndReversal: {
    run: decideYearEndReversal,
    audit: (input, output) => ({ subject: `yearEnd:${input.yearEndId}`, detail: { status: output.status, vouchers: output.vouchers } }),
  },
  printYearEnd: {
    run: ({ db, actor }, input) => readYearEndRun(db, input.yearEndId, actor),
    audit: (input) => ({ subject: `yearEnd:${input.yearEndId}` }),
  },
  draftCorrection: {
    run: async (context, input) => ({ voucherId: await draftCorrection(context, input) }),
    audit: (input, output) => ({ subject: `voucher:${output.voucherId}`, detail: { corrects: input.voucherId, reason: input.reason } }),
  },
};
