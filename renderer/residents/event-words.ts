export const eventWords = {
  zh: {
    birth: '出生', death: '死亡', movedIn: '迁入', movedOut: '迁出', marriageIn: '婚入', marriageOut: '婚出', split: '分户', merge: '并户', changeHead: '变更户主', moveMember: '移户', revoked: '撤销',
    day: '日期', note: '备注', newHead: '新户主', newHeadHint: '{{name}}是户主，请先选定新户主，并核对其他成员与新户主的关系。', relationTo: '{{name}}与新户主的关系', destination: '迁往', origin: '从何处迁入', keepMembership: '保留集体成员身份', keepMembershipHint: '外迁、婚嫁、上学、服役不因此丧失成员身份（农村集体经济组织法第十八条）。',
    effects_death: '登记后：离户，各项身份到当日为止，此后的批次不再列入。', effects_leave: '登记后：离户，其他身份到当日为止，此后的批次不再列入。', confirm: '登记{{what}}', paidAfter: '{{day}}之后已发放', paidAfterNone: '该日之后没有发放过款项。', paidAfterHint: '以下款项在该日之后发出，请核对是否需要追回。', benefitMonth: '所属月份', paidOn: '发放日期', amount: '金额（元）', programme: '项目',
    mother: '母亲', newborn: '新生儿', whoComes: '来人', whoNew: '新登记', whoKnown: '以前迁出的居民', known: '居民', spouse: '配偶', toHousehold: '转入的户', splitMembers: '分出的人（第一位任新户户主）', mergeInto: '并入的户', relationsInNew: '与新户户主的关系', from: '原户', done: '已登记',
  },
  en: {
    birth: 'Birth', death: 'Death', movedIn: 'Move in', movedOut: 'Move out', marriageIn: 'Marriage in', marriageOut: 'Marriage out', split: 'Split household', merge: 'Merge households', changeHead: 'Change head', moveMember: 'Move to another household', revoked: 'Taken back',
    day: 'Day', note: 'Note', newHead: 'New head', newHeadHint: '{{name}} heads the household. Choose a new head and check what the others are to him or her.', relationTo: '{{name}} is to the new head', destination: 'Moves to', origin: 'Comes from', keepMembership: 'Keeps the membership of the collective', keepMembershipHint: 'Moving, marrying, studying or serving does not end it (Rural Collective Economic Organisations Law, art. 18).',
    effects_death: 'Ends the household membership and all facts on that day; no later batch lists this person.', effects_leave: 'Ends the household membership and the other facts on that day; no later batch lists this person.', confirm: 'Record: {{what}}', paidAfter: 'Paid after {{day}}', paidAfterNone: 'Nothing was paid after that day.', paidAfterHint: 'These were paid after the day. Check whether they have to be recovered.', benefitMonth: 'For month', paidOn: 'Paid on', amount: 'Amount (yuan)', programme: 'Programme',
    mother: 'Mother', newborn: 'New-born', whoComes: 'Who comes', whoNew: 'A new person', whoKnown: 'Somebody who had moved out', known: 'Resident', spouse: 'Spouse', toHousehold: 'To household', splitMembers: 'Who leaves (the first heads the new household)', mergeInto: 'Into household', relationsInNew: 'Relation to the head there', from: 'From', done: 'Recorded',
  },
} as const;
