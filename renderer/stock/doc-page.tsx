import './stock.css';
import { Alert, App, Button, Input } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { errorSentence } from '#renderer/errors/messages.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { ScansPanel } from '#renderer/ui/scans-panel.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { localDayAndTime } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { formatYuan } from '#shared/money.ts';
import { formatQuantity } from '#shared/quantity.ts';
import { stockContract, type StockDoc } from '#shared/stock/contract.ts';
import { AcceptCountDialog, CountLines } from './count-lines.tsx';
import { DOC_TONES, statusOf } from './stock-page.tsx';
import { stockWords } from './words.ts';

function Facts({ doc }: { doc: StockDoc }) {
  const t = useWords(stockWords);
  return (
    <section className="card stock-facts">
      <span>{t('movedOn')}<b className="figures">{doc.movedOn}</b></span>
      {doc.pointName !== '' && <span>{t('point')}<b>{doc.pointName}</b></span>}
      {doc.kind === 'in' && <><span>{t('supplier')}<b>{doc.supplier}</b></span><span>{t('invoiceNo')}<b className="figures">{doc.invoiceNo}</b></span></>}
      {doc.outKind !== null && <span>{t('outKind')}<b>{t(`outKind_${doc.outKind}`)}</b></span>}
      {doc.note !== '' && <span>{t('note')}<b>{doc.note}</b></span>}
      <span>{t('enteredBy')}<b>{doc.enteredBy}</b> <span className="muted figures">{localDayAndTime(doc.enteredAt).slice(0, 16)}</span></span>
      {doc.acceptedAt !== null && <span>{t('acceptedBy')}<b>{doc.acceptedBy}</b> <span className="muted figures">{localDayAndTime(doc.acceptedAt).slice(0, 16)}</span></span>}
      {doc.voucherId !== null && <Link to={`/ledger/vouchers/${doc.voucherId}`}>{t('openVoucher')}</Link>}
    </section>
  );
}

function Lines({ doc }: { doc: StockDoc }) {
  const t = useWords(stockWords);
  return (
    <section className="card" aria-label={t('lines')}>
      <h2>{t('lines')}</h2>
      <table className="plain-table">
        <thead><tr><th>{t('code')}</th><th>{t('itemName')}</th><th>{t('spec')}</th><th className="number">{t('quantity')}</th><th className="number">{t('amount')}</th></tr></thead>
        <tbody>
          {doc.lines.map((line) => (
            <tr key={line.itemId}><td className="figures">{line.code}</td><td>{line.name}</td><td>{line.spec}</td><td className="number">{`${formatQuantity(line.quantityCenti)} ${line.unit}`}</td><td className="number">{line.amountFen === null ? '' : <MoneyText fen={line.amountFen} />}</td></tr>
          ))}
        </tbody>
        {doc.amountFen !== 0 && <tfoot><tr><td colSpan={4}>{t('sum')}</td><td className="number"><MoneyText fen={doc.amountFen} /></td></tr></tfoot>}
      </table>
    </section>
  );
}

function Actions({ doc }: { doc: StockDoc }) {
  const t = useWords(stockWords);
  const { modal } = App.useApp();
  const { signedIn } = useOfficeState();
  const [mayEdit, mayAccept] = [useMay('stock.edit'), useMay('stock.accept')];
  const accept = useAct('stock.acceptDoc');
  const withdraw = useAct('stock.withdrawDoc');
  const [doing, setDoing] = useState<'withdraw' | 'count'>();
  const close = (): void => setDoing(undefined);
  const own = signedIn?.staffName === doc.enteredBy;
  const ask = (): void => {
    const what = doc.kind === 'in' ? t('acceptWhat_in', { n: doc.lines.length, sum: formatYuan(doc.amountFen) }) : t('acceptWhat_out', { n: doc.lines.length });
    modal.confirm({
      title: t('accept'), content: t('acceptText', { docNo: doc.docNo, what }), okText: t('accept'), cancelText: t('cancel'),
      onOk: async () => {
        const outcome = await accept.run({ docId: doc.docId, version: doc.version });
        if (!outcome.ok) modal.error({ title: t('accept'), content: errorSentence(outcome.error), okText: t('understood') });
      },
    });
  };
  return (
    <>
      <PrintButton to={`/print/stock-paper/${doc.docId}`} label={t(doc.kind === 'count' ? 'printCount' : 'printSlip')} />
      {doc.status === 'entered' && mayEdit && <Button onClick={() => setDoing('withdraw')}>{t('withdraw')}</Button>}
      {doc.status === 'entered' && mayAccept && !own && <Button type="primary" loading={accept.running} onClick={() => (doc.kind === 'count' ? setDoing('count') : ask())}>{t(doc.kind === 'count' ? 'acceptCount' : 'accept')}</Button>}
      {doing === 'withdraw' && (
        <FormDialog open title={`${t('withdraw')} ${doc.docNo}`} schema={stockContract.withdrawDoc.input.pick({ reason: true })} initial={{}} saveLabel={t('withdraw')} dangerous onClose={close} onSave={(input) => withdraw.run({ ...input, docId: doc.docId, version: doc.version })}>
          <p className="muted">{t('withdrawText')}</p>
          <Field name="reason" label={t('reason')} required><Input maxLength={200} autoFocus /></Field>
        </FormDialog>
      )}
      {doing === 'count' && <AcceptCountDialog doc={doc} onClose={close} />}
    </>
  );
}

/** One paper: what it says, who stands for it, its scans. */
export function DocPage() {
  const { docId = '' } = useParams();
  const t = useWords(stockWords);
  const { signedIn } = useOfficeState();
  const mayAccept = useMay('stock.accept');
  const { data: doc, error } = useCall('stock.doc', { docId: id<'stockDoc'>(Number(docId) || 1) });
  const back = { to: '/stock?tab=docs', label: t('back') };
  if (doc === undefined) return <PageFrame title={t('tab_docs')} back={back}><RefusalAlert error={error} /></PageFrame>;
  return (
    <PageFrame title={`${t(`kind_${doc.kind}`)} ${doc.docNo}`} subtitle={<StatusTag tone={DOC_TONES[doc.status]}>{t(statusOf(doc))}</StatusTag>} back={back} actions={<Actions doc={doc} />}>
      <div className="scroll-cards">
        {doc.status === 'withdrawn' && <Alert type="error" showIcon title={t('withdrawnBecause', { reason: doc.withdrawnReason ?? '' })} />}
        {doc.status === 'entered' && mayAccept && signedIn?.staffName === doc.enteredBy && <Alert type="info" showIcon title={t('ownPaper')} />}
        <Facts doc={doc} />
        {doc.kind === 'count' ? <CountLines key={doc.version} doc={doc} /> : <Lines doc={doc} />}
        <ScansPanel ownerKind="stock" ownerId={doc.docId} title={t('papers')} wanted={doc.kind === 'in' ? ['receipt'] : doc.kind === 'count' ? ['count'] : []} />
      </div>
    </PageFrame>
  );
}
