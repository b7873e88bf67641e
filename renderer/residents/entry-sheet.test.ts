import { describe, expect, test } from 'vitest';
import { fillDown, isBlank, MOST_ROWS, newSheet, pasteBlock, setCell, undo } from './entry-sheet.ts';
import { readBlock } from '#renderer/ui/read-block.ts';

describe('the sheet of the entry grid', () => {
  test('a block from Excel goes in from the cell chosen, right and down, and makes rows as it needs them', () => {
    const sheet = pasteBlock(newSheet(2), 1, 'name', '张三\t37029919520307101X\r\n李四\t\t女\r\n');
    expect(sheet.rows.map((row) => [row.name, row.idNumber, row.sex])).toEqual([['', '', ''], ['张三', '37029919520307101X', ''], ['李四', '', '女']]);
  });

  test('columns beyond the last and rows beyond the most are dropped', () => {
    expect(pasteBlock(newSheet(1), 0, 'note', 'a\tb').rows[0]).toMatchObject({ note: 'a', name: '' });
    expect(pasteBlock(newSheet(1), 0, 'name', Array.from({ length: MOST_ROWS + 20 }, () => 'x').join('\n')).rows).toHaveLength(MOST_ROWS);
  });

  test('quoted cells keep tabs and quotation marks, and lose line breaks', () => {
    expect(readBlock('"a ""b""\tc\nd"\te')).toEqual([['a "b"\tc d', 'e']]);
  });

  test('fill down takes the row above; undo goes back step by step', () => {
    const one = setCell(newSheet(3), 0, 'address', '1号楼');
    const two = fillDown(fillDown(one, 1, 'address'), 2, 'address');
    expect(two.rows.map((row) => row.address)).toEqual(['1号楼', '1号楼', '1号楼']);
    expect(undo(two).rows.map((row) => row.address)).toEqual(['1号楼', '1号楼', '']);
    expect(undo(undo(undo(undo(two)))).rows.every(isBlank)).toBe(true);
    expect(fillDown(two, 0, 'address')).toBe(two);
    expect(setCell(two, 0, 'address', '1号楼')).toBe(two);
  });
});
