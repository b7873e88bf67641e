import './shell.css';
import { Button, Spin } from 'antd';
import { errorSentence, refusalSentence } from '#renderer/errors/messages.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { LookSwitches } from '#renderer/ui/look-switches.tsx';
import { OutsidePage } from '#renderer/ui/outside-page.tsx';
import type { ErrorCode, ErrorData } from '#shared/errors.ts';
import { FAILURE_STEPS, OTHER_STEPS } from './failure-steps.ts';
import { shellWords } from './words.ts';

export function StartingPage() {
  const t = useWords(shellWords);
  return (
    <div className="empty-page" role="status">
      <Spin size="large" />
      <div className="muted">{t('starting')}</div>
    </div>
  );
}

/** The office's data could not be opened: why, what to do, and the details for whoever helps. */
export function FailurePage({
  failure,
  onRetry,
}: {
  failure: { readonly code: string; readonly data?: unknown };
  onRetry: () => void;
}) {
  const t = useWords(shellWords);
  const language = useLanguage();
  const steps = (FAILURE_STEPS[failure.code] ?? OTHER_STEPS)[language];
  return (
    <OutsidePage
      wide
      title={t('failTitle')}
      lead={refusalSentence(failure.code as ErrorCode, failure.data as ErrorData[ErrorCode], language)}
      switches={<LookSwitches />}
    >
      <strong>{t('steps')}</strong>
      <ol className="fail-steps">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="muted">{t('failSafe')}</p>
      <p className="muted fail-detail">
        {t('detail')}: {failure.code} {JSON.stringify(failure.data ?? {})}
      </p>
      <Button type="primary" onClick={onRetry}>
        {t('retry')}
      </Button>
    </OutsidePage>
  );
}

/** The program behind the page does not answer. */
export function UnreachablePage({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useWords(shellWords);
  const language = useLanguage();
  return (
    <OutsidePage title={t('hostGoneTitle')} lead={errorSentence(error, language)} switches={<LookSwitches />}>
      <Button type="primary" onClick={onRetry}>
        {t('retry')}
      </Button>
    </OutsidePage>
  );
}
