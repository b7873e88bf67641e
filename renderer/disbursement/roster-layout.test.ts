import { describe, expect, it } from 'vitest';
import { ROSTER_KINDS, ROSTER_SIZES } from '#shared/disbursement/roster-pages.ts';
import { emsOfText, fitCell } from './fit-cell.ts';
import { edgesOf, rosterLayout, wordsWidthMm } from './roster-layout.ts';

describe.each(ROSTER_KINDS.flatMap((kind) => ROSTER_SIZES.map((size) => [kind, size] as const)))('the sheet %s %s', (kind, size) => {
  const layout = rosterLayout(kind, size);

  it('keeps its columns between the margins', () => {
    expect(edgesOf(layout.columns).at(-1)).toBeCloseTo(layout.sheet.widthMm - 2 * layout.sheet.leftMm, 1);
  });

  it('has room for a total of tens of millions in words, in one line', () => {
    const words = '大写：玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分';
    const { scale, lines } = fitCell(words, wordsWidthMm(layout), layout.typeMm, layout.typeMm);
    expect(lines).toBe(1);
    expect(emsOfText(words) * layout.typeMm * scale).toBeLessThanOrEqual(wordsWidthMm(layout));
  });
});
