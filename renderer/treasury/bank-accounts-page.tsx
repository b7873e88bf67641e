import { PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select, Space } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { AccountSetChoice, WithAccountSet, type OpenBooks } from '#renderer/ui/account-set.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyInput } from '#renderer/ui/money-input.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RevealValue } from '#renderer/ui/reveal-value.tsx';
import { saveTreasuryAccountSchema, type TreasuryAccount } from '#shared/treasury/contract.ts';
import { TREASURY_ACCOUNT_KINDS } from '#shared/treasury/words.ts';
import { LeafSelect } from './leaf-select.tsx';
import { treasuryWords } from './words.ts';

type Editing = TreasuryAccount | 'new' | undefined;

function AccountDialog({ editing, books, onClose }: { editing: Editing; books: OpenBooks; onClose: () => void }) {
  const t = useWords(treasuryWords);
  const save = useAct('treasury.saveAccount');
  const old = editing === 'new' ? undefined : editing;
  const { accountSetId } = books.set;
  return (
    <FormDialog
      open={editing !== undefined} title={old === undefined ? t('newAccount') : `${t('editAccount')} ${old.accountCode} ${old.accountName}`} schema={saveTreasuryAccountSchema.omit({ accountSetId: true, treasuryAccountId: true })}
      initial={old === undefined ? { kind: 'basic', startsOn: `${books.set.startMonth}-01`, openedOn: `${books.set.startMonth}-01` } : { accountCode: old.accountCode, kind: old.kind, bankName: old.bankName, openedOn: old.openedOn, closedOn: old.closedOn, startsOn: old.startsOn, startBalanceFen: old.startBalanceFen }}
      onClose={onClose} onSave={(input) => save.run({ ...input, accountSetId, ...(old === undefined ? {} : { treasuryAccountId: old.treasuryAccountId }) })}
    >
      {() => (
        <>
          <Field name="accountCode" label={t('account')} required><LeafSelect accountSetId={accountSetId} flag="bank" disabled={old !== undefined} /></Field>
          <Field name="bankName" label={t('bankName')} required><Input maxLength={60} /></Field>
          <Field name="number" label={t('number')} required={old === undefined} {...(old === undefined ? {} : { hint: `${old.numberMasked}　${t('numberKept')}` })}><Input maxLength={60} autoComplete="off" /></Field>
          <div className="field-row">
            <Field name="kind" label={t('kind')} required><Select options={TREASURY_ACCOUNT_KINDS.map((kind) => ({ value: kind, label: t(kind) }))} /></Field>
            <Field name="openedOn" label={t('openedOn')} required><DayInput /></Field>
            <Field name="closedOn" label={t('closedOn')}><DayInput /></Field>
          </div>
          <div className="field-row">
            <Field name="startsOn" label={t('startsOn')} required hint={t('startsOnHint')}><DayInput disabled={old?.started === true} /></Field>
            <Field name="startBalanceFen" label={t('startBalance')} required hint={t('startBalanceHint')}><MoneyInput disabled={old?.started === true} /></Field>
          </div>
        </>
      )}
    </FormDialog>
  );
}

function BankAccounts({ books }: { books: OpenBooks }) {
  const t = useWords(treasuryWords);
  const navigate = useNavigate();
  const [maySetUp, mayMake] = [useMay('ledger.setup'), useMay('ledger.make')];
  const [editing, setEditing] = useState<Editing>();
  const accounts = useCall('treasury.accounts', { accountSetId: books.set.accountSetId });
  const { run: reveal } = useAct('treasury.revealNumber');
  const columns = useMemo<Column<TreasuryAccount>[]>(
    () => [
      { key: 'account', title: t('account'), width: 170, value: (row) => `${row.accountCode} ${row.accountName}` },
      { key: 'bank', title: t('bankName'), width: 150, value: (row) => `${row.bankName}${t('(')}${t(row.kind)}${t(')')}` },
      { key: 'number', title: t('number'), width: 216, kind: 'id', render: (row) => (
        <RevealValue masked={row.numberMasked} label={t('fullNumber')} allowed={mayMake} reveal={async (reason) => {
          const outcome = await reveal({ treasuryAccountId: row.treasuryAccountId, reason });
          return outcome.ok ? { ok: true, value: outcome.value.number } : outcome;
        }} />
      ) },
      { key: 'bankFen', title: t('bankBalance'), width: 140, kind: 'money', value: (row) => row.bankBalanceFen },
      { key: 'bookFen', title: t('bookBalance'), width: 140, kind: 'money', value: (row) => row.bookBalanceFen },
      { key: 'openStatement', title: t('openStatement'), width: 120, kind: 'number', value: (row) => row.unmatchedStatement },
      { key: 'openBook', title: t('openBook'), width: 120, kind: 'number', value: (row) => row.unmatchedBook },
      { key: 'lastDay', title: t('lastDay'), width: 112, kind: 'day', value: (row) => row.lastDay },
      { key: 'signed', title: t('signedMonth'), width: 110, kind: 'id', value: (row) => row.signedMonth },
      ...(maySetUp ? [{ key: 'acts', title: '', width: 84, render: (row: TreasuryAccount) => <Button size="small" onClick={(event) => { event.stopPropagation(); setEditing(row); }}>{t('editAccount')}</Button> }] : []),
    ],
    [t, maySetUp, mayMake, reveal],
  );
  const add = maySetUp && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setEditing('new')}>{t('newAccount')}</Button>;
  return (
    <PageFrame title={t('bank')} subtitle={<AccountSetChoice books={books} />} actions={<Space><Button onClick={() => void navigate(`/ledger/bank-rules?set=${books.set.accountSetId}`)}>{t('rules')}</Button>{add}</Space>}>
      <DataTable label={t('bank')} columns={columns} rows={accounts.data} rowKey={(row) => row.treasuryAccountId} error={accounts.error} onOpen={(row) => void navigate(`/ledger/bank/${row.treasuryAccountId}`)}
        empty={{ title: t('noAccounts'), hint: t('noAccountsHint'), action: add }} />
      <AccountDialog editing={editing} books={books} onClose={() => setEditing(undefined)} />
    </PageFrame>
  );
}

export function BankAccountsPage() {
  return <WithAccountSet>{(books) => <BankAccounts books={books} />}</WithAccountSet>;
}
