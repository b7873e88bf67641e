/** 年度预算: what was planned beside what was booked; the draft and its approval. */
import { Button, Checkbox, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { AccountSetChoice, WithAccountSet, type OpenBooks } from '#renderer/ui/account-set.tsx';
import { DownloadButton } from '#renderer/ui/download-button.tsx';
import { EmptyPage } from '#renderer/ui/empty-page.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { budgetContract } from '#shared/budget/contract.ts';
import { BudgetEditor } from './budget-editor.tsx';
import { BudgetTable } from './budget-table.tsx';
import { budgetWords } from './words.ts';

function BudgetOfYear({ books }: { books: OpenBooks }) {
  const t = useWords(budgetWords);
  const { today } = useOfficeState();
  const [mayMake, mayPrint, mayExport] = [useMay('ledger.make'), useMay('ledger.print'), useMay('ledger.export')];
  const [filters, setFilters] = useUrlFilters({ year: '', shows: '' });
  const thisYear = Number(today.slice(0, 4));
  const year = /^\d{4}$/.test(filters.year) ? Number(filters.year) : thisYear;
  const input = { accountSetId: books.set.accountSetId, year, draft: filters.shows === 'draft' };
  const call = useCall('budget.view', input, { keepLast: true });
  const approve = useAct('budget.approve');
  const exportXlsx = useAct('budget.exportXlsx');
  const [editing, setEditing] = useState(false);
  const [approving, setApproving] = useState(false);
  const [byMonth, setByMonth] = useState(false);
  const view = call.data?.year === year ? call.data : undefined;
  const budget = view?.budget ?? null;
  const isDraft = budget?.status === 'draft';
  const startEdit = (): void => {
    setFilters({ shows: view?.hasDraft === true ? 'draft' : '' });
    setEditing(true);
  };
  return (
    <PageFrame title={t('title')} subtitle={<AccountSetChoice books={books} />}
      actions={!editing && view !== undefined && <>
        {mayExport && budget !== null && <DownloadButton label={t('exportXlsx')} make={() => exportXlsx.run(input)} />}
        {mayPrint && budget !== null && <PrintButton to={`/print/budget/${input.accountSetId}/${year}/${input.draft ? 'draft' : 'approved'}`} />}
        {mayMake && (budget !== null || view.hasDraft) && <Button onClick={startEdit}>{t(view.hasDraft ? 'edit' : 'change')}</Button>}
        {isDraft &&  budget?.mayApprove && <Button type="primary" onClick={() => setApproving(true)}>{t('approve')}</Button>}
      </>}>
      <div className="statement-tools" style={{ display: 'flex', flexWrap: 'wrap', gap: '0.75rem', alignItems: 'center' }}>
        <Select aria-label={t('year')} value={year} disabled={editing} onChange={(next) => setFilters({ year: String(next) })} options={Array.from({ length: 6 }, (_, index) => thisYear + 1 - index).map((each) => ({ value: each, label: t('yearOf', { year: each }) }))} />
        {view?.hasDraft === true && view.hasApproved && <Segmented aria-label={t('shows')} value={input.draft ? 'draft' : 'approved'} disabled={editing} onChange={(shows) => setFilters({ shows: shows === 'draft' ? 'draft' : '' })} options={[{ value: 'approved', label: t('approved') }, { value: 'draft', label: t('draft') }]} />}
        {budget !== null && <StatusTag tone={isDraft ? 'warning' : 'good'}>{t(isDraft ? 'draft' : 'approved')}</StatusTag>}
        {budget !== null && <span className="muted">{t('madeBy', { who: budget.maker })}{budget.approver === null ? '' : `　${t('approvedBy', { who: budget.approver, ref: budget.resolutionRef ?? '' })}`}</span>}
        {!editing && budget !== null && <Checkbox checked={byMonth} onChange={(event) => setByMonth(event.target.checked)}>{t('months')}</Checkbox>}
      </div>
      <RefusalAlert error={call.error} />
      {view !== undefined && !editing && budget === null && <EmptyPage title={t('none')} hint={t('noneHint')} action={mayMake && <Button type="primary" onClick={startEdit}>{t('make')}</Button>} />}
      {view !== undefined && !editing && budget !== null && <section className="card" style={{ overflow: 'auto' }}><BudgetTable view={view} byMonth={byMonth} t={t} /></section>}
      {view !== undefined && editing && (!view.hasDraft || isDraft) && <BudgetEditor key={`${year} ${budget?.budgetId ?? 0}`} view={view} version={isDraft ? (budget?.version ?? null) : null} onDone={() => { setEditing(false); setFilters({ shows: 'draft' }); }} />}
      {approving && budget !== null && (
        <FormDialog open title={t('approve')} schema={budgetContract.approve.input.pick({ resolutionRef: true })} initial={{ resolutionRef: '' }} saveLabel={t('approve')} onClose={() => setApproving(false)}
          onSave={({ resolutionRef }) => approve.run({ accountSetId: input.accountSetId, year, version: budget.version, resolutionRef })} onSaved={() => setFilters({ shows: '' })}>
          {() => <><div className="muted">{t('approveText')}</div><Field name="resolutionRef" label={t('resolution')} required><Input maxLength={100} autoFocus /></Field></>}
        </FormDialog>
      )}
    </PageFrame>
  );
}

export function BudgetPage() {
  return <WithAccountSet>{(books) => <BudgetOfYear key={books.set.accountSetId} books={books} />}</WithAccountSet>;
}
