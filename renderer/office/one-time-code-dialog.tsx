import { Button, Modal } from 'antd';
import { useWords } from '#renderer/i18n/use-words.ts';
import { officeWords } from './words.ts';

export interface OneTimeCode {
  readonly code: string;
  readonly staffName: string;
  readonly userName: string;
}

/** The code is here and nowhere else: it is not in any list, log or cache. */
export function OneTimeCodeDialog({ code, onClose }: { code: OneTimeCode | undefined; onClose: () => void }) {
  const t = useWords(officeWords);
  return (
    <Modal
      open={code !== undefined}
      title={t('codeTitle')}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      destroyOnHidden
      footer={
        <Button type="primary" onClick={onClose}>
          {t('codeDone')}
        </Button>
      }
    >
      <span className="code-shown" data-testid="one-time-code">
        {code?.code}
      </span>
      <p>{t('codeText', { name: code?.staffName ?? '', userName: code?.userName ?? '' })}</p>
    </Modal>
  );
}
