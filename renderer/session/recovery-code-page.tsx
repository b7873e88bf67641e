import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import { OutsidePage } from '#renderer/ui/outside-page.tsx';
import { sessionWords } from './words.ts';

const plain = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** The recovery code, once. Going on takes its last group typed back: a code nobody wrote down is worth nothing. */
export function RecoveryCodePage({
  code,
  officeName,
  onKept,
}: {
  code: string;
  officeName: string;
  onKept: () => void;
}) {
  const t = useWords(sessionWords);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const lastGroup = code.split('-').at(-1) ?? code;
  const goOn = (): void => {
    if (plain(typed) === plain(lastGroup)) onKept();
    else setWrong(true);
  };
  return (
    <OutsidePage wide title={t('recoveryTitle')} lead={t('recoveryLead')}>
      <p>{t('recoveryOffice', { name: officeName })}</p>
      <span className="code-shown" data-testid="recovery-code">
        {code}
      </span>
      <p>{t('recoveryAdvice')}</p>
      <div className="no-print">
        <p>
          <Button onClick={() => window.print()}>{t('print')}</Button>
        </p>
        <label htmlFor="last-group">{t('typeBack', { n: lastGroup.length })}</label>
        <Input
          id="last-group"
          autoFocus
          autoComplete="off"
          className="figures"
          value={typed}
          status={wrong ? 'error' : ''}
          onChange={(event) => {
            setTyped(event.target.value);
            setWrong(false);
          }}
          onPressEnter={goOn}
        />
        {wrong && <Alert type="error" showIcon title={t('typeBackWrong')} />}
        <div className="form-foot">
          <div className="buttons">
            <Button type="primary" disabled={typed.trim() === ''} onClick={goOn}>
              {t('kept')}
            </Button>
          </div>
        </div>
      </div>
    </OutsidePage>
  );
}
