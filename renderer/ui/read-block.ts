/** A block as Excel copies it: rows by line breaks, cells by tabs, cells with either in quotation marks. */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let index = 0; index < plain.length; index += 1) {
    const c = plain.charAt(index);
    if (quoted) {
      if (c === '"' && plain.charAt(index + 1) === '"') {
        cell += '"';
        index += 1;
      } else if (c === '"') quoted = false;
      else cell += c === '\n' ? ' ' : c;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === '\t' || c === '\n') {
      rows.at(-1)!.push(cell);
      cell = '';
      if (c === '\n') rows.push([]);
    } else cell += c;
  }
  rows.at(-1)!.push(cell);
  return rows;
}
