export type StatusTone = 'neutral' | 'active' | 'good' | 'warning' | 'bad';

/** A status in words; the colour only repeats what the words say. */
export function StatusTag({ tone, children }: { tone: StatusTone; children: React.ReactNode }) {
  return <span className={`status-tag ${tone}`}>{children}</span>;
}
