/** Pasted rows beside the register: whom each names, and why not. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day } from '#shared/days.ts';
import type { Id, ResidentId } from '#shared/ids.ts';
import { pastedRows } from '#electron/spreadsheet/pasted-rows.ts';
import { idNumberOf, person } from '#electron/testing/people.ts';
import { openWelfareOffice, refusalOf, type FurnishedOffice } from '#electron/testing/welfare-office.ts';
import { readPasted } from './match-list.ts';

const A = idNumberOf('1950-03-02', 11);
const B = idNumberOf('1960-04-05', 13);
const C = idNumberOf('1970-06-07', 15);
const tail = (id: string): string => id.slice(-4);
let office: FurnishedOffice;
let listId: Id<'welfareList'>;
const ids: ResidentId[] = [];
beforeAll(async () => {
  office = await openWelfareOffice();
  for (const [name, birthDate, idNumber] of [['王建国', '1950-03-02', A], ['王建国', '1960-04-05', B], ['买买提·艾力', '1970-06-07', C], ['李四', '1980-01-01', '']] as const) {
    ids.push((await office.as('clerk').residents.saveResident({ residentId: null, version: null, since: day('2020-01-01'), person: person(name, { birthDate: day(birthDate), idNumber, sex: '1' }), place: { as: 'head', household: { address: '1号楼' } }, facts: [] })).residentId);
  }
  listId = (await office.as('clerk').welfare.saveList({ listId: null, version: null, name: '困难户' })).listId;
  await office.as('clerk').welfare.addToList({ listId, residentIds: [ids[2]!], validFrom: day('2026-01-01'), validTo: day('2026-12-31'), reason: '会议' });
});
afterAll(() => office.close());
const match = async (text: string, from = '2026-09-01') => (await office.as('clerk').welfare.matchList({ listId, text, validFrom: day(from) })).rows;

describe('a row names', () => {
  test.each<[string, string, string, (readonly number[]) | undefined]>([
    ['one by the whole number', `王建国\t${A}`, 'found', [0]], ['one by the number alone', B, 'found', [1]], ['one by name and tail', `王建国 ${tail(B)}`, 'found', [1]], ['one by a name nobody shares', '李四', 'found', [3]],
    ['one with a dot written otherwise', `买买提•艾力，${tail(C)}`, 'already', [2]], ['with a running number in front', `12\t王建国\t${A}\t备注`, 'found', [0]], ['two of one name', '王建国', 'several', [0, 1]],
    ['another than its number', `李四,${A}`, 'contradicts', [0]], ['a tail nobody of the name has', '王建国 0000', 'contradicts', [0, 1]], ['a number nobody has', `李四 ${idNumberOf('1981-01-01', 17)}`, 'contradicts', [3]],
    ['nobody', '赵无名', 'unknown', []], ['nobody by number', idNumberOf('1991-01-01', 19), 'unknown', []], ['nobody: no name in it', '？？？', 'unknown', []], ['a number that was cut', '李四\t3.70299E+17', 'damaged', [3]], ['a wrong check character', `李四\t${A.slice(0, 17)}${A.endsWith('1') ? '2' : '1'}`, 'damaged', [3]],
  ])('%s: %s → %s', async (_what, text, kind, people) => {
    const [row] = await match(text);
    expect([row!.match, row!.people.map((each) => ids.indexOf(each.residentId))]).toEqual([kind, people]);
    expect(row!.idShown.length).toBeLessThanOrEqual(4);
  });
});

test('titles and blank lines are passed over, the same person twice is said, counts add up', async () => {
  const { rows, counts } = await office.as('clerk').welfare.matchList({ listId, text: `姓名\t身份证号\n李四\t\n\n李四\n王建国\t${A}`, validFrom: day('2026-09-01') });
  expect(rows.map((row) => [row.row, row.match])).toEqual([[2, 'found'], [4, 'twice'], [5, 'found']]);
  expect([counts.found, counts.twice, counts.unknown]).toEqual([2, 1, 0]);
});

test('who leaves the list before the day is not on it already', async () => {
  expect((await match(`买买提·艾力 ${tail(C)}`, '2027-01-01'))[0]!.match).toBe('found');
});

test('a tail that is the running number in front is none', () => {
  expect(readPasted(pastedRows('1234\t王建国'), day('2026-09-01'))).toMatchObject([{ name: '王建国', code: '' }]);
});

test('only who may change the lists looks people up by their numbers', async () => {
  expect(await refusalOf(office.as('supervisor').welfare.matchList({ listId, text: A, validFrom: day('2026-09-01') }))).toBe('not_allowed');
});
