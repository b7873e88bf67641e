/** Words of telling people what a list withholds from them. */
import type { Words } from '#renderer/i18n/use-words.ts';

const zh = {
  title: '扣回告知', before: '这份名单要从 {{n}} 人的钱里扣回他们欠的多发款。审批以后打印“扣回通知书”，发放前送到本人手里。', untoldN: '还有 {{n}} 人没有告知要扣回：{{names}}。请在发放以前把通知书送达并登记。', untoldRequired: '按设置，告知登记以后才能发放。', allTold: '{{n}} 人都已告知。', more: ' 等',
  lineNo: '序号', name: '姓名', grid: '网格', due: '应发', withheld: '扣回', paidOut: '实发', of: '追回', told: '告知', notTold: '未告知', printOne: '打印通知书', printUntold: '打印未告知的通知书', printAll: '打印全部通知书', record: '登记送达', recordChosen: '登记送达（{{n}} 人）', chooseAll: '全选未告知的', chosen: '选中 {{name}}',
  how: '怎么送达', how_self: '本人签收', how_family: '同住家属代收', how_post: '邮寄', how_left: '留置送达', how_mistake: '撤回', handedOn: '送达日期', detail: '说明', detail_self: '可以不填。', detail_family: '谁代收、与本人什么关系，如“妻子李秀英”。', detail_post: '邮件号码。', detail_left: '见证人，至少一人，如“网格员周平”。',
  recordText: '给 {{names}} 送达扣回通知书，共 {{n}} 人。', takeBack: '撤回登记', takenBack: '撤回：{{reason}}', takeBackText: '登记错了、实际没有送到的，写明原因撤回。原来的登记仍留着，{{name}}重新算作未告知。', reason: '原因', by: '{{name}}登记', warnUntold: '还有 {{n}} 人没有告知要扣回：{{names}}。最好先送达“扣回通知书”再发。', toBatch: '去登记',
};
const en: Readonly<Record<keyof typeof zh, string>> = {
  title: 'Telling who is paid less', before: 'This list will withhold what {{n}} {{n|person owes|people owe}}. After the approval print the letters and hand them over before anybody is paid.', untoldN: '{{n}} {{n|person was|people were}} not told yet that something is withheld: {{names}}. Hand the letters over and note it before anybody is paid.', untoldRequired: 'By the settings nobody is paid before that is noted.', allTold: 'All {{n}} were told.', more: ' …',
  lineNo: 'No.', name: 'Name', grid: 'Grid', due: 'Due', withheld: 'Withheld', paidOut: 'Paid out', of: 'Recovery', told: 'Told', notTold: 'not told', printOne: 'Print letter', printUntold: 'Print letters of those not told', printAll: 'Print all letters', record: 'Note handing over', recordChosen: 'Note handing over ({{n}})', chooseAll: 'Tick all not told', chosen: 'Tick {{name}}',
  how: 'How', how_self: 'Signed for himself', how_family: 'Taken by family at home', how_post: 'By post', how_left: 'Left with witnesses', how_mistake: 'Taken back', handedOn: 'Handed over on', detail: 'Detail', detail_self: 'May stay empty.', detail_family: 'Who took it, and how they are related.', detail_post: 'Number of the post.', detail_left: 'The witnesses.',
  recordText: 'Letters for {{names}}, {{n}} together.', takeBack: 'Take back', takenBack: 'taken back: {{reason}}', takeBackText: 'Noted by mistake, nothing was handed over: give the reason. The entry stays, and {{name}} counts as not told.', reason: 'Reason', by: 'noted by {{name}}', warnUntold: '{{n}} {{n|person was|people were}} not told yet that something is withheld: {{names}}. Better hand the letters over first.', toBatch: 'Go to the list',
};

export const withholdingWords = { zh, en } satisfies Words<keyof typeof zh>;
