import { App, Button, Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { errorSentence } from '#renderer/errors/messages.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DownloadButton } from '#renderer/ui/download-button.tsx';
import { ProgressDialog } from '#renderer/ui/progress-dialog.tsx';
import type { DecisionStep } from '#shared/disbursement/status.ts';
import { AddLineDialog } from './add-line-dialog.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { OverrideDialog } from './override-dialog.tsx';
import { PayCashDialog } from './pay-cash-dialog.tsx';
import { payingWords } from './paying-words.ts';
import { PrintRosterDialog } from './print-roster-dialog.tsx';
import { ResultDialog } from './result-dialog.tsx';
import { providerWords } from './provider-words.ts';
import { StepDialog } from './step-dialog.tsx';
import type { BatchShown } from './steps.ts';
import { useBatchActs, type PlainStep } from './use-batch-acts.ts';
import { disbursementWords } from './words.ts';

/** Steps done at a click; the others ask for something first. */
const AT_ONCE: readonly PlainStep[] = ['lock', 'compute', 'refreshAccounts', 'followUp'];
const ASKS: Readonly<Partial<Record<PlainStep, 'reason' | 'comment'>>> = { unlock: 'reason', submit: 'comment', review: 'comment', return: 'reason', approve: 'comment', void: 'reason', close: 'comment' };
/** In the order of the buttons; the last one that may be done is the main one. */
const IN_BAR = ['return', 'export', 'result', 'lock', 'compute', 'submit', 'review', 'approve', 'close'] as const satisfies readonly DecisionStep[];
const IN_MENU = ['payCash', 'addLine', 'refreshAccounts', 'unlock', 'void'] as const satisfies readonly DecisionStep[];

type Opened = PlainStep | 'export' | 'result' | 'payCash' | 'addLine' | 'roster' | 'override';
const plainOf = (step: Opened): PlainStep | undefined => (step in ASKS ? (step as PlainStep) : undefined);

/** Whether the bank's or the desk's failures can be paid by a child batch. */
function canFollowUp(batch: BatchShown): boolean {
  return (batch.status === 'paid' || batch.status === 'closed') && batch.tallies.some((tally) => ['failed', 'returned', 'cancelled', 'partPaid'].includes(tally.status) && tally.persons > 0);
}

/** The buttons of a batch: what the person at the screen may do now, the next step last. */
export function BatchActions({ batch }: { batch: BatchShown }) {
  const t = useWords(disbursementWords);
  const p = useWords(payingWords);
  const providerT = useWords(providerWords);
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const mayPrint = useMay('disbursement.print');
  const mayMake = useMay('disbursement.make');
  const mayOverride = useMay('disbursement.override');
  const acts = useBatchActs(batch);
  const xlsx = useAct('disbursement.exportXlsx');
  const [opened, setOpened] = useState<Opened>();
  const close = (): void => setOpened(undefined);

  const start = async (step: Opened): Promise<void> => {
    if (!AT_ONCE.includes(step as PlainStep)) return setOpened(step);
    const outcome = await acts.run(step as PlainStep, '');
    if (!outcome.ok) modal.error({ title: t(`do_${step}` as 'do_lock'), content: errorSentence(outcome.error), okText: t('understood') });
    else if (step === 'followUp') void navigate(`/disbursement/${(outcome.value as { batchId: number }).batchId}`);
    else if (step === 'refreshAccounts') modal.info({ title: t('do_refreshAccounts'), content: t('accountsRefreshed', { n: (outcome.value as { changed: number }).changed }), okText: t('understood') });
    else if (step === 'lock' && (outcome.value as { unknown: readonly { name: string }[] }).unknown.length > 0) {
      const { unknown } = outcome.value as { unknown: readonly { name: string }[] };
      modal.warning({ title: t('unknownTitle', { n: unknown.length }), content: `${unknown.slice(0, 30).map((each) => each.name).join(t('&'))}　${t('unknownHint')}`, okText: t('understood') });
    }
  };

  const inBar = IN_BAR.filter((step) => batch.next.includes(step));
  const menu: MenuProps['items'] = [
    ...IN_MENU.filter((step) => batch.next.includes(step)).map((step) => ({ key: step, label: t(`do_${step}`), danger: step === 'void', onClick: () => void start(step) })),
    ...(mayOverride && batch.results.length > 0 && (batch.status === 'paying' || batch.status === 'paid') ? [{ key: 'override', label: p('overrideTitle'), danger: true, onClick: () => setOpened('override') }] : []),
    ...(mayMake && canFollowUp(batch) ? [{ key: 'followUp', label: t('do_followUp'), onClick: () => void start('followUp') }] : []),
  ];
  const plain = opened === undefined ? undefined : plainOf(opened);
  return (
    <>
      {mayPrint && batch.status !== 'draft' && <Button onClick={() => setOpened('roster')}>{t('printRoster')}</Button>}
      <Button onClick={() => void navigate(`/print/batch/${batch.batchId}`)}>{t('printSheet')}</Button>
      {mayPrint && batch.status !== 'draft' && <DownloadButton label={t('exportXlsx')} make={() => xlsx.run({ batchId: batch.batchId })} />}
      {batch.next.includes('payCash') && <Button type={inBar.length === 0 ? 'primary' : 'default'} onClick={() => void navigate(`/disbursement/${batch.batchId}/desk`)}>{p('deskTitle')}</Button>}
      {batch.next.includes('payProvider') && <Button type="primary" onClick={() => void navigate(`/disbursement/${batch.batchId}/invoice`)}>{providerT('payTitle')}</Button>}
      {menu.length > 0 && <Dropdown menu={{ items: menu }} trigger={['click']} autoFocus><Button>{t('more')} ▾</Button></Dropdown>}
      {inBar.map((step, at) => (
        <Button key={step} type={at === inBar.length - 1 ? 'primary' : 'default'} loading={acts.running && AT_ONCE.includes(step as PlainStep)} onClick={() => void start(step)}>
          {t(`do_${step}`)}
        </Button>
      ))}
      <ProgressDialog open={acts.running && acts.progress !== undefined} title={t('working')} progress={acts.progress} onCancel={acts.cancel} />
      {plain !== undefined && (
        <StepDialog open title={t(`do_${plain}`)} explain={t(`explain_${plain}` as 'explain_submit')} asks={ASKS[plain] ?? 'comment'} label={t(`do_${plain}`)} dangerous={plain === 'void'} onDo={(text) => acts.run(plain, text)} onClose={close} />
      )}
      {opened === 'export' && <ExportDialog batch={batch} onClose={close} />}
      {opened === 'result' && <ResultDialog batch={batch} onClose={close} />}
      {opened === 'override' && <OverrideDialog batch={batch} onClose={close} />}
      {opened === 'payCash' && <PayCashDialog batch={batch} lines={null} onClose={close} />}
      {opened === 'addLine' && <AddLineDialog batch={batch} onClose={close} />}
      {opened === 'roster' && <PrintRosterDialog batch={batch} onClose={close} />}
    </>
  );
}
