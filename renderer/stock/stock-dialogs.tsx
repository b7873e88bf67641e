/** What is written on paper: an item's card, a receipt, goods going out, a sheet to count by. */
import { Alert, Checkbox, Input, Select } from 'antd';
import { useNavigate } from 'react-router';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { PointSelect, useHandOutPoints, useKeptPoint } from '#renderer/ui/hand-out-point.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { QuantityInput } from '#renderer/ui/quantity-input.tsx';
import { Radios } from '#renderer/ui/radios.tsx';
import { day } from '#shared/days.ts';
import { receiptSchema, stockContract, stockItemFieldsSchema, stockOutSchema, type StockItem } from '#shared/stock/contract.ts';
import { DocLines } from './doc-lines.tsx';
import { accountsOf, USUAL, type StockBooks } from './use-stock-books.ts';
import { stockWords } from './words.ts';

interface DialogProps { readonly books: StockBooks; readonly items: readonly StockItem[]; readonly onClose: () => void }

export function ItemDialog({ books, item, onClose }: Omit<DialogProps, 'items'> & { item?: StockItem }) {
  const t = useWords(stockWords);
  const save = useAct('stock.saveItem');
  const accounts = accountsOf(books.sets.find((set) => set.accountSetId === item?.accountSetId) ?? books.set, true);
  const initial = item === undefined ? { accountCode: accounts[0]?.value ?? '121', warnBelowCenti: 0, stopped: false, spec: '' } : { code: item.code, name: item.name, unit: item.unit, spec: item.spec, accountCode: item.accountCode, warnBelowCenti: item.warnBelowCenti, stopped: item.stopped };
  return (
    <FormDialog open title={item === undefined ? t('newItem') : `${t('editItem')}${t(':')}${item.name}`} schema={stockItemFieldsSchema} initial={initial} onClose={onClose}
      onSave={(input) => save.run({ ...input, accountSetId: item?.accountSetId ?? books.set!.accountSetId, itemId: item?.itemId ?? null, version: item?.version ?? null })}>
      <div className="field-row">
        <Field name="code" label={t('code')} required><Input maxLength={20} autoFocus /></Field>
        <Field name="name" label={t('itemName')} required><Input maxLength={40} /></Field>
      </div>
      <div className="field-row">
        <Field name="unit" label={t('unit')} required hint={t('unitHint')}><Input maxLength={10} /></Field>
        <Field name="spec" label={t('spec')}><Input maxLength={60} /></Field>
      </div>
      <div className="field-row">
        <Field name="accountCode" label={t('account')} required hint={t('accountHint')}><Select options={accounts} /></Field>
        <Field name="warnBelowCenti" label={t('warnBelow')} hint={t('warnBelowHint')}><QuantityInput /></Field>
      </div>
      {item !== undefined && <Field name="stopped" label={t('state')} valuePropName="checked" hint={t('stoppedHint')}><Checkbox>{t('stopped')}</Checkbox></Field>}
    </FormDialog>
  );
}

/** Asked only where there are several points; the one this computer stands at to begin with. */
function usePointField(hint?: string) {
  const t = useWords(stockWords);
  const { inUse, several } = useHandOutPoints();
  const [kept] = useKeptPoint(inUse);
  return { ready: inUse.length > 0, initial: several ? { pointId: kept ?? inUse[0]?.pointId ?? null } : { pointId: null }, field: several && <Field name="pointId" label={t('point')} required {...(hint === undefined ? {} : { hint })}><PointSelect points={inUse} /></Field> };
}

function useOpenPaper(): (docId: number) => void {
  const navigate = useNavigate();
  return (docId) => void navigate(`/stock/paper/${docId}`);
}

