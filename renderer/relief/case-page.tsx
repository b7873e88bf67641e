/** One case: its diagnosis under seal, bills, calculation, advances, decision. Its way from form to archive stands on the application's page. */
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { ResolutionsPanel } from '#renderer/ui/resolutions-panel.tsx';
import { RevealValue } from '#renderer/ui/reveal-value.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { id } from '#shared/ids.ts';
import { formatYuan } from '#shared/money.ts';
import { DEDUCTIONS } from '#shared/relief/calculate.ts';
import type { ReliefCase } from '#shared/relief/contract.ts';
import { stepLine } from '#shared/relief/step-words.ts';
import { DEDUCTION_WORDS, OpenDialog, type CaseDialog } from './case-dialogs.tsx';
import { advanceText, caseStatusText, caseStatusTone } from './case-status.ts';
import { reliefWords } from './words.ts';

interface Part { readonly found: ReliefCase; readonly open: (dialog: CaseDialog) => void }
const NOTICE_WORDS = { none: 'stateNone', draft: 'stateDraft', running: 'stateRunning', run: 'stateRun', short: 'stateShort', objected: 'stateObjected' } as const;

function DiagnosisCard({ found, open }: Part) {
  const t = useWords(reliefWords);
  const show = useAct('relief.diagnosis');
  const reveal = async (reason: string) => {
    const outcome = await show.run({ applicationId: found.applicationId, reason });
    return outcome.ok ? { ...outcome, value: `${t(outcome.value.diseaseClass)}${t(':')}${outcome.value.diagnosis}` } : outcome;
  };
  return (
    <section className="card" aria-label={t('diagnosis')}>
      <h2>{t('diagnosis')}{found.may.edit && <Button size="small" style={{ marginLeft: '0.6rem' }} onClick={() => open('diagnosis')}>{t(found.hasDiagnosis ? 'rewriteDiagnosis' : 'writeDiagnosis')}</Button>}</h2>
      {found.hasDiagnosis ? <p>{t('hasDiagnosis')}　<RevealValue masked={t('masked')} label={t('diagnosisText')} reveal={reveal} allowed={found.mayDiagnosis} /></p> : <p className="muted">{t('noDiagnosis')}</p>}
    </section>
  );
}

function BillsCard({ found, open }: Part) {
  const t = useWords(reliefWords);
  const standing = found.billList.filter((bill) => bill.removedReason === null);
  return (
    <section className="card" aria-label={t('bills')}>
      <h2>{t('bills')}{found.may.edit && <Button size="small" type={standing.length === 0 ? 'primary' : 'default'} style={{ marginLeft: '0.6rem' }} onClick={() => open('bill')}>{t('addBill')}</Button>}</h2>
      {found.billList.length === 0 ? <p className="muted">{t('noBills')}</p> : (
        <div style={{ overflowX: 'auto' }}>
          <table className="plain-table">
            <thead><tr><th style={{ minWidth: '7rem' }}>{t('hospital')}</th><th>{t('invoiceNo')}</th><th>{t('billedOn')}</th><th>{t('dischargedOn')}</th><th className="number">{t('total')}</th>{DEDUCTIONS.map((name) => <th key={name} className="number" style={{ whiteSpace: 'normal' }}>{t(DEDUCTION_WORDS[name])}</th>)}<th className="number">{t('left')}</th><th>{t('note')}</th></tr></thead>
            <tbody>
              {found.billList.map((bill) => (
                <tr key={bill.billId} style={bill.removedReason === null ? {} : { opacity: 0.6, textDecoration: 'line-through' }}>
                  <td>{bill.hospital}</td><td className="figures">{bill.invoiceNo}</td><td className="figures">{bill.billedOn}</td><td className="figures">{bill.dischargedOn}</td><td className="number"><MoneyText fen={bill.totalFen} /></td>
                  {DEDUCTIONS.map((name) => <td key={name} className="number"><MoneyText fen={bill[name]} blankZero /></td>)}<td className="number"><MoneyText fen={bill.leftFen} /></td>
                  <td>{!bill.inWindow && <StatusTag tone="bad">{t('outOfWindow')}</StatusTag>}{bill.removedReason !== null && t('removed', { reason: bill.removedReason })}{found.may.edit && bill.removedReason === null && <Button size="small" onClick={() => open({ bill })}>{t('removeBill')}</Button>}</td>
                </tr>
              ))}
            </tbody>
            <tfoot><tr><th colSpan={11}>{t('sumLeft')}</th><td className="number"><strong><MoneyText fen={found.baseFen} /></strong></td><td>&nbsp;</td></tr></tfoot>
          </table>
        </div>
      )}
    </section>
  );
}

