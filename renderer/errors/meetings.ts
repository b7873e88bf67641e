/** What records of meetings refuse, said to the person at the screen. */
import { formatDayChinese } from '#shared/days.ts';
import type { MeetingsErrors } from '#shared/meetings/errors.ts';
import type { Sentences } from './sentences.ts';

export const meetingsSentences: Sentences<MeetingsErrors> = {
  resolution_no_taken: { zh: (d) => `文号“${d.resolutionNo}”已经登记过，请核对。`, en: (d) => `“${d.resolutionNo}” is entered already. Check the number.` },
  resolution_votes_wrong: { zh: (d) => `到会 ${d.attended} 人，不能超过应到人数；赞成和反对合计也不能超过到会人数。请核对。`, en: (d) => `${d.attended} attended: not more than all who are entitled, and votes not more than those who attended. Check the numbers.` },
  meeting_day_future: { zh: (d) => `会议日期${formatDayChinese(d.day)}在今天（${formatDayChinese(d.today)}）之后，请核对。`, en: (d) => `The day ${d.day} is after today (${d.today}). Check it.` },
  meeting_linked: { zh: (d) => `已经关联到“${d.resolutionNo}”，不用再办。`, en: (d) => `This is linked to “${d.resolutionNo}” already.` },
  meeting_subject_decided: { zh: (d) => `“${d.label}”已经办结，当时依据什么就是什么，不能再关联或者取消关联决议。`, en: (d) => `“${d.label}” is decided. What it leaned on then stays; no resolution is linked or taken off any more.` },
  meeting_unlinked: { zh: (d) => `“${d.resolutionNo}”的这个关联已经取消，不用再办。`, en: (d) => `This link to “${d.resolutionNo}” was taken off already.` },
  meeting_not_passed: { zh: (d) => `“${d.resolutionNo}”没有达到规定的到会或赞成人数，不能作依据。请核对会议记录，或重新开会。`, en: (d) => `The votes do not carry “${d.resolutionNo}”, so nothing can lean on it. Check the record, or meet again.` },
};
