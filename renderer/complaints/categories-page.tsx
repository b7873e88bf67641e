/** 类别和期限: within how many days each kind of complaint is answered. */
import { Button, Checkbox, Input, InputNumber } from 'antd';
import { useMemo, useState } from 'react';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { complaintsContract } from '#shared/complaints/contract.ts';
import { complaintsWords } from './words.ts';

type Category = MethodOutput<'complaints.categories'>['categories'][number];

function CategoryDialog({ category, onClose }: { category: Category | null; onClose: () => void }) {
  const t = useWords(complaintsWords);
  const save = useAct('complaints.saveCategory');
  return (
    <FormDialog open title={category === null ? t('addCategory') : category.name} schema={complaintsContract.saveCategory.input.omit({ categoryId: true })} initial={category === null ? { answerDays: 15, active: true } : { name: category.name, answerDays: category.answerDays, active: category.active }} onClose={onClose} onSave={(input) => save.run({ ...input, categoryId: category?.categoryId ?? null })}>
      <Field name="name" label={t('name')} required><Input autoFocus maxLength={30} /></Field>
      <Field name="answerDays" label={t('answerDays')} required><InputNumber min={1} max={90} precision={0} style={{ width: '100%' }} /></Field>
      <Field name="active" label={t('active')} valuePropName="checked"><Checkbox>{t('active')}</Checkbox></Field>
    </FormDialog>
  );
}

export function ComplaintCategoriesPage() {
  const t = useWords(complaintsWords);
  const mayDecide = useMay('complaints.decide');
  const { data, error } = useCall('complaints.categories', {});
  const [editing, setEditing] = useState<Category | null>();
  const columns = useMemo<Column<Category>[]>(() => [
    { key: 'name', title: t('name'), width: 240, value: (row) => row.name }, { key: 'days', title: t('answerDays'), width: 160, kind: 'number', value: (row) => row.answerDays },
    { key: 'active', title: t('active'), width: 120, render: (row) => <StatusTag tone={row.active ? 'good' : 'neutral'}>{row.active ? '✓' : '—'}</StatusTag> },
  ], [t]);
  return (
    <PageFrame title={t('categories')} back={{ to: '/service/complaints', label: t('complaints') }} actions={mayDecide && <Button type="primary" onClick={() => setEditing(null)}>{t('addCategory')}</Button>}>
      <DataTable label={t('categories')} columns={columns} rows={data?.categories} rowKey={(row) => row.categoryId} error={error} {...(mayDecide ? { onOpen: setEditing } : {})} />
      {editing !== undefined && <CategoryDialog category={editing} onClose={() => setEditing(undefined)} />}
    </PageFrame>
  );
}
