import { describe, expect, it } from 'vitest';

import * as tables from '#shared/code-tables.ts';
import {
  codeOf,
  type CodeTable,
  DISABILITY_CATEGORY,
  EDUCATION,
  entryOf,
  ETHNIC_GROUP,
  labelOf,
  POLITICAL_STATUS,
  RELATION_TO_HEAD,
  relationCodeOf,
  SEX,
} from '#shared/code-tables.ts';

const all = Object.entries(tables).filter((entry): entry is [string, CodeTable & (typeof entry)[1]] =>
  Array.isArray(entry[1]),
);

describe('code tables', () => {
  it.each(all)('%s has no code and no word twice, and codes of one length', (_name, table) => {
    expect(new Set(table.map((entry) => entry.code)).size).toBe(table.length);
    expect(new Set(table.map((entry) => entry.zh)).size).toBe(table.length);
    expect(new Set(table.map((entry) => entry.code.length)).size).toBe(1);
  });
  it('has all 56 ethnic groups and two more', () => expect(ETHNIC_GROUP.length).toBe(58));
  it.each([
    [SEX, '1', '男', 'Male'],
    [ETHNIC_GROUP, '15', '土家族', 'Tujia'],
    [EDUCATION, '71', '初中毕业', '初中毕业'],
    [SEX, '7', '7', '7'],
    [POLITICAL_STATUS, '13', '群众', 'No party'],
  ] as const)('%#: %s is %s', (table, code, zh, en) => {
    expect(labelOf(table, code)).toBe(zh);
    expect(labelOf(table, code, 'en')).toBe(en);
  });
  it.each([
    [SEX, '男', '1'],
    [SEX, ' 2', '2'],
    [ETHNIC_GROUP, '汉', '01'],
    [ETHNIC_GROUP, '满族', '11'],
    [DISABILITY_CATEGORY, '肢体残疾', '4'],
    [SEX, '雄', undefined],
    [SEX, '', undefined],
  ] as const)('%#: %s means %s', (table, text, code) => expect(codeOf<CodeTable>(table, text)).toBe(code));
  it('finds rows by code', () => expect(entryOf(SEX, '2')).toEqual({ code: '2', zh: '女', en: 'Female' }));
});

describe('relationCodeOf', () => {
  it.each([
    ['户主', '02'],
    ['本人', '01'],
    ['妻', '12'],
    ['妻子', '12'],
    ['夫', '11'],
    ['配偶', '10'],
    ['子', '20'],
    ['儿子', '20'],
    ['长子', '22'],
    ['二儿子', '23'],
    ['独生子', '21'],
    ['女儿', '30'],
    ['长女', '32'],
    ['儿媳', '38'],
    ['女婿', '28'],
    ['孙子', '41'],
    ['孙女', '42'],
    ['外孙女', '44'],
    ['父亲', '51'],
    ['母', '52'],
    ['岳母', '56'],
    ['爷爷', '61'],
    ['弟', '73'],
    ['侄子', '93'],
    ['其他', '80'],
    ['非亲属', '99'],
    ['41', '41'],
    [' 长 子 ', '22'],
    ['邻居', undefined],
    ['', undefined],
  ])('%s is %s', (text, code) => expect(relationCodeOf(text)).toBe(code));
  it('takes every word of the standard for its own code', () => {
    for (const { code, zh } of RELATION_TO_HEAD) expect([zh, relationCodeOf(zh)]).toEqual([zh, code]);
  });
});
