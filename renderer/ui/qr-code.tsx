/** A QR as one path, so that hundreds of pages with one each print quickly. */
import { useMemo } from 'react';
import { encode } from 'uqr';

/** Error correction M (15 %) stands a fold or a coffee ring; the border is the quiet zone every reader asks for. */
const QUIET = 2;

/** The dark modules as one path in a square of `size` units. */
export function qrPath(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  const path = data.flatMap((row, y) => {
    const runs: string[] = [];
    for (let x = 0; x < size; x += 1) {
      if (row[x] !== true) continue;
      const from = x;
      while (row[x + 1] === true) x += 1;
      runs.push(`M${from} ${y}h${x + 1 - from}v1H${from}z`);
    }
    return runs;
  }).join('');
  return { path, size };
}

/** @param side of the square with its quiet zone, with unit ('17mm') */
export function QrCode({ text, side, className }: { text: string; side: string; className?: string }) {
  const { path, size } = useMemo(() => qrPath(text), [text]);
  return (
    <svg className={className} viewBox={`0 0 ${size} ${size}`} style={{ width: side, height: side }} shapeRendering="crispEdges" role="img" aria-label={text}>
      <path d={path} fill="#000" />
    </svg>
  );
}
