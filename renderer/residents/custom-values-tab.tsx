/** The office's own fields on the file of a person or a household. */
import { EditOutlined } from '@ant-design/icons';
import { Button, Input, Select, Space } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { EmptyPage } from '#renderer/ui/empty-page.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { instant, localDay } from '#shared/days.ts';
import type { HouseholdId, ResidentId } from '#shared/ids.ts';
import { customWords } from './custom-words.ts';

type CustomField = MethodOutput<'residents.customFields'>['fields'][number];
type Value = MethodOutput<'residents.customValues'>['values'][number];
interface Owner { readonly residentId?: ResidentId; readonly householdId?: HouseholdId }

const keyOf = (field: CustomField): string => `field${field.customFieldId}`;

function ValueInput({ field, ...input }: { field: CustomField; id?: string; value?: string | null; onChange?: (value: string | undefined) => void; autoFocus?: boolean }) {
  const t = useWords(customWords);
  switch (field.kind) {
    case 'day':
      return <DayInput {...input} />;
    case 'choice':
      return <Select allowClear {...input} options={field.choices.map((value) => ({ value, label: value }))} />;
    case 'yesNo':
      return <Select allowClear {...input} options={[{ value: 'yes', label: t('yes') }, { value: 'no', label: t('no') }]} />;
    default:
      return <Input {...input} value={input.value ?? ''} onChange={(event) => input.onChange?.(event.target.value)} maxLength={200} inputMode={field.kind === 'number' ? 'decimal' : 'text'} />;
  }
}

function ValuesDialog({ owner, fields, values, onClose }: { owner: Owner; fields: readonly CustomField[]; values: readonly Value[]; onClose: () => void }) {
  const t = useWords(customWords);
  const set = useAct('residents.setCustomValues');
  const schema = z.object(Object.fromEntries(fields.map((field) => [keyOf(field), z.string().trim().max(200).nullish()])));
  const initial = Object.fromEntries(fields.map((field) => [keyOf(field), values.find((each) => each.customFieldId === field.customFieldId)?.value]));
  return (
    <FormDialog open title={t('customFields')} schema={schema} initial={initial} onClose={onClose} onSave={(input) => set.run({ ...owner, values: fields.map((field) => ({ customFieldId: field.customFieldId, value: (input[keyOf(field)] ?? '').trim() })) })}>
      {fields.map((field, n) => <Field key={field.customFieldId} name={keyOf(field)} label={field.name}><ValueInput field={field} autoFocus={n === 0} /></Field>)}
    </FormDialog>
  );
}

export function CustomValuesTab({ mayEdit, ...owner }: Owner & { readonly mayEdit: boolean }) {
  const t = useWords(customWords);
  const navigate = useNavigate();
  const known = useCall('residents.customFields', {});
  const { data, error } = useCall('residents.customValues', owner);
  const [editing, setEditing] = useState(false);
  const target = owner.residentId === undefined ? 'household' : 'resident';
  const fields = (known.data?.fields ?? []).filter((field) => field.target === target && field.active);
  const values = data?.values ?? [];
  const shown = (field: CustomField, value: string): string => (field.kind === 'yesNo' && (value === 'yes' || value === 'no') ? t(value) : value);
  const setUp = mayEdit && <Button onClick={() => void navigate('/residents/custom-fields')}>{t('setUp')}</Button>;
  if (known.data !== undefined && fields.length === 0) return <EmptyPage title={t('empty')} hint={t('emptyHint')} action={setUp} />;
  return (
    <>
      <RefusalAlert error={error} />
      {mayEdit && <Space style={{ marginBottom: '0.75rem' }}><Button type="primary" icon={<EditOutlined aria-hidden />} onClick={() => setEditing(true)}>{t('edit')}</Button>{setUp}</Space>}
      <table className="plain-table">
        <tbody>{fields.map((field) => {
          const value = values.find((each) => each.customFieldId === field.customFieldId);
          return <tr key={field.customFieldId}><th scope="row" style={{ width: '12rem' }}>{field.name}</th><td className={field.kind === 'number' || field.kind === 'day' ? 'figures' : ''}>{value === undefined ? '' : shown(field, value.value)}</td><td className="muted">{value === undefined ? '' : t('by', { who: value.by, day: localDay(instant(value.at)) })}</td></tr>;
        })}</tbody>
      </table>
      {editing && data !== undefined && <ValuesDialog owner={owner} fields={fields} values={values} onClose={() => setEditing(false)} />}
    </>
  );
}
