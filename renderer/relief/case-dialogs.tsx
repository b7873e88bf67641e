/** The forms of a case: a bill, the diagnosis, an advance, the decision. */
import { Alert, Input, Select } from 'antd';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyInput } from '#renderer/ui/money-input.tsx';
import { formatYuan } from '#shared/money.ts';
import { DEDUCTIONS, type Deduction } from '#shared/relief/calculate.ts';
import { billInputSchema, reliefContract as contract, type ReliefBill, type ReliefCase } from '#shared/relief/contract.ts';
import { DISEASE_CLASSES } from '#shared/relief/disease-classes.ts';
import { reliefWords } from './words.ts';

export type CaseDialog = 'bill' | 'diagnosis' | 'advance' | 'decide' | { bill: ReliefBill } | { advance: number; agree: boolean };
interface Props { readonly found: ReliefCase; readonly onClose: () => void }
export const DEDUCTION_WORDS: Readonly<Record<Deduction, 'pooled' | 'critical' | 'assistance' | 'commercial' | 'otherPaid' | 'excluded'>> = { pooledFen: 'pooled', criticalFen: 'critical', assistanceFen: 'assistance', commercialFen: 'commercial', otherFen: 'otherPaid', excludedFen: 'excluded' };

function BillDialog({ found, onClose }: Props) {
  const t = useWords(reliefWords);
  const { today } = useOfficeState();
  const add = useAct('relief.addBill');
  return (
    <FormDialog open width={720} title={t('addBill')} schema={billInputSchema.omit({ applicationId: true })} initial={{ billedOn: today, dischargedOn: null, pooledFen: 0, criticalFen: 0, assistanceFen: 0, commercialFen: 0, otherFen: 0, excludedFen: 0 }} onClose={onClose} onSave={(input) => add.run({ ...input, applicationId: found.applicationId })}>
      {() => (
        <>
          <div className="field-row"><Field name="hospital" label={t('hospital')} required><Input maxLength={60} /></Field><Field name="invoiceNo" label={t('invoiceNo')} required><Input maxLength={40} className="figures" /></Field></div>
          <div className="field-row"><Field name="billedOn" label={t('billedOn')} required><DayInput /></Field><Field name="dischargedOn" label={t('dischargedOn')}><DayInput /></Field></div>
          <Field name="totalFen" label={t('total')} required><MoneyInput /></Field>
          <div className="field-row">{DEDUCTIONS.slice(0, 3).map((name) => <Field key={name} name={name} label={t(DEDUCTION_WORDS[name])}><MoneyInput capitals={false} /></Field>)}</div>
          <div className="field-row">{DEDUCTIONS.slice(3).map((name) => <Field key={name} name={name} label={t(DEDUCTION_WORDS[name])}><MoneyInput capitals={false} /></Field>)}</div>
        </>
      )}
    </FormDialog>
  );
}

function RemoveBillDialog({ found, bill, onClose }: Props & { bill: ReliefBill }) {
  const t = useWords(reliefWords);
  const remove = useAct('relief.removeBill');
  return <FormDialog open dangerous title={`${t('removeBill')} ${bill.invoiceNo}`} schema={contract.removeBill.input.pick({ reason: true })} initial={{}} saveLabel={t('removeBill')} onClose={onClose} onSave={({ reason }) => remove.run({ applicationId: found.applicationId, billId: bill.billId, reason })}>{() => <Field name="reason" label={t('reason')} required><Input maxLength={200} autoFocus /></Field>}</FormDialog>;
}

function DiagnosisDialog({ found, onClose }: Props) {
  const t = useWords(reliefWords);
  const save = useAct('relief.saveDiagnosis');
  return (
    <FormDialog open title={t('writeDiagnosis')} schema={contract.saveDiagnosis.input.omit({ applicationId: true })} initial={{}} onClose={onClose} onSave={(input) => save.run({ ...input, applicationId: found.applicationId })}>
      {() => (
        <>
          <Alert type="info" showIcon title={t('diagnosisHint')} style={{ marginBottom: '0.8rem' }} />
          <Field name="diseaseClass" label={t('diseaseClass')} required><Select options={DISEASE_CLASSES.map((value) => ({ value, label: t(value) }))} /></Field>
          <Field name="diagnosis" label={t('diagnosisText')} required><Input.TextArea maxLength={500} rows={2} autoComplete="off" /></Field>
        </>
      )}
    </FormDialog>
  );
}

function AdvanceDialog({ found, onClose }: Props) {
  const t = useWords(reliefWords);
  const ask = useAct('relief.askAdvance');
  return (
    <FormDialog open title={t('askAdvance')} schema={contract.askAdvance.input.omit({ applicationId: true })} initial={{}} saveLabel={t('askAdvance')} onClose={onClose} onSave={(input) => ask.run({ ...input, applicationId: found.applicationId })}>
      {() => <><Alert type="info" showIcon title={t('advanceHint', { amount: formatYuan(found.advanceCapFen) })} style={{ marginBottom: '0.8rem' }} /><Field name="amountFen" label={t('amount')} required><MoneyInput /></Field><Field name="reason" label={t('reason')} required><Input.TextArea maxLength={300} rows={2} /></Field></>}
    </FormDialog>
  );
}

function DecideAdvanceDialog({ found, advance, agree, onClose }: Props & { advance: number; agree: boolean }) {
  const t = useWords(reliefWords);
  const decide = useAct('relief.decideAdvance');
  return <FormDialog open title={t(agree ? 'agree' : 'refuse')} schema={contract.decideAdvance.input.pick({ note: true })} initial={{}} saveLabel={t(agree ? 'agree' : 'refuse')} onClose={onClose} onSave={({ note }) => decide.run({ applicationId: found.applicationId, partNo: advance, agree, note })}>{() => <Field name="note" label={agree ? t('decisionRef') : t('reason')} required><Input maxLength={100} autoFocus /></Field>}</FormDialog>;
}

function DecideDialog({ found, onClose }: Props) {
  const t = useWords(reliefWords);
  const { today } = useOfficeState();
  const decide = useAct('relief.decide');
  return (
    <FormDialog open width={620} title={t('decide')} schema={contract.decide.input.omit({ applicationId: true, version: true })} initial={{ decidedOn: today, ...(found.proposedFen === null ? {} : { amountFen: found.proposedFen }) }} saveLabel={t('decide')} onClose={onClose} onSave={(input) => decide.run({ ...input, applicationId: found.applicationId, version: found.applicationVersion })}>
      {() => (
        <>
          <Alert type="info" showIcon title={t('decideHint')} style={{ marginBottom: '0.8rem' }} />
          <Field name="amountFen" label={t('granted')} required><MoneyInput /></Field>
          <div className="field-row"><Field name="docNo" label={t('docNo')} required><Input maxLength={60} /></Field><Field name="decidedOn" label={t('decidedOn')} required><DayInput /></Field></div>
          <Field name="reason" label={t('grounds')} required><Input.TextArea maxLength={300} rows={2} /></Field>
        </>
      )}
    </FormDialog>
  );
}

/** The dialog that is open. */
export function OpenDialog({ dialog, ...props }: Props & { dialog: CaseDialog }) {
  if (dialog === 'bill') return <BillDialog {...props} />;
  if (dialog === 'diagnosis') return <DiagnosisDialog {...props} />;
  if (dialog === 'advance') return <AdvanceDialog {...props} />;
  if (dialog === 'decide') return <DecideDialog {...props} />;
  if ('bill' in dialog) return <RemoveBillDialog {...props} bill={dialog.bill} />;
  return <DecideAdvanceDialog {...props} {...dialog} />;
}
