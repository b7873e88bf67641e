import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { REGISTER_CODES } from '#shared/residents/register-codes.ts';
import { ROSTER_CODES } from '#shared/residents/roster-codes.ts';
import { ROSTER_FIELDS } from '#shared/residents/roster-fields.ts';

const doc = readFileSync(new URL('../../docs/import.md', import.meta.url), 'utf8');

test('docs/import.md lists every code with its level and sentence, and every field', () => {
  const line = (code: string, level: string, text: { zh: string; en: string }): string => `| \`${code}\` | ${level} | ${text.zh.replaceAll('{shown}', '…')} | ${text.en.replaceAll('{shown}', '…')} |`;
  const missing = [...Object.entries(ROSTER_CODES).map(([code, text]) => line(code, text.level, text)), ...Object.entries(REGISTER_CODES).map(([code, text]) => line(code, 'review', text))].filter((wanted) => !doc.includes(wanted));
  expect(missing).toEqual([]);
  expect(ROSTER_FIELDS.filter((field) => !new RegExp(`\\b${field}\\b`).test(doc))).toEqual([]);
});
