import { Input, Select } from 'antd';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyInput } from '#renderer/ui/money-input.tsx';
import { ResidentPicker } from '#renderer/ui/resident-picker.tsx';
import type { Lease } from '#shared/assets/lease-schemas.ts';
import { leaseInputSchema } from '#shared/assets/lease-schemas.ts';
import type { AccountSetId } from '#shared/ids.ts';
import { ZERO_FEN } from '#shared/money.ts';
import { AccountSelect } from './account-select.tsx';
import { assetsWords } from './words.ts';

const schema = leaseInputSchema.omit({ leaseId: true, version: true, accountSetId: true, receivableCode: true, advanceCode: true, depositCode: true, dues: true });
const INCOME = ['501', '504'] as const;

/** A contract as a draft, new or again. */
export function LeaseForm({ accountSetId, lease, onClose, onSaved }: { accountSetId: AccountSetId; lease?: Lease; onClose: () => void; onSaved?: (leaseId: Lease['leaseId']) => void }) {
  const t = useWords(assetsWords);
  const { today } = useOfficeState();
  const save = useAct('assets.saveLease');
  const rhythm = [[1, 'monthly'], [3, 'quarterly'], [6, 'halfYearly'], [12, 'yearly'], [0, 'atOnce']] as const;
  const initial = lease === undefined
    ? { kind: 'lease' as const, signedOn: today, startOn: today, firstDueOn: today, everyMonths: 12, recognition: 'atDue' as const, incomeCode: '5010103', depositFen: ZERO_FEN }
    : {
        leaseNo: lease.leaseNo, kind: lease.kind, object: lease.object, counterparty: lease.counterparty, residentId: lease.residentId, phone: lease.phone, signedOn: lease.signedOn, startOn: lease.startOn, endOn: lease.endOn,
        totalFen: lease.totalFen, depositFen: lease.depositFen, everyMonths: lease.everyMonths, firstDueOn: lease.firstDueOn, recognition: lease.recognition, incomeCode: lease.incomeCode, note: lease.note,
      };
  return (
    <FormDialog
      open title={t('newLease')} width={760} schema={schema} initial={initial} onClose={onClose}
      onSave={async (input) => {
        const outcome = await save.run({ ...input, accountSetId, ...(lease === undefined ? {} : { leaseId: lease.leaseId, version: lease.version }) });
        if (outcome.ok) onSaved?.(outcome.value.leaseId);
        return outcome;
      }}
    >
      {() => (
        <>
          <div className="field-row">
            <Field name="leaseNo" label={t('leaseNo')} required><Input maxLength={30} /></Field>
            <Field name="kind" label={t('kind')}><Select options={(['lease', 'contractingOut'] as const).map((value) => ({ value, label: t(value) }))} /></Field>
            <Field name="signedOn" label={t('signedOn')} required><DayInput /></Field>
          </div>
          <Field name="object" label={t('object')} required><Input maxLength={100} /></Field>
          <div className="field-row">
            <Field name="counterparty" label={t('counterparty')}><Input maxLength={60} /></Field>
            <Field name="residentId" label={t('resident')} hint={t('residentHint')}><ResidentPicker /></Field>
            <Field name="phone" label={t('phone')}><Input maxLength={30} /></Field>
          </div>
          <div className="field-row">
            <Field name="startOn" label={t('startOn')} required><DayInput /></Field>
            <Field name="endOn" label={t('endOn')} required><DayInput /></Field>
          </div>
          <div className="field-row">
            <Field name="totalFen" label={t('totalRent')} required><MoneyInput capitals /></Field>
            <Field name="depositFen" label={t('deposit')}><MoneyInput /></Field>
          </div>
          <div className="field-row">
            <Field name="everyMonths" label={t('everyMonths')}><Select options={rhythm.map(([value, word]) => ({ value, label: t(word) }))} /></Field>
            <Field name="firstDueOn" label={t('firstDueOn')} required><DayInput /></Field>
          </div>
          <div className="field-row">
            <Field name="recognition" label={t('recognition')} hint={t('recognitionHint')}><Select options={[{ value: 'atDue', label: t('atDue') }, { value: 'monthly', label: t('byMonth') }]} /></Field>
            <Field name="incomeCode" label={t('incomeAccount')} required><AccountSelect accountSetId={accountSetId} under={INCOME} /></Field>
          </div>
          <Field name="note" label={t('note')}><Input maxLength={500} /></Field>
        </>
      )}
    </FormDialog>
  );
}
