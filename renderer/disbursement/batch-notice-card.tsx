import { Alert, Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import type { BatchShown } from './steps.ts';
import { disbursementWords } from './words.ts';

type Tone = 'info' | 'warning' | 'error' | 'success';
const TONES: Readonly<Record<BatchShown['notice']['state'], Tone>> = { none: 'warning', draft: 'warning', running: 'info', short: 'error', run: 'success', objected: 'warning' };

/** Where the notice of the list stands, and what it waits for; nothing where the programme posts none, or before the review. */
export function BatchNoticeCard({ batch }: { batch: BatchShown }) {
  const t = useWords(disbursementWords);
  const navigate = useNavigate();
  const mayCompose = useMay('notices.edit');
  const compose = useAct('disbursement.composeNotice');
  const { notice } = batch;
  const needed = notice.days > 0 && batch.status === 'reviewed';
  const objected = notice.openLines.length + notice.upheldLines.length > 0;
  if (batch.status === 'voided' || (!needed && !objected)) return null;
  const state = notice.lapsed ? t('notice_lapsed') : t(`notice_${notice.state}`, { until: notice.until ?? '', days: t(`notice_${notice.counting}`, { n: notice.days }) });
  const lines = [
    notice.openLines.length === 0 ? '' : t('noticeOpenLines', { n: notice.openLines.length, lines: notice.openLines.join(t('&')) }),
    notice.upheldLines.length === 0 ? '' : t('noticeUpheldLines', { n: notice.upheldLines.length, lines: notice.upheldLines.join(t('&')) }),
  ].filter((text) => text !== '');
  const mayWrite = needed && mayCompose && (notice.state === 'none' || notice.lapsed);
  return (
    <>
      <RefusalAlert error={compose.error} />
      <Alert
        type={notice.lapsed || notice.upheldLines.length > 0 ? 'error' : TONES[notice.state]} showIcon title={needed ? state : t('noticeObjected')} {...(lines.length === 0 ? {} : { description: lines.join('　') })}
        action={
          <>
            {notice.noticeId !== null && <Link to={`/notices/${notice.noticeId}`}>{t('openNotice')}</Link>}
            {mayWrite && <Button type="primary" loading={compose.running} onClick={() => void compose.run({ batchId: batch.batchId, version: batch.version }).then((outcome) => (outcome.ok ? navigate(`/notices/${outcome.value.noticeId}`) : undefined))}>{t('composeNotice')}</Button>}
          </>
        }
      />
    </>
  );
}
