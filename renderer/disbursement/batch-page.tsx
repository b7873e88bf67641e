import { Alert, Tabs } from 'antd';
import { useParams } from 'react-router';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { ScansPanel } from '#renderer/ui/scans-panel.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { formatMonthChinese } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { BatchActions } from './batch-actions.tsx';
import { BatchNoticeCard } from './batch-notice-card.tsx';
import { BatchSteps } from './batch-steps.tsx';
import { DifferencePanel } from './difference-panel.tsx';
import { FlowCard } from './flow-card.tsx';
import { GoodsCard } from './goods-card.tsx';
import { goodsWords } from './goods-words.ts';
import { LinesPanel } from './lines-panel.tsx';
import { BankPanel, HistoryPanel, VouchersPanel } from './papers-panel.tsx';
import { RecomputePanel } from './recompute-panel.tsx';
import { recoveryWords } from './recovery-words.ts';
import { payingWords } from './paying-words.ts';
import { ProviderPanel } from './provider-panel.tsx';
import { providerWords } from './provider-words.ts';
import { sentBack } from './sent-back.ts';
import { SampleChecksPanel } from './sample-checks-panel.tsx';
import { SigningPanel } from './signing-panel.tsx';
import { TieOutPanel } from './tie-out-panel.tsx';
import { WithholdingCard } from './withholding-card.tsx';
import { batchStatusWords, batchTones, lineStatusWords } from './status-words.ts';
import type { BatchShown } from './steps.ts';
import { disbursementWords } from './words.ts';

const TABS = ['lines', 'difference', 'bank', 'signing', 'tieOut', 'vouchers', 'recompute', 'checks', 'history'] as const;
const DEFAULTS = { tab: 'lines' };

function Facts({ batch }: { batch: BatchShown }) {
  const t = useWords(disbursementWords);
  const recoveryT = useWords(recoveryWords);
  const providerT = useWords(providerWords);
  const g = useWords(goodsWords);
  const language = useLanguage();
  const inGoods = (useCall('paying.goods', { batchId: batch.batchId }, { enabled: batch.payBy === 'cash' }).data?.baskets.length ?? 0) > 0;
  return (
    <div className="batch-facts">
      <span>{t('toBePaid')} <b>{t('personsN', { n: batch.personCount })}</b> <b className="figures"><MoneyText fen={batch.totalFen} /></b> {t('yuan')}</span>
      <span>{t('payBy')} <b>{batch.byInvoice ? providerT(`payByProvider_${batch.payBy}`) : inGoods ? g('inGoods') : t(`payBy_${batch.payBy}`)}</b></span>
      <span>{t('asOf')} <b className="figures">{batch.asOf}</b></span>
      <span>{t('versionN', { n: batch.versionNo })}</span>
      {batch.kind !== 'main' && <span><b>{recoveryT(`kind_${batch.kind}`)}</b></span>}
      {batch.parentBatchNo !== null && <span>{t('followUpOf', { batchNo: batch.parentBatchNo })}</span>}
      {batch.tallies.map((tally) => (
        <span key={tally.status} className="tally">{lineStatusWords[language][tally.status]} <b>{tally.persons}</b></span>
      ))}
    </div>
  );
}

/** One batch: its way, its sums, its lines and papers, and the buttons of the next step. */
export function BatchPage() {
  const { batchId = '' } = useParams();
  const t = useWords(disbursementWords);
  const p = useWords(payingWords);
  const providerT = useWords(providerWords);
  const language = useLanguage();
  const [{ tab }, setFilters] = useUrlFilters(DEFAULTS);
  const { data: batch, error } = useCall('disbursement.show', { batchId: id<'batch'>(Number(batchId) || 1) });
  const back = { to: '/disbursement', label: t('batches') };
  if (batch === undefined)
    return (
      <PageFrame title={t('batch')} back={back}>
        <RefusalAlert error={error} />
      </PageFrame>
    );
  const returned = sentBack(batch.decisions);
  const month = language === 'zh' ? formatMonthChinese(batch.benefitMonth) : batch.benefitMonth;
  return (
    <PageFrame
      title={`${batch.programmeName} ${month}`}
      subtitle={<><span className="figures">{batch.batchNo}</span> <StatusTag tone={batchTones[batch.status]}>{batchStatusWords[language][batch.status]}</StatusTag></>}
      back={back}
      actions={<BatchActions batch={batch} />}
    >
      {batch.voidReason !== null && <Alert type="error" showIcon title={t('voidedBecause', { reason: batch.voidReason })} />}
      {returned !== undefined && batch.status !== 'voided' && <Alert type="warning" showIcon title={t('returnedBecause', { name: returned.userName, reason: returned.comment })} />}
      <BatchNoticeCard batch={batch} />
      <section className="card batch-head">
        <BatchSteps batch={batch} />
        <Facts batch={batch} />
        <FlowCard batch={batch} />
      </section>
      {batch.payBy === 'cash' && <GoodsCard batchId={batch.batchId} />}
      {batch.kind === 'claims' && <WithholdingCard batchId={batch.batchId} />}
      <Tabs className="batch-tabs" activeKey={tab} onChange={(next) => setFilters({ tab: next })} items={TABS.map((key) => ({ key, label: key === 'bank' && batch.byInvoice ? providerT('tab') : key === 'signing' || key === 'tieOut' ? p(`tab_${key}`) : t(`tab_${key}`) }))} />
      <div className="batch-panel">
        {tab === 'lines' && <LinesPanel batch={batch} />}
        {tab === 'difference' && <DifferencePanel batch={batch} />}
        {tab === 'bank' && (batch.byInvoice ? <ProviderPanel batch={batch} /> : <BankPanel batch={batch} />)}
        {tab === 'signing' && <SigningPanel batch={batch} />}
        {tab === 'tieOut' && <TieOutPanel batch={batch} />}
        {tab === 'vouchers' && <><VouchersPanel batch={batch} /><ScansPanel ownerKind="batch" ownerId={batch.batchId} wanted={batch.payBy === 'cash' && !batch.byInvoice && ['paid', 'closed'].includes(batch.status) ? ['signedRoster'] : []} /></>}
        {tab === 'recompute' && <RecomputePanel batch={batch} />}
        {tab === 'checks' && <SampleChecksPanel batch={batch} />}
        {tab === 'history' && <HistoryPanel batch={batch} />}
      </div>
    </PageFrame>
  );
}
