/** The methods of public notices, and the audit line of each act. Audit lines never name who objected. */
import { AppError } from '#shared/errors.ts';
import type { noticesContract } from '#shared/notices/contract.ts';
import { revealedBy } from '#shared/notices/never.ts';
import type { Handlers } from '#electron/api/context.ts';
import { listHolidays, readNoticeSettings, saveHoliday } from './calendar.ts';
import { postNotice, repostNotice, takeDownNotice, withdrawNotice } from './move-notice.ts';
import { listNotices, readResult, readSheet, showNotice } from './notices.ts';
import { addObjection, answerObjection, revealContact } from './objections.ts';

const subject = (input: { noticeId: number }): string => `notice:${input.noticeId}`;

export const noticesHandlers: Handlers<typeof noticesContract> = {
  list: listNotices,
  show: (context, input) => showNotice(context, input.noticeId),
  post: { run: postNotice, audit: (input, output) => ({ subject: subject(input), detail: { postedOn: input.postedOn, dueOn: output.dueOn, places: input.places } }) },
  takeDown: { run: takeDownNotice, audit: (input, output) => ({ subject: subject(input), detail: { takenDownOn: input.takenDownOn, short: output.short, note: input.note } }) },
  withdraw: { run: withdrawNotice, audit: (input) => ({ subject: subject(input), detail: { reason: input.reason } }) },
  repost: { run: repostNotice, audit: (input, output) => ({ subject: subject(output), detail: { again: input.noticeId } }) },
  addObjection: { run: addObjection, audit: (input, output) => ({ subject: subject(input), detail: { objection: output.objectionId, line: input.lineNo ?? null, dueOn: output.dueOn } }) },
  answerObjection: { run: answerObjection, audit: (input) => ({ subject: `noticeObjection:${input.objectionId}`, detail: { finding: input.finding, answeredOn: input.answeredOn } }) },
  revealContact: { run: revealContact, audit: (input) => ({ subject: `noticeObjection:${input.objectionId}`, detail: { reason: input.reason } }) },
  sheet: { run: readSheet, audit: (input, output) => ({ subject: subject(input), detail: { persons: output.notice.persons } }) },
  result: { run: readResult, audit: (input, output) => ({ subject: subject(input), detail: { objections: output.objections.length } }) },
  settings: ({ db }) => readNoticeSettings(db),
  saveSettings: {
    run: async ({ trx }, input) => {
      // These stand under every notice; a telephone is meant to.
      if ([input.contactName, input.contactPhone, input.contactAddress, input.places].some((text) => revealedBy(text) === 'number')) throw new AppError('notice_reveals', { lineNo: 0, what: 'number' });
      await trx.updateTable('noticeSettings').set(input).where('id', '=', 1).execute();
      return {};
    },
    audit: (input) => ({ subject: 'noticeSettings', detail: { nameMask: input.nameMask, leastDays: input.leastDays, answerDays: input.answerDays } }),
  },
  holidays: ({ db }, input) => listHolidays(db, input.year),
  saveHoliday: { run: saveHoliday, audit: (input) => ({ subject: `holiday:${input.day}`, detail: { kind: input.kind, name: input.name } }) },
};
