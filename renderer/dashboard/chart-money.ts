/** Amounts on the axes and in the bubbles of charts. */
import { fen, formatYuan } from '#shared/money.ts';

/** Whole yuan for an axis; the table beside it has the fen. */
export const axisYuan = (value: number): string => formatYuan(fen(Math.round(value))).slice(0, -3);
/** What a bubble shows: with its fen. */
export const bubbleYuan = (value: unknown): string => (typeof value === 'number' ? formatYuan(fen(value)) : '');

/** A share in hundredths of a percent as text: 2345 → '23.45%'. */
export const percentText = (basisPoints: number): string => `${formatYuan(fen(basisPoints), { grouping: false })}%`;
