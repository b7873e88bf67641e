import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { EmptyPage } from '#renderer/ui/empty-page.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { ScansPanel } from '#renderer/ui/scans-panel.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { localDayAndTime } from '#shared/days.ts';
import type { RosterIssue } from '#shared/disbursement/paying-contract.ts';
import { payingWords } from './paying-words.ts';
import { ScanBack } from './scan-back.tsx';
import type { BatchShown } from './steps.ts';
import { disbursementWords } from './words.ts';

type Page = RosterIssue['pages'][number];
const reasonForm = z.object({ reason: z.string().trim().min(1).max(200) });

/** Takes a page off its place; the reason stays. */
function WithdrawDialog({ issue, page, onClose }: { issue: RosterIssue; page: Page; onClose: () => void }) {
  const t = useWords(disbursementWords);
  const p = useWords(payingWords);
  const withdraw = useAct('paying.withdrawPage');
  return (
    <FormDialog open title={p('withdrawTitle', { issue: issue.issueNo, page: page.pageNo })} schema={reasonForm} initial={{}} saveLabel={p('withdraw')} onClose={onClose}
      onSave={({ reason }) => withdraw.run({ filingId: page.filed?.filingId ?? (0), reason })}>
      <p className="muted">{p('withdrawHint')}</p>
      <Field name="reason" label={t('reason')} required>
        <Input maxLength={200} />
      </Field>
    </FormDialog>
  );
}

/** One printing: what came back, what is missing. */
function Issue({ issue, batchId, mayFile }: { issue: RosterIssue; batchId: number; mayFile: boolean }) {
  const t = useWords(disbursementWords);
  const p = useWords(payingWords);
  const [withdrawing, setWithdrawing] = useState<Page>();
  const filed = issue.pages.filter((page) => page.filed !== null);
  const missing = issue.pages.filter((page) => page.filed === null);
  const toSign = issue.kind === 'sign';
  return (
    <section className="card" aria-label={p('issueNo', { n: issue.issueNo })}>
      <div className="issue-head">
        <h2>{p('issueNo', { n: issue.issueNo })}</h2>
        <span>{t(`rosterKind_${issue.kind}`)}</span>
        <span className="muted">{p(`size_${issue.size}`)}{issue.byGrid ? `　${p('byGrid')}` : ''}{issue.onlyToPay ? `　${t('onlyToPay')}` : ''}{issue.pointName === '' ? '' : `　${issue.pointName}`}</span>
        <StatusTag tone={missing.length === 0 ? 'good' : toSign ? 'warning' : 'neutral'}>{p('pagesOf', { n: filed.length, of: issue.pages.length })}</StatusTag>
        <span className="muted">{issue.by} {localDayAndTime(issue.at)}</span>
        <PrintButton to={`/print/roster/${batchId}?issue=${issue.issueId}`} label={p('printAgain')} />
      </div>
      {toSign && missing.length > 0 && <p>{p('missingPages', { pages: missing.map((page) => page.pageNo).join(t('&')) })}</p>}
      {filed.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th>{p('page')}</th>
              <th>{p('linesFromTo')}</th>
              <th className="number">{t('persons')}</th>
              <th className="number">{t('amount')}</th>
              <th>{p('filedHow')}</th>
              <th>{t('who')}</th>
              <th>{t('when')}</th>
              <th aria-label={t('more')} />
            </tr>
          </thead>
          <tbody>
            {filed.map((page) => (
              <tr key={page.pageNo}>
                <td className="figures">{page.pageNo}</td>
                <td className="figures">{`${page.firstLineNo}${t('~')}${page.lastLineNo}`}</td>
                <td className="number">{page.persons}</td>
                <td className="number"><MoneyText fen={page.amountFen} /></td>
                <td>{p(`how_${page.filed?.how ?? 'code'}`)}</td>
                <td>{page.filed?.by}</td>
                <td className="figures">{page.filed === null ? '' : localDayAndTime(page.filed.at)}</td>
                <td>{mayFile && <Button size="small" onClick={() => setWithdrawing(page)}>{p('withdraw')}</Button>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {withdrawing !== undefined && <WithdrawDialog issue={issue} page={withdrawing} onClose={() => setWithdrawing(undefined)} />}
    </section>
  );
}

/** 签字名册: the printings of this batch, the scans of the signed pages, and the other papers. */
export function SigningPanel({ batch }: { batch: BatchShown }) {
  const p = useWords(payingWords);
  const { data, error } = useCall('paying.signedPages', { batchId: batch.batchId });
  if (data === undefined) return <RefusalAlert error={error} />;
  const open = data.needed && data.signedLines < data.paidLines;
  return (
    <div className="scroll-cards">
      {data.paidLines > 0 && (
        <Alert type={open ? 'warning' : 'success'} showIcon title={data.needed ? p('signedOf', { n: data.signedLines, of: data.paidLines }) : p('signedNotNeeded')} description={open ? p('signedNeeded') : undefined} />
      )}
      {data.issues.length === 0 ? <EmptyPage title={p('noIssues')} hint={p('noIssuesHint')} /> : data.mayFile && <ScanBack batch={batch} issues={data.issues} />}
      {data.issues.map((issue) => <Issue key={issue.issueId} issue={issue} batchId={batch.batchId} mayFile={data.mayFile} />)}
      <ScansPanel ownerKind="batch" ownerId={batch.batchId} title={p('papers')} />
    </div>
  );
}