function CalculationCard({ found }: Part) {
  const t = useWords(reliefWords);
  const language = useLanguage();
  const calculate = useAct('relief.calculate');
  const mayPrint = useMay('relief.print');
  const { calculation } = found;
  return (
    <section className="card" aria-label={t('calculation')}>
      <h2>{t('calculation')}
        {found.may.edit && found.bills > 0 && <Button size="small" type={calculation === null || calculation.stale ? 'primary' : 'default'} loading={calculate.running} style={{ marginLeft: '0.6rem' }} onClick={() => void calculate.run({ applicationId: found.applicationId })}>{t(calculation === null ? 'calculate' : 'recalculate')}</Button>}
        {mayPrint && calculation !== null && <span style={{ marginLeft: '0.6rem' }}><PrintButton to={`/print/relief-calculation/${found.applicationId}`} label={t('printCalculation')} /></span>}
      </h2>
      <RefusalAlert error={calculate.error} />
      <p className="muted">{t('history')}{t(':')}{t('yearGranted', { a: formatYuan(found.grantedYearFen), b: found.yearLeftFen === null ? '—' : formatYuan(found.yearLeftFen) })}{t(';')}{t('lifeGranted', { a: formatYuan(found.grantedLifeFen), b: found.lifeLeftFen === null ? '—' : formatYuan(found.lifeLeftFen) })}{t(';')}{t('householdGranted', { a: formatYuan(found.grantedHouseholdFen) })}{found.waived !== null && `${t(';')}${t('waived', { why: t(found.waived as 'dibao') })}`}</p>
      {calculation === null ? <p className="muted">{t('noCalculation')}</p> : (
        <>
          {calculation.stale && <p><StatusTag tone="bad">{t('stale')}</StatusTag></p>}
          <p>{t('byRules', { n: calculation.versionNo, no: calculation.resolutionNo })}　{calculation.by}</p>
          <table className="plain-table" style={{ maxWidth: '52rem' }}>
            <thead><tr><th>{t('step')}</th><th>{t('how')}</th><th className="number">{t('result')}</th></tr></thead>
            <tbody>{calculation.steps.map((step, n) => { const line = stepLine(step, language); const last = step.step === 'result'; return <tr key={`${step.step}-${n}`}><td>{last ? <strong>{line.what}</strong> : line.what}</td><td className="figures">{line.how}</td><td className="number">{line.fen === null ? '' : last ? <strong><MoneyText fen={line.fen} /></strong> : <MoneyText fen={line.fen} />}</td></tr>; })}</tbody>
          </table>
        </>
      )}
    </section>
  );
}

function AdvancesCard({ found, open }: Part) {
  const t = useWords(reliefWords);
  const mayDecide = useMay('relief.decide');
  const left = advanceText(found, t);
  return (
    <section className="card" aria-label={t('advances')}>
      <h2>{t('advances')}{found.may.edit && <Button size="small" style={{ marginLeft: '0.6rem' }} onClick={() => open('advance')}>{t('askAdvance')}</Button>}</h2>
      {found.advances.length === 0 ? <p className="muted">{t('noAdvances')}</p> : (
        <table className="plain-table"><tbody>
          {found.advances.map((advance) => (
            <tr key={advance.partNo}>
              <td className="figures">{advance.askedOn}</td><td className="number"><MoneyText fen={advance.amountFen} /></td><td>{advance.reason}</td><td>{advance.askedBy}</td><td><StatusTag tone={advance.status === 'agreed' ? 'good' : advance.status === 'refused' ? 'bad' : 'warning'}>{t(advance.status)}</StatusTag></td>
              <td>{t('dueOn')} <span className="figures">{advance.dueOn}</span>{advance.overdueDays > 0 && <> <StatusTag tone="bad">{t('overdue', { n: advance.overdueDays })}</StatusTag></>}</td><td>{advance.decidedBy} {advance.decisionNote}</td><td className="figures">{advance.paidOn}</td>
              <td>{advance.status === 'asked' && mayDecide && (advance.own ? <span className="muted">{t('ownAdvance')}</span> : <span style={{ display: 'flex', gap: '0.4rem' }}><Button size="small" type="primary" onClick={() => open({ advance: advance.partNo, agree: true })}>{t('agree')}</Button><Button size="small" onClick={() => open({ advance: advance.partNo, agree: false })}>{t('refuse')}</Button></span>)}</td>
            </tr>
          ))}
        </tbody></table>
      )}
      {left !== null && <p>{left}</p>}
    </section>
  );
}

