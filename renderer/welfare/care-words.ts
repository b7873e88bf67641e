import type { Words } from '#renderer/i18n/use-words.ts';

/** Who looks after a programme, and its end. */
const zh = { owner: '经办人', ownerHint: '选本办公室的人，或直接写名字。', ownerIs: '经办人 {{name}}', lastMonth: '办到哪个月', lastMonthHint: '不填就一直办。这个月以后的名单不再生成。', until: '办到 {{month}}', over: '已到期' };
const en: Readonly<Record<keyof typeof zh, string>> = { owner: 'Looked after by', ownerHint: 'Somebody of the office, or a name.', ownerIs: 'looked after by {{name}}', lastMonth: 'Last month', lastMonthHint: 'Empty: until further notice. No list is made for later months.', until: 'until {{month}}', over: 'Over' };
export const careWords = { zh, en } satisfies Words<string>;
