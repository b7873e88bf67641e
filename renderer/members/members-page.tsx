/** 成员名册: who is a member of the collective, since when, by which resolution. */
import { Alert, Button, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
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
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { membersContract, type MemberRow } from '#shared/members/contract.ts';
import { ACQUIRED_HOW, formatShares, MEMBER_STATUSES, type MemberStatus } from '#shared/members/words.ts';
import { membersWords } from './words.ts';

const FILTERS = { text: '', status: '' };
const TONES = { active: 'good', retained: 'active', lost: 'neutral', exited: 'neutral' } as const;

function ConfirmDialog({ onClose }: { onClose: () => void }) {
  const t = useWords(membersWords);
  const { today } = useOfficeState();
  const confirm = useAct('members.confirm');
  return (
    <FormDialog open title={t('confirmMember')} schema={membersContract.confirm.input} initial={{ acquiredHow: 'initial', acquiredOn: today, basis: '' }} onClose={onClose} onSave={confirm.run} saveLabel={t('confirmMember')}>
      {() => (
        <>
          <Field name="residentId" label={t('resident')} required><ResidentPicker autoFocus /></Field>
          <div className="field-row">
            <Field name="acquiredHow" label={t('acquiredHow')} required><Select options={ACQUIRED_HOW.map((value) => ({ value, label: t(value) }))} /></Field>
            <Field name="acquiredOn" label={t('acquiredOn')} required><DayInput /></Field>
            <Field name="memberNo" label={t('memberNo')} hint={t('memberNoHint')}><Input maxLength={20} /></Field>
          </div>
          <Field name="resolutionRef" label={t('resolutionRef')} required><Input maxLength={100} /></Field>
          <Field name="basis" label={t('basis')}><Input maxLength={200} /></Field>
        </>
      )}
    </FormDialog>
  );
}

function ChangeDialog({ member, onClose }: { member: MemberRow; onClose: () => void }) {
  const t = useWords(membersWords);
  const { today } = useOfficeState();
  const mayEdit = useMay('residents.edit');
  const change = useAct('members.change');
  const history = useCall('members.history', { memberId: member.memberId });
  const others = MEMBER_STATUSES.filter((status) => status !== member.status);
  return (
    <FormDialog open width={680} title={t('changeTitle', { name: member.name })} schema={membersContract.change.input.omit({ memberId: true })} initial={{ status: others[0] ?? 'lost', occurredOn: today, reason: '' }}
      onClose={onClose} onSave={(input) => change.run({ ...input, memberId: member.memberId })} saveLabel={t('change')}>
      {(form) => (
        <>
          <Alert type="info" showIcon title={t('memberWarning')} style={{ marginBottom: '0.8rem' }} />
          <ul className="muted">{(history.data ?? []).map((event) => <li key={event.at}>{event.occurredOn} {t(event.status)} {event.reason} {event.resolutionRef} ({event.by})</li>)}</ul>
          {mayEdit && (
            <>
              <div className="field-row">
                <Field name="status" label={t('status')} required><Select options={others.map((value) => ({ value, label: t(value) }))} /></Field>
                <Field name="occurredOn" label={t('day')} required><DayInput /></Field>
                {form.getFieldValue('status') === 'retained' && <Field name="retainedUntil" label={t('retainedUntil')}><DayInput /></Field>}
              </div>
              <Field name="reason" label={t('reason')} required><Input maxLength={200} /></Field>
              <Field name="resolutionRef" label={t('resolutionRef')} required><Input maxLength={100} /></Field>
            </>
          )}
        </>
      )}
    </FormDialog>
  );
}

export function MembersPage() {
  const t = useWords(membersWords);
  const mayEdit = useMay('residents.edit');
  const mayPrint = useMay('residents.print');
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState<MemberRow>();
  const rows = useCall('members.list', { search: filters.text, ...(filters.status === '' ? {} : { status: filters.status as MemberStatus }) }, { keepLast: true });
  const columns = useMemo<Column<MemberRow>[]>(() => [
    { key: 'no', title: t('memberNo'), width: 100, kind: 'id', value: (row) => row.memberNo },
    { key: 'name', title: t('name'), width: 110, value: (row) => (row.alive ? row.name : `${row.name}${t('(')}${t('dead')}${t(')')}`) },
    { key: 'household', title: t('household'), width: 100, kind: 'id', value: (row) => row.householdNo ?? '' },
    { key: 'head', title: t('head'), width: 90, value: (row) => row.headName ?? '' },
    { key: 'how', title: t('acquiredHow'), width: 100, value: (row) => t(row.acquiredHow) },
    { key: 'on', title: t('acquiredOn'), width: 130, kind: 'day', value: (row) => row.acquiredOn },
    { key: 'ref', title: t('resolutionRef'), width: 190, value: (row) => row.resolutionRef },
    { key: 'status', title: t('status'), width: 100, render: (row) => <StatusTag tone={TONES[row.status]}>{t(row.status)}</StatusTag> },
    { key: 'until', title: t('retainedUntil'), width: 130, kind: 'day', value: (row) => row.retainedUntil },
    { key: 'shares', title: t('memberShares'), width: 110, kind: 'number', value: (row) => (row.shares === 0 ? null : formatShares(row.shares)) },
  ], [t]);
  return (
    <PageFrame title={t('members')} actions={<>{mayPrint && <PrintButton to="/print/members" />}{mayEdit && <Button type="primary" onClick={() => setAdding(true)}>{t('confirmMember')}</Button>}</>}>
      <DataTable label={t('members')} columns={columns} rows={rows.data} rowKey={(row) => row.memberId} error={rows.error} onOpen={setChanging}
        search={{ value: filters.text, onChange: (text) => setFilters({ text }), placeholder: t('search') }}
        filters={<Select aria-label={t('status')} value={filters.status} onChange={(status) => setFilters({ status })} options={[{ value: '', label: t('allStatuses') }, ...MEMBER_STATUSES.map((value) => ({ value, label: t(value) }))]} popupMatchSelectWidth={false} />}
        narrowed={filters.text !== '' || filters.status !== ''} empty={{ title: t('noMembers'), hint: t('noMembersHint') }} />
      {adding && <ConfirmDialog onClose={() => setAdding(false)} />}
      {changing !== undefined && <ChangeDialog member={changing} onClose={() => setChanging(undefined)} />}
    </PageFrame>
  );
}
