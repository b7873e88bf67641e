/** How a voucher's state, kind and number are said. */
import { StatusTag, type StatusTone } from '#renderer/ui/status-tag.tsx';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { VoucherKind, VoucherStatus } from '#shared/ledger/words.ts';
import { ledgerWords } from './words.ts';

const TONES: Readonly<Record<VoucherStatus, StatusTone>> = { draft: 'neutral', submitted: 'warning', reviewed: 'active', posted: 'good' };
export const KIND_WORDS = { ordinary: 'ordinary', closing: 'closingKind', opening: 'openingKind', reversal: 'reversal', correction: 'correction' } as const satisfies Record<VoucherKind, string>;

export function VoucherStatusTag({ status }: { status: VoucherStatus }) {
  const t = useWords(ledgerWords);
  return <StatusTag tone={TONES[status]}>{t(status)}</StatusTag>;
}

/** '记-0001'; null before posting. */
export function voucherNumber(word: string, number: number | null): string | null {
  return number === null ? null : `${word}-${String(number).padStart(4, '0')}`;
}
