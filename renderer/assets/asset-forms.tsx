/** Forms of fixed assets: the card, depreciation of a month, disposal. */
import { Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput, MonthInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyInput } from '#renderer/ui/money-input.tsx';
import { disposalInputSchema, fixedAssetInputSchema, type FixedAsset } from '#shared/assets/asset-schemas.ts';
import { assetsContract } from '#shared/assets/contract.ts';
import { ASSET_USES } from '#shared/assets/words.ts';
import { day, monthOf, monthSchema } from '#shared/days.ts';
import type { AccountSetId } from '#shared/ids.ts';
import { formatYuan, ZERO_FEN } from '#shared/money.ts';
import { AccountSelect } from './account-select.tsx';
import { VoucherFields } from './voucher-fields.tsx';
import { assetsWords } from './words.ts';

const cardSchema = fixedAssetInputSchema.omit({ fixedAssetId: true, version: true, accountSetId: true, assetCode: true, depreciationCode: true });
const runSchema = assetsContract.runDepreciation.input.pick({ month: true, voucherDate: true, attachmentsCount: true });
const disposeSchema = disposalInputSchema.omit({ fixedAssetId: true, clearingCode: true, gainCode: true, lossCode: true });
const EXPENSE = ['511', '513', '514', '515'] as const;
const MONEY = ['101', '102'] as const;

export function AssetForm({ accountSetId, asset, onClose }: { accountSetId: AccountSetId; asset?: FixedAsset; onClose: () => void }) {
  const t = useWords(assetsWords);
  const { today } = useOfficeState();
  const save = useAct('assets.saveFixedAsset');
  const initial = asset === undefined
    ? { acquiredOn: today, assetUse: 'operating' as const, residualFen: ZERO_FEN, takenFen: ZERO_FEN, months: 120 }
    : {
        assetNo: asset.assetNo, name: asset.name, category: asset.category, assetUse: asset.assetUse, place: asset.place, keeper: asset.keeper, acquiredOn: asset.acquiredOn, acquisitionVoucherId: asset.acquisitionVoucherId,
        costFen: asset.costFen, residualFen: asset.residualFen, takenFen: asset.takenFen, firstMonth: asset.firstMonth, months: asset.months, expenseCode: asset.expenseCode, note: asset.note,
      };
  return (
    <FormDialog open title={asset === undefined ? t('newAsset') : `${t('edit')} ${asset.assetNo}`} width={760} schema={cardSchema} initial={initial} onClose={onClose}
      onSave={(input) => save.run({ ...input, accountSetId, ...(asset === undefined ? {} : { fixedAssetId: asset.fixedAssetId, version: asset.version, assetCode: asset.assetCode, depreciationCode: asset.depreciationCode }) })}>
      {() => (
        <>
          <div className="field-row">
            <Field name="assetNo" label={t('assetNo')} required><Input maxLength={30} /></Field>
            <Field name="name" label={t('assetName')} required><Input maxLength={60} /></Field>
            <Field name="category" label={t('category')} required><Input maxLength={30} /></Field>
          </div>
          <div className="field-row">
            <Field name="assetUse" label={t('assetUse')}><Select options={ASSET_USES.map((value) => ({ value, label: t(value) }))} /></Field>
            <Field name="expenseCode" label={t('expenseAccount')} hint={t('expenseHint')}><AccountSelect accountSetId={accountSetId} under={EXPENSE} /></Field>
          </div>
          <div className="field-row">
            <Field name="acquiredOn" label={t('acquiredOn')} required><DayInput /></Field>
            <Field name="acquisitionVoucherId" label={t('acquisitionVoucher')}><InputNumber min={1} precision={0} style={{ width: '100%' }} /></Field>
          </div>
          <div className="field-row">
            <Field name="costFen" label={t('cost')} required><MoneyInput capitals /></Field>
            <Field name="residualFen" label={t('residual')}><MoneyInput /></Field>
            <Field name="takenFen" label={t('taken')}><MoneyInput /></Field>
          </div>
          <div className="field-row">
            <Field name="months" label={t('months')} hint={t('monthsHint')}><InputNumber min={0} max={1200} precision={0} /></Field>
            <Field name="firstMonth" label={t('firstMonth')} hint={t('firstMonthHint')}><MonthInput /></Field>
          </div>
          <div className="field-row">
            <Field name="place" label={t('place')}><Input maxLength={60} /></Field>
            <Field name="keeper" label={t('keeper')}><Input maxLength={30} /></Field>
          </div>
          <Field name="note" label={t('note')}><Input maxLength={500} /></Field>
        </>
      )}
    </FormDialog>
  );
}

export function DepreciationDialog({ accountSetId, onClose }: { accountSetId: AccountSetId; onClose: () => void }) {
  const t = useWords(assetsWords);
  const today = day(useOfficeState().today);
  const navigate = useNavigate();
  const run = useAct('assets.runDepreciation');
  const [monthText, setMonth] = useState<string>(monthOf(today));
  const month = monthSchema.safeParse(monthText).data;
  const due = useCall('assets.depreciationDue', { accountSetId, month: month ?? monthOf(today) }, { enabled: month !== undefined, keepLast: true });
  return (
    <FormDialog open title={t('runDepreciation')} schema={runSchema} initial={{ month: monthOf(today), voucherDate: today, attachmentsCount: 0 }} saveLabel={t('makeDraft')} onClose={onClose}
      onChange={(values) => setMonth(values.month ?? '')}
      onSave={async (input) => {
        const outcome = await run.run({ ...input, accountSetId });
        if (outcome.ok) void navigate(`/ledger/vouchers/${outcome.value.voucherId}`);
        return outcome;
      }}>
      {() => (
        <>
          <Field name="month" label={t('month')} required><MonthInput /></Field>
          {due.data !== undefined && <p>{due.data.assets.length === 0 ? t('depreciationNone') : t('depreciationText', { n: due.data.assets.length, amount: formatYuan(due.data.totalFen) })}</p>}
          <VoucherFields />
        </>
      )}
    </FormDialog>
  );
}

export function DisposeDialog({ asset, onClose }: { asset: FixedAsset; onClose: () => void }) {
  const t = useWords(assetsWords);
  const { today } = useOfficeState();
  const navigate = useNavigate();
  const act = useAct('assets.disposeAsset');
  return (
    <FormDialog open title={`${t('dispose')} ${asset.assetNo} ${asset.name}`} schema={disposeSchema} saveLabel={t('makeDraft')} onClose={onClose}
      initial={{ voucherDate: today, reason: '', proceedsFen: ZERO_FEN, costsFen: ZERO_FEN, moneyCode: '10201', attachmentsCount: 1 }}
      onSave={async (input) => {
        const outcome = await act.run({ ...input, fixedAssetId: asset.fixedAssetId });
        if (outcome.ok) void navigate(`/ledger/vouchers/${outcome.value.voucherId}`);
        return outcome;
      }}>
      {() => (
        <>
          <p>{t('cost')} {formatYuan(asset.costFen)}　{t('depreciated')} {formatYuan(asset.depreciatedFen)}　{t('net')} {formatYuan(asset.netFen)}</p>
          <Field name="reason" label={t('reason')} required><Input maxLength={100} /></Field>
          <div className="field-row">
            <Field name="proceedsFen" label={t('proceeds')}><MoneyInput /></Field>
            <Field name="costsFen" label={t('disposalCosts')}><MoneyInput /></Field>
            <Field name="moneyCode" label={t('moneyAccount')}><AccountSelect accountSetId={asset.accountSetId} under={MONEY} /></Field>
          </div>
          <VoucherFields />
        </>
      )}
    </FormDialog>
  );
}
