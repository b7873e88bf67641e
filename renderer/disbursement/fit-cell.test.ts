import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakText, emsOfText, fitCell } from './fit-cell.ts';

describe('a text in a cell', () => {
  it.each([
    // text, width mm, height mm, type mm, scale, lines
    ['王秀英', 18, 7, 3.2, 1, 1],
    ['欧阳娜娜', 18, 7, 3.2, 1, 1],
    ['买买提·吐尔逊', 18, 7, 3.2, 0.88, 2],
    ['买买提·吐尔逊江·阿卜杜拉', 18, 7, 3.2, 0.76, 2],
    ['370299195003021234', 37, 7, 3.2, 1, 1],
    ['6217000010001234567', 38, 7, 3.2, 1, 1],
    ['6217000010001234567', 38, 10, 4.2, 0.76, 1],
    ['6217 **** **** 4567', 30, 10, 4.2, 0.76, 1],
  ])('%s', (text, widthMm, heightMm, typeMm, scale, lines) => {
    expect(fitCell(text, widthMm, heightMm, typeMm)).toEqual({ scale, lines });
  });

  it('never grows, and a longer text never gets larger type', () => {
    fc.assert(fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 20 }), (text, more) => {
      const short = fitCell(text, 18, 7, 3.2);
      const long = fitCell(text + more, 18, 7, 3.2);
      expect(short.scale).toBeLessThanOrEqual(1);
      expect(long.scale).toBeLessThanOrEqual(short.scale);
    }));
  });

  it('lets what it calls fitting stand within the cell', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 16 }), (length) => {
      const text = '村'.repeat(length);
      const { scale, lines } = fitCell(text, 18, 7, 3.2);
      const perLine = Math.floor(18 / (3.2 * scale));
      expect(perLine * lines).toBeGreaterThanOrEqual(length);
      expect(lines * 3.2 * scale * 1.12).toBeLessThanOrEqual(7.2);
    }));
  });

  it.each([
    ['一网格/1号楼', 18.2, 4.2, 2, ['一网格/', '1号楼']],
    ['买买提·吐尔逊江·阿卜杜拉', 16.2, 2.43, 2, ['买买提·吐尔逊', '江·阿卜杜拉']],
    ['王', 18, 3.2, 2, ['王']],
    ['', 18, 3.2, 2, []],
    ['幸福里小区北区第十二号楼二单元', 10, 2, 2, ['幸福里小区', '北区第十…']],
  ])('breaks %s', (text, widthMm, sizeMm, lines, broken) => {
    expect(breakText(text, widthMm, sizeMm, lines)).toEqual(broken);
  });

  it('loses nothing that fits', () => {
    fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 30 }), (text) => {
      const { scale, lines } = fitCell(text, 18, 7, 3.2);
      const broken = breakText(text, 18, 3.2 * scale, lines);
      expect(broken.length).toBeLessThanOrEqual(lines);
      expect(broken.join('') === text || broken.at(-1)?.endsWith('…') === true).toBe(true);
    }));
  });

  it('counts Chinese as one em and digits as about half', () => {
    expect(emsOfText('王秀英')).toBe(3);
    expect(emsOfText('12')).toBeCloseTo(1.12);
    expect(emsOfText('𠮷野')).toBe(2);
  });
});
