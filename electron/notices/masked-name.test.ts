import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';
import { readRow } from '#electron/residents/read-rows.ts';
import { maskName } from '#shared/masking.ts';
import type { NameMask } from '#shared/notices/words.ts';
import { isMinorOn, maskedName } from './masked-name.ts';

let office: TestOffice;
beforeAll(async () => { office = await openTestOffice({ users: [] }); });
afterAll(() => office.close());

const masked = async (name: string, birthDate: string | null, mask: NameMask): Promise<string | undefined> =>
  (await readRow<{ name: string }>(office.sql, sql`select ${maskedName(sql`p.name`, isMinorOn(sql`p.birthDate`, '2026-09-08'), mask)} as name from (select ${name} as name, ${birthDate} as birthDate) p`))?.name;

describe('a name on a board', () => {
  test.each<[string, string | null, NameMask, string]>([
    ['张明', '1950-01-01', 'middle', '张*'], ['张小明', '1950-01-01', 'middle', '张*明'], ['欧阳娜娜', '1950-01-01', 'middle', '欧**娜'], ['张', '1950-01-01', 'middle', '*'],
    ['张小明', '1950-01-01', 'surname', '张**'], ['张小明', '1950-01-01', 'whole', '张小明'],
    ['张小明', '2008-09-08', 'whole', '张小明'], ['张小明', '2008-09-09', 'whole', '张**'], ['张小明', '2020-01-01', 'middle', '张**'], ['张小明', null, 'whole', '张**'], ['𠮷田一', '1950-01-01', 'middle', '𠮷*一'],
  ])('%s, born %s, %s: %s', async (name, birthDate, mask, expected) => {
    expect(await masked(name, birthDate, mask)).toBe(expected);
  });

  test.each(['张三', '张小明', '欧阳娜娜', '张'])('%s is masked as the rest of the program masks it', async (name) => {
    expect(await masked(name, '1950-01-01', 'middle')).toBe(maskName(name));
  });
});
