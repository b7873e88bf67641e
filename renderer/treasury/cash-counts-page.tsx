import './treasury.css';
import { PlusOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber, Space } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { AccountSetChoice, WithAccountSet, type OpenBooks } from '#renderer/ui/account-set.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { daySchema } from '#shared/days.ts';
import { fen, formatYuan } from '#shared/money.ts';
import { saveCashCountSchema, treasuryContract, type CashCount } from '#shared/treasury/contract.ts';
import { DENOMINATIONS_FEN } from '#shared/treasury/words.ts';
import { LeafSelect } from './leaf-select.tsx';
import { treasuryWords } from './words.ts';

/** One field per note and coin, named by its fen: a form has no list of fixed rows. */
const pieces = z.record(z.string(), z.int().min(0).max(1_000_000).nullish());
const formSchema = saveCashCountSchema.omit({ accountSetId: true, denominations: true }).extend({ pieces });
const listOf = (values: Readonly<Record<string, number | null | undefined>> | undefined) => DENOMINATIONS_FEN.map((value) => ({ fen: value, count: values?.[String(value)] ?? 0 })).filter((one) => one.count > 0);
const totalOf = (values: Readonly<Record<string, number | null | undefined>> | undefined): number => listOf(values).reduce((sum, one) => sum + one.fen * one.count, 0);

function CountDialog({ books, open, onClose }: { books: OpenBooks; open: boolean; onClose: () => void }) {
  const t = useWords(treasuryWords);
  const { today } = useOfficeState();
  const { accountSetId } = books.set;
  const save = useAct('treasury.saveCashCount');
  const [typed, setTyped] = useState<{ accountCode?: string | undefined; day?: string | undefined; pieces?: Record<string, number | null | undefined> | undefined }>({ accountCode: '101', day: today });
  const day = daySchema.safeParse(typed.day).data;
  const book = useCall('treasury.cashBook', { accountSetId, accountCode: typed.accountCode ?? '', day: day ?? today }, { enabled: open && typed.accountCode !== undefined && day !== undefined, keepLast: true });
  const counted = fen(totalOf(typed.pieces));
  return (
    <FormDialog open={open} width={680} title={t('newCount')} schema={formSchema} initial={{ accountCode: '101', day: today, note: '', pieces: {} }} onClose={onClose} onChange={(values) => setTyped(values)}
      onSave={({ pieces: values, ...input }) => save.run({ ...input, accountSetId, denominations: listOf(values) })}>
      {() => (
        <>
          <div className="field-row">
            <Field name="accountCode" label={t('cashAccount')} required><LeafSelect accountSetId={accountSetId} flag="cash" /></Field>
            <Field name="day" label={t('day')} required><DayInput /></Field>
          </div>
          <div className="treasury-coins">
            {DENOMINATIONS_FEN.map((value) => <Field key={value} name={['pieces', String(value)]} label={`${formatYuan(fen(value))} ×`}><InputNumber min={0} precision={0} changeOnWheel={false} style={{ width: '100%' }} /></Field>)}
          </div>
          <p>
            {t('counted')} <strong><MoneyText fen={counted} /></strong>　{t('book')} {book.data === undefined ? '…' : <MoneyText fen={book.data.bookFen} />}　{t('difference')}{' '}
            {book.data !== undefined && <strong className={counted === book.data.bookFen ? 'treasury-good' : 'treasury-bad'}>{formatYuan(fen(counted - book.data.bookFen))}</strong>}
          </p>
          <Field name="note" label={t('note')}><Input maxLength={200} /></Field>
        </>
      )}
    </FormDialog>
  );
}

type Doing = { readonly what: 'withdraw' | 'voucher'; readonly count: CashCount };

function CountDialogs({ doing, books, onClose }: { doing: Doing | undefined; books: OpenBooks; onClose: () => void }) {
  const t = useWords(treasuryWords);
  const withdraw = useAct('treasury.withdrawCashCount');
  const draft = useAct('treasury.draftCashDifference');
  if (doing === undefined) return null;
  const { cashCountId } = doing.count;
  if (doing.what === 'withdraw') {
    return (
      <FormDialog open title={t('withdrawCount')} schema={treasuryContract.withdrawCashCount.input.pick({ reason: true })} initial={{ reason: '' }} saveLabel={t('withdrawCount')} dangerous onClose={onClose} onSave={(input) => withdraw.run({ ...input, cashCountId })}>
        {() => <Field name="reason" label={t('reason')} required><Input maxLength={200} autoFocus /></Field>}
      </FormDialog>
    );
  }
  return (
    <FormDialog open title={`${t('draftDifference')} ${formatYuan(doing.count.differenceFen)}`} schema={treasuryContract.draftCashDifference.input.pick({ accountCode: true })} initial={{ accountCode: '18101' }} onClose={onClose} onSave={(input) => draft.run({ ...input, cashCountId })}>
      {() => <Field name="accountCode" label={t('counterAccount')} required hint={t('draftDifferenceHint')}><LeafSelect accountSetId={books.set.accountSetId} /></Field>}
    </FormDialog>
  );
}

