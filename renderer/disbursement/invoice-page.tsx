import { Alert, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { z } from 'zod';
import { uploadFile } from '#renderer/api/files.ts';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { EmptyPage } from '#renderer/ui/empty-page.tsx';
import { FileDrop } from '#renderer/ui/file-drop.tsx';
import { Field, FormPanel } from '#renderer/ui/form-panel.tsx';
import { MoneyInput } from '#renderer/ui/money-input.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { providersContract } from '#shared/disbursement/provider-contract.ts';
import { AppError } from '#shared/errors.ts';
import { id, type BatchId } from '#shared/ids.ts';
import { fen, sumFen, type Fen } from '#shared/money.ts';
import { InvoicePeople, rowsOf, type Match, type OpenLine } from './invoice-people.tsx';
import { providerWords } from './provider-words.ts';
import type { BatchShown } from './steps.ts';

const { shape } = providersContract.pay.input;
const invoiceForm = z.object({ providerId: shape.providerId, invoiceNo: shape.invoiceNo, invoicedOn: shape.invoicedOn, amountFen: shape.amountFen, paidOn: shape.invoicedOn, note: z.string().trim().max(200).optional() });

/** The provider's list, pasted or dropped. */
function Compare({ batchId, match, onMatch }: { batchId: BatchId; match: Match | undefined; onMatch: (match: Match | undefined) => void }) {
  const t = useWords(providerWords);
  const compare = useAct('providers.match');
  const [text, setText] = useState('');
  const [failed, setFailed] = useState<Error>();
  const run = async (fileId: string | null): Promise<void> => {
    setFailed(undefined);
    const outcome = await compare.run({ batchId, fileId, text: fileId === null ? text : null });
    if (outcome.ok) onMatch(outcome.value);
  };
  const take = async (file: File): Promise<void> => {
    try {
      await run((await uploadFile(file)).fileId);
    } catch (error) {
      setFailed(error instanceof Error ? error : new AppError('bad_request', { detail: '' }));
    }
  };
  return (
    <details className="card" open={match === undefined ? undefined : true}>
      <summary>{t('compare')}</summary>
      <p className="muted">{t('compareHint')}</p>
      <div className="invoice-compare">
        <div>
          <Input.TextArea aria-label={t('pasted')} rows={5} value={text} onChange={(event) => setText(event.target.value)} />
          <div className="dialog-buttons">
            {match !== undefined && <Button onClick={() => onMatch(undefined)}>{t('clearList')}</Button>}
            <Button type="primary" loading={compare.running} disabled={text.trim() === ''} onClick={() => void run(null)}>{t('compareDo')}</Button>
          </div>
        </div>
        <FileDrop accept={['.xlsx', '.xls', '.csv', '.txt']} hint={t('listFile')} onFile={(file) => void take(file)} />
      </div>
      <RefusalAlert error={failed ?? compare.error} />
    </details>
  );
}

function Sums({ tickedFen, persons, invoiceFen, match, openFen }: { tickedFen: Fen; persons: number; invoiceFen: Fen | undefined; match: Match | undefined; openFen: Fen }) {
  const t = useWords(providerWords);
  const given = invoiceFen !== undefined && !Number.isNaN(invoiceFen);
  const differenceFen = given ? fen(invoiceFen - tickedFen) : undefined;
  return (
    <div className="batch-facts" role="status" aria-label={t('sums')}>
      <span>{t('ourSum')} <b className="figures"><MoneyText fen={openFen} /></b></span>
      {match?.theirsFen != null && <span>{t('theirSum')} <b className="figures"><MoneyText fen={match.theirsFen} /></b></span>}
      <span>{t('ticked', { n: persons })} <b className="figures"><MoneyText fen={tickedFen} /></b></span>
      {given && <span>{t('invoiceIs')} <b className="figures"><MoneyText fen={invoiceFen} /></b></span>}
      {differenceFen !== undefined && (differenceFen === 0 ? <b className="sum-agrees">{t('agrees')}</b> : <span className="sum-differs">{t('differs')} <b className="figures"><MoneyText fen={differenceFen} /></b></span>)}
    </div>
  );
}

function PayForm({ batch, open }: { batch: BatchShown; open: readonly OpenLine[] }) {
  const t = useWords(providerWords);
  const navigate = useNavigate();
  const { today } = useOfficeState();
  const pay = useAct('providers.pay');
  const providers = useCall('providers.list', { batchId: batch.batchId });
  const [match, setMatch] = useState<Match>();
  const [keys, setKeys] = useState<readonly string[]>(() => open.map((line) => `o${line.lineId}`));
  const [invoiceFen, setInvoiceFen] = useState<Fen>();
  const rows = rowsOf(open, match);
  const wanted = new Set(keys);
  const ticked = open.filter((line) => wanted.has(`o${line.lineId}`));
  const same = rows.flatMap((row) => (row.match?.kind === 'same' && row.line !== null ? [row.key] : []));
  const active = providers.data?.providers.filter((each) => each.active) ?? [];
  return (
    <div className="scroll-cards">
      {providers.data !== undefined && active.length === 0 && <Alert type="warning" showIcon title={t('noProviders')} description={t('noProvidersHint')} />}
      <Compare batchId={batch.batchId} match={match} onMatch={(next) => { setMatch(next); if (next !== undefined) setKeys(rowsOf(open, next).flatMap((row) => (row.match?.kind === 'same' && row.line !== null ? [row.key] : []))); }} />
      <section className="card invoice-people">
        <div className="invoice-tools">
          {match !== undefined && <Button onClick={() => setKeys(same)}>{t('tickSame', { n: same.length })}</Button>}
          <Button onClick={() => setKeys(open.map((line) => `o${line.lineId}`))}>{t('tickAll')}</Button>
          <Button onClick={() => setKeys([])}>{t('tickNone')}</Button>
        </div>
        <InvoicePeople rows={rows} keys={keys} onKeys={setKeys} />
      </section>
      <section className="card" aria-label={t('payTitle')}>
        <Sums tickedFen={sumFen(ticked.map((line) => line.amountFen))} persons={ticked.length} invoiceFen={invoiceFen} match={match} openFen={sumFen(open.map((line) => line.amountFen))} />
        <FormPanel schema={invoiceForm} initial={{ paidOn: today, ...(active.length === 1 && active[0] !== undefined ? { providerId: active[0].providerId } : {}) }} key={active.length} saveLabel={t('payDo')}
          onChange={(values) => setInvoiceFen(values.amountFen as Fen | undefined)}
          onSave={({ note, ...form }) => pay.run({ batchId: batch.batchId, version: batch.version, ...form, note: note ?? '', lineIds: ticked.map((line) => line.lineId) })}
          onSaved={() => void navigate(`/disbursement/${batch.batchId}?tab=bank`)} onLeave={() => void navigate(`/disbursement/${batch.batchId}?tab=bank`)}
          refusalAction={(error) => (error instanceof AppError && error.code === 'invoice_exists' ? <Link to={`/disbursement/${(error.data as { batchId: number }).batchId}?tab=bank`}>{t('openEarlier')}</Link> : null)}>
          <p className="muted">{t('payHint')}</p>
          <div className="invoice-fields">
            <Field name="providerId" label={t('provider')} required><Select autoFocus loading={providers.isPending} options={active.map((each) => ({ value: each.providerId, label: `${each.name}　${each.accountMasked}` }))} /></Field>
            <Field name="invoiceNo" label={t('invoiceNo')} required><Input maxLength={40} autoComplete="off" /></Field>
            <Field name="invoicedOn" label={t('invoicedOn')} required><DayInput /></Field>
            <Field name="amountFen" label={t('invoiceAmount')} required><MoneyInput /></Field>
            <Field name="paidOn" label={t('paidOn')} required><DayInput /></Field>
            <Field name="note" label={t('note')}><Input maxLength={200} /></Field>
          </div>
        </FormPanel>
      </section>
    </div>
  );
}

/** 登记发票并付款: the people of an invoice beside the provider's own list, to the fen. */
export function InvoicePage() {
  const batchId = id<'batch'>(Number(useParams()['batchId']) || 1);
  const t = useWords(providerWords);
  const batch = useCall('disbursement.show', { batchId });
  const { data, error } = useCall('providers.ofBatch', { batchId });
  return (
    <PageFrame title={t('payTitle')} subtitle={batch.data === undefined ? undefined : <>{batch.data.programmeName} <span className="figures">{batch.data.batchNo}</span></>} back={{ to: `/disbursement/${batchId}?tab=bank`, label: t('backToBatch') }}>
      <RefusalAlert error={batch.error ?? error} />
      {batch.data !== undefined && data !== undefined && (!data.mayPay ? <EmptyPage title={t('notMine')} hint={t('notMineHint')} />
        : data.open.length === 0 ? <EmptyPage title={t('nothingOpen')} hint={t('nothingOpenHint')} /> : <PayForm batch={batch.data} open={data.open} />)}
    </PageFrame>
  );
}
