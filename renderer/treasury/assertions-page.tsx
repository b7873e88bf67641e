import { PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
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
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { formatYuan } from '#shared/money.ts';
import { saveAssertionSchema, treasuryContract, type Assertion } from '#shared/treasury/contract.ts';
import { LeafSelect } from './leaf-select.tsx';
import { treasuryWords } from './words.ts';

function Assertions({ books }: { books: OpenBooks }) {
  const t = useWords(treasuryWords);
  const { today } = useOfficeState();
  const [mayMake, mayClose] = [useMay('ledger.make'), useMay('ledger.close')];
  const { accountSetId } = books.set;
  const [adding, setAdding] = useState(false);
  const [withdrawing, setWithdrawing] = useState<Assertion>();
  const assertions = useCall('treasury.assertions', { accountSetId });
  const save = useAct('treasury.saveAssertion');
  const withdraw = useAct('treasury.withdrawAssertion');
  const columns = useMemo<Column<Assertion>[]>(
    () => [
      { key: 'holds', title: t('state'), width: 90, render: (row) => <StatusTag tone={row.holds ? 'good' : 'bad'}>{t(row.holds ? 'holds' : 'broken')}</StatusTag> },
      { key: 'day', title: t('day'), width: 112, kind: 'day', value: (row) => row.day },
      { key: 'account', title: t('account'), width: 190, value: (row) => `${row.accountCode} ${row.accountName}` },
      { key: 'asserted', title: t('asserted'), width: 140, kind: 'money', value: (row) => row.balanceFen },
      { key: 'actual', title: t('actual'), width: 140, kind: 'money', value: (row) => row.actualFen },
      { key: 'difference', title: t('differenceOf'), width: 130, kind: 'money', value: (row) => row.differenceFen },
      { key: 'source', title: t('source'), width: 180, value: (row) => row.source },
      { key: 'moved', title: t('movedBy'), width: 300, render: (row) => row.movedBy.map((voucher) => (
        <Link key={voucher.voucherId} to={`/ledger/vouchers/${voucher.voucherId}`} style={{ marginRight: '0.8em' }}>{voucher.voucherDate} {voucher.word}-{voucher.number} {formatYuan(voucher.amountFen)}{t('(')}{voucher.poster}{t(')')}</Link>
      )) },
      { key: 'by', title: t('by'), width: 90, value: (row) => row.by },
      ...(mayClose ? [{ key: 'acts', title: '', width: 84, render: (row: Assertion) => <Button size="small" onClick={() => setWithdrawing(row)}>{t('withdraw')}</Button> }] : []),
    ],
    [t, mayClose],
  );
  const add = mayMake && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('newAssertion')}</Button>;
  return (
    <PageFrame title={t('assertions')} subtitle={<AccountSetChoice books={books} />} actions={add}>
      <div className="muted">{t('assertionLead')}</div>
      <DataTable label={t('assertions')} columns={columns} rows={assertions.data} rowKey={(row) => row.assertionId} error={assertions.error} empty={{ title: t('noAssertions'), hint: t('assertionLead'), action: add }} />
      <FormDialog open={adding} title={t('newAssertion')} schema={saveAssertionSchema.omit({ accountSetId: true })} initial={{ day: today }} onClose={() => setAdding(false)} onSave={(input) => save.run({ ...input, accountSetId })}>
        {() => (
          <>
            <Field name="accountCode" label={t('account')} required><LeafSelect accountSetId={accountSetId} anyLevel /></Field>
            <Field name="day" label={t('day')} required><DayInput /></Field>
            <Field name="balanceFen" label={t('asserted')} required hint={t('balanceHint')}><MoneyInput /></Field>
            <Field name="source" label={t('source')} required hint={t('sourceHint')}><Input maxLength={100} /></Field>
          </>
        )}
      </FormDialog>
      {withdrawing !== undefined && (
        <FormDialog open title={t('withdrawAssertion')} schema={treasuryContract.withdrawAssertion.input.pick({ reason: true })} initial={{ reason: '' }} saveLabel={t('withdraw')} dangerous onClose={() => setWithdrawing(undefined)} onSave={(input) => withdraw.run({ ...input, assertionId: withdrawing.assertionId })}>
          {() => <Field name="reason" label={t('reason')} required><Input maxLength={200} autoFocus /></Field>}
        </FormDialog>
      )}
    </PageFrame>
  );
}

export function AssertionsPage() {
  return <WithAccountSet>{(books) => <Assertions books={books} />}</WithAccountSet>;
}
