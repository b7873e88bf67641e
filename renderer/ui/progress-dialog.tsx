import { Button, Modal, Progress as Bar } from 'antd';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { Progress } from '#shared/contract.ts';
import { progressWords } from './progress-words.ts';
import { uiWords } from './words.ts';

export interface ProgressDialogProps {
  readonly open: boolean;
  readonly title: string;
  /** `act.progress`. */
  readonly progress: Progress | undefined;
  /** `act.cancel`; without it the work cannot be cancelled. */
  readonly onCancel?: () => void;
  /** What cancelling leaves, where it is not that nothing is changed. */
  readonly cancelNote?: string;
}

/** Long work: what is being done, how far it is, and a way to stop it. */
export function ProgressDialog({ open, title, progress, onCancel, cancelNote }: ProgressDialogProps) {
  const t = useWords(uiWords);
  const language = useLanguage();
  const percent =
    progress === undefined || progress.total === 0 ? 0 : Math.floor((progress.done / progress.total) * 100);
  return (
    <Modal
      open={open}
      title={title}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={onCancel === undefined ? null : <Button onClick={onCancel}>{t('cancelWork')}</Button>}
    >
      <div role="status">
        <Bar percent={percent} showInfo={progress !== undefined} status="active" />
        <div>
          {progress === undefined
            ? t('working')
            : `${progressWords[progress.label]?.[language] ?? ''} ${t('progress', { done: progress.done, total: progress.total })}`}
        </div>
        {onCancel !== undefined && <div className="muted">{cancelNote ?? t('cancelNote')}</div>}
      </div>
    </Modal>
  );
}
