// The cell styles of the workbooks we write.

/** Positions in cellXfs of `stylesXml`. */
export const STYLE = {
  text: 1,
  money: 2,
  number: 3,
  day: 4,
  header: 5,
  title: 6,
  total: { text: 7, money: 8, number: 9, day: 10 },
} as const;

/** xl/styles.xml: thin grid, Song typeface, text format for texts, two decimals and thousands for money. */
export function stylesXml(): string {
  const font = (size: number, bold: boolean) =>
    `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><name val="宋体"/><family val="3"/><charset val="134"/></font>`;
  const side = (name: string) => `<${name} style="thin"><color rgb="FFBFBFBF"/></${name}>`;
  const xf = (format: number, fontId: number, fill: number, border: number, alignment: string) =>
    `<xf numFmtId="${format}" fontId="${fontId}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center"${alignment}/></xf>`;
  const right = ' horizontal="right"';
  const center = ' horizontal="center"';
  const body = (fontId: number) =>
    xf(49, fontId, 0, 1, '') + xf(4, fontId, 0, 1, right) + xf(0, fontId, 0, 1, right) + xf(164, fontId, 0, 1, center);
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
    `<fonts count="3">${font(11, false)}${font(11, true)}${font(16, true)}</fonts>` +
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE8F1EC"/><bgColor indexed="64"/></patternFill></fill></fills>' +
    `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${side('left')}${side('right')}${side('top')}${side('bottom')}<diagonal/></border></borders>` +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="11"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${body(0)}${xf(49, 1, 2, 1, `${center} wrapText="1"`)}${xf(49, 2, 0, 0, center)}${body(1)}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
}
