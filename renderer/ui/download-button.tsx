import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { Outcome } from '#renderer/api/act-once.ts';
import { saveFile } from '#renderer/api/files.ts';
import { errorSentence } from '#renderer/errors/messages.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { uiWords } from './words.ts';

export interface DownloadButtonProps {
  readonly label?: string;
  /** Makes the file in the office: `() => exportList.run(filters)`. */
  readonly make: () => Promise<Outcome<{ readonly fileId: string }>>;
  readonly disabled?: boolean;
  readonly primary?: boolean;
  readonly autoFocus?: boolean;
}

/** Makes a file in the office and saves it on the user's disk. A refusal stays in front until it is read. */
export function DownloadButton({ label, make, disabled = false, primary = false, autoFocus = false }: DownloadButtonProps) {
  const t = useWords(uiWords);
  const { modal } = App.useApp();
  const [busy, setBusy] = useState(false);
  const download = async (): Promise<void> => {
    setBusy(true);
    try {
      const outcome = await make();
      if (!outcome.ok) throw outcome.error;
      await saveFile(outcome.value.fileId);
    } catch (error) {
      modal.error({ title: label ?? t('export'), content: errorSentence(error), okText: t('close') });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      type={primary ? 'primary' : 'default'}
      icon={<DownloadOutlined aria-hidden />}
      disabled={disabled}
      loading={busy}
      autoFocus={autoFocus}
      onClick={() => void download()}
    >
      {label ?? t('export')}
    </Button>
  );
}
