import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { localDayAndTime } from '#shared/days.ts';
import type { BatchShown } from './steps.ts';
import { disbursementWords } from './words.ts';

/** 复算核对: the batch computed again from its as-of day and what was known then. */
export function RecomputePanel({ batch }: { batch: BatchShown }) {
  const t = useWords(disbursementWords);
  const [asked, setAsked] = useState(false);
  const { data, error, isFetching, refetch } = useCall('disbursement.recompute', { batchId: batch.batchId }, { enabled: asked });
  const again = (): void => {
    if (asked) void refetch();
    else setAsked(true);
  };
  return (
    <div className="scroll-cards">
      <section className="card stack">
        <p className="muted" style={{ margin: 0 }}>{t('recomputeText', { asOf: batch.asOf, knownAt: localDayAndTime(batch.knownAt) })}</p>
        <div>
          <Button type="primary" loading={isFetching} onClick={again}>
            {t('recomputeDo')}
          </Button>
        </div>
        <RefusalAlert error={error} />
        {data !== undefined && (
          <Alert type={data.identical ? 'success' : 'error'} showIcon role="status" title={data.identical ? t('recomputeSame', { n: data.linesCompared }) : t('recomputeDiffers', { n: data.differences.length })}
            description={<>{t('stored')} <MoneyText fen={data.storedFen} />　{t('computed')} <MoneyText fen={data.computedFen} /></>} />
        )}
        {data !== undefined && data.differences.length > 0 && (
          <table className="plain-table">
            <thead>
              <tr>
                <th>{t('name')}</th>
                <th>{t('kind')}</th>
                <th className="number">{t('stored')}</th>
                <th className="number">{t('computed')}</th>
              </tr>
            </thead>
            <tbody>
              {data.differences.map((line) => (
                <tr key={`${line.residentId}-${line.kind}`}>
                  <td>{line.name}</td>
                  <td>{t(`recompute_${line.kind}`)}</td>
                  <td className="number">{line.storedFen === null ? '' : <MoneyText fen={line.storedFen} />}</td>
                  <td className="number">{line.computedFen === null ? '' : <MoneyText fen={line.computedFen} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  );
}
