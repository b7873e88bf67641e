/** What telling people about a withholding refuses, said to the person at the screen: what is wrong, then what to do. */
import { formatDayChinese, type Day } from '#shared/days.ts';
import type { WithholdingErrors } from '#shared/disbursement/withholding-errors.ts';
import type { Sentences } from './sentences.ts';

const DETAIL_ZH = { family: '谁代收、与本人什么关系', post: '邮件号码', left: '见证人' } as const;
const DETAIL_EN = { family: 'who took it and how they are related', post: 'the number of the post', left: 'the witnesses' } as const;

export const withholdingSentences: Sentences<WithholdingErrors> = {
  withholding_not_approved: { zh: (d) => `批次 ${d.batchNo} 还没有审批，扣多少还可能变。请审批以后再打印、送达扣回通知书。`, en: (d) => `Batch ${d.batchNo} is not approved yet and its amounts may change. Print and hand over the letters after the approval.` },
  withholding_not_of_list: { zh: (d) => `批次 ${d.batchNo} 里没有要告知扣回的这个人（或已经全部告知）。请刷新后再看。`, en: (d) => `Batch ${d.batchNo} has nobody here who has to be told, or all were told. Refresh and look again.` },
  withholding_day_wrong: { zh: (d) => `送达日期要在审批那天（${formatDayChinese(d.from as Day)}）到今天（${formatDayChinese(d.today as Day)}）之间。请改正日期。`, en: (d) => `The day lies between the approval (${d.from}) and today (${d.today}). Enter such a day.` },
  withholding_detail_missing: { zh: (d) => `不是本人签收的，请在“说明”里写清${DETAIL_ZH[d.how]}。`, en: (d) => `He did not take it himself: write under “Detail” ${DETAIL_EN[d.how]}.` },
  withholding_not_told: { zh: (d) => `${d.name}没有登记过送达，不用撤回。`, en: (d) => `Nothing is noted for ${d.name} that could be taken back.` },
  withholding_untold: {
    zh: (d) => `还有 ${d.count} 人没有告知扣回（${d.lines.map((line) => `${line.lineNo} ${line.name}`).join('、')}），按设置要先告知再发。请在批次页“扣回告知”里打印通知书、登记送达${d.count > d.lines.length ? '（未全部列出）' : ''}；报盘时也可以先不报这些人。`,
    en: (d) => `${d.count} ${d.count === 1 ? 'person was' : 'people were'} not told what is withheld (${d.lines.map((line) => `${line.lineNo} ${line.name}`).join(', ')}${d.count > d.lines.length ? ', …' : ''}); by the settings they are told before they are paid. Print their letters on the page of the batch and note the handing over, or leave them out of this bank file.`,
  },
};
