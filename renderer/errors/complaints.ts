/** What the complaint desk refuses, said to the person at the screen. */
import type { ComplaintsErrors } from '#shared/complaints/errors.ts';
import type { ComplaintStatus } from '#shared/complaints/words.ts';
import { formatDayChinese } from '#shared/days.ts';
import type { Sentences } from './sentences.ts';

const zh: Readonly<Record<ComplaintStatus, string>> = { open: '办理中', decided: '已答复', appealed: '复查中', closed: '已办结' };
const en: Readonly<Record<ComplaintStatus, string>> = { open: 'open', decided: 'decided', appealed: 'under review', closed: 'closed' };

export const complaintsSentences: Sentences<ComplaintsErrors> = {
  complaint_status_wrong: { zh: (d) => `这件投诉现在是“${zh[d.status]}”，不能这样办（要“${zh[d.wanted]}”才行）。请刷新后再看。`, en: (d) => `This complaint is ${en[d.status]}; it would have to be ${en[d.wanted]}. Refresh and look again.` },
  complaint_day_wrong: { zh: (d) => `日期${formatDayChinese(d.day)}不对，要${d.from === null ? '' : `从${formatDayChinese(d.from)}起，`}不晚于${formatDayChinese(d.to)}。`, en: (d) => `The day ${d.day} has to be ${d.from === null ? '' : `from ${d.from} on, `}no later than ${d.to}.` },
  complaint_about_oneself: { zh: (d) => `这件投诉反映的就是${d.name}，要由别人办理和决定。`, en: (d) => `This complaint is about ${d.name}; somebody else handles and decides it.` },
  complaint_same_decider: { zh: (d) => `第一次是${d.name}答复的，复查要由另一个人决定。`, en: (d) => `${d.name} decided first; the review is decided by somebody else.` },
  complaint_not_yours: { zh: () => '这件投诉没有交给您办。请联系登记人交办。', en: () => 'This complaint was not given to you. Ask who received it to assign it.' },
  complaint_contact_missing: { zh: () => '登记时没有留联系方式。', en: () => 'No way to reach who complained was left.' },
  complaint_category_taken: { zh: (d) => `已经有“${d.name}”这个类别。`, en: (d) => `There is a category “${d.name}” already.` },
};
