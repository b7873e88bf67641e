/** The methods of lists of stars, and the line each leaves in the log. */
import type { awardRoundMethods } from '#shared/recognition/rounds-contract.ts';
import type { Handlers } from '#electron/api/context.ts';
import { awardRound, cancelRound, listRounds, noticeRound, prepareRound, readRound, removeLine } from './award-rounds.ts';

const ofRound = (input: { roundId: number }) => ({ subject: `awardRound:${input.roundId}` });

export const awardRoundHandlers: Handlers<typeof awardRoundMethods> = {
  rounds: (ctx) => listRounds(ctx),
  round: (ctx, input) => readRound(ctx, input.roundId),
  prepareRound: { run: prepareRound, audit: (input, out) => ({ ...ofRound(out), detail: { title: input.title, asOf: input.asOf, people: out.people } }) },
  removeLine: { run: removeLine, audit: (input) => ({ ...ofRound(input), detail: { volunteer: input.volunteerId, reason: input.reason } }) },
  cancelRound: { run: cancelRound, audit: ofRound },
  noticeRound: { run: noticeRound, audit: (input, out) => ({ ...ofRound(input), detail: { notice: out.noticeId } }) },
  awardRound: { run: awardRound, audit: (input, out) => ({ ...ofRound(input), detail: { awarded: out.awarded, held: out.held } }) },
  printRound: { run: async (ctx, input) => ({ communityName: ctx.office.communityName, ...(await readRound(ctx, input.roundId)) }), audit: ofRound },
};
