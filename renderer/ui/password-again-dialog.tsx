import { Alert, Input, Modal, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { lendPasswordDialog } from '#renderer/api/password-again.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { uiWords } from './words.ts';

/** Stands once in the shell; appears whenever a method wants the password again. */
export function PasswordAgainDialog() {
  const t = useWords(uiWords);
  const [asked, setAsked] = useState<{ wrongBefore: boolean }>();
  const [password, setPassword] = useState('');
  const input = useRef<InputRef>(null);
  const answer = useRef<(password: string | undefined) => void>(undefined);

  useEffect(() => {
    lendPasswordDialog(
      (wrongBefore) =>
        new Promise((resolve) => {
          answer.current = resolve;
          setPassword('');
          setAsked({ wrongBefore });
        }),
    );
    return () => lendPasswordDialog(undefined);
  }, []);

  const close = (given: string | undefined): void => {
    setAsked(undefined);
    setPassword('');
    answer.current?.(given);
  };

  return (
    <Modal
      open={asked !== undefined}
      title={t('passwordTitle')}
      okText={t('confirm')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: password === '' }}
      onOk={() => close(password)}
      onCancel={() => close(undefined)}
      closable={false}
      zIndex={2000}
      afterOpenChange={(open) => {
        if (open) input.current?.focus();
      }}
      destroyOnHidden
    >
      <p>{t('passwordText')}</p>
      {asked?.wrongBefore === true && (
        <Alert className="dialog-note" type="error" showIcon role="alert" title={t('passwordWrong')} />
      )}
      <Input.Password
        ref={input}
        autoFocus
        aria-label={t('password')}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        onPressEnter={() => {
          if (password !== '') close(password);
        }}
      />
    </Modal>
  );
}
