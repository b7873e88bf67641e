/** Words of the forecast of twelve months. */
export const forecastWords = {
  zh: {
    title: '待遇预测', lead: '按 {{day}} 的资料和现行规则推算，没有别的变动时就是到时候名单的人数和金额', shows: '看什么', money: '金额', people: '人数', exportXlsx: '导出表格', programme: '项目', now: '本月符合', sum: '12个月合计', total: '合计',
    yearTitle: '{{year}}年与预算', approved: '已审批', forecast: '还要', expected: '全年预计', budget: '预算', left: '预算结余', noBudget: '未编预算', over: '超出',
    period_monthly: '按月', period_quarterly: '按季', period_yearly: '按年', period_once: '一次性', noPayment: '这个月不发', joined: '增 {{n}}', left_: '减 {{n}}', changed: '变档 {{n}}', unknown: '{{n}} 人资料不全，未计入',
    claims: '按应发事项发放的项目', claimsHint: '没有条件可以推算，只列最近十二个月审批的实际数。', payments: '人次', amount: '金额（元）', none: '没有可以推算的项目', noneHint: '按条件发放、有现行标准的福利项目才能推算。',
    names: '{{name}} {{month}}名单', back: '返回待遇预测', change: '变化', c_joined: '新增', c_left: '停发', c_changed: '变档', c_same: '不变', name: '姓名', grid: '网格', age: '年龄', before: '上月（元）', inMonth: '当月（元）', why: '原因', allChanges: '全部', nobody: '这个月没有人', search: '姓名', monthShort: '{{year}}年{{month}}月', cellLabel: '{{name}} {{month}} 的名单', firstOnes: '共 {{n}} 人，只列前面的',
    schoolEnds: '预计：{{n}} 名学生没有登记学段的结束日，按入学时间和学制年限算到期（{{stages}}）；升到哪里要等办理，没有算进来。', schoolEnd: '{{stage}}{{years}}年 {{n}} 人', toSchooling: '升学',
  },
  en: {
    title: 'Forecast of benefits', lead: 'By the register of {{day}} and the rules in force: what a list of that month finds if nothing else changes', shows: 'Show', money: 'Money', people: 'People', exportXlsx: 'Export', programme: 'Programme', now: 'Eligible now', sum: '12 months', total: 'Total',
    yearTitle: '{{year}} beside its budget', approved: 'Approved', forecast: 'Still to come', expected: 'Expected', budget: 'Budget', left: 'Left of the budget', noBudget: 'no budget', over: 'over',
    period_monthly: 'monthly', period_quarterly: 'quarterly', period_yearly: 'yearly', period_once: 'once', noPayment: 'no payment in this month', joined: '+{{n}}', left_: '−{{n}}', changed: 'tier {{n}}', unknown: '{{n}} with data missing, not counted',
    claims: 'Programmes on claims', claimsHint: 'There is no rule to forecast by: what was approved in the last twelve months.', payments: 'Payments', amount: 'Amount (yuan)', none: 'Nothing to forecast', noneHint: 'Only programmes with a rule and a standard in force can be forecast.',
    names: '{{name}}, {{month}}', back: 'Back to the forecast', change: 'Change', c_joined: 'joins', c_left: 'leaves', c_changed: 'other tier', c_same: 'the same', name: 'Name', grid: 'Grid', age: 'Age', before: 'Month before', inMonth: 'This month', why: 'Why', allChanges: 'All', nobody: 'Nobody in this month', search: 'Name', monthShort: '{{year}}-{{month}}', cellLabel: 'People of {{name}} in {{month}}', firstOnes: '{{n}} people, the first of them',
    schoolEnds: 'Expected: for {{n}} {{n|pupil|pupils}} no end of the stage of school was entered; it is taken to end by when they began and the usual years ({{stages}}). What follows is not counted until it is decided.', schoolEnd: '{{stage}} of {{years}} years: {{n}}', toSchooling: 'Schooling',
  },
} as const;
