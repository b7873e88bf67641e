import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { currentSession } from '#renderer/api/current-session.ts';
import type { OfficeState } from '#renderer/api/office-state.ts';
import { takeSessionEnd } from '#renderer/api/session-end.ts';
import { useAct, type Act } from '#renderer/api/use-act.ts';
import type { MethodInput, MethodOutput } from '#renderer/api/methods.ts';
import { refusalSentence } from '#renderer/errors/messages.ts';
import { roleWords } from '#renderer/i18n/role-words.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Field, FormPanel } from '#renderer/ui/form-panel.tsx';
import { LookSwitches } from '#renderer/ui/look-switches.tsx';
import { OutsidePage } from '#renderer/ui/outside-page.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { AppError } from '#shared/errors.ts';
import { sessionContract } from '#shared/session/contract.ts';
import { enter, goToPlace, keepTyped } from './enter.ts';
import { OpenPracticeButton } from './open-practice-button.tsx';
import { RecoverPage } from './recover-page.tsx';
import { sessionWords } from './words.ts';

type SignIn = Act<MethodInput<'session.signIn'>, MethodOutput<'session.signIn'>>;

/** Counts the office's waiting time down, so that nobody tries in vain. */
function useWait(error: Error | undefined): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (!(error instanceof AppError) || error.code !== 'sign_in_wait') return undefined;
    const until = performance.now() + (error.data as { seconds: number }).seconds * 1000;
    const count = (): void => setLeft(Math.max(0, Math.ceil((until - performance.now()) / 1000)));
    count();
    const timer = setInterval(count, 500);
    return () => clearInterval(timer);
  }, [error]);
  return left;
}

/** Practice only: one button per role, because the password is known to all. */
function PracticeUsers({
  state,
  signIn,
  onEntered,
}: {
  state: OfficeState;
  signIn: SignIn;
  onEntered: (token: string) => void;
}) {
  const t = useWords(sessionWords);
  const sayRole = useWords(roleWords);
  const password = state.practicePassword;
  if (password === null) return null;
  const enterAs = async (userName: string): Promise<void> => {
    const outcome = await signIn.run({ userName, password });
    if (outcome.ok) onEntered(outcome.value.token);
  };
  return (
    <div className="practice-users">
      {state.practiceUsers.map((user) => (
        <Button key={user.userName} disabled={signIn.running} onClick={() => void enterAs(user.userName)}>
          {t('enterAs', { name: `${user.roles.map((role) => sayRole(role)).join(t('&'))} ${user.staffName}` })}
        </Button>
      ))}
      <RefusalAlert error={signIn.error} />
    </div>
  );
}

export function SignInPage({ state }: { state: OfficeState }) {
  const t = useWords(sessionWords);
  const language = useLanguage();
  const cache = useQueryClient();
  const signIn = useAct('session.signIn');
  const [ended] = useState(takeSessionEnd);
  const [recovering, setRecovering] = useState(false);
  const wait = useWait(signIn.error);
  const inPractice = currentSession().place === 'practice';
  const onEntered = (token: string): void => void enter(cache, token);

  if (recovering) return <RecoverPage state={state} onBack={() => setRecovering(false)} />;
  return (
    <OutsidePage
      title={state.practice ? t('practiceTitle') : (state.officeName ?? t('signInTitle'))}
      lead={state.practice ? t('practiceLead', { password: state.practicePassword ?? '' }) : state.communityName}
      practice={state.practice}
      wide={state.practice}
      switches={<LookSwitches />}
    >
      {ended.why !== undefined && ended.why !== 'signed_out' && (
        <Alert
          className="ended-note"
          type="info"
          showIcon
          title={refusalSentence('session_ended', { why: ended.why }, language)}
        />
      )}
      <PracticeUsers state={state} signIn={signIn} onEntered={onEntered} />
      <FormPanel
        short
        schema={sessionContract.signIn.input}
        initial={ended.lockedUser === undefined ? {} : { userName: ended.lockedUser }}
        saveLabel={t('signIn')}
        onSave={async (input) => {
          const outcome = await signIn.run(input);
          if (outcome.ok) {
            if (outcome.value.user.mustChangePassword) keepTyped(input.password);
            onEntered(outcome.value.token);
          }
          return outcome;
        }}
      >
        <Field name="userName" label={t('userName')}>
          <Input autoComplete="username" />
        </Field>
        <Field name="password" label={t('password')} hint={wait > 0 ? t('waitLeft', { n: wait }) : undefined}>
          <Input.Password autoComplete="current-password" autoFocus={ended.lockedUser !== undefined} />
        </Field>
      </FormPanel>
      <div className="link-row">
        {!state.practice && (
          <Button type="link" className="plain-link" onClick={() => setRecovering(true)}>
            {t('recover')}
          </Button>
        )}
        {inPractice ? (
          <Button type="link" className="plain-link" onClick={() => goToPlace('office')}>
            {t('toOffice')}
          </Button>
        ) : (
          <OpenPracticeButton asLink label={t('toPractice')} />
        )}
      </div>
    </OutsidePage>
  );
}
