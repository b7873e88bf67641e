import { PlusOutlined } from '@ant-design/icons';
import { Button, Input, Radio, Space } from 'antd';
import { useNavigate } from 'react-router';
import { useMemo, useState } from 'react';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput, MonthInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { nextCode } from '#shared/ledger/account-code.ts';
import { ledgerContract, newAccountSetSchema, type Account } from '#shared/ledger/contract.ts';
import { normaliseSearchText } from '#shared/pinyin.ts';
import { AccountSetChoice, WithAccountSet, type OpenBooks } from '#renderer/ui/account-set.tsx';
import { matchesAccount } from './find-account.ts';
import { DimensionsDialog } from './dimensions-dialog.tsx';
import { ledgerWords } from './words.ts';

const FILTERS = { text: '' };

function NewAccountSet({ primary = false }: { primary?: boolean }) {
  const t = useWords(ledgerWords);
  const [open, setOpen] = useState(false);
  const create = useAct('ledger.createAccountSet');
  return (
    <>
      <Button type={primary ? 'primary' : 'default'} icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t('newAccountSet')}
      </Button>
      <FormDialog
        open={open}
        title={t('newAccountSet')}
        schema={newAccountSetSchema.omit({ words: true })}
        initial={{ code: '', name: '', kind: 'collective', codePattern: '3-2-2' }}
        onClose={() => setOpen(false)}
        onSave={(input) => create.run(input)}
      >
        {() => (
          <>
            <Field name="code" label={t('code')} required><Input maxLength={12} /></Field>
            <Field name="name" label={t('name')} required><Input maxLength={60} /></Field>
            <Field name="kind" label={t('kind')} required>
              <Radio.Group options={[{ value: 'collective', label: t('collective') }, { value: 'committee', label: t('committee') }]} />
            </Field>
            <Field name="startMonth" label={t('startMonth')} required><MonthInput /></Field>
            <Field name="codePattern" label={t('codePattern')} required><Input /></Field>
          </>
        )}
      </FormDialog>
    </>
  );
}

type Doing = { readonly what: 'add' | 'rename' | 'end' | 'dimensions'; readonly account: Account };

function AccountDialogs({ doing, accounts, pattern, onClose }: { doing: Doing | undefined; accounts: readonly Account[]; pattern: string; onClose: () => void }) {
  const t = useWords(ledgerWords);
  const add = useAct('ledger.addAccount');
  const rename = useAct('ledger.renameAccount');
  const end = useAct('ledger.endAccount');
  if (doing === undefined) return null;
  const { account } = doing;
  if (doing.what === 'dimensions') return <DimensionsDialog account={account} onClose={onClose} />;
  const heading = `${account.code} ${account.name}`;
  if (doing.what === 'add') {
    const code = nextCode(account.code, accounts.map((each) => each.code), pattern) ?? '';
    return (
      <FormDialog open title={`${t('addAccount')}${t(':')}${heading}`} schema={ledgerContract.addAccount.input.pick({ code: true, name: true })} initial={{ code, name: '' }} onClose={onClose}
        onSave={(input) => add.run({ ...input, parentId: account.accountId })}>
        {() => (
          <>
            <Field name="code" label={t('code')} required><Input maxLength={20} /></Field>
            <Field name="name" label={t('name')} required><Input maxLength={60} autoFocus /></Field>
          </>
        )}
      </FormDialog>
    );
  }
  if (doing.what === 'rename') {
    return (
      <FormDialog open title={`${t('renameAccount')}${t(':')}${heading}`} schema={ledgerContract.renameAccount.input.pick({ name: true })} initial={{ name: account.name }} onClose={onClose}
        onSave={(input) => rename.run({ ...input, accountId: account.accountId })}>
        {() => <Field name="name" label={t('name')} required><Input maxLength={60} autoFocus /></Field>}
      </FormDialog>
    );
  }
  return (
    <FormDialog open title={`${t('endAccount')}${t(':')}${heading}`} schema={ledgerContract.endAccount.input.pick({ validTo: true })} initial={{ validTo: account.validTo }} onClose={onClose}
      onSave={(input) => end.run({ ...input, accountId: account.accountId })}>
      {() => <Field name="validTo" label={t('lastDay')} hint={t('endAccountText')}><DayInput /></Field>}
    </FormDialog>
  );
}

function Accounts({ books }: { books: OpenBooks }) {
  const t = useWords(ledgerWords);
  const navigate = useNavigate();
  const maySetUp = useMay('ledger.setup');
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const [doing, setDoing] = useState<Doing>();
  const accounts = useCall('ledger.accounts', { accountSetId: books.set.accountSetId });
  const text = normaliseSearchText(filters.text);
  const rows = useMemo(() => accounts.data?.filter((account) => matchesAccount(account, text)), [accounts.data, text]);
  const columns = useMemo<Column<Account>[]>(
    () => [
      { key: 'code', title: t('code'), width: 120, kind: 'id', value: (account) => account.code },
      { key: 'name', title: t('name'), width: 300, render: (account) => <span style={{ paddingLeft: `${(account.level - 1) * 1.4}rem`, fontWeight: account.level === 1 ? 600 : 400 }}>{account.name}</span> },
      { key: 'category', title: t('category'), width: 130, value: (account) => t(account.category) },
      { key: 'side', title: t('balanceSide'), width: 120, value: (account) => t(account.balanceSide) },
      { key: 'status', title: t('status'), width: 170, render: (account) => (account.validTo === null ? <StatusTag tone="good">{t('inUse')}</StatusTag> : <StatusTag tone="neutral">{`${t('ended')} ${account.validTo}`}</StatusTag>) },
      ...(maySetUp
        ? [{
            key: 'acts', title: '', width: 370,
            render: (account: Account) => (
              <Space>
                <Button size="small" disabled={account.leaf && account.used} onClick={() => setDoing({ what: 'add', account })}>{t('addAccount')}</Button>
                <Button size="small" onClick={() => setDoing({ what: 'rename', account })}>{t('renameAccount')}</Button>
                {account.leaf && <Button size="small" onClick={() => setDoing({ what: 'dimensions', account })}>{t('dimensions')}</Button>}
                {account.leaf && <Button size="small" onClick={() => setDoing({ what: 'end', account })}>{t(account.validTo === null ? 'endAccount' : 'unendAccount')}</Button>}
              </Space>
            ),
          }]
        : []),
    ],
    [t, maySetUp],
  );
  return (
    <PageFrame title={t('accounts')} subtitle={<AccountSetChoice books={books} />} actions={<><Button onClick={() => void navigate(`/ledger/guards?set=${books.set.accountSetId}`)}>{t('guards')}</Button><Button onClick={() => void navigate(`/ledger/names?set=${books.set.accountSetId}`)}>{t('names')}</Button>{maySetUp && <NewAccountSet />}</>}>
      <DataTable
        label={t('accounts')}
        columns={columns}
        rows={rows}
        rowKey={(account) => account.accountId}
        error={accounts.error}
        search={{ value: filters.text, onChange: (next) => setFilters({ text: next }), placeholder: t('searchAccounts') }}
        narrowed={filters.text !== ''}
        empty={{ title: t('noAccounts') }}
      />
      <AccountDialogs doing={doing} accounts={accounts.data ?? []} pattern={books.set.codePattern} onClose={() => setDoing(undefined)} />
    </PageFrame>
  );
}

export function AccountsPage() {
  const maySetUp = useMay('ledger.setup');
  return <WithAccountSet empty={maySetUp && <NewAccountSet primary />}>{(books) => <Accounts books={books} />}</WithAccountSet>;
}
