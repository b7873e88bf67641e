/** 五项关爱 → 待办: whom to see, with the day, and what to write down when it is done. */
import { Button, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { careContract, type CareDue } from '#shared/care/contract.ts';
import { ByHandDialog, RecordDialog } from './record-dialog.tsx';
import { careWords } from './words.ts';

const skipForm = careContract.skip.input.pick({ reason: true });

function SkipDialog({ due, onClose }: { due: CareDue; onClose: () => void }) {
  const t = useWords(careWords);
  const skip = useAct('care.skip');
  return (
    <FormDialog open title={`${t('skip')} · ${due.kindName} · ${due.name}`} schema={skipForm} initial={{}} saveLabel={t('skip')} onClose={onClose} onSave={({ reason }) => skip.run({ kindId: due.kindId, residentId: due.residentId, triggerKey: due.triggerKey, reason })}>
      <Field name="reason" label={t('skipReason')} required><Input autoFocus maxLength={200} /></Field>
    </FormDialog>
  );
}

export function CaresPage() {
  const t = useWords(careWords);
  const navigate = useNavigate();
  const mayEdit = useMay('welfare.edit');
  const mayPrint = useMay('residents.print');
  const [filters, setFilters] = useUrlFilters({ kind: '', name: '' });
  const [recording, setRecording] = useState<CareDue>();
  const [skipping, setSkipping] = useState<CareDue>();
  const [byHand, setByHand] = useState(false);
  const known = useCall('care.kinds', {});
  const { data, error } = useCall('care.due', {}, { keepLast: true });
  const inUse = useMemo(() => (known.data?.kinds ?? []).filter((kind) => kind.active), [known.data]);
  const rows = useMemo(() => data?.people.filter((row) => row.name.includes(filters.name) && (filters.kind === '' || String(row.kindId) === filters.kind)), [data, filters]);
  const columns = useMemo<Column<CareDue>[]>(() => [
    { key: 'dueOn', title: t('dueOn'), width: 150, sortable: true, value: (row) => row.dueOn, render: (row) => <><span className="figures">{row.dueOn}</span> {row.late && <StatusTag tone="warning">{t('late')}</StatusTag>}</> },
    { key: 'kind', title: t('kind'), width: 120, value: (row) => row.kindName, sortable: true },
    { key: 'name', title: t('name'), width: 110, value: (row) => row.name, sortable: true },
    { key: 'age', title: t('age'), width: 70, kind: 'number', value: (row) => row.age, sortable: true },
    { key: 'grid', title: t('grid'), width: 110, value: (row) => row.gridName, sortable: true },
    { key: 'address', title: t('address'), width: 220, value: (row) => row.address },
    { key: 'receiver', title: t('receiver'), width: 120, value: (row) => (row.receiverName === null ? t('nobodyLeft') : row.receiverId === row.residentId ? '' : row.receiverName) },
    { key: 'amount', title: t('amount'), width: 110, kind: 'money', value: (row) => row.amountFen, render: (row) => (row.amountFen === null ? '' : <MoneyText fen={row.amountFen} />) },
    ...(mayEdit ? [{ key: 'acts', title: '', width: 190, render: (row: CareDue) => <><Button size="small" type="primary" ghost onClick={() => setRecording(row)}>{t('record')}</Button> <Button size="small" onClick={() => setSkipping(row)}>{t('skip')}</Button></> }] : []),
  ], [t, mayEdit]);
  const none = inUse.length === 0;
  const kindOf = (due: CareDue) => known.data?.kinds.find((kind) => kind.kindId === due.kindId);
  const recorded = recording === undefined ? undefined : kindOf(recording);
  return (
    <PageFrame title={t('cares')} actions={<>
      <Button onClick={() => void navigate('/welfare/cares/book')}>{t('book')}</Button>
      <Button onClick={() => void navigate('/welfare/cares/kinds')}>{t('kinds')}</Button>
      {mayPrint && <Button disabled={(rows?.length ?? 0) === 0} onClick={() => void navigate(`/print/cares-due${filters.kind === '' ? '' : `?kind=${filters.kind}`}`)}>{t('printDue')}</Button>}
      {mayEdit && <Button type="primary" disabled={none} onClick={() => setByHand(true)}>{t('byHand')}</Button>}
    </>}>
      <DataTable label={t('due')} columns={columns} rows={rows} rowKey={(row) => `${row.kindId} ${row.residentId} ${row.triggerKey}`} error={error}
        search={{ value: filters.name, onChange: (name) => setFilters({ name }), placeholder: t('name') }}
        filters={<Select aria-label={t('kind')} value={filters.kind} onChange={(kind) => setFilters({ kind })} options={[{ value: '', label: t('allKinds') }, ...inUse.map((kind) => ({ value: String(kind.kindId), label: kind.name }))]} popupMatchSelectWidth={false} />}
        narrowed={filters.name !== '' || filters.kind !== ''}
        empty={none ? { title: t('noKinds'), hint: t('noKindsHint'), action: <Button type="primary" onClick={() => void navigate('/welfare/cares/kinds')}>{t('toKinds')}</Button> } : { title: t('noDue'), hint: t('noDueHint') }} />
      {recording !== undefined && recorded !== undefined && <RecordDialog due={recording} kind={recorded} onClose={() => setRecording(undefined)} />}
      {skipping !== undefined && <SkipDialog due={skipping} onClose={() => setSkipping(undefined)} />}
      {byHand && <ByHandDialog kinds={inUse} onClose={() => setByHand(false)} />}
    </PageFrame>
  );
}
