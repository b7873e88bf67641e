import type { Words } from '#renderer/i18n/use-words.ts';

const zh = {
  total: '累计服务', hoursTimes: '{{hours}} 小时，{{times}} 次', first: '首次服务', last: '最近服务', star: '达到星级', noStar: '未达一星', suspended: '从 {{from}} 起暂停评定', awarded: '已授予', next: '下一星级', nextText: '{{star}}，还差 {{hours}} 小时', year: '年度', times: '次数', hours: '小时', day: '日期', activity: '活动', kind: '类别', team: '服务队',
  evaluate: '登记评价', fromOn: '起期', toOn: '止期', result: '结果', note: '备注', excellent: '优秀', good: '良好', qualified: '合格', unqualified: '不合格', trainings: '培训', awards: '表彰', evaluations: '评价', nothing: '没有记录',
  issue: '开具证明', noCertificates: '还没有开过证明', certNo: '证明编号', period: '期间', issuedOn: '出具日期', purpose: '用途', status: '状态', print: '打印', voided: '已作废', valid: '有效', overRecord: '超过记录，应作废',
  balance: '现有 {{points}} 分', hoursStay: '兑换只减积分，服务时长不变', what: '内容', points: '积分', by: '登记人', 'p.earn': '服务', 'p.recruit': '介绍', 'p.redeem': '兑换', 'p.expire': '到期', 'p.adjust': '调整',
};

const en: Record<keyof typeof zh, string> = {
  total: 'Service', hoursTimes: '{{hours}} hours, {{times}} {{times|time|times}}', first: 'First', last: 'Latest', star: 'Reached', noStar: 'No star yet', suspended: 'suspended since {{from}}', awarded: 'Awarded', next: 'Next', nextText: '{{star}} in {{hours}} hours', year: 'Year', times: 'Times', hours: 'Hours', day: 'Day', activity: 'Activity', kind: 'Kind', team: 'Team',
  evaluate: 'Evaluate', fromOn: 'From', toOn: 'To', result: 'Result', note: 'Note', excellent: 'Excellent', good: 'Good', qualified: 'Qualified', unqualified: 'Not qualified', trainings: 'Training', awards: 'Awards', evaluations: 'Evaluations', nothing: 'Nothing recorded',
  issue: 'Issue a certificate', noCertificates: 'No certificates yet', certNo: 'Number', period: 'Period', issuedOn: 'Issued', purpose: 'Purpose', status: 'Status', print: 'Print', voided: 'void', valid: 'valid', overRecord: 'above the record: void it',
  balance: '{{points}} points', hoursStay: 'Redeeming takes points; hours stay', what: 'What', points: 'Points', by: 'Entered by', 'p.earn': 'Service', 'p.recruit': 'Recruiting', 'p.redeem': 'Redeemed', 'p.expire': 'Expired', 'p.adjust': 'Adjusted',
};

export const recordWords = { zh, en } satisfies Words<string>;
