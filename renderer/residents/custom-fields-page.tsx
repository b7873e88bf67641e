/** 自定义项: what the office adds to the register by itself. */
import { Button, Checkbox, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { CUSTOM_KINDS, CUSTOM_TARGETS, customFieldMethods, type CustomKind } from '#shared/residents/custom-fields.ts';
import { customWords } from './custom-words.ts';

type CustomField = MethodOutput<'residents.customFields'>['fields'][number];
const form = customFieldMethods.saveCustomField.input.omit({ customFieldId: true, version: true });

/** One choice a line. */
function LinesInput({ value, onChange, id }: { value?: readonly string[]; onChange?: (lines: string[]) => void; id?: string }) {
  const [text, setText] = useState((value ?? []).join('\n'));
  return <Input.TextArea id={id} rows={5} value={text} onChange={(event) => { setText(event.target.value); onChange?.(event.target.value.split('\n').map((line) => line.trim()).filter((line) => line !== '')); }} />;
}

function FieldDialog({ field, onClose }: { field: CustomField | null; onClose: () => void }) {
  const t = useWords(customWords);
  const save = useAct('residents.saveCustomField');
  const [kind, setKind] = useState<CustomKind>(field?.kind ?? 'text');
  const fixed = field !== null && field.used > 0;
  return (
    <FormDialog open title={field === null ? t('addField') : field.name} schema={form} initial={field === null ? { target: 'resident', kind: 'text', choices: [], active: true } : { ...field, choices: [...field.choices] }} onClose={onClose} onChange={(values) => setKind(values.kind ?? kind)}
      onSave={(input) => save.run({ ...input, customFieldId: field?.customFieldId ?? null, version: field?.version ?? null })}>
      <Field name="name" label={t('name')} required><Input autoFocus maxLength={20} /></Field>
      <div className="field-row">
        <Field name="target" label={t('target')} required><Select disabled={fixed} options={CUSTOM_TARGETS.map((value) => ({ value, label: t(`g.${value}`) }))} /></Field>
        <Field name="kind" label={t('kind')} required {...(fixed ? { hint: t('fixed') } : {})}><Select disabled={fixed} options={CUSTOM_KINDS.map((value) => ({ value, label: t(`k.${value}`) }))} /></Field>
      </div>
      {kind === 'choice' && <Field name="choices" label={t('choices')} required hint={t('choicesHint')}><LinesInput /></Field>}
      <Field name="active" label="" valuePropName="checked"><Checkbox>{t('active')}</Checkbox></Field>
    </FormDialog>
  );
}

export function CustomFieldsPage() {
  const t = useWords(customWords);
  const { data, error } = useCall('residents.customFields', {});
  const [editing, setEditing] = useState<CustomField | null>();
  const columns = useMemo<Column<CustomField>[]>(() => [
    { key: 'name', title: t('name'), width: 200, value: (row) => row.name },
    { key: 'active', title: t('active'), width: 100, render: (row) => <StatusTag tone={row.active ? 'good' : 'neutral'}>{row.active ? t('inUse') : t('stopped')}</StatusTag> },
    { key: 'target', title: t('target'), width: 120, value: (row) => t(`g.${row.target}`) },
    { key: 'kind', title: t('kind'), width: 120, value: (row) => t(`k.${row.kind}`) },
    { key: 'choices', title: t('choices'), width: 320, value: (row) => row.choices.join(t('&')) },
    { key: 'used', title: t('used'), width: 100, kind: 'number', value: (row) => row.used },
  ], [t]);
  const button = <Button type="primary" onClick={() => setEditing(null)}>{t('addField')}</Button>;
  return (
    <PageFrame title={t('customFields')} back={{ to: '/residents', label: t('residents') }} actions={button}>
      <DataTable label={t('customFields')} columns={columns} rows={data?.fields} rowKey={(row) => row.customFieldId} error={error} onOpen={setEditing} empty={{ title: t('none'), hint: t('noneHint'), action: button }} />
      {editing !== undefined && <FieldDialog field={editing} onClose={() => setEditing(undefined)} />}
    </PageFrame>
  );
}
