import { CheckCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { roleWords } from '#renderer/i18n/role-words.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { may, ROLES, type Permission } from '#shared/permissions.ts';
import { dashboardWords } from './words.ts';

type Start = MethodOutput<'dashboard.due'>['start'];

const STEPS = [
  { key: 'colleagues', title: 'stepColleagues', hint: 'stepColleaguesHint', go: 'goColleagues', to: '/office/users', needs: 'users.manage' },
  { key: 'residents', title: 'stepRoster', hint: 'stepRosterHint', go: 'goRoster', to: '/residents/import', needs: 'residents.import' },
  { key: 'programmes', title: 'stepProgramme', hint: 'stepProgrammeHint', go: 'goProgramme', to: '/welfare', needs: 'welfare.edit' },
  { key: 'batches', title: 'stepBatch', hint: 'stepBatchHint', go: 'goBatch', to: '/disbursement', needs: 'disbursement.make' },
] as const satisfies readonly { key: keyof Start; title: string; hint: string; go: string; to: string; needs: Permission }[];

/** Whether a new office still has a step to take, as far as the person may see. */
export const isStarting = (start: Start): boolean => STEPS.some(({ key }) => start[key] === 0);

/** The way from an empty office to the first payment; done steps stay in sight until all are. */
export function StartGuide({ start }: { start: Start }) {
  const t = useWords(dashboardWords);
  const language = useLanguage();
  const navigate = useNavigate();
  const { signedIn } = useOfficeState();
  const steps = STEPS.filter(({ key }) => start[key] !== null);
  const next = steps.find(({ key }) => start[key] === 0);
  return (
    <section className="card start-guide" aria-label={t('start')}>
      <h2>{t('start')}</h2>
      <p className="muted">{t('startLead', { n: steps.length })}</p>
      <ol>
        {steps.map((step, index) => {
          const count = start[step.key] ?? 0;
          const mayDo = signedIn?.permissions.includes(step.needs) === true;
          const role = ROLES.filter((each) => may([each], step.needs)).map((each) => roleWords[language][each]).join(t('&'));
          return (
            <li key={step.key} className={count > 0 ? 'done' : step === next ? 'next' : ''}>
              <span className="number" aria-hidden>{count > 0 ? <CheckCircleFilled /> : index + 1}</span>
              <span className="title">{t(step.title)}</span>
              <span className="muted">{count > 0 ? `${t('stepDone')} · ${t('stepHas', { n: count })}` : t(step.hint)}</span>
              {count === 0 && (mayDo ? <Button type={step === next ? 'primary' : 'default'} disabled={step !== next} onClick={() => void navigate(step.to)}>{t(step.go)}</Button> : <span className="muted">{t('startBy', { role })}</span>)}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
