import { CheckOutlined, CloseOutlined } from '@ant-design/icons';
import { Alert, Button, Input, Modal } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { localDayAndTime, type Month } from '#shared/days.ts';
import type { AccountSetId } from '#shared/ids.ts';
import { closingContract, type Reopening } from '#shared/closing/contract.ts';
import type { CloseCheck, Period } from '#shared/ledger/contract.ts';
import { AccountSetChoice, WithAccountSet, type OpenBooks } from '#renderer/ui/account-set.tsx';
import { BindingDialog } from './binding-dialog.tsx';
import { voucherNumber } from './voucher-words.tsx';
import { ledgerWords } from './words.ts';

/** What is checked before a month is locked, each with what was found. */
function CheckList({ check, accountSetId }: { check: CloseCheck; accountSetId: AccountSetId }) {
  const t = useWords(ledgerWords);
  const language = useLanguage();
  const items = [
    { key: 'checkUnposted', holds: check.unposted.length === 0, found: check.unposted.map((each) => ({ to: `/ledger/vouchers/${each.voucherId}`, label: `${each.voucherDate} ${each.summary} (${each.maker}, ${t(each.status)})` })) },
    { key: 'checkGaps', holds: check.gaps.length === 0, found: check.gaps.map((gap) => ({ to: null, label: `${gap.word}-${gap.number}` })) },
    { key: 'checkUnbalanced', holds: check.unbalanced.length === 0, found: check.unbalanced.map((each) => ({ to: `/ledger/vouchers/${each.voucherId}`, label: voucherNumber(each.word, each.number) ?? '' })) },
    { key: 'checkEarlier', holds: check.earlierOpen.length === 0, found: check.earlierOpen.map((month) => ({ to: null, label: month as string })) },
    { key: 'checkBalanced', holds: check.balanced, found: [] },
    { key: 'checkAttachments', holds: check.withoutAttachments.length === 0, found: check.withoutAttachments.map((each) => ({ to: `/ledger/vouchers/${each.voucherId}`, label: `${voucherNumber(each.word, each.number) ?? ''} ${each.summary}` })) },
  ] as const;
  const toAll = `/ledger/vouchers?set=${accountSetId}&papers=none&from=${check.month}&to=${check.month}`;
  const own = items.map((item) => ({ ...item, toAll: item.key === 'checkAttachments' ? toAll : undefined, title: t(item.key), blocks: item.key !== 'checkAttachments', found: item.found as readonly { to: string | null; label: string }[] }));
  const all = [...own, ...check.more.map((each) => ({ key: each.key, toAll: undefined, title: each.title[language], blocks: each.blocks, holds: each.found.length === 0, found: each.found }))];
  return (
    <ul style={{ listStyle: 'none', padding: 0 }}>
      {all.map((item) => (
        <li key={item.key} style={{ margin: '0.4rem 0' }}>
          {item.holds ? <CheckOutlined aria-hidden style={{ color: 'var(--jade)' }} /> : <CloseOutlined aria-hidden style={{ color: item.blocks ? 'var(--cinnabar)' : 'var(--amber)' }} />}{' '}
          {item.title}{t(':')}{item.holds ? t('checkOk') : t('checkFound', { n: Math.max(1, item.found.length) })}
          {item.found.length > 0 && (
            <ul>
              {item.found.slice(0, 8).map((each) => <li key={each.label}>{each.to === null ? each.label : <Link to={each.to}>{each.label}</Link>}</li>)}
              {item.found.length > 8 && <li>{item.toAll === undefined ? '…' : <Link to={item.toAll}>{t('allMissing')}</Link>}</li>}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

function CloseDialog({ accountSetId, month, onClose }: { accountSetId: AccountSetId; month: Month; onClose: () => void }) {
  const t = useWords(ledgerWords);
  const check = useCall('ledger.closeCheck', { accountSetId, month });
  const close = useAct('ledger.closePeriod');
  return (
    <Modal
      open
      title={t('closeTitle', { month })}
      okText={t('closePeriod')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: check.data?.ready !== true }}
      confirmLoading={close.running}
      onCancel={onClose}
      onOk={() => void close.run({ accountSetId, month }).then((outcome) => outcome.ok && onClose())}
    >
      <p>{t('closeText')}</p>
      {check.data !== undefined && <CheckList check={check.data} accountSetId={accountSetId} />}
      <RefusalAlert error={check.error ?? close.error} />
    </Modal>
  );
}

/** Somebody asks to open a month again; another person decides here. */
function AskedReopening({ asked }: { asked: Reopening }) {
  const t = useWords(ledgerWords);
  const decide = useAct('closing.decideReopening');
  const { reopeningId } = asked;
  return (
    <>
      <Alert
        type="warning" showIcon style={{ marginBottom: '0.6rem' }}
        title={t('reopeningAsked', { who: asked.askedBy, month: asked.month, reason: asked.reason })}
        action={asked.mayDecide && (
          <>
            <Button size="small" type="primary" loading={decide.running} onClick={() => void decide.run({ reopeningId, approve: true, comment: '' })}>{t('approveReopening')}</Button>{' '}
            <Button size="small" loading={decide.running} onClick={() => void decide.run({ reopeningId, approve: false, comment: '' })}>{t('refuseReopening')}</Button>
          </>
        )}
      />
      <RefusalAlert error={decide.error} />
    </>
  );
}

function Periods({ books }: { books: OpenBooks }) {
  const t = useWords(ledgerWords);
  const [mayClose, mayPrint] = [useMay('ledger.close'), useMay('ledger.print')];
  const [binding, setBinding] = useState<Month>();
  const { accountSetId } = books.set;
  const periods = useCall('ledger.periods', { accountSetId });
  const reopen = useAct('closing.askReopening');
  const reopenings = useCall('closing.reopenings', { accountSetId });
  const asked = reopenings.data?.filter((each) => each.status === 'asked') ?? [];
  const [closing, setClosing] = useState<Month>();
  const [reopening, setReopening] = useState<Month>();
  const lastClosed = periods.data?.find((period) => period.status === 'closed')?.month;
  const firstOpen = periods.data?.findLast((period) => period.status === 'open' && !period.opening)?.month;
  const columns = useMemo<Column<Period>[]>(
    () => [
      { key: 'month', title: t('month'), width: 120, kind: 'id', value: (period) => (period.opening ? `${period.month} ${t('openingMonth')}` : period.month) },
      { key: 'status', title: t('status'), width: 90, render: (period) => <StatusTag tone={period.status === 'closed' ? 'neutral' : 'active'}>{t(period.status === 'closed' ? 'periodClosed' : 'periodOpen')}</StatusTag> },
      { key: 'posted', title: t('postedCount'), width: 105, kind: 'number', value: (period) => period.posted },
      { key: 'unposted', title: t('unpostedCount'), width: 105, kind: 'number', value: (period) => period.unposted },
      { key: 'debit', title: t('turnoverAmount'), width: 140, kind: 'money', value: (period) => period.debitFen },
      { key: 'closedBy', title: t('closedBy'), width: 250, value: (period) => (period.closedAt === null ? '' : `${period.closedBy ?? ''} ${localDayAndTime(period.closedAt)}`) },
      { key: 'reopened', title: t('reopenPeriod'), width: 150, value: (period) => (period.reopenedAt === null ? '' : t('reopened', { who: period.reopenedBy ?? '', reason: period.reopenReason ?? '' })) },
      ...(mayClose || mayPrint
        ? [{
            key: 'acts', title: '', width: 220, fixed: 'right' as const,
            render: (period: Period) => (
              <>
                {mayPrint && period.posted > 0 && <Button size="small" aria-label={`${t('binding')} ${period.month}`} onClick={() => setBinding(period.month)}>{t('binding')}</Button>}{' '}
                {mayClose && period.month === firstOpen && <Button size="small" type="primary" onClick={() => setClosing(period.month)}>{t('closePeriod')}</Button>}
                {mayClose && period.month === lastClosed && <Button size="small" onClick={() => setReopening(period.month)}>{t('askReopening')}</Button>}
              </>
            ),
          }]
        : []),
    ],
    [t, mayClose, mayPrint, firstOpen, lastClosed, setClosing, setReopening],
  );
  return (
    <PageFrame title={t('periods')} subtitle={<AccountSetChoice books={books} />}>
      {asked.map((each) => <AskedReopening key={each.reopeningId} asked={each} />)}
      <DataTable label={t('periods')} columns={columns} rows={periods.data} rowKey={(period) => period.month} error={periods.error} empty={{ title: t('noPeriods') }} />
      {binding !== undefined && <BindingDialog accountSetId={accountSetId} month={binding} onClose={() => setBinding(undefined)} />}
      {closing !== undefined && <CloseDialog accountSetId={accountSetId} month={closing} onClose={() => setClosing(undefined)} />}
      {reopening !== undefined && (
        <FormDialog open title={t('reopenTitle', { month: reopening })} schema={closingContract.askReopening.input.pick({ reason: true })} initial={{ reason: '' }} saveLabel={t('askReopening')} dangerous
          onClose={() => setReopening(undefined)} onSave={(input) => reopen.run({ ...input, accountSetId, month: reopening })}>
          {() => <Field name="reason" label={t('reopenReason')} required><Input maxLength={200} autoFocus /></Field>}
        </FormDialog>
      )}
    </PageFrame>
  );
}

export function PeriodsPage() {
  return <WithAccountSet>{(books) => <Periods books={books} />}</WithAccountSet>;
}
