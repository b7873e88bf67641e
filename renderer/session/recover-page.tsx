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

const recoverForm = z.object({ ...sessionContract.recover.input.shape, ...newPasswordShape }).refine(...sameTwice);

/** With the printed code: a new password for an administrator. */
export function RecoverPage({ state, onBack }: { state: OfficeState; onBack: () => void }) {
  const t = useWords(sessionWords);
  const cache = useQueryClient();
  const recover = useAct('session.recover');
  const sayIssue = useSayAgain();
  const [values, setValues] = useState<Partial<z.input<typeof recoverForm>>>({});
  return (
    <OutsidePage title={t('recoverTitle')} lead={t('recoverLead')} switches={<LookSwitches />}>
      <FormPanel
        schema={recoverForm}
        initial={{}}
        saveLabel={t('recoverSave')}
        sayIssue={sayIssue}
        onChange={setValues}
        onLeave={onBack}
        onSave={async ({ again: _again, ...input }) => {
          const outcome = await recover.run(input);
          if (outcome.ok) await enter(cache, outcome.value.token);
          return outcome;
        }}
      >
        <Field name="recoveryCode" label={t('recoveryCode')} required>
          <Input autoComplete="off" className="figures" />
        </Field>
        <Field name="userName" label={t('recoverUser')} required>
          <Input autoComplete="username" />
        </Field>
        <PasswordFields
          password={values.newPassword ?? ''}
          least={state.passwordLeast}
          ownWords={[values.userName ?? '', state.communityName ?? '']}
          label={t('newPassword')}
        />
      </FormPanel>
    </OutsidePage>
  );
}
