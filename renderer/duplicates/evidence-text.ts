/** Reasons as sentences, the strongest first. */
import type { PairRow } from '#shared/duplicates/contract.ts';
import type { PairState } from '#shared/duplicates/words.ts';
import type { StatusTone } from '#renderer/ui/status-tag.tsx';
import type { duplicatesWords } from './words.ts';

type T = (key: keyof (typeof duplicatesWords)['zh'], values?: Record<string, string | number>) => string;

export const evidenceText = (t: T, evidence: PairRow['evidence']): string[] => evidence.map(({ kind, detail }) => t(`e.${kind}`, { detail }));

export const STATE_TONES: Readonly<Record<PairState, StatusTone>> = { open: 'active', again: 'warning', later: 'neutral', same: 'warning', different: 'good' };
