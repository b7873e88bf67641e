import './explanation-lines.css';
import { useWords } from '#renderer/i18n/use-words.ts';

export interface ExplanationLine {
  readonly depth: number;
  readonly text: string;
  /** null: neither, as for a step of the amount. */
  readonly met: boolean | null;
}

const explanationWords = {
  zh: { met: '符合', notMet: '不符合' },
  en: { met: 'met', notMet: 'not met' },
};

/** Why somebody is paid, or not: the answer first, then each condition with its mark, then the steps of the amount. */
export function ExplanationLines({ lines }: { lines: readonly ExplanationLine[] }) {
  const t = useWords(explanationWords);
  return (
    <ol className="explanation-lines">
      {lines.map((line, at) => (
        <li key={at} style={{ paddingLeft: `${line.depth * 1.6}em` }} className={at === 0 ? 'answer' : undefined}>
          <span
            className={line.met === null ? 'mark' : line.met ? 'mark good' : 'mark bad'}
            {...(line.met === null
              ? { 'aria-hidden': true }
              : { role: 'img', 'aria-label': line.met ? t('met') : t('notMet') })}
          >
            {line.met === null ? '·' : line.met ? '✓' : '✗'}
          </span>
          {line.text}
        </li>
      ))}
    </ol>
  );
}