export function ReceiptDialog({ books, items, onClose }: DialogProps) {
  const t = useWords(stockWords);
  const open = useOpenPaper();
  const { today } = useOfficeState();
  const enter = useAct('stock.enterReceipt');
  const point = usePointField();
  if (!point.ready) return null;
  return (
    <FormDialog open width={760} title={t('enterReceipt')} schema={receiptSchema} initial={{ movedOn: today, note: '', lines: [], ...point.initial }} saveLabel={t('enterDo')} onClose={onClose} sayIssue={(issue) => (issue.path?.[0] === 'lines' ? t('linesUnfinished') : undefined)}
      onSave={async (input) => {
        const outcome = await enter.run({ ...input, accountSetId: books.set!.accountSetId });
        if (outcome.ok) open(outcome.value.docId);
        return outcome;
      }}>
      <p className="muted">{t('enterHint')}</p>
      {point.field}
      <div className="field-row">
        <Field name="supplier" label={t('supplier')} required><Input maxLength={60} autoFocus /></Field>
        <Field name="invoiceNo" label={t('invoiceNo')} required hint={t('invoiceHint')}><Input maxLength={40} /></Field>
        <Field name="movedOn" label={t('movedOn')} required><DayInput /></Field>
      </div>
      <Field name="lines" label={t('lines')} required><DocLines items={items} withAmounts /></Field>
      <div className="field-row">
        <Field name="counterCode" label={t('counterIn')} required hint={t('counterInHint')}><Select showSearch={{ optionFilterProp: 'label' }} options={accountsOf(books.set, false, USUAL.in)} /></Field>
        <Field name="note" label={t('note')}><Input maxLength={200} /></Field>
      </div>
    </FormDialog>
  );
}

export function OutDialog({ books, items, onClose }: DialogProps) {
  const t = useWords(stockWords);
  const open = useOpenPaper();
  const { today } = useOfficeState();
  const enter = useAct('stock.enterOut');
  const point = usePointField();
  if (!point.ready) return null;
  return (
    <FormDialog open width={760} title={t('enterOut')} schema={stockOutSchema} initial={{ movedOn: today, outKind: 'loss', counterCode: '18101', lines: [], ...point.initial }} saveLabel={t('enterDo')} onClose={onClose} sayIssue={(issue) => (issue.path?.[0] === 'lines' ? t('linesUnfinished') : undefined)}
      onSave={async (input) => {
        const outcome = await enter.run({ ...input, accountSetId: books.set!.accountSetId });
        if (outcome.ok) open(outcome.value.docId);
        return outcome;
      }}>
      <p className="muted">{t('enterHint')}</p>
      {point.field}
      <div className="field-row">
        <Field name="outKind" label={t('outKind')}><Radios options={(['loss', 'return'] as const).map((value) => ({ value, label: t(`outKind_${value}`) }))} /></Field>
        <Field name="movedOn" label={t('movedOn')} required><DayInput /></Field>
      </div>
      <Field name="lines" label={t('lines')} required><DocLines items={items.filter((item) => item.balanceCenti > 0)} withAmounts={false} /></Field>
      <div className="field-row">
        <Field name="note" label={t('reason')} required><Input maxLength={200} /></Field>
        <Field name="counterCode" label={t('counterOut')} required hint={t('counterOutHint')}><Select showSearch={{ optionFilterProp: 'label' }} options={accountsOf(books.set, false, USUAL.out)} /></Field>
      </div>
    </FormDialog>
  );
}

export function CountDialog({ books, onClose }: Omit<DialogProps, 'items'>) {
  const t = useWords(stockWords);
  const open = useOpenPaper();
  const { today } = useOfficeState();
  const start = useAct('stock.startCount');
  const point = usePointField(t('countPointHint'));
  if (!point.ready) return null;
  return (
    <FormDialog open title={t('startCount')} schema={stockContract.startCount.input.pick({ movedOn: true, pointId: true })} initial={{ movedOn: day(today), ...point.initial }} saveLabel={t('startDo')} onClose={onClose}
      onSave={async (input) => {
        const outcome = await start.run({ ...input, accountSetId: books.set!.accountSetId });
        if (outcome.ok) open(outcome.value.docId);
        return outcome;
      }}>
      <Alert type="info" showIcon title={t('startCountHint')} />
      {point.field}
      <Field name="movedOn" label={t('movedOn')} required><DayInput autoFocus /></Field>
    </FormDialog>
  );
}
