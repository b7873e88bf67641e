import { PlusOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { resourceInputSchema, type Resource } from '#shared/assets/record-schemas.ts';
import { RESOURCE_KINDS, RESOURCE_USERS } from '#shared/assets/words.ts';
import { assetsWords } from './words.ts';

const FILTERS = { text: '' };
const schema = resourceInputSchema.omit({ resourceId: true, version: true });

/** 1250 → '12.50' 亩. */
export const muText = (hundredthMu: number): string => `${Math.trunc(hundredthMu / 100)}.${String(hundredthMu % 100).padStart(2, '0')}`;

/** 亩 with two decimals; the value is in 0.01 亩. */
function MuInput({ value, onChange, id }: { value?: number; onChange?: (hundredthMu: number | undefined) => void; id?: string }) {
  return <InputNumber {...(id === undefined ? {} : { id })} min={0.01} precision={2} style={{ width: '100%' }} value={value === undefined ? null : value / 100} onChange={(mu) => onChange?.(mu === null ? undefined : Math.round(mu * 100))} />;
}

/** All contracts of all account sets, by number. */
function LeaseSelect({ value, onChange, id }: { value?: number | null; onChange?: (leaseId: number | undefined) => void; id?: string }) {
  const sets = useCall('ledger.accountSets', {});
  const first = sets.data?.[0]?.accountSetId;
  const leases = useCall('assets.leases', { accountSetId: first ?? 1 }, { enabled: first !== undefined });
  return (
    <Select {...(id === undefined ? {} : { id })} value={value ?? null} onChange={(leaseId) => onChange?.(leaseId ?? undefined)} allowClear showSearch={{ optionFilterProp: 'label' }}
      options={(leases.data ?? []).map((lease) => ({ value: lease.leaseId as number, label: `${lease.leaseNo} ${lease.object} ${lease.counterparty}` }))} />
  );
}

function ResourceForm({ resource, onClose }: { resource?: Resource; onClose: () => void }) {
  const t = useWords(assetsWords);
  const save = useAct('assets.saveResource');
  const initial = resource === undefined
    ? { kind: 'cropland' as const, usedBy: 'idle' as const }
    : {
        resourceNo: resource.resourceNo, kind: resource.kind, name: resource.name, place: resource.place, hundredthMu: resource.hundredthMu, bounds: resource.bounds, usedFor: resource.usedFor, usedBy: resource.usedBy,
        leaseId: resource.leaseId, certificateNo: resource.certificateNo, note: resource.note, endedOn: resource.endedOn,
      };
  return (
    <FormDialog open title={t('newResource')} width={700} schema={schema} initial={initial} onClose={onClose} onSave={(input) => save.run({ ...input, ...(resource === undefined ? {} : { resourceId: resource.resourceId, version: resource.version }) })}>
      {() => (
        <>
          <div className="field-row">
            <Field name="resourceNo" label={t('resourceNo')} required><Input maxLength={30} /></Field>
            <Field name="name" label={t('resourceName')} required><Input maxLength={60} /></Field>
            <Field name="kind" label={t('kind')}><Select options={RESOURCE_KINDS.map((value) => ({ value, label: t(value) }))} /></Field>
          </div>
          <div className="field-row">
            <Field name="hundredthMu" label={t('area')} required><MuInput /></Field>
            <Field name="place" label={t('place')}><Input maxLength={60} /></Field>
            <Field name="certificateNo" label={t('certificateNo')}><Input maxLength={60} /></Field>
          </div>
          <Field name="bounds" label={t('bounds')}><Input maxLength={200} /></Field>
          <div className="field-row">
            <Field name="usedBy" label={t('usedBy')}><Select options={RESOURCE_USERS.map((value) => ({ value, label: t(value) }))} /></Field>
            <Field name="leaseId" label={t('contract')}><LeaseSelect /></Field>
            <Field name="usedFor" label={t('usedFor')}><Input maxLength={60} /></Field>
          </div>
          <div className="field-row">
            <Field name="endedOn" label={t('endedOn')}><DayInput /></Field>
            <Field name="note" label={t('note')}><Input maxLength={500} /></Field>
          </div>
        </>
      )}
    </FormDialog>
  );
}

export function ResourcesPage() {
  const t = useWords(assetsWords);
  const [may, mayPrint] = [useMay('ledger.make'), useMay('ledger.print')];
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const [open, setOpen] = useState<'new' | Resource>();
  const resources = useCall('assets.resources', {});
  const text = filters.text.trim();
  const rows = resources.data?.filter((row) => text === '' || `${row.resourceNo} ${row.name} ${row.place} ${row.counterparty ?? ''}`.includes(text));
  const columns = useMemo<Column<Resource>[]>(
    () => [
      { key: 'resourceNo', title: t('resourceNo'), width: 110, kind: 'id', value: (row) => row.resourceNo, sortable: true },
      { key: 'name', title: t('resourceName'), width: 150, value: (row) => row.name },
      { key: 'kind', title: t('kind'), width: 100, value: (row) => t(row.kind), sortable: true },
      { key: 'area', title: t('area'), width: 110, kind: 'number', value: (row) => row.hundredthMu, render: (row) => muText(row.hundredthMu), sortable: true },
      { key: 'place', title: t('place'), width: 140, value: (row) => row.place },
      { key: 'usedBy', title: t('usedBy'), width: 110, value: (row) => t(row.usedBy), sortable: true },
      { key: 'contract', title: t('contract'), width: 180, value: (row) => (row.leaseNo === null ? '' : `${row.leaseNo} ${row.counterparty ?? ''}`) },
      { key: 'ended', title: t('endedOn'), width: 112, kind: 'day', value: (row) => row.endedOn },
    ],
    [t],
  );
  const add = <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen('new')}>{t('newResource')}</Button>;
  const close = (): void => setOpen(undefined);
  return (
    <PageFrame title={t('resources')} actions={may && add}>
      <DataTable label={t('resources')} columns={columns} rows={rows} rowKey={(row) => row.resourceId} loading={resources.isFetching} error={resources.error} {...(may ? { onOpen: (row: Resource) => setOpen(row) } : {})}
        search={{ value: filters.text, onChange: (value) => setFilters({ text: value }), placeholder: t('searchResources') }} narrowed={text !== ''}
        exports={mayPrint && <PrintButton to="/print/resources" label={t('printResources')} />} empty={{ title: t('noResources'), hint: t('noResourcesHint'), action: may && add }}
        total={rows !== undefined && rows.length > 0 && <span className="figures">{t('area')} {muText(rows.filter((row) => row.endedOn === null).reduce((sum, row) => sum + row.hundredthMu, 0))}</span>} />
      {open === 'new' && <ResourceForm onClose={close} />}
      {open !== undefined && open !== 'new' && <ResourceForm resource={open} onClose={close} />}
    </PageFrame>
  );
}
