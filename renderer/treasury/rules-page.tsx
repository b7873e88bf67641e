import { PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Radio } from 'antd';
import { useMemo, useState } from 'react';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { AccountSetChoice, WithAccountSet, type OpenBooks } from '#renderer/ui/account-set.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { ruleInputSchema, type MatchRule } from '#shared/treasury/contract.ts';
import { LeafSelect } from './leaf-select.tsx';
import { treasuryWords } from './words.ts';

function Rules({ books }: { books: OpenBooks }) {
  const t = useWords(treasuryWords);
  const may = useMay('ledger.make');
  const { accountSetId } = books.set;
  const [editing, setEditing] = useState<MatchRule | 'new'>();
  const rules = useCall('treasury.rules', { accountSetId });
  const save = useAct('treasury.saveRule');
  const columns = useMemo<Column<MatchRule>[]>(
    () => [
      { key: 'name', title: t('ruleName'), width: 160, value: (row) => row.name },
      { key: 'contains', title: t('contains'), width: 220, value: (row) => row.contains },
      { key: 'direction', title: t('direction'), width: 90, value: (row) => t(row.direction) },
      { key: 'account', title: t('counterAccount'), width: 240, value: (row) => `${row.accountCode} ${row.accountName}` },
      { key: 'summary', title: t('voucherSummary'), width: 200, value: (row) => row.voucherSummary },
      { key: 'active', title: t('state'), width: 90, render: (row) => <StatusTag tone={row.active ? 'good' : 'neutral'}>{t(row.active ? 'active' : 'stopped')}</StatusTag> },
    ],
    [t],
  );
  const old = editing === 'new' ? undefined : editing;
  const add = may && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setEditing('new')}>{t('newRule')}</Button>;
  return (
    <PageFrame title={t('rules')} subtitle={<AccountSetChoice books={books} />} back={{ to: `/ledger/bank?set=${accountSetId}`, label: t('bank') }} actions={add}>
      <DataTable label={t('rules')} columns={columns} rows={rules.data} rowKey={(row) => row.ruleId} error={rules.error} {...(may ? { onOpen: setEditing } : {})} empty={{ title: t('noRules'), hint: t('noRulesHint'), action: add }} />
      <FormDialog open={editing !== undefined} title={old === undefined ? t('newRule') : old.name} schema={ruleInputSchema.omit({ accountSetId: true, ruleId: true })}
        initial={old === undefined ? { direction: 'both', active: true } : { name: old.name, contains: old.contains, direction: old.direction, accountCode: old.accountCode, voucherSummary: old.voucherSummary, active: old.active }}
        onClose={() => setEditing(undefined)} onSave={(input) => save.run({ ...input, accountSetId, ...(old === undefined ? {} : { ruleId: old.ruleId }) })}>
        {() => (
          <>
            <Field name="name" label={t('ruleName')} required><Input maxLength={40} /></Field>
            <Field name="contains" label={t('contains')} required><Input maxLength={60} /></Field>
            <Field name="direction" label={t('direction')} required><Radio.Group options={(['in', 'out', 'both'] as const).map((each) => ({ value: each, label: t(each) }))} /></Field>
            <Field name="accountCode" label={t('counterAccount')} required><LeafSelect accountSetId={accountSetId} /></Field>
            <Field name="voucherSummary" label={t('voucherSummary')} hint={t('voucherSummaryHint')}><Input maxLength={100} /></Field>
            <Field name="active" label={t('active')} valuePropName="checked"><Checkbox /></Field>
          </>
        )}
      </FormDialog>
    </PageFrame>
  );
}

export function RulesPage() {
  return <WithAccountSet>{(books) => <Rules books={books} />}</WithAccountSet>;
}
