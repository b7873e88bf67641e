import { Progress } from 'antd';
import { Link } from 'react-router';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { batchLink } from './links.ts';
import { dashboardWords } from './words.ts';

/** 未发完的批次: approved lists with somebody still to be paid. */
export function UnfinishedCard() {
  const t = useWords(dashboardWords);
  const unfinished = useCall('dashboard.unfinished', {});
  if (unfinished.data === undefined) return <RefusalAlert error={unfinished.error} />;
  const { batches } = unfinished.data;
  return (
    <section className="card" aria-label={t('unfinished')}>
      <h2>{t('unfinished')}</h2>
      {batches.length === 0 ? <p className="muted none">{t('noUnfinished')}</p> : (
        <ul className="unfinished-list">
          {batches.map((batch) => (
            <li key={batch.batchId}>
              <div className="line">
                <Link to={batchLink(batch.batchId)}>{batch.programmeName} <span className="figures">{batch.benefitMonth}</span></Link>
                <StatusTag tone="active">{t(batch.status === 'approved' ? 'stateApproved' : 'statePaying')}</StatusTag>
                <MoneyText fen={batch.openFen} />
              </div>
              <Progress percent={batch.persons === 0 ? 0 : Math.floor((100 * batch.paidPersons) / batch.persons)} showInfo={false} size="small" aria-label={t('progress')} />
              <div className="muted">{t('done', { paid: batch.paidPersons, all: batch.persons })}{batch.failedPersons > 0 && <> · <span className="bad">{t('failed', { n: batch.failedPersons })}</span></>}</div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
