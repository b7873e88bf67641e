import { useWords } from '#renderer/i18n/use-words.ts';
import { profileWords } from './profile-words.ts';

/** What each answer of a bank means to the program, written down where it is read (F3). */
export function Meanings() {
  const t = useWords(profileWords);
  return (
    <details className="meanings">
      <summary>{t('meanings')}</summary>
      <dl>
        {(['full', 'part', 'none', 'unknown', 'missing', 'second'] as const).map((key) => (
          <div key={key}>
            <dt>{t(`mean_${key}`)}</dt>
            <dd>{t(`means_${key}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
