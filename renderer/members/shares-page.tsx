/** 份额登记: who holds how many shares on a day, and every change. */
import { Button, Checkbox, Input, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { client } from '#renderer/api/client.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { ResidentPicker } from '#renderer/ui/resident-picker.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { daySchema } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { idSchema, type ResidentId } from '#shared/ids.ts';
import { type Holding, membersContract, shareEventSchema } from '#shared/members/contract.ts';
import { formatShares, MOVING_REASONS, parseShares, SHARE_REASONS, type ShareReason } from '#shared/members/words.ts';
import { membersWords } from './words.ts';

const FILTERS = { on: '', show: 'holdings' };
const form = z.object({
  reason: z.enum(SHARE_REASONS), classId: idSchema<'shareClass'>(), holder: idSchema<'resident'>(), ofHousehold: z.boolean(), taker: idSchema<'resident'>().nullish(),
  shares: z.string().refine((text) => parseShares(text) !== null), effectiveOn: daySchema, docRef: z.string().trim().min(1).max(100),
});

/** The household of a resident; a person without one cannot hold shares. */
async function householdOf(residentId: ResidentId) {
  const { resident } = await client.residents.file({ residentId });
  return resident.householdId;
}

function RecordDialog({ onClose }: { onClose: () => void }) {
  const t = useWords(membersWords);
  const { today } = useOfficeState();
  const record = useAct('members.recordShares');
  const classes = useCall('members.shareClasses', {});
  const [reason, setReason] = useState<ShareReason>('initial');
  const moving = MOVING_REASONS.includes(reason);
  const save = async (input: z.input<typeof form>) => {
    const { holder, taker, shares, ofHousehold, ...rest } = form.parse(input);
    const householdId = await householdOf(holder);
    if (householdId === null) return { ok: false as const, error: new AppError('shares_no_household', {}) };
    const toHouseholdId = moving && taker != null ? await householdOf(taker) : null;
    return record.run({
      ...rest, householdId, residentId: ofHousehold ? null : holder, quantity: parseShares(shares) ?? 0,
      ...(toHouseholdId === null || taker == null ? {} : { toHouseholdId, toResidentId: ofHousehold ? null : taker }),
    });
  };
  return (
    <FormDialog open width={680} title={t('record')} schema={form} initial={{ reason: 'initial', classId: 1, effectiveOn: today, ofHousehold: false }} onClose={onClose} onSave={save} saveLabel={t('record')}
      onChange={(values) => setReason(values.reason ?? 'initial')} sayIssue={(issue) => (issue.path[0] === 'shares' ? t('quantityWrong') : undefined)}>
      {() => (
        <>
          <div className="field-row">
            <Field name="reason" label={t('reason')} required><Select options={SHARE_REASONS.map((value) => ({ value, label: t(`r.${value}`) }))} /></Field>
            <Field name="classId" label={t('shareClass')} required><Select options={(classes.data ?? []).map((each) => ({ value: each.classId, label: each.name }))} /></Field>
            <Field name="shares" label={t('quantity')} required><Input inputMode="decimal" autoComplete="off" /></Field>
          </div>
          <Field name="holder" label={t('holder')} required><ResidentPicker goneToo /></Field>
          {moving && <Field name="taker" label={t('toHolder')} required><ResidentPicker /></Field>}
          <Field name="ofHousehold" label="" valuePropName="checked"><Checkbox>{t('byHousehold')}</Checkbox></Field>
          <div className="field-row">
            <Field name="effectiveOn" label={t('effectiveOn')} required><DayInput /></Field>
            <Field name="docRef" label={t('docRef')} required><Input maxLength={100} /></Field>
          </div>
        </>
      )}
    </FormDialog>
  );
}

type EventRow = z.output<typeof shareEventSchema>;

export function SharesPage() {
  const t = useWords(membersWords);
  const { today } = useOfficeState();
  const mayEdit = useMay('residents.edit');
  const mayPrint = useMay('residents.print');
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const [adding, setAdding] = useState<'event' | 'class'>();
  const on = daySchema.safeParse(filters.on).data ?? daySchema.parse(today);
  const holdings = useCall('members.holdings', { on }, { keepLast: true });
  const events = useCall('members.shareEvents', {}, { enabled: filters.show === 'events' });
  const addClass = useAct('members.addShareClass');
  const holdingColumns = useMemo<Column<Holding>[]>(() => [
    { key: 'household', title: t('household'), width: 130, kind: 'id', value: (row) => row.householdNo }, { key: 'head', title: t('head'), width: 120, value: (row) => row.headName ?? '' },
    { key: 'name', title: t('holder'), width: 130, value: (row) => row.name ?? t('wholeHousehold') }, { key: 'class', title: t('shareClass'), width: 120, value: (row) => row.className },
    { key: 'quantity', title: t('quantity'), width: 150, kind: 'number', value: (row) => formatShares(row.quantity) },
  ], [t]);
  const eventColumns = useMemo<Column<EventRow>[]>(() => [
    { key: 'on', title: t('effectiveOn'), width: 130, kind: 'day', value: (row) => row.effectiveOn }, { key: 'reason', title: t('reason'), width: 110, value: (row) => t(`r.${row.reason}`) },
    { key: 'household', title: t('household'), width: 120, kind: 'id', value: (row) => row.householdNo }, { key: 'name', title: t('holder'), width: 130, value: (row) => row.name ?? `${row.headName ?? ''} ${t('wholeHousehold')}` },
    { key: 'class', title: t('shareClass'), width: 110, value: (row) => row.className }, { key: 'quantity', title: t('quantity'), width: 140, kind: 'number', value: (row) => formatShares(row.quantity) },
    { key: 'doc', title: t('docRef'), width: 200, value: (row) => row.docRef }, { key: 'by', title: t('by'), width: 120, value: (row) => row.by },
  ], [t]);
  const chooser = (
    <>
      <Segmented value={filters.show} onChange={(show) => setFilters({ show })} options={[{ value: 'holdings', label: t('holdings') }, { value: 'events', label: t('events') }]} />
      {filters.show === 'holdings' && <DayInput aria-label={t('asOf')} value={on} onChange={(text) => setFilters({ on: text ?? '' })} />}
    </>
  );
  const empty = { title: t('noShares'), hint: t('noSharesHint') };
  return (
    <PageFrame title={t('shares')} actions={<>{mayPrint && <PrintButton to={`/print/shares/${on}`} />}{mayEdit && <Button onClick={() => setAdding('class')}>{t('addClass')}</Button>}{mayEdit && <Button type="primary" onClick={() => setAdding('event')}>{t('record')}</Button>}</>}>
      {filters.show === 'events'
        ? <DataTable label={t('events')} columns={eventColumns} rows={events.data} rowKey={(row) => row.shareEventId} error={events.error} filters={chooser} empty={empty} />
        : <DataTable label={t('holdings')} columns={holdingColumns} rows={holdings.data} rowKey={(row) => `${row.householdId}-${row.residentId}-${row.classId}`} error={holdings.error} filters={chooser} empty={empty} />}
      {adding === 'event' && <RecordDialog onClose={() => setAdding(undefined)} />}
      {adding === 'class' && <FormDialog open title={t('addClass')} schema={membersContract.addShareClass.input} initial={{ name: '' }} onClose={() => setAdding(undefined)} onSave={addClass.run}>{() => <Field name="name" label={t('className')} required><Input maxLength={30} autoFocus /></Field>}</FormDialog>}
    </PageFrame>
  );
}
