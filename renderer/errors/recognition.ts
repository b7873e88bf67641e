/** What certificates, stars and points refuse, said to the person at the screen. */
import { formatDayChinese } from '#shared/days.ts';
import type { RecognitionErrors } from '#shared/recognition/errors.ts';
import { hoursText, pointsText } from '#shared/recognition/words.ts';
import type { Sentences } from './sentences.ts';

const roundZh: Readonly<Record<string, string>> = { prepared: '已拟名单', noticed: '公示中', awarded: '已授予', cancelled: '已取消' };
const roundEn: Readonly<Record<string, string>> = { prepared: 'prepared', noticed: 'on notice', awarded: 'awarded', cancelled: 'cancelled' };

export const recognitionSentences: Sentences<RecognitionErrors> = {
  record_day_future: { zh: (d) => `日期${formatDayChinese(d.day)}在今天（${formatDayChinese(d.today)}）之后，请改日期。`, en: (d) => `The day ${d.day} is after today (${d.today}). Change it.` },
  record_days_wrong: { zh: (d) => `止期${formatDayChinese(d.to)}早于起期${formatDayChinese(d.from)}，请核对。`, en: (d) => `The last day ${d.to} is before the first (${d.from}). Check the days.` },
  certificate_no_hours: { zh: (d) => `${d.name}在${formatDayChinese(d.from)}至${formatDayChinese(d.to)}没有审核通过的服务时长，不能开证明。请先录入并审核服务记录。`, en: (d) => `There are no approved hours from ${d.from} to ${d.to}. Enter and approve the service first.` },
  certificate_over_hours: { zh: (d) => `${d.name}申请证明 ${hoursText(d.askedMinutes)} 小时，记录里只有 ${hoursText(d.recordedMinutes)} 小时。证明不能超过记录，请核对。`, en: (d) => `${hoursText(d.askedMinutes)} hours are asked for, but only ${hoursText(d.recordedMinutes)} are recorded. A certificate never states more than the record.` },
  certificate_no_id: { zh: (d) => `${d.name}没有登记证件号码，证明上必须写明。请先补登。`, en: () => 'No ID number is recorded, and the certificate has to state it. Enter it first.' },
  certificate_overlaps: { zh: (d) => `${d.no}已证明${formatDayChinese(d.from)}至${formatDayChinese(d.to)}的时长，与这次的期间重叠。确要再开，请填写重复开具的理由，或先作废原证明。`, en: (d) => `Another certificate covers ${d.from} to ${d.to}. Say why a second one is needed, or void the first.` },
  certificate_void: { zh: (d) => `${d.no}已经作废，不能再这样办。`, en: () => 'This certificate is void already.' },
  certificate_publicity_short: { zh: (d) => `内部公示只有 ${d.days} 天，至少要 ${d.least} 天。`, en: (d) => `Publicised for ${d.days} days; at least ${d.least} are needed.` },
  certificate_publicity_early: { zh: (d) => `公示日期${formatDayChinese(d.day)}早于出具日期${formatDayChinese(d.issuedOn)}，请核对。`, en: (d) => `The day ${d.day} is before the day of issue (${d.issuedOn}). Check it.` },
  star_scheme_wrong: { zh: (d) => `第 ${d.level} 级的时长应高于前一级，请核对。`, en: (d) => `Level ${d.level} needs more hours than the level before.` },
  star_suspended: { zh: (d) => `${d.name}从${formatDayChinese(d.from)}起暂停评定，恢复后才能评星。`, en: (d) => `Stars are suspended since ${d.from}.` },
  award_nobody_due: { zh: (d) => `到${formatDayChinese(d.asOf)}没有新达到星级的志愿者，不用评定。`, en: (d) => `Nobody has reached a new level by ${d.asOf}.` },
  award_round_status: { zh: (d) => `这次评定现在是“${roundZh[d.status] ?? d.status}”，只有“${d.needs.split(' ').map((key) => roundZh[key] ?? key).join('”或“')}”的才能这样做。请刷新后再看。`, en: (d) => `This round is ${roundEn[d.status] ?? d.status}; only one that is ${d.needs.split(' ').map((key) => roundEn[key] ?? key).join(' or ')} allows this.` },
  award_own_list: { zh: (d) => `名单是${d.name}自己拟的，要由另一个人授予。`, en: () => 'Whoever made the list does not award it; another person has to.' },
  award_line_unknown: { zh: () => '这位志愿者不在这次名单里，请刷新后再看。', en: () => 'This volunteer is not on the list. Refresh and look again.' },
  points_short: { zh: (d) => `${d.name}有 ${pointsText(d.haveCenti)} 分，兑换需要 ${pointsText(d.needCenti)} 分，不够。请减少物品。`, en: (d) => `There are ${pointsText(d.haveCenti)} points and ${pointsText(d.needCenti)} are needed. Choose fewer goods.` },
  recruit_twice: { zh: (d) => `介绍${d.name}的奖励已经记过。`, en: () => 'The bonus for recruiting this volunteer is booked already.' },
  recruit_self: { zh: () => '不能自己介绍自己。', en: () => 'Nobody recruits himself.' },
  redemption_closed: { zh: (d) => `${formatDayChinese(d.today)}没有开放的兑换季，请先开设本季兑换。`, en: (d) => `No redemption round is open on ${d.today}. Open the quarter’s round first.` },
  redemption_done: { zh: (d) => `${d.name}本季已经兑换过（兑换单 ${d.number} 号），每季一次。`, en: (d) => `Already redeemed this quarter (no. ${d.number}); once a quarter.` },
  redemption_round_exists: { zh: (d) => `${d.year} 年第 ${d.quarter} 季度的兑换已经开设。`, en: (d) => `The round of quarter ${d.quarter} of ${d.year} exists already.` },
  goods_short: { zh: (d) => `${d.name}库存只有 ${d.have}，不够 ${d.wanted}。请减少数量或先登记购入。`, en: (d) => `Only ${d.have} are in stock, ${d.wanted} are wanted. Take fewer or record a purchase.` },
  goods_name_taken: { zh: (d) => `已经有物品“${d.name}”，请换一个名称。`, en: () => 'There are goods of this name already. Choose another name.' },
  goods_retired: { zh: (d) => `${d.name}已停用，不能兑换。`, en: () => 'These goods are not offered any more.' },
};
