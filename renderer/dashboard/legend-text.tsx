import { colours } from '#renderer/ui/theme.ts';

/** Names of series in ink: the colours of bars are too light for text. */
export const legendText = (name: unknown): React.ReactNode => <span style={{ color: colours.ink }}>{String(name)}</span>;

/** The bubble over a bar: text in ink for the same reason, the bar's ground a shade darker than paper. */
export const bubble = { itemStyle: { color: colours.ink, padding: 0 }, cursor: { fill: colours.desk } } as const;
