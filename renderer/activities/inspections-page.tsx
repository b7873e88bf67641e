/** 检查评分 of a month with its red and black lists, and the award money shared out by the points. */
import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { DayInput, MonthInput } from '#renderer/ui/day-input.tsx';
import { EmptyPage } from '#renderer/ui/empty-page.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyInput } from '#renderer/ui/money-input.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { ResidentPicker } from '#renderer/ui/resident-picker.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { cleaningContract, type AwardRow } from '#shared/activities/cleaning-contract.ts';
import { HONOUR_LISTS } from '#shared/activities/words.ts';
import { day, monthOf, monthSchema, type Month } from '#shared/days.ts';
import { ClaimFields } from './claim-fields.tsx';
import { cleaningWords } from './cleaning-words.ts';
import './activities.css';

const FILTERS = { month: '' };
const TONES = { red: 'bad', black: 'neutral', none: 'neutral' } as const;
interface Score { readonly itemName: string; readonly fullPoints: number; readonly points: number }

function ScoreRows({ value = [], onChange }: { value?: readonly Score[]; onChange?: (rows: Score[]) => void }) {
  const t = useWords(cleaningWords);
  const [sum, full] = [value.reduce((total, row) => total + (row.points ?? 0), 0), value.reduce((total, row) => total + row.fullPoints, 0)];
  return (
    <table className="rows-input"><tbody>
      {value.map((row, n) => <tr key={row.itemName}><td>{row.itemName}</td><td style={{ width: '7rem' }}><InputNumber aria-label={`${row.itemName} ${t('points')}`} min={0} max={100} value={row.points} onChange={(points) => onChange?.(value.map((each, at) => (at === n ? { ...each, points: points ?? 0 } : each)))} /></td><td className="muted figures">/ {row.fullPoints}</td></tr>)}
      <tr><td>{t('total')}</td><td className="figures"><strong>{sum}</strong></td><td className="muted figures">/ {full}</td></tr>
    </tbody></table>
  );
}

function InspectDialog({ month, onClose }: { month: Month; onClose: () => void }) {
  const t = useWords(cleaningWords);
  const { today } = useOfficeState();
  const items = useCall('cleaning.items', {});
  const inspect = useAct('cleaning.inspect');
  if (items.data === undefined) return null;
  const scores = items.data.filter((item) => item.active).map((item) => ({ itemName: item.name, fullPoints: item.fullPoints, points: item.fullPoints }));
  return (
    <FormDialog open width={640} title={t('inspect')} schema={cleaningContract.inspect.input} initial={{ month, inspectedOn: today, scorers: '', areaName: '', honour: 'none', note: '', scores }} onClose={onClose} onSave={inspect.run}>
      {() => (
        <>
          <div className="field-row"><Field name="areaName" label={t('area')} required><Input maxLength={40} autoFocus /></Field><Field name="month" label={t('month')} required><MonthInput /></Field><Field name="inspectedOn" label={t('inspectedOn')} required><DayInput /></Field><Field name="scorers" label={t('scorers')} required><Input maxLength={60} /></Field></div>
          <Field name="scores" label={t('items')}><ScoreRows /></Field>
          <div className="field-row"><Field name="honour" label={t('honour')}><Select options={HONOUR_LISTS.map((value) => ({ value, label: t(value) }))} /></Field><Field name="payeeResidentId" label={t('payee')} hint={t('payeeHint')}><ResidentPicker /></Field></div>
          <Field name="note" label={t('note')}><Input maxLength={200} /></Field>
        </>
      )}
    </FormDialog>
  );
}

