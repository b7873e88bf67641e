import type { Words } from '#renderer/i18n/use-words.ts';

/** Festivals and the programmes that pay at one. */
const zh = {
  festival: '每逢哪个节日', festivalHint: '选了节日，每年到这个节日一份名单，按节日当天的情况定人，一年只发一次。不选就是普通的一次性。', atFestival: '每逢{{name}}', festivals: '节日日期', text: '每逢节日发放的项目按这里的日期。农历节日 2024 至 2035 年已经算好，以后的年份请照万年历填。', name: '节日', day: '日期', lunar: '农历', solar: '公历', calendar: '历法', listed: '已有名单', listedN: '{{n}} 个', change: '修改', notEntered: '没有填', year: '年份', back: '福利项目', none: '没有节日', noneHint: '请换一个年份。',
};
const en: Readonly<Record<keyof typeof zh, string>> = {
  festival: 'Each festival', festivalHint: 'With a festival there is one list a year, as people stand on its day, and once only. Without, it simply pays once.', atFestival: 'each {{name}}', festivals: 'Festival days', text: 'Programmes that pay at a festival go by these days. Those of the moon are worked out from 2024 to 2035; enter later ones from the calendar.', name: 'Festival', day: 'Day', lunar: 'Chinese calendar', solar: 'Fixed', calendar: 'Calendar', listed: 'Lists', listedN: '{{n}}', change: 'Change', notEntered: 'not entered', year: 'Year', back: 'Programmes', none: 'No festivals', noneHint: 'Choose another year.',
};
export const festivalWords = { zh, en } satisfies Words<string>;
