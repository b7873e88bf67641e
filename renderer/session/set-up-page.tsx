import { useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import type { OfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Field, FormPanel } from '#renderer/ui/form-panel.tsx';
import { LookSwitches } from '#renderer/ui/look-switches.tsx';
import { OutsidePage } from '#renderer/ui/outside-page.tsx';
import { sessionContract } from '#shared/session/contract.ts';
import { enter } from './enter.ts';
import { newPasswordShape, PasswordFields, sameTwice, useSayAgain } from './password-fields.tsx';
import { sessionWords } from './words.ts';

const setUpForm = z
  .object({ ...sessionContract.setUp.input.omit({ password: true }).shape, ...newPasswordShape })
  .refine(...sameTwice);

export function SetUpPage({
  state,
  onSetUp,
  onBack,
}: {
  state: OfficeState;
  onSetUp: (recoveryCode: string) => void;
  onBack: () => void;
}) {
  const t = useWords(sessionWords);
  const cache = useQueryClient();
  const setUp = useAct('session.setUp');
  const sayIssue = useSayAgain();
  const [values, setValues] = useState<Partial<z.input<typeof setUpForm>>>({});
  const ownWords = [values.userName ?? '', values.staffName ?? '', values.communityName ?? ''];

  return (
    <OutsidePage wide title={t('setUpTitle')} lead={t('setUpLead')} switches={<LookSwitches />}>
      <FormPanel
        schema={setUpForm}
        initial={{}}
        saveLabel={t('setUpSave')}
        sayIssue={sayIssue}
        onChange={setValues}
        onLeave={onBack}
        onSave={async ({ newPassword, again: _again, ...office }) => {
          const outcome = await setUp.run({ ...office, password: newPassword });
          if (outcome.ok) {
            onSetUp(outcome.value.recoveryCode);
            await enter(cache, outcome.value.token);
          }
          return outcome;
        }}
      >
        <div className="field-row">
          <Field name="communityName" label={t('communityName')} required hint={t('communityHint')}>
            <Input autoComplete="off" />
          </Field>
          <Field name="officeName" label={t('officeName')} required hint={t('officeHint')}>
            <Input autoComplete="off" />
          </Field>
          <Field name="staffName" label={t('staffName')} required hint={t('administratorFirst')}>
            <Input autoComplete="off" />
          </Field>
          <Field name="userName" label={t('userName')} required hint={t('userNameHint')}>
            <Input autoComplete="username" />
          </Field>
        </div>
        <PasswordFields
          password={values.newPassword ?? ''}
          least={state.passwordLeast}
          ownWords={ownWords}
          label={t('password')}
        />
      </FormPanel>
    </OutsidePage>
  );
}