function Awards({ month }: { month: Month }) {
  const t = useWords(cleaningWords);
  const { today } = useOfficeState();
  const [mayEdit, mayApprove, mayPrint] = [useMay('volunteers.edit'), useMay('volunteers.approve'), useMay('volunteers.print')];
  const awards = useCall('cleaning.awards', {});
  const prepare = useAct('cleaning.prepareAward');
  const claim = useAct('cleaning.claimAward');
  const [adding, setAdding] = useState(false);
  const [claiming, setClaiming] = useState<AwardRow>();
  return (
    <section className="card titled" aria-label={t('awards')}>
      <h2>{t('awards')}{mayEdit && <Button onClick={() => setAdding(true)}>{t('prepareAward')}</Button>}</h2>
      <RefusalAlert error={awards.error} />
      <p className="muted">{awards.data?.length === 0 ? t('noAwardsHint') : t('awardHint')}</p>
      <table className="plain-table"><tbody>{(awards.data ?? []).map((award) => (
        <tr key={award.awardId}><td>{award.month}</td><td>{award.title}</td><td className="muted">{award.basis}</td><td className="number"><MoneyText fen={award.poolFen} /></td><td className="number">{t('lines')} {award.lines}</td><td><StatusTag tone={award.state === 'claimed' ? 'good' : 'active'}>{award.state === 'claimed' ? t('claimedState') : t('draft')}</StatusTag></td>
          <td className="number">{mayApprove && award.state === 'draft' && <Button size="small" disabled={award.mine} title={award.mine ? t('mineHint') : ''} onClick={() => setClaiming(award)}>{t('claimAward')}</Button>} {mayPrint && <PrintButton to={`/print/cleaning-award/${award.awardId}`} label={t('printAward')} />}</td></tr>
      ))}</tbody></table>
      {adding && (
        <FormDialog open title={t('prepareAward')} schema={cleaningContract.prepareAward.input} initial={{ month, title: '', basis: '' }} onClose={() => setAdding(false)} onSave={prepare.run}>
          {() => <><div className="field-row"><Field name="month" label={t('month')} required><MonthInput /></Field><Field name="title" label={t('title')} required><Input maxLength={60} autoFocus /></Field><Field name="poolFen" label={t('pool')} required><MoneyInput /></Field></div><Field name="basis" label={t('basis')} required><Input maxLength={100} /></Field></>}
        </FormDialog>
      )}
      {claiming !== undefined && <FormDialog open title={`${t('claimAward')} ${claiming.title}`} schema={cleaningContract.claimAward.input.omit({ awardId: true })} initial={{ benefitMonth: monthOf(day(today)), decisionRef: '' }} onClose={() => setClaiming(undefined)} saveLabel={t('claimAward')} onSave={(input) => claim.run({ ...input, awardId: claiming.awardId })}>{() => <ClaimFields />}</FormDialog>}
    </section>
  );
}

export function InspectionsPage() {
  const t = useWords(cleaningWords);
  const { today } = useOfficeState();
  const [mayEdit, mayPrint] = [useMay('volunteers.edit'), useMay('volunteers.print')];
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const month = monthSchema.safeParse(filters.month).data ?? monthOf(day(today));
  const rows = useCall('cleaning.inspections', { month }, { keepLast: true });
  const [adding, setAdding] = useState(false);
  return (
    <PageFrame title={t('inspections')} back={{ to: '/volunteers/cleaning', label: t('cleaning') }} actions={<>
      <MonthInput aria-label={t('month')} value={month} onChange={(next) => setFilters({ month: next ?? '' })} />
      {mayPrint && <PrintButton to={`/print/cleaning-inspections/${month}`} label={t('printInspections')} disabled={rows.data?.length === 0} />}
      {mayEdit && <Button type="primary" onClick={() => setAdding(true)}>{t('inspect')}</Button>}
    </>}>
      <RefusalAlert error={rows.error} />
      {rows.data?.length === 0 ? <EmptyPage title={t('noInspections')} hint={t('noInspectionsHint')} /> : (
        <section className="card titled" aria-label={t('inspections')}>
          <table className="plain-table">
            <thead><tr><th>{t('area')}</th><th>{t('inspectedOn')}</th><th>{t('scorers')}</th><th className="number">{t('score')}</th><th>{t('items')}</th><th>{t('honour')}</th><th>{t('payee')}</th><th>{t('note')}</th></tr></thead>
            <tbody>{(rows.data ?? []).map((row) => <tr key={row.inspectionId}><td>{row.areaName}</td><td>{row.inspectedOn}</td><td>{row.scorers}</td><td className="number">{row.points}/{row.fullPoints}</td><td className="muted">{row.scores.map((score) => `${score.itemName} ${score.points}`).join('　')}</td><td>{row.honour === 'none' ? '' : <StatusTag tone={TONES[row.honour]}>{t(row.honour)}</StatusTag>}</td><td>{row.payeeName}</td><td>{row.note}</td></tr>)}</tbody>
          </table>
        </section>
      )}
      <Awards month={month} />
      {adding && <InspectDialog month={month} onClose={() => setAdding(false)} />}
    </PageFrame>
  );
}
