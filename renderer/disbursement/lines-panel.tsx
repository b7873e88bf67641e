import { Button, Checkbox, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import type { BatchLine } from '#shared/disbursement/contract.ts';
import { formatYuan } from '#shared/money.ts';
import { LINE_STATUSES } from '#shared/disbursement/status.ts';
import { LineDialog } from './line-dialog.tsx';
import { PayCashDialog } from './pay-cash-dialog.tsx';
import { recoveryWords } from './recovery-words.ts';
import { lineStatusWords, lineTones } from './status-words.ts';
import type { BatchShown } from './steps.ts';
import { disbursementWords } from './words.ts';

const DEFAULTS = { name: '', lines: '', noAccount: '', origin: '' };
/** All lines at once: the table draws only those in sight. */
const ALL = 50_000;
const reasonForm = z.object({ reason: z.string().trim().min(1).max(200) });

function useColumns({ payBy, byInvoice }: Pick<BatchShown, 'payBy' | 'byInvoice'>): Column<BatchLine>[] {
  const t = useWords(disbursementWords);
  const r = useWords(recoveryWords);
  const language = useLanguage();
  return useMemo(() => {
    const whereTo: Column<BatchLine> = payBy === 'cash' ? { key: 'proxy', title: t('proxyName'), width: 130, value: (row) => [row.proxyName, row.proxyRelation].filter((part) => part !== null && part !== '').join(' / ') } :
      { key: 'account', title: t('account'), kind: 'id', width: 165, value: (row) => row.accountMasked, render: (row) => (row.accountMasked === '' ? <span className="muted">{t('noAccount')}</span> : <span className="figures">{row.accountMasked}</span>) };
    return [
      { key: 'lineNo', title: t('lineNo'), kind: 'number', width: 64, value: (row) => row.lineNo, sortable: true },
      { key: 'name', title: t('name'), width: 90, value: (row) => row.name, sortable: true },
      { key: 'head', title: t('head'), width: 85, value: (row) => row.headName, sortable: true },
      { key: 'place', title: t('place'), width: 140, value: (row) => [row.gridName, row.buildingName].filter((part) => part !== '').join(' / '), sortable: true },
      { key: 'age', title: t('age'), kind: 'number', width: 56, value: (row) => row.age },
      { key: 'idNumber', title: t('idNumber'), kind: 'id', width: 165, value: (row) => row.idNumberMasked },
      { key: 'amount', title: t('amount'), kind: 'money', width: 95, value: (row) => row.amountFen, sortable: true },
      // A provider is paid: neither an account nor a proxy of the person matters.
      ...(byInvoice ? [] : [whereTo]),
      { key: 'origin', title: t('origin'), width: 88, value: (row) => (row.origin === 'rule' && row.kind === 'claims' ? r('kind_claims') : t(`origin_${row.origin}`)), sortable: true },
      { key: 'status', title: t('status'), width: language === 'zh' ? 92 : 128, value: (row) => lineStatusWords[language][row.status], render: (row) => <StatusTag tone={lineTones[row.status]}>{lineStatusWords[language][row.status]}</StatusTag>, sortable: true },
      { key: 'reason', title: t('reason'), width: 130, value: (row) => [row.setOffFen > 0 ? r('setOffShort', { sum: formatYuan(row.setOffFen) }) : '', row.statusReason ?? ''].filter((part) => part !== '').join(t(';')) },
    ];
  }, [t, r, language, payBy, byInvoice]);
}

/** Ends several lines that will not be paid in this batch. */
function SettleDialog({ batch, lines, onClose, onDone }: { batch: BatchShown; lines: readonly BatchLine[]; onClose: () => void; onDone: () => void }) {
  const t = useWords(disbursementWords);
  const settle = useAct('disbursement.settleLines');
  return (
    <FormDialog open title={t('do_settle')} schema={reasonForm} initial={{}} saveLabel={t('do_settle')} onClose={onClose} onSaved={onDone}
      onSave={({ reason }) => settle.run({ batchId: batch.batchId, version: batch.version, lineIds: lines.map((line) => line.lineId), reason })}>
      <p className="muted">{`${t('chosenN', { n: lines.length })}${t(batch.byInvoice ? 'explain_settleInvoice' : 'explain_settle')}`}</p>
      <Field name="reason" label={t('reason')} required>
        <Input maxLength={200} />
      </Field>
    </FormDialog>
  );
}

/** 明细: everybody in the batch; Enter opens a line with its reasons and what may be done with it. */
export function LinesPanel({ batch }: { batch: BatchShown }) {
  const t = useWords(disbursementWords);
  const language = useLanguage();
  const columns = useColumns(batch);
  const [filters, setFilters] = useUrlFilters(DEFAULTS);
  const [openLineId, setOpenLineId] = useState<BatchLine['lineId']>();
  const [chosen, setChosen] = useState<readonly BatchLine[]>([]);
  const [doing, setDoing] = useState<'payCash' | 'settle'>();
  const { data, error } = useCall('disbursement.lines', {
    batchId: batch.batchId, search: filters.name, limit: ALL,
    status: LINE_STATUSES.filter((each) => each === filters.lines), missingAccount: filters.noAccount === '1',
    origin: filters.origin === 'rule' || filters.origin === 'manual' ? filters.origin : null,
  }, { keepLast: true });
  const open = data?.lines.find((line) => line.lineId === openLineId);
  const mayTick = batch.next.includes('payCash') || batch.next.includes('settle');
  const done = (): void => {
    setDoing(undefined);
    setChosen([]);
  };

  return (
    <>
      <DataTable<BatchLine>
        label={t('lines')}
        columns={columns}
        rows={data?.lines}
        rowKey={(row) => row.lineId}
        error={error}
        onOpen={(row) => setOpenLineId(row.lineId)}
        search={{ value: filters.name, onChange: (name) => setFilters({ name }), placeholder: t('searchName') }}
        filters={
          <>
            <Select aria-label={t('status')} style={{ width: '10em' }} value={filters.lines} onChange={(lines) => setFilters({ lines })} options={[{ value: '', label: t('allStatuses') }, ...LINE_STATUSES.map((each) => ({ value: each, label: lineStatusWords[language][each] }))]} />
            <Select aria-label={t('origin')} style={{ width: '9em' }} value={filters.origin} onChange={(origin) => setFilters({ origin })} options={[{ value: '', label: t('allOrigins') }, { value: 'rule', label: t('origin_rule') }, { value: 'manual', label: t('origin_manual') }]} />
            {batch.payBy === 'bank' && !batch.byInvoice && <Checkbox checked={filters.noAccount === '1'} onChange={(event) => setFilters({ noAccount: event.target.checked ? '1' : '' })}>{t('noAccount')}</Checkbox>}
          </>
        }
        exports={
          mayTick && chosen.length > 0 ? (
            <>
              {batch.next.includes('settle') && <Button onClick={() => setDoing('settle')}>{t('actN', { act: t('do_settle'), n: chosen.length })}</Button>}
              {batch.next.includes('payCash') && <Button type="primary" onClick={() => setDoing('payCash')}>{t('actN', { act: t('do_payCash'), n: chosen.length })}</Button>}
            </>
          ) : undefined
        }
        narrowed={Object.values(filters).some((each) => each !== '')}
        empty={{ title: t(batch.status === 'draft' ? 'linesNotYet' : 'linesNone'), hint: t(batch.status === 'draft' ? 'linesNotYetHint' : 'linesNoneHint') }}
        total={data === undefined ? undefined : <>{t(filters.lines === '' ? 'sumDue' : 'sum')} <MoneyText fen={data.totalFen} /></>}
        rowClassName={(row) => (row.status === 'removed' || row.status === 'cancelled' ? 'muted' : '')}
        {...(data === undefined ? {} : { count: data.total })}
        {...(mayTick ? { selection: { keys: chosen.map((line) => line.lineId), onChange: (_keys: (string | number)[], rows: BatchLine[]) => setChosen(rows.filter((row) => row.status === 'toPay' || row.status === 'sent')) } } : {})}
      />
      {open !== undefined && <LineDialog batch={batch} line={open} onClose={() => setOpenLineId(undefined)} />}
      {doing === 'payCash' && <PayCashDialog batch={batch} lines={chosen} onClose={() => setDoing(undefined)} onPaid={done} />}
      {doing === 'settle' && <SettleDialog batch={batch} lines={chosen} onClose={() => setDoing(undefined)} onDone={done} />}
    </>
  );
}
