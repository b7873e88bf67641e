/** What public notices refuse, said to the person at the screen. */
import type { NoticesErrors } from '#shared/notices/errors.ts';
import type { NoticeStatus } from '#shared/notices/words.ts';
import { formatDayChinese } from '#shared/days.ts';
import type { Sentences } from './sentences.ts';

const statusZh: Readonly<Record<NoticeStatus, string>> = { draft: '待张贴', posted: '已张贴', takenDown: '已撤下', withdrawn: '已作废' };
const statusEn: Readonly<Record<NoticeStatus, string>> = { draft: 'not posted yet', posted: 'posted', takenDown: 'taken down', withdrawn: 'withdrawn' };
const shownZh = { number: '证件号码或账号', phone: '手机号码', illness: '病情或残疾类别' } as const;
const shownEn = { number: 'an ID or account number', phone: 'a telephone number', illness: 'an illness or a kind of disability' } as const;
const neededZh = { none: '还没有拟公示', draft: '公示还没有张贴', short: '公示张贴天数不够，已经撤下，要重新公示' } as const;
const neededEn = { none: 'no notice has been written yet', draft: 'the notice is not posted yet', short: 'the notice came down too early and has to be posted anew' } as const;

export const noticesSentences: Sentences<NoticesErrors> = {
  notice_needed: {
    zh: (d) => `这份名单要先公示 ${d.days} 天，现在${neededZh[d.state]}。请经办人到公示页办理，期满后再办这一步。`,
    en: (d) => `This list has to hang as a notice for ${d.days} ${d.days === 1 ? 'day' : 'days'} first; ${neededEn[d.state]}. The clerk does that on the notice's page; then come back to this step.`,
  },
  notice_running: { zh: (d) => `“${d.title}”要贴到${formatDayChinese(d.until)}，从第二天起才能办这一步。`, en: (d) => `“${d.title}” hangs until ${d.until}. This can be done from the day after.` },
  notice_lapsed: {
    zh: (d) => `“${d.title}”贴出以后名单又变了：有 ${d.count} 行没有公示过，或金额与公示的不同。请重新拟公示并张贴。`,
    en: (d) => `The list has changed since “${d.title}” was written: ${d.count} ${d.count === 1 ? 'line was' : 'lines were'} not on it, or with another amount. Write and post a new notice.`,
  },
  notice_objected: {
    zh: (d) => (d.upheld ? `${formatDayChinese(d.raisedOn)}对“${d.title}”整份名单的异议成立，请作废这份公示，改好名单后重新公示。` : `${formatDayChinese(d.raisedOn)}有人对“${d.title}”整份名单提出异议，还没有答复。请先答复。`),
    en: (d) => (d.upheld ? `An objection of ${d.raisedOn} to the whole list of “${d.title}” was right. Withdraw the notice, mend the list and post it anew.` : `Somebody objected on ${d.raisedOn} to the whole list of “${d.title}” and has no answer yet. Answer first.`),
  },
  notice_exists: { zh: (d) => `已经有“${d.title}”（${statusZh[d.status]}）。要重新拟，请先作废它。`, en: (d) => `There is “${d.title}” already (${statusEn[d.status]}). Withdraw it before writing a new one.` },
  notice_status_wrong: { zh: (d) => `这份公示现在是“${statusZh[d.status]}”，只有“${statusZh[d.wanted]}”的才能这样做。请刷新后再看。`, en: (d) => `This notice is ${statusEn[d.status]}; only one that is ${statusEn[d.wanted]} allows this. Refresh and look again.` },
  notice_empty: { zh: () => '名单里一行也没有，不用公示。请先核对名单。', en: () => 'The list has no line to post. Check the list first.' },
  notice_day_wrong: { zh: (d) => `日期 ${formatDayChinese(d.day)}不对，要在${formatDayChinese(d.from)}到${formatDayChinese(d.to)}之间。`, en: (d) => `The day ${d.day} has to lie between ${d.from} and ${d.to}.` },
  notice_short_reason: { zh: (d) => `公示要贴到${formatDayChinese(d.until)}当天结束。提前撤下不算公示期满，要重新公示；确要提前撤下，请写明原因。`, en: (d) => `The notice has to hang through ${d.until}. Taken down earlier it does not count and has to be posted anew. Say why if it must come down.` },
  notice_reveals: {
    zh: (d) => `${d.lineNo === 0 ? '标题、依据或地点' : `第 ${d.lineNo} 行`}里有${shownZh[d.what]}，不能公示。请在名单里改掉（多半在备注里）再拟。`,
    en: (d) => `${d.lineNo === 0 ? 'Title, basis or place' : `Line ${d.lineNo}`} shows ${shownEn[d.what]}, which no board may show. Take it off the list (most likely in the remark) and write the notice again.`,
  },
  objection_reveals: {
    zh: (d) => `${d.field === 'content' ? '异议内容' : '答复'}里有${shownZh[d.what]}，公示结果会印出来。请删去号码再${d.field === 'content' ? '登记（联系电话填在“联系方式”里）' : '答复'}。`,
    en: (d) => `The ${d.field === 'content' ? 'objection' : 'answer'} shows ${shownEn[d.what]}, and the result of the notice is printed with it. Take it out${d.field === 'content' ? '; a telephone belongs under contact' : ''}.`,
  },
  notice_line_unknown: { zh: (d) => `公示里没有第 ${d.lineNo} 行，一共 ${d.lines} 行。请核对序号；对整份名单有异议就留空。`, en: (d) => `The notice has no line ${d.lineNo}; it has ${d.lines}. Check the number, or leave it blank for the whole list.` },
  notice_not_short: { zh: (d) => `这份公示已贴满（到${formatDayChinese(d.until)}），不用重新公示。`, en: (d) => `This notice hung through its last day (${d.until}); it need not be posted anew.` },
  objection_answered: { zh: (d) => `这条异议已在${formatDayChinese(d.answeredOn)}答复过，答复不能改。`, en: (d) => `This objection was answered on ${d.answeredOn}; an answer is not changed.` },
  objection_own: { zh: (d) => `${d.name}拟了这份公示或登记了这条异议，要由另一个人答复。`, en: (d) => `${d.name} wrote this notice or this objection down; somebody else has to answer.` },
  objection_contact_missing: { zh: () => '登记异议时没有留联系方式。', en: () => 'No way to reach who objected was left.' },
};
