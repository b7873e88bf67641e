import { Alert } from 'antd';
import { errorSentence } from '#renderer/errors/messages.ts';
import { useLanguage } from '#renderer/i18n/language.ts';

/** A refusal, or anything else that went wrong, as a sentence that says what to do. Nothing when there is no error. */
export function RefusalAlert({ error, action }: { error: Error | null | undefined; action?: React.ReactNode }) {
  const language = useLanguage();
  if (error === null || error === undefined) return null;
  return <Alert type="error" showIcon role="alert" title={errorSentence(error, language)} action={action} />;
}
