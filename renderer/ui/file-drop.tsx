import { InboxOutlined } from '@ant-design/icons';
import { Upload } from 'antd';
import { useState } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import { uiWords } from './words.ts';

export interface FileDropProps {
  /** Endings with their dot: ['.xlsx', '.csv']. */
  readonly accept: readonly string[];
  /** What file is meant, one line. */
  readonly hint: string;
  readonly onFile: (file: File) => void;
  readonly disabled?: boolean;
  /** Several files at once; `onFile` is called for each. */
  readonly multiple?: boolean;
}

/** A place to drop a file on, or to choose one with the keyboard. It only hands the file over; `uploadFile` sends it. */
export function FileDrop({ accept, hint, onFile, disabled = false, multiple = false }: FileDropProps) {
  const t = useWords(uiWords);
  const [note, setNote] = useState<string>();
  return (
    <Upload.Dragger
      accept={accept.join(',')}
      multiple={multiple}
      showUploadList={false}
      disabled={disabled}
      beforeUpload={(file) => {
        const fits = accept.some((ending) => file.name.toLowerCase().endsWith(ending));
        setNote(fits ? t('fileChosen', { name: file.name }) : t('wrongFileKind', { kinds: accept.join(' ') }));
        if (fits) onFile(file);
        return false;
      }}
    >
      <InboxOutlined aria-hidden className="file-drop-icon" />
      <div>{t('dropFile')}</div>
      <div className="muted">{hint}</div>
      {note !== undefined && <div role="status">{note}</div>}
    </Upload.Dragger>
  );
}
