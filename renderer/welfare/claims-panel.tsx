import { Button, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { MonthInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyInput } from '#renderer/ui/money-input.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { ResidentPicker } from '#renderer/ui/resident-picker.tsx';
import { StatusTag, type StatusTone } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import type { ProgrammeId } from '#shared/ids.ts';
import { CLAIM_STATES, type ClaimState } from '#shared/welfare/claims.ts';
import { welfareContract } from '#shared/welfare/contract.ts';
import { claimSourceWord } from './claim-words.ts';
import { welfareWords } from './words.ts';

type Claim = MethodOutput<'welfare.claims'>['claims'][number];
const enterForm = welfareContract.enterClaim.input.omit({ programmeId: true, householdId: true }).required({ residentId: true });
const withdrawForm = z.object({ reason: z.string().trim().min(1).max(200) });
const TONES: Readonly<Record<ClaimState, StatusTone>> = { open: 'warning', listed: 'active', paid: 'good', failed: 'bad', withdrawn: 'neutral' };
const DEFAULTS = { claim: '', who: '' };

function EnterDialog({ programmeId, onClose }: { programmeId: ProgrammeId; onClose: () => void }) {
  const t = useWords(welfareWords);
  const { today } = useOfficeState();
  const enter = useAct('welfare.enterClaim');
  return (
    <FormDialog open title={t('claimNew')} schema={enterForm} initial={{ benefitMonth: today.slice(0, 7) }} saveLabel={t('claimDo')} onClose={onClose} onSave={(input) => enter.run({ ...input, programmeId })}>
      <p className="muted">{t('claimText')}</p>
      <Field name="residentId" label={t('claimPayee')} required>
        <ResidentPicker autoFocus />
      </Field>
      <div className="field-row">
        <Field name="amountFen" label={t('standardSum')} required>
          <MoneyInput />
        </Field>
        <Field name="benefitMonth" label={t('claimMonth')} required hint={t('claimMonthHint')}>
          <MonthInput />
        </Field>
      </div>
      <Field name="note" label={t('claimNote')} required hint={t('claimNoteHint')}>
        <Input maxLength={200} />
      </Field>
      <Field name="decisionRef" label={t('claimRef')} required hint={t('claimRefHint')}>
        <Input maxLength={100} />
      </Field>
    </FormDialog>
  );
}

function WithdrawDialog({ claim, onClose }: { claim: Claim; onClose: () => void }) {
  const t = useWords(welfareWords);
  const withdraw = useAct('welfare.withdrawClaim');
  return (
    <FormDialog open dangerous title={`${t('claimWithdraw')}${t(':')}${claim.name}`} schema={withdrawForm} initial={{}} saveLabel={t('claimWithdraw')} onClose={onClose} onSave={({ reason }) => withdraw.run({ claimId: claim.claimId, reason })}>
      <p className="muted">{`${claim.note}　${claim.decisionRef}`}</p>
      <Field name="reason" label={t('reason')} required>
        <Input maxLength={200} autoFocus />
      </Field>
    </FormDialog>
  );
}

function useColumns(): Column<Claim>[] {
  const t = useWords(welfareWords);
  const language = useLanguage();
  return useMemo(
    () => [
      { key: 'name', title: t('personName'), width: 100, value: (row) => row.name, sortable: true },
      { key: 'amount', title: t('money'), kind: 'money', width: 110, value: (row) => row.amountFen, sortable: true },
      { key: 'month', title: t('claimMonth'), kind: 'day', width: 112, value: (row) => row.benefitMonth, sortable: true },
      { key: 'source', title: t('claimSource'), width: 100, value: (row) => claimSourceWord(row.sourceKind, language), sortable: true },
      { key: 'note', title: t('claimNote'), width: 200, value: (row) => row.note },
      { key: 'ref', title: t('claimRef'), width: 170, value: (row) => row.decisionRef },
      { key: 'state', title: t('standing'), width: 110, value: (row) => t(`claim_${row.state}`), render: (row) => <StatusTag tone={TONES[row.state]}>{t(`claim_${row.state}`)}</StatusTag>, sortable: true },
      { key: 'batch', title: t('claimBatch'), kind: 'id', width: 140, value: (row) => row.batchNo ?? '' },
      { key: 'paidOn', title: t('claimPaidOn'), kind: 'day', width: 100, value: (row) => row.paidOn ?? '' },
      { key: 'reason', title: t('reason'), width: 160, value: (row) => row.reason ?? '' },
    ],
    [t, language],
  );
}

/** 应发事项: what was decided for whom, and what became of it. Enter on a row opens its batch, or withdraws what still waits. */
export function ClaimsPanel({ programmeId }: { programmeId: ProgrammeId }) {
  const t = useWords(welfareWords);
  const navigate = useNavigate();
  const mayMake = useMay('disbursement.make');
  const columns = useColumns();
  const [filters, setFilters] = useUrlFilters(DEFAULTS);
  const [adding, setAdding] = useState(false);
  const [withdrawing, setWithdrawing] = useState<Claim>();
  const { data, error } = useCall('welfare.claims', { programmeId, search: filters.who, states: CLAIM_STATES.filter((state) => state === filters.claim) }, { keepLast: true });
  const open = data?.sums.find((sum) => sum.state === 'open');
  return (
    <>
      <DataTable<Claim>
        label={t('tab_claims')}
        columns={columns}
        rows={data?.claims}
        rowKey={(row) => row.claimId}
        error={error}
        search={{ value: filters.who, onChange: (who) => setFilters({ who }), placeholder: t('claimSearch') }}
        filters={<Select aria-label={t('standing')} style={{ width: '10em' }} value={filters.claim} onChange={(claim) => setFilters({ claim })} options={[{ value: '', label: t('claimAllStates') }, ...CLAIM_STATES.map((state) => ({ value: state, label: t(`claim_${state}`) }))]} />}
        exports={mayMake ? <Button onClick={() => setAdding(true)}>{t('claimNew')}</Button> : undefined}
        empty={{ title: t('noClaims'), hint: t('noClaimsHint') }}
        narrowed={filters.who !== '' || filters.claim !== ''}
        total={open === undefined ? undefined : <>{t('claimsWaiting', { n: open.count })} <MoneyText fen={open.amountFen} /></>}
        rowClassName={(row) => (row.state === 'withdrawn' ? 'muted' : '')}
        onOpen={(row) => {
          if (row.batchId !== null) void navigate(`/disbursement/${row.batchId}`);
          else if (row.state === 'open' && row.sourceKind === 'manual' && mayMake) setWithdrawing(row);
        }}
      />
      {adding && <EnterDialog programmeId={programmeId} onClose={() => setAdding(false)} />}
      {withdrawing !== undefined && <WithdrawDialog claim={withdrawing} onClose={() => setWithdrawing(undefined)} />}
    </>
  );
}
