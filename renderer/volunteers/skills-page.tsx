/** 技能和服务类别: the office's lists. */
import { Button, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { volunteersContract, type Skill } from '#shared/volunteers/contract.ts';
import { volunteersWords } from './words.ts';

export function SkillsPage() {
  const t = useWords(volunteersWords);
  const mayEdit = useMay('volunteers.edit');
  const skills = useCall('volunteers.skills', { all: true });
  const save = useAct('volunteers.saveSkill');
  const [adding, setAdding] = useState(false);
  const columns = useMemo<Column<Skill>[]>(() => [
    { key: 'kind', title: t('skillKind'), width: 120, value: (row) => t(row.kind), sortable: true }, { key: 'name', title: t('skillName'), width: 200, value: (row) => row.name, sortable: true }, { key: 'people', title: t('inUse'), width: 120, kind: 'number', value: (row) => row.volunteers, sortable: true },
    { key: 'active', title: t('standing'), width: 120, render: (row) => (row.active ? null : <StatusTag tone="neutral">{t('retired')}</StatusTag>) },
    ...(mayEdit ? [{ key: 'act', title: '', width: 120, render: (row: Skill) => <Button size="small" onClick={() => void save.run({ skillId: row.skillId, kind: row.kind, name: row.name, active: !row.active })}>{t(row.active ? 'retire' : 'restore')}</Button> }] : []),
  ], [t, mayEdit, save]);
  return (
    <PageFrame title={t('skillList')} actions={mayEdit && <Button type="primary" onClick={() => setAdding(true)}>{t('addSkill')}</Button>}>
      <DataTable label={t('skillList')} columns={columns} rows={skills.data} rowKey={(row) => row.skillId} error={skills.error ?? save.error ?? null} />
      {adding && (
        <FormDialog open title={t('addSkill')} schema={volunteersContract.saveSkill.input.pick({ kind: true, name: true })} initial={{ kind: 'skill', name: '' }} onClose={() => setAdding(false)} onSave={(input) => save.run(input)}>
          <Field name="kind" label={t('skillKind')} required><Select options={[{ value: 'skill', label: t('skill') }, { value: 'service', label: t('service') }]} /></Field>
          <Field name="name" label={t('skillName')} required><Input maxLength={20} /></Field>
        </FormDialog>
      )}
    </PageFrame>
  );
}