const TONES = { counted: 'warning', signed: 'good', withdrawn: 'neutral' } as const;

function CashCounts({ books }: { books: OpenBooks }) {
  const t = useWords(treasuryWords);
  const navigate = useNavigate();
  const mayMake = useMay('ledger.make');
  const { signedIn } = useOfficeState();
  const [adding, setAdding] = useState(false);
  const [doing, setDoing] = useState<Doing>();
  const counts = useCall('treasury.cashCounts', { accountSetId: books.set.accountSetId });
  const sign = useAct('treasury.signCashCount');
  const { run: signNow } = sign;
  const columns = useMemo<Column<CashCount>[]>(
    () => [
      { key: 'day', title: t('day'), width: 112, kind: 'day', value: (row) => row.day },
      { key: 'account', title: t('cashAccount'), width: 130, value: (row) => `${row.accountCode} ${row.accountName}` },
      { key: 'counted', title: t('counted'), width: 120, kind: 'money', value: (row) => row.countedFen },
      { key: 'book', title: t('book'), width: 120, kind: 'money', value: (row) => row.bookFen },
      { key: 'difference', title: t('difference'), width: 150, render: (row) => <StatusTag tone={row.differenceFen === 0 ? 'good' : 'bad'}>{row.differenceFen === 0 ? t('agrees') : `${t(row.differenceFen > 0 ? 'long' : 'short')} ${formatYuan(fen(Math.abs(row.differenceFen)))}`}</StatusTag> },
      { key: 'status', title: t('state'), width: 120, render: (row) => <StatusTag tone={TONES[row.status]}>{t(`count_${row.status}`)}</StatusTag> },
      { key: 'counter', title: t('counter'), width: 90, value: (row) => row.counter.name },
      { key: 'witness', title: t('witness'), width: 90, value: (row) => row.witness?.name ?? '' },
      { key: 'acts', title: '', width: 380, render: (row) => (
        <Space>
          {row.status === 'counted' && row.counter.name !== signedIn?.staffName && <Button size="small" type="primary" onClick={() => void signNow({ cashCountId: row.cashCountId })}>{t('signCount')}</Button>}
          {mayMake && row.status === 'signed' && row.differenceFen !== 0 && row.voucherId === null && <Button size="small" onClick={() => setDoing({ what: 'voucher', count: row })}>{t('draftDifference')}</Button>}
          {row.voucherId !== null && <Button size="small" onClick={() => void navigate(`/ledger/vouchers/${row.voucherId ?? ''}`)}>{t('openVoucher')}</Button>}
          {mayMake && row.status !== 'withdrawn' && row.voucherId === null && <Button size="small" onClick={() => setDoing({ what: 'withdraw', count: row })}>{t('withdraw')}</Button>}
          <PrintButton to={`/print/cash-count/${row.cashCountId}`} />
        </Space>
      ) },
    ],
    [t, mayMake, signedIn?.staffName, signNow, navigate],
  );
  const add = mayMake && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('newCount')}</Button>;
  return (
    <PageFrame title={t('cash')} subtitle={<AccountSetChoice books={books} />} actions={add}>
      <RefusalAlert error={sign.error} />
      <DataTable label={t('cash')} columns={columns} rows={counts.data} rowKey={(row) => row.cashCountId} error={counts.error} empty={{ title: t('noCounts'), hint: t('noCountsHint'), action: add }} />
      {adding && <CountDialog books={books} open onClose={() => setAdding(false)} />}
      <CountDialogs doing={doing} books={books} onClose={() => setDoing(undefined)} />
    </PageFrame>
  );
}

export function CashCountsPage() {
  return <WithAccountSet>{(books) => <CashCounts books={books} />}</WithAccountSet>;
}
