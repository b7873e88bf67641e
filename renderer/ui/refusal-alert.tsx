import { Alert } from 'antd';
import { useEffect, useRef } from 'react';
import { errorSentence } from '#renderer/errors/messages.ts';
import { useLanguage } from '#renderer/i18n/language.ts';

/**
 * A refusal, or anything else that went wrong, as a sentence that says what to do. Nothing when there is no error. It comes into
 * view by itself: below a long form nobody would see why nothing was saved.
 */
export function RefusalAlert({ error, action }: { error: Error | null | undefined; action?: React.ReactNode }) {
  const language = useLanguage();
  const alert = useRef<React.ComponentRef<typeof Alert>>(null);
  useEffect(() => {
    alert.current?.nativeElement.scrollIntoView({ block: 'nearest' });
  }, [error]);
  if (error === null || error === undefined) return null;
  return <Alert ref={alert} type="error" showIcon role="alert" title={errorSentence(error, language)} action={action} />;
}
