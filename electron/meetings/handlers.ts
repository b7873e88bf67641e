/** The methods of records of meetings, and the audit line of each act. */
import type { meetingsContract } from '#shared/meetings/contract.ts';
import type { Handlers } from '#electron/api/context.ts';
import { linkMeeting, listOfSubject, unlinkMeeting } from './links.ts';
import { addMeeting, listMeetings, readMeeting } from './meetings.ts';

export const meetingsHandlers: Handlers<typeof meetingsContract> = {
  list: ({ db }, input) => listMeetings(db, input),
  show: ({ db }, input) => readMeeting(db, input.meetingId),
  add: { run: addMeeting, audit: (input, output) => ({ subject: `meeting:${output.meetingId}`, detail: { no: input.resolutionNo, organ: input.organ, passed: output.passed } }) },
  link: { run: linkMeeting, audit: (input) => ({ subject: `meeting:${input.meetingId}`, detail: { for: `${input.subjectKind}:${input.subjectId}`, label: input.label } }) },
  ofSubject: listOfSubject,
  unlink: { run: unlinkMeeting, audit: (input, output) => ({ subject: `meeting:${output.meetingId}`, detail: { link: input.linkId } }) },
  sheet: { run: async ({ db, office }, input) => ({ ...(await readMeeting(db, input.meetingId)), communityName: office.communityName }), audit: (input) => ({ subject: `meeting:${input.meetingId}` }) },
};
