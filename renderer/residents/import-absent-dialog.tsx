import { Button, Modal } from 'antd';
import { useMemo } from 'react';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { usePages } from '#renderer/api/use-pages.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { importWords } from './import-words.ts';

type Person = MethodOutput<'imports.absent'>['rows'][number];

/** Residents whom the file does not mention: to be looked at, nothing happens to them here. */
export function AbsentDialog({ previewId, onClose }: { previewId: string; onClose: () => void }) {
  const t = useWords(importWords);
  const pages = usePages('imports.absent', { previewId, limit: 200 });
  const columns = useMemo<Column<Person>[]>(
    () => [
      { key: 'name', title: t('name'), width: 120, value: (row) => row.name },
      { key: 'birthDate', title: t('birthDate'), kind: 'day', width: 120, value: (row) => row.birthDate },
      { key: 'idNumber', title: t('idNumber'), kind: 'id', width: 190, value: (row) => row.idNumberMasked },
      { key: 'household', title: t('household'), kind: 'id', width: 110, value: (row) => row.householdNo },
    ],
    [t],
  );
  return (
    <Modal open width={720} title={t('absentTitle')} onCancel={onClose} footer={<Button onClick={onClose}>{t('close')}</Button>}>
      <div className="import-absent">
        <DataTable label={t('absentTitle')} columns={columns} rows={pages.rows} rowKey={(row) => row.residentId} error={pages.error} onMore={pages.more} {...(pages.total === undefined ? {} : { count: pages.total })} />
      </div>
    </Modal>
  );
}
