import { App, Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '#renderer/api/use-act.ts';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { roleWords } from '#renderer/i18n/role-words.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { ROLES, type Role } from '#shared/permissions.ts';
import type { OneTimeCode } from './one-time-code-dialog.tsx';
import { UserStatus, type UserRow } from './user-status.tsx';
import { officeWords } from './words.ts';

/** What can be done with an account: roles, a new one-time code, stopping and starting it again. */
export function UserDialog({
  user,
  onClose,
  onCode,
}: {
  user: UserRow;
  onClose: () => void;
  onCode: (code: OneTimeCode) => void;
}) {
  const t = useWords(officeWords);
  const sayRole = useWords(roleWords);
  const { modal } = App.useApp();
  const own = useOfficeState().signedIn?.userId === user.userId;
  const setRoles = useAct('office.setRoles');
  const disable = useAct('office.disableUser');
  const reset = useAct('office.resetUser');
  const [roles, chooseRoles] = useState<readonly Role[]>(user.roles);
  const changed = ROLES.some((role) => roles.includes(role) !== user.roles.includes(role));

  const saveRoles = async (): Promise<void> => {
    const outcome = await setRoles.run({ userId: user.userId, roles: [...roles] });
    if (outcome.ok) onClose();
  };
  const askThen = (title: string, content: string, danger: boolean, go: () => Promise<void>): void => {
    modal.confirm({
      title: `${title} · ${user.staffName}`,
      content,
      okText: title,
      cancelText: t('close'),
      okButtonProps: { danger },
      autoFocusButton: 'cancel',
      onOk: go,
    });
  };
  const resetNow = async (): Promise<void> => {
    const outcome = await reset.run({ userId: user.userId });
    if (!outcome.ok) return;
    onClose();
    onCode({ code: outcome.value.oneTimeCode, staffName: user.staffName, userName: user.userName });
  };
  const disableNow = async (): Promise<void> => {
    await disable.run({ userId: user.userId });
  };

  return (
    <Modal
      open
      title={`${user.staffName}${t('(')}${user.userName}${t(')')}`}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{t('close')}</Button>}
      width="36rem"
    >
      <p>
        <UserStatus user={user} />
      </p>
      <fieldset className="role-choice">
        <legend>{t('roles')}</legend>
        <Checkbox.Group
          value={[...roles]}
          onChange={(chosen) => chooseRoles(chosen)}
          options={ROLES.map((role) => ({ value: role, label: sayRole(role) }))}
        />
        <div className="muted">{t('rolesHint')}</div>
        <Button
          type="primary"
          disabled={!changed || roles.length === 0}
          loading={setRoles.running}
          onClick={() => void saveRoles()}
        >
          {t('saveRoles')}
        </Button>
      </fieldset>
      <RefusalAlert error={setRoles.error ?? disable.error ?? reset.error} />
      {!own && (
        <div className="user-acts">
          {user.status === 'active' && (
            <Button loading={reset.running} onClick={() => askThen(t('reset'), t('resetText'), false, resetNow)}>
              {t('reset')}
            </Button>
          )}
          {user.status === 'active' ? (
            <Button
              danger
              loading={disable.running}
              onClick={() => askThen(t('disable'), t('disableText'), true, disableNow)}
            >
              {t('disable')}
            </Button>
          ) : (
            <Button loading={reset.running} onClick={() => askThen(t('enable'), t('enableText'), false, resetNow)}>
              {t('enable')}
            </Button>
          )}
        </div>
      )}
    </Modal>
  );
}