function DecisionCard({ found, open }: Part) {
  const t = useWords(reliefWords);
  const state = (found.noticeState ?? 'none') as keyof typeof NOTICE_WORDS;
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [t('proposed'), found.proposedFen === null ? '—' : <MoneyText key="p" fen={found.proposedFen} />], [t('notice'), t(NOTICE_WORDS[state])], [t('granted'), found.grantedFen === null ? '—' : <strong key="g"><MoneyText fen={found.grantedFen} /></strong>], [t('paidFen'), <MoneyText key="f" fen={found.paidFen} />],
    ...(found.recoveredFen > 0 ? [[t('recoveredFen'), <MoneyText key="r" fen={found.recoveredFen} />] as const] : []), [t('available'), <MoneyText key="a" fen={found.availableFen} />],
  ];
  return (
    <section className="card" aria-label={t('decision')}>
      <h2>{t('decision')}{found.may.decide && (found.shown === 'published' || found.shown === 'toDecide') && <Button size="small" type="primary" style={{ marginLeft: '0.6rem' }} onClick={() => open('decide')}>{t('decide')}</Button>}</h2>
      <table className="plain-table" style={{ maxWidth: '52rem' }}><thead><tr>{facts.map(([label]) => <th key={label} className="number">{label}</th>)}</tr></thead><tbody><tr>{facts.map(([label, value]) => <td key={label} className="number">{value}</td>)}</tr></tbody></table>
      {found.toRecoverFen > 0 && <p><StatusTag tone="bad">{t('toRecover', { amount: formatYuan(found.toRecoverFen) })}</StatusTag></p>}
      {found.earlier.length > 0 && <p>{t('earlier')}{t(':')}{found.earlier.map((each) => <span key={each.applicationId}><Link to={`/relief/cases/${each.applicationId}`}>{each.applicationNo}</Link> <span className="figures">{each.decidedOn}</span> <MoneyText fen={each.grantedFen} />　</span>)}</p>}
    </section>
  );
}

export function CasePage() {
  const t = useWords(reliefWords);
  const language = useLanguage();
  const navigate = useNavigate();
  const { applicationId = '' } = useParams();
  const [mayPrint, mayDiagnosis] = [useMay('relief.print'), useMay('relief.diagnosis')];
  const { data: found, error } = useCall('relief.case', { applicationId: id<'application'>(Number(applicationId) || 1) });
  const [dialog, setDialog] = useState<CaseDialog>();
  return (
    <PageFrame title={found === undefined ? t('cases') : `${found.applicationNo} ${found.name}`} back={{ to: '/relief/cases', label: t('cases') }} subtitle={found !== undefined && <><StatusTag tone={caseStatusTone(found)}>{caseStatusText(found, language)}</StatusTag>　{t('received')} <span className="figures">{found.receivedOn}</span>　<span className="muted">{t('unitYuan')}</span></>}
      actions={<>{mayPrint && <PrintButton to={`/print/relief-case-file/${applicationId}/masked`} label={t('caseFile')} />}{mayPrint && mayDiagnosis && <PrintButton to={`/print/relief-case-file/${applicationId}/whole`} label={t('caseFileWhole')} />}<Button onClick={() => void navigate(`/welfare/applications/${applicationId}`)}>{t('toApplication')}</Button></>}>
      <RefusalAlert error={error} />
      {found !== undefined && (
        <div className="scroll-cards">
          <DiagnosisCard found={found} open={setDialog} /><BillsCard found={found} open={setDialog} /><CalculationCard found={found} open={setDialog} /><AdvancesCard found={found} open={setDialog} /><DecisionCard found={found} open={setDialog} />
          <ResolutionsPanel subject={{ subjectKind: 'reliefCase', subjectId: found.applicationId, label: found.applicationNo }} />
          {dialog !== undefined && <OpenDialog found={found} dialog={dialog} onClose={() => setDialog(undefined)} />}
        </div>
      )}
    </PageFrame>
  );
}
