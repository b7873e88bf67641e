export const checkWords = {
  zh: {
    checks: '资金与认证检查', fundOn: '审批时检查资金：付款科目余额减去已审批未发的，不够就不能审批。', fundOff: '审批时不检查资金余额。', proofOn: '从 {{month}} 起检查领取资格认证：一年内没有认证的，列入名单但暂缓发放。', proofOff: '不检查领取资格认证。', edit: '修改', budgets: '年度预算', noBudget: '没有登记预算，审批时不检查。', year: '年度', budget: '预算', used: '已审批', left: '结余', decisionRef: '依据（决议文号）', by: '登记人', setBudget: '登记预算',
    fund: '资金', fundDo: '审批时检查余额', fundHint: '账套里的银行存款要记全，否则会一直提示不够。', proofFrom: '从哪个月起检查认证', proofHint: '不填则不检查。',
    proofs: '资格认证', quarter: '季度', quarterN: '{{year}}年第{{n}}季度', due: '本季到期', name: '姓名', age: '年龄', grid: '网格', address: '住址', programmes: '项目', lastOn: '最近认证', method: '方式', validTo: '有效到', never: '从未认证', noDue: '本季没有到期的', noDueHint: '在福利项目的“资金与认证”里设了检查的项目，领取人的认证快到期时会列在这里。', record: '登记认证', provedOn: '认证日期', note: '说明', m_inPerson: '当面', m_visit: '入户走访', m_video: '视频', m_agency: '部门比对', recordText: '登记所选 {{n}} 人健在。',
  },
  en: {
    checks: 'Money and proof of life', fundOn: 'Approval needs the money: the account’s balance less what is approved and not yet paid.', fundOff: 'Approval does not look at the account.', proofOn: 'From {{month}} on, people not seen alive within a year are listed but held.', proofOff: 'Proof of life is not asked for.', edit: 'Change', budgets: 'Budgets', noBudget: 'No budget; approval does not look at one.', year: 'Year', budget: 'Budget', used: 'Approved', left: 'Left', decisionRef: 'Decision', by: 'By', setBudget: 'Set budget',
    fund: 'Money', fundDo: 'approval looks at the balance', fundHint: 'The bank account must be kept in the books, or approval will always be refused.', proofFrom: 'Proof of life from month', proofHint: 'Empty: not asked for.',
    proofs: 'Proof of life', quarter: 'Quarter', quarterN: 'quarter {{n}} of {{year}}', due: 'Due', name: 'Name', age: 'Age', grid: 'Grid', address: 'Address', programmes: 'Programmes', lastOn: 'Last proof', method: 'How', validTo: 'Valid to', never: 'never', noDue: 'Nobody is due this quarter', noDueHint: 'Programmes that ask for proof of life list their people here when the year runs out.', record: 'Record proofs', provedOn: 'Seen on', note: 'Note', m_inPerson: 'In person', m_visit: 'Home visit', m_video: 'Video', m_agency: 'By an agency', recordText: '{{n}} chosen were seen alive.',
  },
};
