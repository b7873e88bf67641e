/** What every view of a past day asks and says. */
import { Select } from 'antd';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { KNOWN } from '#shared/residents/as-of-contract.ts';
import { asOfWords } from './as-of-words.ts';

const beside = { display: 'inline-flex', alignItems: 'center', gap: '0.4rem' } as const;

export function LabelledDay({ label, value, onChange }: { readonly label: string; readonly value: string; readonly onChange: (day: string) => void }) {
  return <span style={beside}><span>{label}</span><DayInput aria-label={label} value={value} onChange={(day) => onChange(day ?? '')} /></span>;
}

/** 按现在所知, 按当日所知 */
export function KnownSelect({ value, onChange }: { readonly value: string; readonly onChange: (known: string) => void }) {
  const t = useWords(asOfWords);
  return <span style={beside}><span>{t('known')}</span><Select aria-label={t('known')} value={value} onChange={onChange} options={KNOWN.map((known) => ({ value: known as string, label: t(`known_${known}`) }))} style={{ minWidth: '9rem' }} /></span>;
}

/** What is of the day and what is not: a list that mixes both says so. */
export function AsOfHonesty({ known }: { readonly known: string }) {
  const t = useWords(asOfWords);
  const then = known === 'then';
  return <p className="muted" style={{ margin: 0 }}>{t('dated')}{t(then ? 'undated_then' : 'undated_now')}{t(then ? 'knownHint_then' : 'knownHint_now')}</p>;
}
