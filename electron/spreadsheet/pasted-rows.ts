/** A row of text with the number of its line, from 1. */
export interface TextRow { readonly number: number; readonly cells: readonly string[] }

/** Pasted text as rows: tabs between the cells, else commas or semicolons, else blanks. */
export function pastedRows(text: string): TextRow[] {
  return text.split(/\r\n|\n|\r/).map((line, index) => {
    const cells = line.includes('\t') ? line.split('\t') : /[,，;；]/.test(line) ? line.split(/[,，;；]/) : line.trim().split(/\s+/);
    return { number: index + 1, cells: cells.map((cell) => cell.trim()) };
  });
}
