import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useCall } from '#renderer/api/use-call.ts';
import { roleWords } from '#renderer/i18n/role-words.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { instant, localDayAndTime } from '#shared/days.ts';
import { AddUserDialog } from './add-user-dialog.tsx';
import { OneTimeCodeDialog, type OneTimeCode } from './one-time-code-dialog.tsx';
import { UserDialog } from './user-dialog.tsx';
import { UserStatus, type UserRow } from './user-status.tsx';
import { officeWords } from './words.ts';

const FILTERS = { text: '' };

export function UsersPage() {
  const t = useWords(officeWords);
  const sayRole = useWords(roleWords);
  const users = useCall('office.users', {});
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const [adding, setAdding] = useState(false);
  const [managing, setManaging] = useState<number>();
  const [code, setCode] = useState<OneTimeCode>();

  const columns = useMemo<Column<UserRow>[]>(
    () => [
      { key: 'staffName', title: t('staffName'), width: 130, value: (user) => user.staffName, sortable: true },
      { key: 'userName', title: t('userName'), width: 150, value: (user) => user.userName, sortable: true },
      {
        key: 'roles',
        title: t('roles'),
        width: 260,
        value: (user) => user.roles.map((role) => sayRole(role)).join(t('&')),
      },
      { key: 'status', title: t('status'), width: 190, render: (user) => <UserStatus user={user} /> },
      {
        key: 'lastSignIn',
        title: t('lastSignIn'),
        width: 180,
        kind: 'day',
        sortable: true,
        value: (user) => (user.lastSignInAt === null ? t('never') : localDayAndTime(instant(user.lastSignInAt))),
      },
    ],
    [t, sayRole],
  );
  const wanted = filters.text.toLowerCase();
  const rows = useMemo(
    () => users.data?.users.filter((user) => `${user.staffName} ${user.userName}`.toLowerCase().includes(wanted)),
    [users.data, wanted],
  );
  const managed = users.data?.users.find((user) => user.userId === managing);

  return (
    <PageFrame
      title={t('users')}
      subtitle={t('usersHint')}
      actions={
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
          {t('addUser')}
        </Button>
      }
    >
      <DataTable
        label={t('users')}
        columns={columns}
        rows={rows}
        rowKey={(user) => user.userId}
        error={users.error}
        onOpen={(user) => setManaging(user.userId)}
        search={{ value: filters.text, onChange: (text) => setFilters({ text }), placeholder: t('searchUsers') }}
      />
      <AddUserDialog open={adding} users={users.data?.users ?? []} onClose={() => setAdding(false)} onCode={setCode} />
      {managed !== undefined && <UserDialog user={managed} onClose={() => setManaging(undefined)} onCode={setCode} />}
      <OneTimeCodeDialog code={code} onClose={() => setCode(undefined)} />
    </PageFrame>
  );
}
