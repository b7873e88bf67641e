import { Link } from 'react-router';
import { useCall } from '#renderer/api/use-call.ts';
import { actName } from '#renderer/i18n/act-words.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { instant, localDayAndTime } from '#shared/days.ts';
import { dashboardWords } from './words.ts';

const SHOWN = 6;
/** Comings and goings are left out here; the log has them. */
const READ = 60;

/** 最近操作, for those who may read the log: who worked on what, the newest first. */
export function RecentCard() {
  const t = useWords(dashboardWords);
  const language = useLanguage();
  const recent = useCall('office.audit', { limit: READ });
  if (recent.data === undefined) return <RefusalAlert error={recent.error} />;
  const rows = recent.data.rows.filter((row) => !row.method.startsWith('session.')).slice(0, SHOWN);
  return (
    <section className="card" aria-label={t('recent')}>
      <h2>{t('recent')}<Link to="/office/audit">{t('toAudit')}</Link></h2>
      {rows.length === 0 ? <p className="muted none">{t('nobodyActed')}</p> : (
        <table className="plain-table">
          <thead><tr><th scope="col">{t('at')}</th><th scope="col">{t('who')}</th><th scope="col">{t('what')}</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.seq}>
                <td className="figures">{localDayAndTime(instant(row.at)).slice(5, 16)}</td>
                <td>{row.staffName}</td>
                <td><Link to={`/office/audit?method=${row.method.split('.')[0] ?? ''}`}>{actName(row.method, language)}</Link></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
