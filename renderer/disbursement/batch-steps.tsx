import { useLanguage } from '#renderer/i18n/language.ts';
import { localDayAndTime } from '#shared/days.ts';
import type { BatchShown } from './steps.ts';
import { stopsOf } from './steps.ts';
import { batchStatusWords } from './status-words.ts';

/** The way of the batch: each state with who brought it there and when. */
export function BatchSteps({ batch }: { batch: BatchShown }) {
  const language = useLanguage();
  return (
    <ol className="batch-steps">
      {stopsOf(batch.status, batch.decisions).map((stop) => (
        <li key={stop.status} className={stop.state} {...(stop.state === 'here' ? { 'aria-current': 'step' as const } : {})}>
          <div className="name">{batchStatusWords[language][stop.status]}</div>
          <div className="who">{stop.by === undefined ? ' ' : stop.by.userName}</div>
          <div className="when figures">{stop.by === undefined ? ' ' : localDayAndTime(stop.by.at).slice(5, 16)}</div>
        </li>
      ))}
    </ol>
  );
}
