import { Checkbox, Input, Select } from 'antd';
import { useAct } from '#renderer/api/use-act.ts';
import { roleWords } from '#renderer/i18n/role-words.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { officeContract } from '#shared/office/contract.ts';
import { ROLES } from '#shared/permissions.ts';
import type { OneTimeCode } from './one-time-code-dialog.tsx';
import type { UserRow } from './user-status.tsx';
import { officeWords } from './words.ts';

export interface AddUserDialogProps {
  readonly open: boolean;
  readonly users: readonly UserRow[];
  readonly onClose: () => void;
  readonly onCode: (code: OneTimeCode) => void;
}

/** A new account, for a new person or for one who has an account already (then both count as one person). */
export function AddUserDialog({ open, users, onClose, onCode }: AddUserDialogProps) {
  const t = useWords(officeWords);
  const sayRole = useWords(roleWords);
  const addUser = useAct('office.addUser');
  const people = [...new Map(users.map((user) => [user.staffId, user.staffName])).entries()];
  return (
    <FormDialog
      open={open}
      title={t('addUser')}
      schema={officeContract.addUser.input}
      initial={{ staffId: null, roles: ['clerk'] }}
      onClose={onClose}
      onChange={(values, form) => {
        const known = people.find(([staffId]) => staffId === values.staffId);
        if (known !== undefined && values.staffName !== known[1]) form.setFieldsValue({ staffName: known[1] });
      }}
      onSave={async (input) => {
        const outcome = await addUser.run(input);
        if (outcome.ok)
          onCode({ code: outcome.value.oneTimeCode, staffName: input.staffName, userName: input.userName });
        return outcome;
      }}
    >
      <Field name="staffName" label={t('staffName')} required>
        <Input autoComplete="off" />
      </Field>
      <Field name="userName" label={t('userName')} required>
        <Input autoComplete="off" />
      </Field>
      <Field name="roles" label={t('roles')} required hint={t('rolesHint')}>
        <Checkbox.Group options={ROLES.map((role) => ({ value: role, label: sayRole(role) }))} />
      </Field>
      <Field name="staffId" label={t('person')} hint={t('personHint')}>
        <Select
          options={
            [
              { value: null, label: t('personNew') },
              ...people.map(([staffId, name]) => ({ value: staffId, label: name })),
            ] as { value: number; label: string }[]
          }
        />
      </Field>
    </FormDialog>
  );
}
