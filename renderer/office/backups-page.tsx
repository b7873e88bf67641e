import { SaveOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useMemo, useState } from 'react';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { ProgressDialog } from '#renderer/ui/progress-dialog.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { instant, localDayAndTime } from '#shared/days.ts';
import { officeWords } from './words.ts';

type Backup = MethodOutput<'office.backups'>['backups'][number];

const sizeText = (bytes: number): string =>
  bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;

export function BackupsPage() {
  const t = useWords(officeWords);
  const backups = useCall('office.backups', {});
  const makeBackup = useAct('office.makeBackup');
  const [made, setMade] = useState<Backup>();
  const columns = useMemo<Column<Backup>[]>(
    () => [
      {
        key: 'madeAt',
        title: t('at'),
        kind: 'day',
        width: 180,
        value: (row) => localDayAndTime(instant(row.madeAt)),
        sortable: true,
      },
      { key: 'fileName', title: t('fileName'), width: 340, value: (row) => row.fileName },
      {
        key: 'size',
        title: t('size'),
        kind: 'number',
        width: 110,
        value: (row) => row.sizeBytes,
        render: (row) => <span className="figures">{sizeText(row.sizeBytes)}</span>,
      },
      { key: 'scans', title: t('backupScans'), kind: 'number', width: 110, value: (row) => row.scans },
      { key: 'headSeq', title: t('headSeq'), kind: 'number', width: 110, value: (row) => row.headSeq },
      {
        key: 'sound',
        title: t('status'),
        width: 110,
        render: (row) => (
          <StatusTag tone={row.sound ? 'good' : 'bad'}>{row.sound ? t('soundBackup') : t('badBackup')}</StatusTag>
        ),
      },
    ],
    [t],
  );
  const backUp = async (): Promise<void> => {
    const outcome = await makeBackup.run({});
    if (outcome.ok) setMade(outcome.value);
  };
  const button = (
    <Button
      type="primary"
      icon={<SaveOutlined aria-hidden />}
      loading={makeBackup.running}
      onClick={() => void backUp()}
    >
      {t('makeBackup')}
    </Button>
  );
  return (
    <PageFrame title={t('backups')} actions={button}>
      <div className="muted">{t('backupsLead')}</div>
      <RefusalAlert error={makeBackup.error} />
      {made !== undefined && (
        <Alert
          type="success"
          showIcon
          role="status"
          title={t('backupMade', { fileName: made.fileName, size: sizeText(made.sizeBytes) })}
        />
      )}
      {made !== undefined && made.scansMissing > 0 && <Alert type="warning" showIcon role="alert" title={t('backupScansMissing', { n: made.scansMissing })} />}
      <DataTable
        label={t('backups')}
        columns={columns}
        rows={backups.data?.backups}
        rowKey={(row) => row.fileName}
        error={backups.error}
        empty={{ title: t('noBackups'), hint: t('noBackupsHint') }}
      />
      <ProgressDialog
        open={makeBackup.running}
        title={t('makingBackup')}
        progress={makeBackup.progress}
        onCancel={makeBackup.cancel}
      />
    </PageFrame>
  );
}
