import { Button } from 'antd';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { ProgressDialog } from '#renderer/ui/progress-dialog.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { goToPlace } from './enter.ts';
import { sessionWords } from './words.ts';

/** Builds the practice community where there is none yet, then goes there. */
export function OpenPracticeButton({ label, asLink = false }: { label: string; asLink?: boolean }) {
  const t = useWords(sessionWords);
  const openPractice = useAct('session.openPractice');
  const open = async (): Promise<void> => {
    const outcome = await openPractice.run({});
    if (outcome.ok) goToPlace('practice');
  };
  return (
    <>
      <Button
        type={asLink ? 'link' : 'default'}
        size={asLink ? 'middle' : 'large'}
        className={asLink ? 'plain-link' : ''}
        onClick={() => void open()}
      >
        {label}
      </Button>
      <RefusalAlert error={openPractice.error} />
      <ProgressDialog
        open={openPractice.running}
        title={t('practicePreparing')}
        progress={openPractice.progress}
        onCancel={openPractice.cancel}
      />
    </>
  );
}
