/** 成员分红: every run of the open account set. */
import { Button, Input, InputNumber, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { z } from 'zod';
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
import { daySchema, yearOf } from '#shared/days.ts';
import type { AccountSetId } from '#shared/ids.ts';
import { dividendInputSchema, type DividendRun } from '#shared/members/contract.ts';
import { formatShares } from '#shared/members/words.ts';
import { DIVIDEND_TONES } from './dividend-tones.ts';
import { membersWords } from './words.ts';

const form = dividendInputSchema.omit({ accountSetId: true, withholdingBasisPoints: true }).extend({ percent: z.number().min(0).max(100) });

/** Leaf accounts by the beginning of their code. */
function useAccounts(accountSetId: AccountSetId): (...roots: string[]) => { value: string; label: string }[] {
  const accounts = useCall('ledger.accounts', { accountSetId });
  return (...roots) => (accounts.data ?? []).filter((each) => each.leaf && roots.some((root) => each.code.startsWith(root))).map((each) => ({ value: each.code, label: `${each.code} ${each.name}` }));
}

function PrepareDialog({ accountSetId, onClose }: { accountSetId: AccountSetId; onClose: () => void }) {
  const t = useWords(membersWords);
  const { today } = useOfficeState();
  const prepare = useAct('members.prepareDividend');
  const leaves = useAccounts(accountSetId);
  return (
    <FormDialog open width={760} title={t('prepareDividend')} schema={form} onClose={onClose} saveLabel={t('prepareDividend')}
      initial={{ year: yearOf(daySchema.parse(today)) - 1, title: '成员分红', recordOn: today, per: 'household', percent: 0, debitAccountCode: '3220102', payableAccountCode: '113', taxAccountCode: '214' }}
      onSave={({ percent, ...input }) => prepare.run({ ...input, accountSetId, withholdingBasisPoints: Math.round(percent * 100) })}>
      {() => (
        <>
          <div className="field-row">
            <Field name="year" label={t('year')} required><InputNumber min={1990} max={9999} precision={0} /></Field>
            <Field name="title" label={t('title')} required><Input maxLength={60} /></Field>
            <Field name="recordOn" label={t('recordOn')} required><DayInput /></Field>
          </div>
          <Field name="poolFen" label={t('pool')} required><MoneyInput /></Field>
          <div className="field-row">
            <Field name="per" label={t('per')} required><Select options={[{ value: 'household', label: t('perHousehold') }, { value: 'person', label: t('perPerson') }]} /></Field>
            <Field name="percent" label={t('withholding')} required><InputNumber min={0} max={100} precision={2} /></Field>
          </div>
          <Field name="resolutionRef" label={t('resolutionRef')} required><Input maxLength={100} /></Field>
          <div className="field-row">
            <Field name="debitAccountCode" label={t('debitAccount')} required><Select options={leaves('322', '113', '211')} /></Field>
            <Field name="payableAccountCode" label={t('payableAccount')} required><Select options={leaves('113', '211')} /></Field>
            <Field name="taxAccountCode" label={t('taxAccount')} required><Select options={leaves('214')} /></Field>
          </div>
        </>
      )}
    </FormDialog>
  );
}

function Dividends({ books }: { books: OpenBooks }) {
  const t = useWords(membersWords);
  const navigate = useNavigate();
  const mayMake = useMay('ledger.make');
  const { accountSetId } = books.set;
  const runs = useCall('members.dividends', { accountSetId });
  const [adding, setAdding] = useState(false);
  const columns = useMemo<Column<DividendRun>[]>(() => [
    { key: 'year', title: t('year'), width: 90, kind: 'id', value: (run) => String(run.year) }, { key: 'title', title: t('title'), width: 200, value: (run) => run.title }, { key: 'record', title: t('recordOn'), width: 130, kind: 'day', value: (run) => run.recordOn },
    { key: 'pool', title: t('pool'), width: 170, kind: 'money', value: (run) => run.poolFen }, { key: 'shares', title: t('totalShares'), width: 150, kind: 'number', value: (run) => formatShares(run.totalQuantity) }, { key: 'lines', title: t('lines'), width: 90, kind: 'number', value: (run) => run.lines },
    { key: 'paid', title: t('paidSum'), width: 160, kind: 'money', value: (run) => run.paidFen }, { key: 'heirs', title: t('heirs'), width: 100, kind: 'number', value: (run) => run.heirs },
    { key: 'status', title: t('status'), width: 120, render: (run) => <StatusTag tone={DIVIDEND_TONES[run.status]}>{t(run.status)}</StatusTag> },
  ], [t]);
  return (
    <PageFrame title={t('dividends')} subtitle={<AccountSetChoice books={books} />} actions={mayMake && <Button type="primary" onClick={() => setAdding(true)}>{t('prepareDividend')}</Button>}>
      <DataTable label={t('dividends')} columns={columns} rows={runs.data} rowKey={(run) => run.runId} error={runs.error} onOpen={(run) => void navigate(`/ledger/dividends/${run.runId}`)} empty={{ title: t('noDividends'), hint: t('noDividendsHint') }} />
      {adding && <PrepareDialog accountSetId={accountSetId} onClose={() => setAdding(false)} />}
    </PageFrame>
  );
}

export function DividendsPage() {
  return <WithAccountSet>{(books) => <Dividends books={books} />}</WithAccountSet>;
}
