/** 关爱项目: for whom, when and with what money each of the five is. */
import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyInput } from '#renderer/ui/money-input.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { careContract } from '#shared/care/contract.ts';
import { CARE_FACTS, CARE_TRIGGERS, type CareTrigger } from '#shared/care/words.ts';
import { careWords } from './words.ts';

type Known = MethodOutput<'care.kinds'>;
type Kind = Known['kinds'][number];
const form = careContract.saveKind.input.omit({ kindId: true, version: true });
const NEW = { trigger: 'birthday', fromAge: null, facts: [], daysBefore: 7, festivalOn: null, everyMonths: null, amountFen: null, programmeId: null, decisionRef: '', active: true } as const;

function KindDialog({ kind, programmes, onClose }: { kind: Kind | null; programmes: Known['programmes']; onClose: () => void }) {
  const t = useWords(careWords);
  const save = useAct('care.saveKind');
  const [trigger, setTrigger] = useState<CareTrigger>(kind?.trigger ?? 'birthday');
  return (
    <FormDialog open width={720} title={kind === null ? t('addKind') : kind.name} schema={form} initial={kind === null ? { ...NEW, facts: [] } : { ...kind, facts: [...kind.facts] }} onClose={onClose} onChange={(values) => setTrigger(values.trigger ?? trigger)}
      onSave={(input) => save.run({ ...input, fromAge: input.fromAge ?? null, festivalOn: trigger === 'festival' ? (input.festivalOn ?? null) : null, everyMonths: trigger === 'hardship' ? (input.everyMonths ?? null) : null, amountFen: input.amountFen ?? null, programmeId: input.programmeId ?? null, kindId: kind?.kindId ?? null, version: kind?.version ?? null })}>
      <div className="field-row">
        <Field name="name" label={t('kindName')} required><Input autoFocus maxLength={20} /></Field>
        <Field name="trigger" label={t('trigger')} required><Select options={CARE_TRIGGERS.map((value) => ({ value, label: t(`t.${value}`) }))} /></Field>
        <Field name="daysBefore" label={t('daysBefore')} required><InputNumber min={0} max={60} precision={0} style={{ width: '100%' }} /></Field>
      </div>
      <div className="field-row">
        <Field name="fromAge" label={t('fromAge')} hint={t('fromAgeHint')}><InputNumber min={0} max={120} precision={0} style={{ width: '100%' }} /></Field>
        {trigger === 'festival' && <Field name="festivalOn" label={t('festivalOn')} required hint={t('festivalHint')}><DayInput /></Field>}
        {trigger === 'hardship' && <Field name="everyMonths" label={t('everyMonths')} required><Select options={([1, 3, 6, 12] as const).map((value) => ({ value, label: t(`every${value}`) }))} /></Field>}
      </div>
      <Field name="facts" label={t('facts')} hint={t('factsHint')}><Checkbox.Group options={CARE_FACTS.map((value) => ({ value, label: t(`f.${value}`) }))} /></Field>
      <div className="field-row">
        <Field name="amountFen" label={t('kindAmount')}><MoneyInput /></Field>
        <Field name="programmeId" label={t('programme')} hint={t('programmeHint')}><Select allowClear options={programmes.map((each) => ({ value: each.programmeId, label: each.name }))} /></Field>
      </div>
      <Field name="decisionRef" label={t('kindRef')}><Input maxLength={100} /></Field>
      <Field name="active" label={t('active')} valuePropName="checked"><Checkbox>{t('active')}</Checkbox></Field>
    </FormDialog>
  );
}

export function CareKindsPage() {
  const t = useWords(careWords);
  const mayEdit = useMay('welfare.edit');
  const { data, error } = useCall('care.kinds', {});
  const [editing, setEditing] = useState<Kind | null>();
  const columns = useMemo<Column<Kind>[]>(() => [
    { key: 'name', title: t('kindName'), width: 140, value: (row) => row.name },
    { key: 'active', title: t('state'), width: 100, render: (row) => <StatusTag tone={row.active ? 'good' : 'neutral'}>{row.active ? t('inUse') : t('stopped')}</StatusTag> },
    { key: 'trigger', title: t('trigger'), width: 200, value: (row) => `${t(`t.${row.trigger}`)}${row.festivalOn === null ? '' : ` ${row.festivalOn}`}${row.everyMonths === null ? '' : ` · ${t(`every${row.everyMonths}`)}`}` },
    { key: 'age', title: t('fromAge'), width: 110, kind: 'number', value: (row) => row.fromAge },
    { key: 'facts', title: t('facts'), width: 220, value: (row) => row.facts.map((fact) => t(`f.${fact}`)).join(t('&')) },
    { key: 'amount', title: t('kindAmount'), width: 120, kind: 'money', value: (row) => row.amountFen, render: (row) => (row.amountFen === null ? '' : <MoneyText fen={row.amountFen} />) },
    { key: 'programme', title: t('programme'), width: 220, value: (row) => row.programmeName },
  ], [t]);
  return (
    <PageFrame title={t('kinds')} back={{ to: '/welfare/cares', label: t('cares') }} actions={mayEdit && <Button type="primary" onClick={() => setEditing(null)}>{t('addKind')}</Button>}>
      <DataTable label={t('kinds')} columns={columns} rows={data?.kinds} rowKey={(row) => row.kindId} error={error} {...(mayEdit ? { onOpen: setEditing } : {})} />
      {editing !== undefined && data !== undefined && <KindDialog kind={editing} programmes={data.programmes} onClose={() => setEditing(undefined)} />}
    </PageFrame>
  );
}
