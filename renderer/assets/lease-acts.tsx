/** What can be done with a contract: put in force, ended, rent and deposits. */
import { Input, Select } from 'antd';
import { useNavigate } from 'react-router';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyInput } from '#renderer/ui/money-input.tsx';
import { assetsContract } from '#shared/assets/contract.ts';
import type { Lease } from '#shared/assets/lease-schemas.ts';
import { AccountSelect } from './account-select.tsx';
import { VoucherFields } from './voucher-fields.tsx';
import { assetsWords } from './words.ts';

export type LeaseAct = 'activate' | 'ended' | 'terminated' | 'cancelled' | 'receive' | 'deposit';

const MONEY = ['101', '102'] as const;
const INCOME = ['504', '501'] as const;
const activateSchema = assetsContract.activateLease.input.pick({ heldOn: true });
const endSchema = assetsContract.endLease.input.pick({ heldOn: true, reason: true });
const receiveSchema = assetsContract.receiveRent.input.omit({ leaseId: true });
const depositSchema = assetsContract.moveDeposit.input.omit({ leaseId: true });

interface ActProps { lease: Lease; onClose: () => void }

export function ActivateDialog({ lease, onClose }: ActProps) {
  const t = useWords(assetsWords);
  const { today } = useOfficeState();
  const act = useAct('assets.activateLease');
  return (
    <FormDialog open title={`${t('activate')} ${lease.leaseNo}`} schema={activateSchema} initial={{ heldOn: today }} saveLabel={t('activate')} onClose={onClose} onSave={(input) => act.run({ ...input, leaseId: lease.leaseId, version: lease.version })}>
      {() => <><p>{t('activateText')}</p><Field name="heldOn" label={t('heldOn')} required><DayInput /></Field></>}
    </FormDialog>
  );
}

export function EndDialog({ lease, status, onClose }: ActProps & { status: 'ended' | 'terminated' | 'cancelled' }) {
  const t = useWords(assetsWords);
  const { today } = useOfficeState();
  const act = useAct('assets.endLease');
  const label = t(status === 'ended' ? 'endLease' : status === 'terminated' ? 'terminate' : 'cancelLease');
  return (
    <FormDialog open title={`${label} ${lease.leaseNo}`} schema={endSchema} initial={{ heldOn: status === 'ended' ? lease.endOn : today, reason: '' }} saveLabel={label} dangerous onClose={onClose}
      onSave={(input) => act.run({ ...input, status, leaseId: lease.leaseId, version: lease.version })}>
      {() => <><Field name="heldOn" label={t('heldOn')} required><DayInput /></Field><Field name="reason" label={t('reason')} required><Input maxLength={200} /></Field></>}
    </FormDialog>
  );
}

export function ReceiveDialog({ lease, onClose }: ActProps) {
  const t = useWords(assetsWords);
  const { today } = useOfficeState();
  const navigate = useNavigate();
  const act = useAct('assets.receiveRent');
  const first = lease.dues.find((due) => due.openFen > 0);
  return (
    <FormDialog open title={`${t('receiveRent')} ${lease.leaseNo}`} schema={receiveSchema} saveLabel={t('makeDraft')} onClose={onClose}
      initial={{ voucherDate: today, moneyCode: '10201', attachmentsCount: 1, ...(lease.arrearsFen > 0 ? { amountFen: lease.arrearsFen } : first === undefined ? {} : { amountFen: first.openFen }) }}
      onSave={async (input) => {
        const outcome = await act.run({ ...input, leaseId: lease.leaseId });
        if (outcome.ok) void navigate(`/ledger/vouchers/${outcome.value.voucherId}`);
        return outcome;
      }}>
      {() => (
        <>
          <Field name="amountFen" label={t('amount')} required><MoneyInput capitals autoFocus /></Field>
          <Field name="moneyCode" label={t('moneyAccount')} required><AccountSelect accountSetId={lease.accountSetId} under={MONEY} /></Field>
          <VoucherFields />
        </>
      )}
    </FormDialog>
  );
}

export function DepositDialog({ lease, onClose }: ActProps) {
  const t = useWords(assetsWords);
  const { today } = useOfficeState();
  const navigate = useNavigate();
  const act = useAct('assets.moveDeposit');
  return (
    <FormDialog open title={`${t('depositAct')} ${lease.leaseNo}`} schema={depositSchema} saveLabel={t('makeDraft')} onClose={onClose}
      initial={{ act: lease.depositHeldFen > 0 ? 'depositOut' : 'depositIn', voucherDate: today, moneyCode: '10201', incomeCode: '504', attachmentsCount: 1, amountFen: lease.depositHeldFen > 0 ? lease.depositHeldFen : lease.depositFen }}
      onSave={async (input) => {
        const outcome = await act.run({ ...input, leaseId: lease.leaseId });
        if (outcome.ok) void navigate(`/ledger/vouchers/${outcome.value.voucherId}`);
        return outcome;
      }}>
      {() => (
        <>
          <Field name="act" label={t('depositAct')}><Select options={(['depositIn', 'depositOut', 'depositKept'] as const).map((value) => ({ value, label: t(value) }))} /></Field>
          <Field name="amountFen" label={t('amount')} required><MoneyInput capitals /></Field>
          <div className="field-row">
            <Field name="moneyCode" label={t('moneyAccount')}><AccountSelect accountSetId={lease.accountSetId} under={MONEY} /></Field>
            <Field name="incomeCode" label={t('keptAs')}><AccountSelect accountSetId={lease.accountSetId} under={INCOME} /></Field>
          </div>
          <VoucherFields />
        </>
      )}
    </FormDialog>
  );
}
