import { expect, it } from 'vitest';
import { numberInName } from './lines-of-list.ts';

it.each([
  ['2号楼', 2], ['10号楼', 10], ['第3网格', 3], ['一网格', 1], ['第二网格', 2], ['十网格', 10], ['十二网格', 12], ['二十网格', 20], ['三十五网格', 35],
  ['东片', Number.MAX_SAFE_INTEGER], ['', Number.MAX_SAFE_INTEGER],
])('the number in %s is %d', (name, number) => expect(numberInName(name)).toBe(number));
