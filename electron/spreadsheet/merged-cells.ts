import { BLANK, FileRefusal, type Cell, type Merge, type Sheet } from './workbook.ts';

/** Covered cells written in one sheet; a roster with every second cell merged has far fewer. */
const MOST_COVERED_CELLS = 3_000_000;

/**
 * Marks the blanks covered by merged areas as {kind:'merged', of}. Only rows that hold a value and columns up to the last one with a value
 * are touched, so a merge over the whole grid costs nothing; a covered cell that holds a value of its own keeps it.
 * Refuses merge_too_large.
 */
export function markMergedCells(sheet: Sheet): void {
  const { rows, merges } = sheet;
  if (merges.length === 0 || rows.length === 0) return;
  let width = 0;
  for (const row of rows) width = Math.max(width, row.cells.length);
  // The header's own merges may reach beyond the last value; as far as the widest row they count.
  const sorted = rows.every((row, index) => index === 0 || row.number > (rows[index - 1]?.number ?? 0));
  const ordered = sorted ? rows : [...rows].sort((a, b) => a.number - b.number);
  let covered = 0;
  for (const merge of merges) {
    const right = Math.min(merge.right, width - 1);
    if (right < merge.left) continue;
    const of: Cell = { kind: 'merged', of: { row: merge.top, col: merge.left } };
    for (let index = firstRowFrom(ordered, merge.top); index < ordered.length; index++) {
      const row = ordered[index];
      if (row === undefined || row.number > merge.bottom) break;
      covered += right - merge.left + 1;
      if (covered > MOST_COVERED_CELLS) throw new FileRefusal('merge_too_large', { sheet: sheet.name });
      for (let col = merge.left; col <= right; col++) {
        if (row.number === merge.top && col === merge.left) continue;
        while (row.cells.length < col) row.cells.push(BLANK);
        if ((row.cells[col] ?? BLANK).kind === 'blank') row.cells[col] = of;
      }
    }
  }
}

/** 'B2:D5' or 'B2' as a merge; undefined for what is no area. */
export function parseArea(reference: string): Merge | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i.exec(reference.trim());
  if (match === null) return undefined;
  const left = columnIndex(match[1] ?? '');
  const top = Number(match[2]);
  const right = match[3] === undefined ? left : columnIndex(match[3]);
  const bottom = match[4] === undefined ? top : Number(match[4]);
  if (top < 1 || bottom < 1) return undefined;
  return {
    top: Math.min(top, bottom),
    left: Math.min(left, right),
    bottom: Math.max(top, bottom),
    right: Math.max(left, right),
  };
}

function columnIndex(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function firstRowFrom(rows: Sheet['rows'], number: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.number ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
