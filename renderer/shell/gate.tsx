import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Outlet } from 'react-router';
import { host } from '#renderer/api/host.ts';
import { useOfficeStateCall } from '#renderer/api/office-state.ts';
import { followChanges } from '#renderer/api/query-cache.ts';
import { endSession } from '#renderer/api/session-end.ts';
import { FirstScreen } from '#renderer/session/first-screen.tsx';
import { NewPasswordPage } from '#renderer/session/new-password-page.tsx';
import { RecoveryCodePage } from '#renderer/session/recovery-code-page.tsx';
import { SignInPage } from '#renderer/session/sign-in-page.tsx';
import { PasswordAgainDialog } from '#renderer/ui/password-again-dialog.tsx';
import { IdleLock } from './idle-lock.tsx';
import { FailurePage, StartingPage, UnreachablePage } from './start-up.tsx';

/** Who comes in: nobody before the office is open, set up, and somebody has signed in with a password of his own. */
export function Gate() {
  const cache = useQueryClient();
  const { data: state, error, refetch } = useOfficeStateCall();
  const [recoveryCode, setRecoveryCode] = useState<string>();
  useEffect(() => followChanges(cache, host), [cache]);
  useEffect(
    () =>
      host.onEvent((event) => {
        if (event.kind === 'sessionEnded') endSession(event.why);
      }),
    [],
  );
  const again = (): void => void refetch();

  if (state === undefined) return error === null ? <StartingPage /> : <UnreachablePage error={error} onRetry={again} />;
  if (state.officeState === 'failed')
    return <FailurePage failure={state.failure ?? { code: 'unexpected', data: { incidentId: '-' } }} onRetry={again} />;
  if (recoveryCode !== undefined && state.signedIn !== null) {
    return (
      <RecoveryCodePage
        code={recoveryCode}
        officeName={state.officeName ?? ''}
        onKept={() => setRecoveryCode(undefined)}
      />
    );
  }
  if (state.officeState === 'unset') return <FirstScreen state={state} onSetUp={setRecoveryCode} />;
  if (state.signedIn === null) return <SignInPage state={state} />;
  if (state.signedIn.mustChangePassword) return <NewPasswordPage state={state} />;
  return (
    <>
      <Outlet />
      <PasswordAgainDialog />
      <IdleLock />
    </>
  );
}
