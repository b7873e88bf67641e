import { useNavigate } from 'react-router';
import { Button } from 'antd';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { EmptyPage } from '#renderer/ui/empty-page.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { TO_FIX_HOUSEHOLD } from '#shared/residents/contract.ts';
import { residentsWords } from './words.ts';

const isHousehold = (kind: string): boolean => (TO_FIX_HOUSEHOLD as readonly string[]).includes(kind);

/** 待完善: every kind of gap with its number; each opens its list (B8). */
export function ToFixPage() {
  const t = useWords(residentsWords);
  const navigate = useNavigate();
  const toFix = useCall('residents.toFix', {});
  const counts = toFix.data?.counts.filter((entry) => entry.count > 0);
  return (
    <PageFrame title={t('toFix')} subtitle={t('toFixHint')} narrow>
      <RefusalAlert error={toFix.error} />
      {counts?.length === 0 && <EmptyPage title={t('toFixDone')} />}
      {counts !== undefined && counts.length > 0 && (
        <div className="card">
          <table className="plain-table">
            <tbody>
              {counts.map(({ kind, count }) => {
                const path = isHousehold(kind) ? `/residents/households?fix=${kind}` : `/residents?fix=${kind}`;
                return (
                  <tr key={kind}>
                    <th scope="row">{t(`fix_${kind}`)}</th>
                    <td><StatusTag tone={kind === 'deadActive' || kind === 'headMissing' ? 'bad' : 'warning'}>{t(isHousehold(kind) ? 'homes' : 'people', { n: count })}</StatusTag></td>
                    <td><Button aria-label={`${t('show')} ${t(`fix_${kind}`)}`} onClick={() => void navigate(path)}>{t('show')}</Button></td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </PageFrame>
  );
}
