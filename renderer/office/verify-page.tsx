import { Alert, Button } from 'antd';
import { useState } from 'react';
import { client } from '#renderer/api/client.ts';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { partName } from '#renderer/i18n/act-words.ts';
import { officeWords } from './words.ts';

/** Recomputes everything that can be proved, and says what was looked at. */
export function VerifyPage() {
  const t = useWords(officeWords);
  const [report, setReport] = useState<MethodOutput<'office.verify'>>();
  const [error, setError] = useState<Error>();
  const [running, setRunning] = useState(false);
  const check = async (): Promise<void> => {
    setRunning(true);
    setError(undefined);
    try {
      setReport(await client.office.verify({}));
    } catch (fault) {
      setError(fault instanceof Error ? fault : new Error(String(fault)));
    } finally {
      setRunning(false);
    }
  };
  return (
    <PageFrame title={t('verifyTitle')} narrow>
      <section className="card">
        <p className="muted">{t('verifyLead')}</p>
        <Button type="primary" loading={running} onClick={() => void check()}>
          {running ? t('verifying') : t('verifyNow')}
        </Button>
      </section>
      <RefusalAlert error={error} />
      {report !== undefined && <Report report={report} />}
    </PageFrame>
  );
}

function Report({ report }: { report: MethodOutput<'office.verify'> }) {
  const t = useWords(officeWords);
  const language = useLanguage();
  return (
    <section className="card">
      <Alert
        type={report.sound ? 'success' : 'error'}
        showIcon
        role="status"
        title={report.sound ? t('sound') : t('unsound', { n: report.faults.length })}
      />
      {report.faults.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('part')}</th>
              <th scope="col">{t('fault')}</th>
            </tr>
          </thead>
          <tbody>
            {report.faults.map((fault) => (
              <tr key={`${fault.part} ${fault.detail}`}>
                <td>{partName(fault.part, language)}</td>
                <td>{fault.detail}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('part')}</th>
            <th scope="col" className="number">
              {t('counted')}
            </th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(report.counted).map(([part, count]) => (
            <tr key={part}>
              <td>{partName(part, language)}</td>
              <td className="number">{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted fail-detail">{t('chainHead', { seq: report.headSeq, hash: report.headHash })}</p>
    </section>
  );
}
