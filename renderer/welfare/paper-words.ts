import type { Words } from '#renderer/i18n/use-words.ts';

/** The papers behind a standard. */
const zh = {
  scans: '决议扫描件', missing: '缺扫描件', countN: '{{n}} 份', ofMeeting: '会议记录《{{title}}》（{{day}}）附 {{n}} 份', show: '查看和添加', activateBare: '注意：还没有附决议的扫描件。可以先生效，经过里会注明；以后仍可补附。', print: '打印标准',
};
const en: Readonly<Record<keyof typeof zh, string>> = {
  scans: 'Scan of the resolution', missing: 'no scan', countN: '{{n|scan|scans}}', ofMeeting: 'record of the meeting “{{title}}” ({{day}}): {{n|scan|scans}}', show: 'Show and add', activateBare: 'No scan of the resolution has been added. It can be put in force; the history will say so, and the scan can be added later.', print: 'Print standard',
};
export const paperWords = { zh, en } satisfies Words<string>;
