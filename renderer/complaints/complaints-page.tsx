/** 投诉受理: what people bring, by when it has to be answered. */
import { Button, Checkbox, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { complaintsContract, type ComplaintRow } from '#shared/complaints/contract.ts';
import { COMPLAINT_STATUSES, COMPLAINT_WAYS, type ComplaintStatus } from '#shared/complaints/words.ts';
import { COMPLAINT_TONES } from './tones.ts';
import { complaintsWords } from './words.ts';

function ReceiveDialog({ known, onClose }: { known: MethodOutput<'complaints.categories'>; onClose: () => void }) {
  const t = useWords(complaintsWords);
  const { today } = useOfficeState();
  const receive = useAct('complaints.receive');
  return (
    <FormDialog open width={760} title={t('receive')} schema={complaintsContract.receive.input} initial={{ receivedOn: today, way: 'inPerson', complainant: '', contact: '', restricted: false }} saveLabel={t('receive')} onClose={onClose} onSave={receive.run}>
      <div className="field-row">
        <Field name="categoryId" label={t('category')} required><Select autoFocus options={known.categories.filter((each) => each.active).map((each) => ({ value: each.categoryId, label: each.name }))} /></Field>
        <Field name="receivedOn" label={t('receivedOn')} required><DayInput /></Field>
        <Field name="way" label={t('way')} required><Select options={COMPLAINT_WAYS.map((value) => ({ value, label: t(`w.${value}`) }))} /></Field>
      </div>
      <div className="field-row">
        <Field name="complainant" label={t('complainant')} hint={t('complainantHint')}><Input maxLength={40} /></Field>
        <Field name="contact" label={t('contact')} hint={t('contactHint')}><Input maxLength={100} /></Field>
      </div>
      <Field name="content" label={t('content')} required><Input.TextArea rows={4} maxLength={1000} /></Field>
      <div className="field-row">
        <Field name="aboutStaffId" label={t('about')} hint={t('aboutHint')}><Select allowClear placeholder={t('nobody')} options={known.staff.map((each) => ({ value: each.staffId, label: each.name }))} /></Field>
        <Field name="restricted" label={t('restricted')} hint={t('restrictedHint')} valuePropName="checked"><Checkbox>{t('restricted')}</Checkbox></Field>
      </div>
    </FormDialog>
  );
}

export function ComplaintsPage() {
  const t = useWords(complaintsWords);
  const navigate = useNavigate();
  const mayEdit = useMay('complaints.edit');
  const [filters, setFilters] = useUrlFilters({ text: '', status: '' });
  const [receiving, setReceiving] = useState(false);
  const known = useCall('complaints.categories', {});
  const rows = useCall('complaints.list', { search: filters.text, status: filters.status === '' ? null : (filters.status as ComplaintStatus) }, { keepLast: true });
  const columns = useMemo<Column<ComplaintRow>[]>(() => [
    { key: 'no', title: t('no'), width: 120, kind: 'id', value: (row) => row.complaintNo },
    { key: 'status', title: t('status'), width: 100, render: (row) => <StatusTag tone={COMPLAINT_TONES[row.status]}>{t(`s.${row.status}`)}</StatusTag> },
    { key: 'due', title: t('dueOn'), width: 180, render: (row) => (row.status === 'closed' || row.status === 'decided' ? '' : <><span className="figures">{row.dueOn}</span> {row.overdue && <StatusTag tone="bad">{t('late')}</StatusTag>}</>) },
    { key: 'category', title: t('category'), width: 110, value: (row) => row.categoryName },
    { key: 'content', title: t('content'), width: 320, value: (row) => row.content },
    { key: 'who', title: t('complainant'), width: 110, value: (row) => (row.anonymous ? t('anonymous') : row.complainant) },
    { key: 'assignee', title: t('assignee'), width: 120, value: (row) => row.assignee ?? t('none') },
    { key: 'outcome', title: t('outcome'), width: 100, value: (row) => (row.outcome === null ? null : t(`o.${row.outcome}`)) },
    { key: 'receivedOn', title: t('receivedOn'), width: 120, kind: 'day', value: (row) => row.receivedOn },
    { key: 'restricted', title: t('restricted'), width: 80, value: (row) => (row.restricted ? t('restricted') : null) },
  ], [t]);
  const button = mayEdit && <Button type="primary" onClick={() => setReceiving(true)}>{t('receive')}</Button>;
  return (
    <PageFrame title={t('complaints')} actions={<><Button onClick={() => void navigate('/service/complaints/categories')}>{t('categories')}</Button>{button}</>}>
      <DataTable label={t('complaints')} columns={columns} rows={rows.data?.complaints} rowKey={(row) => row.complaintId} error={rows.error} onOpen={(row) => void navigate(`/service/complaints/${row.complaintId}`)}
        search={{ value: filters.text, onChange: (text) => setFilters({ text }), placeholder: t('search') }}
        filters={<Select aria-label={t('status')} value={filters.status} onChange={(status) => setFilters({ status })} options={[{ value: '', label: t('allStatuses') }, ...COMPLAINT_STATUSES.map((value) => ({ value, label: t(`s.${value}`) }))]} popupMatchSelectWidth={false} />}
        narrowed={filters.text !== '' || filters.status !== ''} empty={{ title: t('noComplaints'), hint: t('noComplaintsHint'), action: button }} />
      {receiving && known.data !== undefined && <ReceiveDialog known={known.data} onClose={() => setReceiving(false)} />}
    </PageFrame>
  );
}
