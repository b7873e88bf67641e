import { App, Checkbox, Radio, Select } from 'antd';
import { useRef, useState } from 'react';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput, MonthInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { ProgressDialog } from '#renderer/ui/progress-dialog.tsx';
import { disbursementContract } from '#shared/disbursement/contract.ts';
import type { BatchId } from '#shared/ids.ts';
import { goodsWords } from './goods-words.ts';
import { matrixWords } from './matrix-words.ts';
import { disbursementWords } from './words.ts';

export interface GenerateDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onMade: (batchId: BatchId) => void;
}

/** 生成批次: programme and month; what cannot be decided is listed at once, so that nobody is forgotten. */
export function GenerateDialog({ open, onClose, onMade }: GenerateDialogProps) {
  const t = useWords(disbursementWords);
  const g = useWords(goodsWords);
  const m = useWords(matrixWords);
  const { modal } = App.useApp();
  const { today } = useOfficeState();
  const programmes = useCall('welfare.programmes', {}, { enabled: open });
  const generate = useAct('disbursement.generate');
  const festivals = useCall('welfare.festivals', { year: Number(today.slice(0, 4)) }, { enabled: open });
  const chosen = useRef<unknown>(undefined);
  const [inGoods, setInGoods] = useState(false);
  const usable = (programmes.data?.programmes ?? []).filter((each) => each.status === 'active');

  return (
    <>
      <FormDialog
        open={open}
        title={t('generate')}
        schema={disbursementContract.generate.input}
        initial={{ benefitMonth: today.slice(0, 7), payBy: 'bank', upTo: 'computed', carryManual: false }}
        saveLabel={t('generateDo')}
        onClose={onClose}
        // Goods are handed out at the desk: the bank is no way for them.
        onChange={(values, form) => {
          const festival = usable.find((each) => each.programmeId === values.programmeId)?.festival ?? null;
          // A list of a festival is of its month and as of its day: filled in when the programme is chosen.
          if (values.programmeId !== chosen.current) {
            chosen.current = values.programmeId;
            const onDay = festivals.data?.days.find((each) => each.festival === festival)?.day ?? null;
            if (onDay !== null) form.setFieldsValue({ benefitMonth: onDay.slice(0, 7), asOf: onDay });
            else form.setFieldsValue({ asOf: null });
          }
          const goods = (usable.find((each) => each.programmeId === values.programmeId)?.current?.baskets.length ?? 0) > 0;
          setInGoods(goods);
          if (values.payBy === 'bank' && goods) form.setFieldValue('payBy', 'cash');
        }}
        onSave={async (input) => {
          const outcome = await generate.run(input);
          if (outcome.ok) {
            const { unknown, excluded, batchId } = outcome.value;
            if (excluded.length > 0) modal.info({ title: m('excludedTitle', { n: excluded.length }), content: `${excluded.slice(0, 30).map((each) => (each.withName === null ? `${each.name}${t('(')}${each.code}${t(')')}` : m('excludedWith', { name: each.name, other: each.withName }))).join(t('&'))}${excluded.length > 30 ? '…' : ''}`, okText: t('understood') });
            if (unknown.length > 0)
              modal.warning({ title: t('unknownTitle', { n: unknown.length }), content: `${unknown.slice(0, 30).map((each) => each.name).join(t('&'))}${unknown.length > 30 ? '…' : ''}　${t('unknownHint')}`, okText: t('understood') });
            onMade(batchId);
          }
          return outcome;
        }}
      >
        <Field name="programmeId" label={t('programme')} required hint={programmes.data !== undefined && usable.length === 0 ? t('noProgrammes') : undefined}>
          <Select autoFocus showSearch={{ optionFilterProp: 'label' }} loading={programmes.isPending} options={usable.map((each) => ({ value: each.programmeId, label: `${each.code} ${each.name}`, disabled: each.current === null && each.draft === null }))} />
        </Field>
        <div className="field-row">
          <Field name="benefitMonth" label={t('benefitMonth')} required>
            <MonthInput />
          </Field>
          <Field name="asOf" label={t('asOf')} hint={t('asOfHint')}>
            <DayInput />
          </Field>
        </div>
        <Field name="payBy" label={t('payBy')}>
          <Radio.Group options={inGoods ? [{ value: 'cash', label: g('payByGoods') }] : [{ value: 'bank', label: t('payByBankLong') }, { value: 'cash', label: t('payByCashLong') }]} />
        </Field>
        <Field name="carryManual" label={m('byHand')} valuePropName="checked" hint={m('carryHint')}>
          <Checkbox>{m('carryManual')}</Checkbox>
        </Field>
        <Field name="upTo" label={t('upTo')}>
          <Radio.Group options={[{ value: 'computed', label: t('upToComputed') }, { value: 'locked', label: t('upToLocked') }, { value: 'draft', label: t('upToDraft') }]} />
        </Field>
      </FormDialog>
      <ProgressDialog open={generate.running && generate.progress !== undefined} title={t('generate')} progress={generate.progress} onCancel={generate.cancel} />
    </>
  );
}
