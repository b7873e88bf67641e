import type { Words } from '#renderer/i18n/use-words.ts';

const zh = {
  residents: '居民', customFields: '自定义项', addField: '新增一项', name: '名称', target: '给谁用', kind: '种类', choices: '选项', choicesHint: '一行一个', active: '使用', inUse: '在用', stopped: '已停用', used: '已填', usedN: '{{n}} 个', none: '还没有自定义项', noneHint: '程序里没有的栏目自己加，例如“紧急联系人”“车牌”“是否信教”。名册里能按它筛选，导出时自成一列。身份证号、银行账号、病情不要放在这里，这里不加密。', empty: '还没有自定义项', emptyHint: '点“设置栏目”，加上程序里没有的栏目。', setUp: '设置栏目', edit: '填写', yes: '是', no: '否', by: '{{who}} {{day}} 填', fixed: '已经填过内容，种类和归属不能再改',
  'k.text': '文字', 'k.number': '数字', 'k.day': '日期', 'k.choice': '单选', 'k.yesNo': '是或否', 'g.resident': '每个人', 'g.household': '每一户', any: '已填', without: '未填',
};
const en: Readonly<Record<keyof typeof zh, string>> = {
  residents: 'Residents', customFields: 'Custom fields', addField: 'New field', name: 'Name', target: 'For', kind: 'Kind', choices: 'Choices', choicesHint: 'One a line', active: 'In use', inUse: 'In use', stopped: 'Stopped', used: 'Filled in', usedN: '{{n}}', none: 'No custom field yet', noneHint: 'Add what the program does not have, such as whom to call or a number plate. Lists can be filtered by it and exports have a column of it. ID numbers, accounts and illnesses do not belong here: it is not encrypted.', empty: 'No custom field yet', emptyHint: 'Press “Set fields” and add what the program does not have.', setUp: 'Set fields', edit: 'Fill in', yes: 'yes', no: 'no', by: '{{who}}, {{day}}', fixed: 'Holds values: kind and for whom stay',
  'k.text': 'Text', 'k.number': 'Number', 'k.day': 'Day', 'k.choice': 'Choice', 'k.yesNo': 'Yes or no', 'g.resident': 'each person', 'g.household': 'each household', any: 'filled in', without: 'empty',
};
export const customWords = { zh, en } satisfies Words<string>;
