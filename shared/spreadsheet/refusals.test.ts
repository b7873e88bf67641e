import { expect, test } from 'vitest';
import { fileRefusalSentence, fileRefusalSentences, type FileRefusalCode } from './refusals.ts';

test('every reason says in both languages what to do', () => {
  for (const code of Object.keys(fileRefusalSentences) as FileRefusalCode[]) {
    const { zh, en } = fileRefusalSentences[code] as { zh: (data: object) => string; en: (data: object) => string };
    expect(zh({})).toMatch(/[\u4e00-\u9fff].*[。）]$/);
    expect(en({})).toMatch(/[.)]$/);
    expect(zh({})).toMatch(/请|只支持|已取消/);
  }
});

test('a sentence names the place', () => {
  expect(fileRefusalSentence('too_many_columns', { sheet: '居民', row: 7, column: 'XFD', limit: 200 }, 'zh')).toBe(
    '工作表“居民”第 7 行 XFD 列还有内容，超过上限 200 列。请删除右侧多余的列再导入。',
  );
});
