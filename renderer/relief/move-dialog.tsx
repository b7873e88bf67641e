/** 登记收支: what came into the fund, or went out of it besides grants. */
import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyInput } from '#renderer/ui/money-input.tsx';
import { ResidentPicker } from '#renderer/ui/resident-picker.tsx';
import { moveInputSchema, type ReliefFund } from '#shared/relief/contract.ts';
import { RECORDED_KINDS, type RecordedKind } from '#shared/relief/recipes.ts';
import { reliefWords } from './words.ts';

const schema = moveInputSchema.omit({ fundId: true });

export function MoveDialog({ fund, onClose }: { fund: ReliefFund; onClose: () => void }) {
  const t = useWords(reliefWords);
  const { today } = useOfficeState();
  const record = useAct('relief.recordMove');
  const choices = useCall('relief.choices', {});
  const cases = useCall('relief.cases', { fundId: fund.fundId });
  const [kind, setKind] = useState<RecordedKind>('gift');
  const sources = (choices.data?.accounts ?? []).filter((each) => each.accountSetId === fund.accountSetId && (fund.setUp === 'own' ? ['311', '322'] : ['514', '311', '322']).some((root) => each.code.startsWith(root)) && each.code !== fund.fundAccountCode);
  return (
    <FormDialog open width={640} title={t('record')} schema={schema} initial={{ kind: 'gift', happenedOn: today, anonymous: false, sourceAccountCode: fund.reserveAccountCode }} onClose={onClose} onChange={(values) => values.kind !== undefined && setKind(values.kind)}
      onSave={(input) => record.run({ ...input, fundId: fund.fundId, sourceAccountCode: kind === 'setAside' ? input.sourceAccountCode ?? null : null })}>
      {() => (
        <>
          <div className="field-row"><Field name="kind" label={t('kind')} required><Select options={RECORDED_KINDS.map((value) => ({ value, label: t(value) }))} /></Field><Field name="happenedOn" label={t('day')} required><DayInput /></Field></div>
          <Field name="amountFen" label={t('amount')} required><MoneyInput /></Field>
          {(kind === 'gift' || kind === 'giftReturned') && <div className="field-row"><Field name="donorName" label={t('donor')} required><Input maxLength={60} /></Field><Field name="donorResidentId" label={t('donorResident')}><ResidentPicker /></Field></div>}
          {kind === 'gift' && <Field name="anonymous" label="" valuePropName="checked"><Checkbox>{t('anonymous')}</Checkbox></Field>}
          {kind === 'setAside' && <Field name="sourceAccountCode" label={t('source')} required><Select showSearch={{ optionFilterProp: 'label' }} options={sources.map((each) => ({ value: each.code, label: `${each.code} ${each.name}` }))} /></Field>}
          {kind === 'recovered' && <Field name="applicationId" label={t('ofCase')} required><Select showSearch={{ optionFilterProp: 'label' }} options={(cases.data ?? []).filter((each) => each.paidFen > 0).map((each) => ({ value: each.applicationId, label: `${each.applicationNo} ${each.name}` }))} /></Field>}
          <Field name="docRef" label={t('docRef')} required><Input maxLength={100} /></Field>
          <Field name="note" label={t('note')}><Input maxLength={200} /></Field>
        </>
      )}
    </FormDialog>
  );
}
