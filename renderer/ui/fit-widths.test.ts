import { describe, expect, it } from 'vitest';
import { fitWidths } from './fit-widths.ts';

const columns = [
  { width: 100, kind: 'day' },
  { width: 310 },
  { width: 210, kind: 'text' },
  { width: 120, kind: 'money' },
  { width: 100 },
];

describe('column widths', () => {
  it.each([
    ['as asked where there is room', 1, 2000, [100, 310, 210, 120, 100]],
    ['wide texts give in proportion', 1, 690, [100, 210, 160, 120, 100]],
    ['figures are never cut', 1, 540, [100, 110, 110, 120, 100]],
    ['nothing is squeezed for nothing', 1, 539, [100, 310, 210, 120, 100]],
    ['all grow with the font', 1.3, 5000, [130, 403, 273, 156, 130]],
  ])('%s', (_what, scale, room, widths) => {
    expect(fitWidths(columns, scale, room)).toEqual(widths);
  });

  it('fit exactly or less whenever the texts can give enough', () => {
    for (let room = 540; room <= 840; room += 1) {
      const sum = fitWidths(columns, 1, room).reduce((a, b) => a + b, 0);
      expect(Math.min(sum, 840)).toBeLessThanOrEqual(room);
    }
  });
});
