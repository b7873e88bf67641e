/** Below this (px at 100 %) a text column says too little; a column this narrow gives nothing away. */
const LEAST_TEXT = 110;

/**
 * Column widths at a font scale, made to fit the room. Wide text columns give what is over (their cells end in … and show the
 * whole text when pointed at); figures, days and numbers are never cut. Where that is not enough, nothing is squeezed for
 * nothing: the table scrolls inside itself, at full widths.
 */
export function fitWidths(
  columns: readonly { readonly width: number; readonly kind?: string }[],
  scale: number,
  room: number,
): number[] {
  const widths = columns.map((column) => Math.round(column.width * scale));
  const over = widths.reduce((sum, width) => sum + width, 0) - room;
  if (over <= 0) return widths;
  const spare = columns.map((column, index) =>
    (column.kind ?? 'text') === 'text' ? Math.max(0, (widths[index] ?? 0) - Math.round(LEAST_TEXT * scale)) : 0,
  );
  const allSpare = spare.reduce((sum, each) => sum + each, 0);
  const share = allSpare < over ? 0 : over / allSpare;
  return widths.map((width, index) => width - Math.ceil((spare[index] ?? 0) * share));
}
