import { expect, test } from 'vitest';
import { detailText, subjectText, typedSubject } from './note-words.ts';

test.each([
  ['batch:12', '批次 12', 'Batch 12'],
  ['programmeVersion:3', '项目版本 3', 'Version 3'],
  ['residents', '居民名单', 'Residents'],
  ['period:1:2026-08', '会计期间 1:2026-08', 'Period 1:2026-08'],
  ['constructor:1', 'constructor:1', 'constructor:1'],
])('%s is said as %s and %s', (subject, zh, en) => {
  expect(subjectText(subject, 'zh')).toBe(zh);
  expect(subjectText(subject, 'en')).toBe(en);
});

test.each([
  ['批次 12', 'batch:12'], ['批次12', 'batch:12'], ['batch:12', 'batch:12'], ['Batch 12', 'batch:12'], ['项目版本 3', 'programmeVersion:3'], ['项目 3', 'programme:3'], ['居民 7', 'resident:7'], ['居民名单', 'residents'], ['W01', 'W01'],
])('%s looks for %s', (typed, subject) => {
  expect(typedSubject(typed)).toBe(subject);
});

test('details are words and yuan, without what only machines read', () => {
  expect(detailText({ status: 'computed', personCount: 318, totalFen: 3_180_000, version: 4, comment: '' }, 'zh')).toBe('状态 已计算；人数 318；金额 31,800.00');
  expect(detailText({ roles: 'clerk cashier', whole: false, other: 1 }, 'en')).toBe('roles Clerk、Cashier; whole numbers no; other 1');
});
