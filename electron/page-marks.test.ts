/**
 * A page joins words by the marks of the language of the screen (renderer/i18n/marks.ts). A full-width mark that stands in
 * the code of a page, between values or between words of both languages, stands there in English as well.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { parseSync, Visitor } from 'vite';
import { expect, test } from 'vitest';

const root = dirname(import.meta.dirname);
const sources = new Map(
  readdirSync(join(root, 'renderer'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')] as const),
);

/** The files of renderer/ that a file imports. */
const importsOf = (file: string, text: string): string[] =>
  [...text.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)'(#renderer\/|\.\.?\/)([^']+)'/g)]
    .map(([, from = '', path = '']) => (from === '#renderer/' ? `renderer/${path}` : posix.join(posix.dirname(file), from, path)));

/** Papers are Chinese: what is laid out as a page of print, and what nothing but papers uses. */
function papersOf(files: ReadonlyMap<string, string>): Set<string> {
  const usedBy = new Map<string, string[]>();
  for (const [file, text] of files) for (const used of importsOf(file, text)) usedBy.set(used, [...(usedBy.get(used) ?? []), file]);
  const papers = new Set(usedBy.get('renderer/print/print-page.tsx'));
  for (let before = -1; before < papers.size; ) {
    before = papers.size;
    for (const [file, users] of usedBy) if (users.every((user) => papers.has(user))) papers.add(file);
  }
  return papers;
}

const WIDE_MARK = /[\u3001\u3002\uff01-\uff0e\uff1a-\uff20\uff5e]/;
const CHINESE = /[\u4e00-\u9fff]/;

/** The pieces of text with a full-width mark that are no Chinese words themselves. */
function wideMarks(file: string, text: string): string[] {
  const found: string[] = [];
  const look = (piece: string): void => {
    if (WIDE_MARK.test(piece) && !CHINESE.test(piece)) found.push(piece.trim());
  };
  new Visitor({
    Literal: (node) => { if (typeof node.value === 'string') look(node.value); },
    TemplateLiteral: (node) => look(node.quasis.map((quasi) => quasi.value.cooked ?? '').join('…')),
    JSXText: (node) => look(node.value),
  }).visit(parseSync(file, text).program);
  return found;
}

test.each([
  ['between two pieces', '<p>{t("fund")}：{name}</p>', ['：']],
  ['in a template', '`${name}（${age}）`', ['…（…）']],
  ['between the things of a list', "names.join('、')", ['、']],
  ['by hand for each language', "language === 'zh' ? '；' : '; '", ['；']],
  ['asked of the language', "`${name}${t('(')}${age}${t(')')}`", []],
  ['inside Chinese words', "({ zh: '姓名、地址', en: 'Name, address' })", []],
  ['in a remark', '/* 姓名：地址 ：*/ name', []],
])('a mark %s', (_what, code, found) => {
  expect(wideMarks('a.tsx', code)).toEqual(found);
});

test('papers are what is laid out for print, and what only they use', () => {
  const papers = papersOf(sources);
  for (const paper of ['relief/prints.tsx', 'residents/change-sheet.tsx', 'disbursement/roster-sheet.tsx', 'disbursement/fit-cell.ts']) expect(papers).toContain(`renderer/${paper}`);
  for (const page of ['relief/fund-page.tsx', 'disclosure/board-content.tsx', 'activities/sheet-page.tsx', 'routes.tsx', 'main.tsx']) expect(papers).not.toContain(`renderer/${page}`);
});

/** Texts of their own in both languages: the words of a feature, the sentences of refusals, and the marks themselves. */
const isWords = (file: string): boolean => file.endsWith('words.ts') || file.startsWith('renderer/errors/') || file === 'renderer/i18n/marks.ts';

test('no page writes a full-width mark itself', () => {
  const papers = papersOf(sources);
  const wrong = [...sources].filter(([file]) => !isWords(file) && !papers.has(file)).flatMap(([file, text]) => wideMarks(file, text).map((piece) => `${file}: ${piece}`));
  expect(wrong, "use t(':'), t('&') … of renderer/i18n/marks.ts").toEqual([]);
});
