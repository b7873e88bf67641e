import { useQueryClient } from '@tanstack/react-query';
import type { OfficeState } from '#renderer/api/office-state.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { LookSwitches } from '#renderer/ui/look-switches.tsx';
import { OutsidePage } from '#renderer/ui/outside-page.tsx';
import { ChangePasswordForm } from './change-password-form.tsx';
import { forgetTyped, typedJustNow } from './enter.ts';
import { sessionWords } from './words.ts';

/** Somebody came in with a one-time code: nothing goes on before he has a password of his own. */
export function NewPasswordPage({ state }: { state: OfficeState }) {
  const t = useWords(sessionWords);
  const cache = useQueryClient();
  return (
    <OutsidePage title={t('newPasswordTitle')} lead={t('newPasswordLead')} switches={<LookSwitches />}>
      <ChangePasswordForm
        state={state}
        known={typedJustNow()}
        knownLabel={t('oneTimeCode')}
        onChanged={() => {
          forgetTyped();
          void cache.resetQueries();
        }}
      />
    </OutsidePage>
  );
}
