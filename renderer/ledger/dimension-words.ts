import type { Words } from '#renderer/i18n/use-words.ts';

const zh = {
  counterparty: '往来单位', residentId: '居民', householdId: '户', programmeId: '福利项目', project: '项目', fund: '专项资金', team: '班组', contract: '合同',
  long_counterparty: '往来单位（人）', long_residentId: '居民', long_householdId: '户', long_programmeId: '福利项目', long_project: '项目', long_fund: '专项资金', long_team: '班组（志愿队）', long_contract: '合同',
  add: '加一项辅助核算', addHint: '加一项辅助核算（F4）',
  dimensions: '辅助核算', required: '必须填写', offered: '填凭证时列出', names: '名称登记', dimension: '种类', name: '名称', lines: '用过', active: '状态', inUse: '在用', ended: '不再列出', end: '不再列出', useAgain: '恢复', addName: '登记名称', accounts: '科目', noNames: '还没有名称', noNamesHint: '凭证里写过的会自动列在这里；也可以先登记。', set: '辅助核算',
};
const en: Record<keyof typeof zh, string> = {
  counterparty: 'Counterparty', residentId: 'Resident', householdId: 'Household', programmeId: 'Programme', project: 'Project', fund: 'Fund', team: 'Team', contract: 'Contract',
  long_counterparty: 'Counterparty', long_residentId: 'Resident', long_householdId: 'Household', long_programmeId: 'Welfare programme', long_project: 'Project', long_fund: 'Fund', long_team: 'Team', long_contract: 'Contract',
  add: 'Name something else', addHint: 'Name something else (F4)',
  dimensions: 'Dimensions', required: 'Has to be named', offered: 'Offered when typing', names: 'Names', dimension: 'Kind', name: 'Name', lines: 'Used', active: 'State', inUse: 'In use', ended: 'Not offered', end: 'Offer no more', useAgain: 'Offer again', addName: 'Add a name', accounts: 'Accounts', noNames: 'No names yet', noNamesHint: 'Names written in vouchers appear here; they can also be added before.', set: 'Dimensions',
};
export const dimensionWords = { zh, en } satisfies Words<keyof typeof zh>;
