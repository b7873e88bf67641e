import { formatYuan, type Fen } from '#shared/money.ts';

/** An amount in yuan: figures of equal width, right-aligned in its cell, red with a minus when negative. */
export function MoneyText({ fen, blankZero = false }: { fen: Fen; blankZero?: boolean }) {
  if (blankZero && fen === 0) return null;
  return <span className={fen < 0 ? 'money negative' : 'money'}>{formatYuan(fen)}</span>;
}
