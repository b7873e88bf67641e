/** Names of counterparties, projects, funds, teams and contracts that are offered when a voucher is typed. */
import { Button, Input, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { AccountSetChoice, WithAccountSet, type OpenBooks } from '#renderer/ui/account-set.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import type { LineName } from '#shared/ledger/contract.ts';
import { NAMED_DIMENSIONS, type NamedDimension } from '#shared/ledger/words.ts';
import { dimensionWords } from './dimension-words.ts';

const formSchema = z.object({ name: z.string().trim().min(1).max(60) });

function Names({ books }: { books: OpenBooks }) {
  const t = useWords(dimensionWords);
  const mayMake = useMay('ledger.make');
  const [dimension, setDimension] = useState<NamedDimension>('team');
  const [adding, setAdding] = useState(false);
  const { accountSetId } = books.set;
  const names = useCall('ledger.lineNames', { accountSetId, dimension });
  const save = useAct('ledger.saveLineName');
  const columns = useMemo<Column<LineName>[]>(() => [
    { key: 'name', title: t('name'), width: 320, value: (row) => row.name, sortable: true },
    { key: 'lines', title: t('lines'), width: 100, kind: 'number', value: (row) => row.lines, sortable: true },
    { key: 'active', title: t('active'), width: 120, render: (row) => <StatusTag tone={row.active ? 'good' : 'neutral'}>{t(row.active ? 'inUse' : 'ended')}</StatusTag> },
    ...(mayMake ? [{ key: 'act', title: '', width: 140, render: (row: LineName) => <Button size="small" onClick={() => void save.run({ accountSetId, dimension, name: row.name, active: !row.active })}>{t(row.active ? 'end' : 'useAgain')}</Button> }] : []),
  ], [t, mayMake, save, accountSetId, dimension]);
  const add = mayMake && <Button type="primary" onClick={() => setAdding(true)}>{t('addName')}</Button>;
  return (
    <PageFrame title={t('names')} subtitle={<AccountSetChoice books={books} />} back={{ to: `/ledger/accounts?set=${accountSetId}`, label: t('accounts') }} actions={add}>
      <Segmented<NamedDimension> aria-label={t('dimension')} style={{ alignSelf: 'start' }} value={dimension} onChange={setDimension} options={NAMED_DIMENSIONS.map((each) => ({ value: each, label: t(`long_${each}`) }))} />
      <RefusalAlert error={save.error} />
      <DataTable label={t('names')} columns={columns} rows={names.data} rowKey={(row) => row.name} error={names.error} empty={{ title: t('noNames'), hint: t('noNamesHint'), action: add }} />
      <FormDialog open={adding} title={`${t('addName')} ${t(`long_${dimension}`)}`} schema={formSchema} initial={{ name: '' }} onClose={() => setAdding(false)} onSave={({ name }) => save.run({ accountSetId, dimension, name })}>
        {() => <Field name="name" label={t('name')} required><Input maxLength={60} autoFocus /></Field>}
      </FormDialog>
    </PageFrame>
  );
}

export function NamesPage() {
  return <WithAccountSet>{(books) => <Names books={books} />}</WithAccountSet>;
}
