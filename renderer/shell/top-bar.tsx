import { CloudSyncOutlined, LockOutlined, SearchOutlined, UserOutlined, WarningOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useNavigate } from 'react-router';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { LookSwitches } from '#renderer/ui/look-switches.tsx';
import { day, daysBetween, instant, localDay } from '#shared/days.ts';
import { leave } from './leave.ts';
import { shellWords } from './words.ts';

/** A week without a backup is worth a warning: the committee would lose a week's work. */
const BACKUP_OLD_DAYS = 7;

function BackupSign() {
  const t = useWords(shellWords);
  const navigate = useNavigate();
  const mayBackUp = useMay('backup.make');
  const { lastBackupAt, today, practice } = useOfficeState();
  if (practice || !mayBackUp) return null;
  const at = lastBackupAt === null ? undefined : localDay(instant(lastBackupAt));
  const age = at === undefined ? Number.POSITIVE_INFINITY : daysBetween(at, day(today));
  const old = age >= BACKUP_OLD_DAYS;
  const text = at === undefined ? t('backupNever') : old ? t('backupOld', { n: age }) : t('backupAt', { day: at });
  return (
    <Button
      type="text"
      danger={old}
      icon={old ? <WarningOutlined aria-hidden /> : <CloudSyncOutlined aria-hidden />}
      onClick={() => void navigate('/office/backups')}
    >
      {text}
    </Button>
  );
}

export function TopBar({ onFind }: { onFind: () => void }) {
  const t = useWords(shellWords);
  const navigate = useNavigate();
  const { officeName, signedIn } = useOfficeState();
  return (
    <header className="top-bar">
      <strong className="office-name">{officeName}</strong>
      <Button className="find-button" icon={<SearchOutlined aria-hidden />} onClick={onFind}>
        {t('find')}
        <kbd>Ctrl K</kbd>
      </Button>
      <div className="top-bar-right">
        <BackupSign />
        <LookSwitches />
        <Dropdown
          trigger={['click']}
          autoFocus
          menu={{
            items: [
              { key: 'password', label: t('changePassword'), onClick: () => void navigate('/account/password') },
              { key: 'switch', label: t('switchUser'), onClick: () => leave() },
            ],
          }}
        >
          <Button
            type="text"
            aria-label={t('user', { name: signedIn?.staffName ?? '' })}
            icon={<UserOutlined aria-hidden />}
          >
            {signedIn?.staffName}
          </Button>
        </Dropdown>
        <Button icon={<LockOutlined aria-hidden />} title="Ctrl L" onClick={() => leave(signedIn?.userName)}>
          {t('lock')}
        </Button>
      </div>
    </header>
  );
}
