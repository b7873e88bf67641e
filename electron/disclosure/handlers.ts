/** The methods of financial disclosure and the audit line of each act. */
import type { Handlers } from '#electron/api/context.ts';
import type { disclosureContract } from '#shared/disclosure/contract.ts';
import { listBoards, readBoard } from './boards.ts';
import { addObjection, answerObjection, postBoard, reviewBoard, saveDraft, sendBackBoard, submitBoard, takeDownBoard } from './move-board.ts';
import { readRules, saveRules } from './rules.ts';

const subject = (boardId: number): string => `disclosureBoard:${boardId}`;

export const disclosureHandlers: Handlers<typeof disclosureContract> = {
  rules: ({ db }, input) => readRules(db, input.accountSetId),
  saveRules: {
    run: async (context, input) => ({ count: await saveRules(context, input) }),
    audit: (input) => ({ subject: `accountSet:${input.accountSetId}`, detail: { rules: input.rules.length } }),
  },
  boards: ({ db }, input) => listBoards(db, input.accountSetId),
  board: (context, input) => readBoard(context, input.boardId),
  saveDraft: { run: saveDraft, audit: (input, output) => ({ subject: subject(output.boardId), detail: { month: input.month, notes: input.notes.length } }) },
  submit: { run: submitBoard, audit: (input) => ({ subject: subject(input.boardId) }) },
  review: { run: reviewBoard, audit: (input) => ({ subject: subject(input.boardId), detail: { opinion: input.opinion } }) },
  sendBack: { run: sendBackBoard, audit: (input) => ({ subject: subject(input.boardId), detail: { opinion: input.opinion } }) },
  post: { run: postBoard, audit: (input) => ({ subject: subject(input.boardId), detail: { postedOn: input.postedOn, place: input.place, dueDownOn: input.dueDownOn } }) },
  takeDown: { run: takeDownBoard, audit: (input) => ({ subject: subject(input.boardId), detail: { takenDownOn: input.takenDownOn } }) },
  addObjection: { run: addObjection, audit: (input, output) => ({ subject: subject(input.boardId), detail: { objection: output.objectionId, dueOn: output.dueOn } }) },
  answerObjection: { run: answerObjection, audit: (input) => ({ subject: `objection:${input.objectionId}`, detail: { answeredOn: input.answeredOn } }) },
  printBoard: {
    run: (context, input) => readBoard(context, input.boardId),
    audit: (input, output) => ({ subject: subject(input.boardId), detail: { status: output.status, fingerprint: output.fingerprint } }),
  },
};
