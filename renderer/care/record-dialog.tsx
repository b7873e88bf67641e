/** 登记: who went, what was found, and the money if there is any. */
import { Input, Select } from 'antd';
import { useState } from 'react';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyInput } from '#renderer/ui/money-input.tsx';
import { ResidentPicker } from '#renderer/ui/resident-picker.tsx';
import { careContract, type CareDue } from '#shared/care/contract.ts';
import { formatYuan } from '#shared/money.ts';
import { careWords } from './words.ts';

type Kind = MethodOutput<'care.kinds'>['kinds'][number];

/** The fields that both ways of writing down share. */
function CareFields({ kind, receiver }: { kind: Kind; receiver: boolean }) {
  const t = useWords(careWords);
  return (
    <>
      <div className="field-row">
        <Field name="doneOn" label={t('doneOn')} required><DayInput autoFocus={receiver} /></Field>
        <Field name="visitors" label={t('visitors')} required hint={t('visitorsHint')}><Input maxLength={100} /></Field>
      </div>
      <Field name="receiverId" label={t('receiver')} hint={t('receiverHint')}><ResidentPicker /></Field>
      <Field name="finding" label={t('finding')} hint={t('findingHint')}><Input.TextArea rows={2} maxLength={500} /></Field>
      {kind.programmeName === null ? <p className="muted">{t('amountNone')}</p> : (
        <div className="field-row">
          <Field name="amountFen" label={t('amount')} hint={t('amountHint', { programme: kind.programmeName })}><MoneyInput /></Field>
          <Field name="decisionRef" label={t('decisionRef')} hint={t('decisionRefHint')}><Input maxLength={100} /></Field>
        </div>
      )}
    </>
  );
}

/** Against an occasion that is due. */
export function RecordDialog({ due, kind, onClose }: { due: CareDue; kind: Kind; onClose: () => void }) {
  const t = useWords(careWords);
  const { today } = useOfficeState();
  const record = useAct('care.record');
  const form = careContract.record.input.omit({ kindId: true, residentId: true, triggerKey: true });
  return (
    <FormDialog open width={720} title={`${due.kindName} · ${due.name}`} schema={form} initial={{ doneOn: today, receiverId: due.receiverId, amountFen: due.amountFen, finding: '', decisionRef: '' }} saveLabel={t('record')} onClose={onClose}
      onSave={(input) => record.run({ ...input, amountFen: input.amountFen ?? null, kindId: due.kindId, residentId: due.residentId, triggerKey: due.triggerKey })}>
      <p className="muted">{[due.dueOn, due.address, kind.amountFen === null ? '' : t('usual', { sum: formatYuan(kind.amountFen, { grouping: true }) })].filter((part) => part !== '').join(' · ')}</p>
      <CareFields kind={kind} receiver />
    </FormDialog>
  );
}

/** What the register does not know. */
export function ByHandDialog({ kinds, onClose }: { kinds: readonly Kind[]; onClose: () => void }) {
  const t = useWords(careWords);
  const { today } = useOfficeState();
  const record = useAct('care.record');
  const [kindId, setKindId] = useState(kinds.find((kind) => kind.trigger === 'illness')?.kindId ?? kinds[0]!.kindId);
  const kind = kinds.find((each) => each.kindId === kindId)!;
  const form = careContract.record.input.omit({ triggerKey: true });
  return (
    <FormDialog open width={720} title={t('byHand')} schema={form} initial={{ kindId, doneOn: today, finding: '', decisionRef: '', amountFen: null }} saveLabel={t('record')} onClose={onClose} onChange={(values) => { if (values.kindId !== undefined) setKindId(values.kindId as typeof kindId); }}
      onSave={(input) => record.run({ ...input, amountFen: input.amountFen ?? null })}>
      <p className="muted">{t('byHandText')}</p>
      <div className="field-row">
        <Field name="kindId" label={t('kind')} required><Select options={kinds.map((each) => ({ value: each.kindId, label: each.name }))} /></Field>
        <Field name="residentId" label={t('who')} required><ResidentPicker autoFocus goneToo /></Field>
      </div>
      <CareFields kind={kind} receiver={false} />
    </FormDialog>
  );
}
