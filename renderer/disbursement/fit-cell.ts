/**
 * Whether a text fits into a cell of fixed size, and if not, how small it has to be: rows of the roster have one height, and no
 * name may be lost. Widths are estimated from the characters (Chinese one em, Latin about half), so that 5,000 rows need no measuring.
 */

/** Ems of a character in the fonts the sheets use, on the safe side. */
function emsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code > 0x2e7f || (code >= 0x2014 && code <= 0x2026)) return 1;
  if (character >= '0' && character <= '9') return 0.56;
  if (character >= 'A' && character <= 'Z') return character === 'M' || character === 'W' ? 0.92 : 0.7;
  return '.,:;/ ·|()\'-*'.includes(character) ? 0.42 : 0.58;
}

/** Width of a text in ems. */
export function emsOfText(text: string): number {
  let ems = 0;
  for (const character of text) ems += emsOf(character);
  return ems;
}

export interface Fit {
  /** Part of the sheet's type size. */
  readonly scale: number;
  readonly lines: number;
}

/** Down to a little over half the size the text is still read; below that it is cut with an ellipsis. */
const SCALES = [1, 0.88, 0.76, 0.66, 0.58] as const;
const LINE_HEIGHT = 1.12;

/** The largest type in which the text stands within `widthMm` × `heightMm`. At the smallest it may still be too long. */
export function fitCell(text: string, widthMm: number, heightMm: number, typeMm: number): Fit {
  const ems = emsOfText(text);
  if (ems * typeMm <= widthMm) return { scale: 1, lines: 1 };
  // A number is not broken in two: it gets smaller in one line.
  const oneLine = /^[\d\s*X.,-]+$/i.test(text) ? SCALES.find((scale) => ems * typeMm * scale <= widthMm) : undefined;
  if (oneLine !== undefined) return { scale: oneLine, lines: 1 };
  let fit: Fit = { scale: 1, lines: 1 };
  for (const scale of SCALES) {
    const size = typeMm * scale;
    const room = Math.max(1, Math.floor(heightMm / (size * LINE_HEIGHT)));
    fit = { scale, lines: room };
    // A line is broken between characters, so that up to one character of each is left empty.
    const lineEms = widthMm / size;
    if (room === 1 ? ems <= lineEms : ems <= room * (lineEms - 0.9)) return fit;
  }
  return fit;
}

/** Places where a line is better broken: grid/building, parts of a long name. */
const BETTER_AFTER = ['/', '·', '；', '，', ' '];

function brokenLines(text: string, room: number, better: boolean): string[] {
  const broken: string[] = [];
  let line = '';
  for (const character of text) {
    if (line !== '' && emsOfText(line) + emsOf(character) > room) {
      const cut = better ? Math.max(...BETTER_AFTER.map((mark) => line.lastIndexOf(mark))) + 1 : 0;
      const end = cut >= line.length / 2 ? cut : line.length;
      broken.push(line.slice(0, end));
      line = line.slice(end);
    }
    line += character;
  }
  return line === '' ? broken : [...broken, line];
}

/**
 * The text broken into at most `lines` lines of `widthMm`, for type of `sizeMm`; what does not go into the last one is cut with
 * an ellipsis. Broken here and not by the browser: thousands of boxes that wrap by themselves are slow to print.
 */
export function breakText(text: string, widthMm: number, sizeMm: number, lines: number): string[] {
  const room = widthMm / sizeMm;
  const nice = brokenLines(text, room, true);
  const broken = nice.length <= lines ? nice : brokenLines(text, room, false);
  if (broken.length <= lines) return broken;
  return [...broken.slice(0, lines - 1), `${[...(broken[lines - 1] ?? '')].slice(0, -1).join('')}…`];
}
