import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { localDayAndTime } from '#shared/days.ts';
import { fen } from '#shared/money.ts';
import { treasuryContract, type StatementMatch, type TreasuryAccount } from '#shared/treasury/contract.ts';
import { BankAccountFrame } from './bank-account-frame.tsx';
import { treasuryWords } from './words.ts';

function Matches({ account }: { account: TreasuryAccount }) {
  const t = useWords(treasuryWords);
  const may = useMay('ledger.make');
  const [undoing, setUndoing] = useState<StatementMatch>();
  const matches = useCall('treasury.matches', { treasuryAccountId: account.treasuryAccountId }, { keepLast: true });
  const unmatch = useAct('treasury.unmatch');
  const columns = useMemo<Column<StatementMatch>[]>(
    () => [
      { key: 'at', title: t('day'), width: 170, kind: 'id', value: (row) => localDayAndTime(row.at) },
      { key: 'way', title: t('way'), width: 80, value: (row) => t(row.way) },
      { key: 'amount', title: t('amount'), width: 130, kind: 'money', value: (row) => fen((row.statement.length > 0 ? row.statement : row.book).reduce((sum, line) => sum + line.amountFen, 0)) },
      { key: 'statement', title: t('statementSide'), width: 300, value: (row) => row.statement.map((line) => `${line.day} ${line.counterparty} ${line.summary}`.trim()).join(t(';')) },
      { key: 'book', title: t('bookSide'), width: 300, value: (row) => row.book.map((line) => `${line.day} ${line.word}-${line.number} ${line.summary}`).join(t(';')) },
      { key: 'by', title: t('by'), width: 90, value: (row) => row.by },
      { key: 'state', title: t('state'), width: 170, render: (row) => (row.withdrawnAt === null ? <StatusTag tone="good">{t('valid')}</StatusTag> : <StatusTag tone="neutral">{t('withdrawn', { who: row.withdrawnBy ?? '', reason: row.withdrawnReason ?? '' })}</StatusTag>) },
      ...(may ? [{ key: 'acts', title: '', width: 110, render: (row: StatementMatch) => row.withdrawnAt === null && <Button size="small" onClick={() => setUndoing(row)}>{t('unmatch')}</Button> }] : []),
    ],
    [t, may],
  );
  return (
    <>
      <DataTable label={t('matches')} columns={columns} rows={matches.data} rowKey={(row) => row.matchId} error={matches.error} empty={{ title: t('noMatches') }} />
      {undoing !== undefined && (
        <FormDialog open title={t('unmatch')} schema={treasuryContract.unmatch.input.pick({ reason: true })} initial={{ reason: '' }} saveLabel={t('unmatch')} dangerous onClose={() => setUndoing(undefined)} onSave={(input) => unmatch.run({ ...input, matchId: undoing.matchId })}>
          {() => <Field name="reason" label={t('reason')} required><Input maxLength={200} autoFocus /></Field>}
        </FormDialog>
      )}
    </>
  );
}

export function MatchesPage() {
  return <BankAccountFrame page="matches">{(account) => <Matches account={account} />}</BankAccountFrame>;
}
