import { Input } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import type { OfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Field, FormPanel } from '#renderer/ui/form-panel.tsx';
import { passwordSchema } from '#shared/session/contract.ts';
import { newPasswordShape, PasswordFields, sameTwice, useSayAgain } from './password-fields.tsx';
import { sessionWords } from './words.ts';

const changeForm = z.object({ password: passwordSchema, ...newPasswordShape }).refine(...sameTwice);

export interface ChangePasswordFormProps {
  readonly state: OfficeState;
  /** What opens the account now: the password, or the one-time code. Known already: not asked. */
  readonly known: string | undefined;
  readonly knownLabel: string;
  readonly onChanged: () => void;
  readonly onLeave?: () => void;
}

export function ChangePasswordForm({ state, known, knownLabel, onChanged, onLeave }: ChangePasswordFormProps) {
  const t = useWords(sessionWords);
  const change = useAct('session.changePassword');
  const sayIssue = useSayAgain();
  const [newPassword, setNewPassword] = useState('');
  return (
    <FormPanel
      schema={changeForm}
      initial={known === undefined ? {} : { password: known }}
      saveLabel={t('changeSave')}
      sayIssue={sayIssue}
      onChange={(values) => setNewPassword(values.newPassword ?? '')}
      {...(onLeave === undefined ? {} : { onLeave })}
      onSave={({ password, newPassword: next }) => change.run({ password, newPassword: next })}
      onSaved={onChanged}
    >
      {known === undefined && (
        <Field name="password" label={knownLabel} required>
          <Input.Password autoComplete="current-password" />
        </Field>
      )}
      <PasswordFields
        password={newPassword}
        least={state.passwordLeast}
        ownWords={[state.signedIn?.userName ?? '', state.signedIn?.staffName ?? '', state.communityName ?? '']}
        label={t('newPassword')}
      />
    </FormPanel>
  );
}
