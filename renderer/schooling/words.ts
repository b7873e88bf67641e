import type { Words } from '#renderer/i18n/use-words.ts';

const zh = {
  schooling: '升学', hint: '截至 {{day}} 学段结束的学生。没有登记结束日的，按入学时间和学制年限预计。程序不会自己升级，由经办勾选办理。',
  show: '看什么', open: '待办', done: '已办', name: '姓名', age: '年龄', grid: '网格', head: '户主', stage: '学段', allStages: '全部学段', since: '入学', endsOn: '学段结束', expected: '预计', entered: '已登记', late: '往年', search: '姓名、网格、户主',
  goesOn: '升入下一学段', left: '不再上学', stays: '留级一年', goesOnN: '升入下一学段（{{n}}）', leftN: '不再上学（{{n}}）', staysN: '留级一年（{{n}}）',
  none: '没有待办的升学', noneHint: '每年 7 月 {{day}} 日起，当年夏天学段结束的学生列在这里。', noneDone: '去年夏天以来没有办过升学',
  goesOnText: '{{n}} 人从学段结束那年的 9 月 1 日起升入下一学段。学段按各人现在的学段分别选。', goesOnOf: '{{stage}} {{n}} 人，升入', years: '读几年', yearsHint: '平常的不填，按学制年限预计；大专、五年制等和平常不同的填上，直接登记结束日', goesOnNow: '办理升学',
  leftTitle: '{{n}} 人不再上学？', leftText: '学段到结束那天为止，之后不再登记在读：{{names}}。办错了可以在“已办”里撤销。', leftYes: '登记不再上学',
  staysTitle: '{{n}} 人再读一年？', staysText: '学段的结束日往后推一年，明年夏天再列出：{{names}}。办错了可以在“已办”里撤销。', staysYes: '登记留级', cancel: '取消', andOthers: '{{names}} 等 {{n}} 人',
  outcome: '办理结果', at: '办理时间', by: '经办', undone: '已撤销', o_goesOn: '升入{{stage}}', o_left: '不再上学', o_stays: '留级一年',
  undo: '撤销', undoN: '撤销（{{n}}）', undoTitle: '撤销 {{n}} 人的办理？', undoText: '学段恢复到办理以前的样子，重新列入待办：{{names}}。', undoYes: '撤销办理',
  settings: '学制年限', settingsText: '各学段一般读几年。实行“五四学制”的，小学填 5、初中填 4。改了年限，没有登记结束日的学生马上按新的年限预计，已登记的不变。', yearsOf: '{{stage}}（年）', listDay: '每年 7 月几日起列出', collegeHint: '本科一般 4 年；大专 3 年的，办理升学时填“读几年”', postgraduateHint: '硕士一般 3 年', vocationalHint: '中专、技校、职高',
};
const en: Readonly<Record<keyof typeof zh, string>> = {
  schooling: 'Schooling', hint: 'Stages of school that end by {{day}}; where no end was entered, by the usual years. Nothing rises by itself.',
  show: 'Show', open: 'To decide', done: 'Decided', name: 'Name', age: 'Age', grid: 'Grid', head: 'Head', stage: 'Stage', allStages: 'All stages', since: 'Began', endsOn: 'Stage ends', expected: 'expected', entered: 'entered', late: 'earlier year', search: 'Name, grid, head',
  goesOn: 'Goes on', left: 'Left school', stays: 'Stays a year', goesOnN: 'Goes on ({{n}})', leftN: 'Left school ({{n}})', staysN: 'Stays a year ({{n}})',
  none: 'Nobody to decide on', noneHint: 'From {{day}} July on, those whose stage of school ends this summer are listed here.', noneDone: 'Nothing decided since last summer',
  goesOnText: '{{n}} {{n|person goes|people go}} on to the next stage from 1 September of the year their stage ends. Choose it for each stage they are in.', goesOnOf: '{{stage}}, {{n}} {{n|person|people}}: on to', years: 'Years', yearsHint: 'Blank as usual: expected by the usual years. Others, such as a college course of three, are entered with their end at once', goesOnNow: 'Go on',
  leftTitle: '{{n}} {{n|person|people}} left school?', leftText: 'The stage ends on its day and no other follows: {{names}}. It can be taken back under “Decided”.', leftYes: 'Enter as left',
  staysTitle: '{{n}} {{n|person stays|people stay}} a year?', staysText: 'The stage ends a year later, and they are listed again next summer: {{names}}. It can be taken back under “Decided”.', staysYes: 'Enter the year', cancel: 'Cancel', andOthers: '{{names}} and others, {{n}} in all',
  outcome: 'Outcome', at: 'Decided', by: 'By', undone: 'taken back', o_goesOn: 'on to {{stage}}', o_left: 'left school', o_stays: 'stays a year',
  undo: 'Take back', undoN: 'Take back ({{n}})', undoTitle: 'Take back for {{n}} {{n|person|people}}?', undoText: 'The stage stands again as before, and they are listed again: {{names}}.', undoYes: 'Take back',
  settings: 'Usual years', settingsText: 'How many years each stage usually takes. In 5-4 schooling primary school takes 5 and junior school 4. A change counts at once for everybody without an entered end; entered ends stay.', yearsOf: '{{stage}} (years)', listDay: 'Listed from this day of July', collegeHint: 'A degree usually takes 4; for courses of 3 give the years when somebody goes on', postgraduateHint: 'A master’s degree usually takes 3', vocationalHint: 'Vocational and technical schools',
};
export const schoolingWords = { zh, en } satisfies Words<string>;
