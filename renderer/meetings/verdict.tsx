import { useWords } from '#renderer/i18n/use-words.ts';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import type { QuorumFault } from '#shared/meetings/quorum.ts';
import { meetingsWords } from './words.ts';

/** 通过, or each reason why not. */
export function Verdict({ faults }: { faults: readonly { code: QuorumFault['code']; had?: number | undefined; needed?: number | undefined }[] }) {
  const t = useWords(meetingsWords);
  if (faults.length === 0) return <StatusTag tone="good">{t('passed')}</StatusTag>;
  return <span><StatusTag tone="bad">{t('notPassed')}</StatusTag> {faults.map((fault) => t(fault.code, { had: fault.had ?? 0, needed: fault.needed ?? 0 })).join(t(';'))}</span>;
}
