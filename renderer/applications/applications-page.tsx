/** 申请受理: every application with what is overdue. */
import { Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { APPLICATION_STATUSES, applicationStatusSchema } from '#shared/application-status.ts';
import type { ApplicationRow } from '#shared/applications/contract.ts';
import { id } from '#shared/ids.ts';
import { RegisterDialog } from './register-dialog.tsx';
import { STATUS_TONES } from './tones.ts';
import { applicationsWords } from './words.ts';

const FILTERS = { search: '', status: '', programme: '', show: 'open', round: '' };

export function StatusOf({ row }: { row: ApplicationRow }) {
  const t = useWords(applicationsWords);
  return <StatusTag tone={STATUS_TONES[row.shown]}>{t(row.shown)}</StatusTag>;
}

function useColumns(): Column<ApplicationRow>[] {
  const t = useWords(applicationsWords);
  const language = useLanguage();
  return useMemo<Column<ApplicationRow>[]>(() => {
    // Heads and states are longer in English; at 1366 all of them are to be read whole.
    const wide = (zh: number, en: number): number => (language === 'zh' ? zh : en);
    return [
      { key: 'no', title: t('no'), width: wide(130, 114), kind: 'id', value: (row) => row.applicationNo }, { key: 'programme', title: t('programme'), width: wide(115, 104), value: (row) => row.programmeName },
      { key: 'for', title: t('beneficiary'), width: 80, value: (row) => row.beneficiaryName }, { key: 'applicant', title: t('applicant'), width: wide(80, 88), value: (row) => row.applicantName }, { key: 'household', title: t('household'), width: wide(80, 96), kind: 'id', value: (row) => row.householdNo },
      { key: 'received', title: t('received'), width: wide(115, 104), kind: 'day', value: (row) => row.receivedOn, sortable: true }, { key: 'status', title: t('status'), width: wide(95, 150), render: (row) => <StatusOf row={row} /> },
      { key: 'due', title: t('due'), width: wide(115, 100), kind: 'day', value: (row) => row.dueOn, sortable: true }, { key: 'overdue', title: t('overdueHead'), width: wide(105, 110), render: (row) => (row.overdueDays > 0 ? <StatusTag tone="bad">{t('overdue', { n: row.overdueDays })}</StatusTag> : '') },
      { key: 'amount', title: t('amount'), width: wide(105, 98), kind: 'money', value: (row) => row.amountFen }, { key: 'by', title: t('by'), width: wide(80, 64), value: (row) => row.registeredBy },
    ];
  }, [t, language]);
}

export function ApplicationsPage() {
  const t = useWords(applicationsWords);
  const navigate = useNavigate();
  const [mayEdit, mayPrint] = [useMay('applications.edit'), useMay('applications.print')];
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const [registering, setRegistering] = useState(false);
  const [chosen, setChosen] = useState<ApplicationRow[]>([]);
  const handlings = useCall('applications.handlings', {});
  const publish = useAct('applications.publish');
  const columns = useColumns();
  const input = { search: filters.search, status: applicationStatusSchema.safeParse(filters.status).data ?? null, programmeId: filters.programme === '' ? null : id<'programme'>(Number(filters.programme)), roundId: filters.round === '' ? null : Number(filters.round), open: filters.show === 'open', overdue: filters.show === 'overdue' };
  const list = useCall('applications.list', input, { keepLast: true });
  const known = handlings.data?.handlings ?? [];
  const toPublish = chosen.filter((row) => row.toPublish);
  const makeNotice = async (): Promise<void> => {
    const outcome = await publish.run({ applicationIds: toPublish.map((row) => row.applicationId) });
    if (outcome.ok) void navigate(`/notices/${outcome.value.noticeId}`);
  };
  return (
    <PageFrame title={t('applications')} subtitle={list.data !== undefined && <>{t('openCount', { n: list.data.open })}{list.data.overdue > 0 && <> <StatusTag tone="bad">{t('overdueCount', { n: list.data.overdue })}</StatusTag></>}</>}
      actions={<>{mayEdit && toPublish.length > 0 && <Button loading={publish.running} onClick={() => void makeNotice()}>{t('publishChosen', { n: toPublish.length })}</Button>}{mayEdit && <Button type="primary" disabled={known.length === 0} onClick={() => setRegistering(true)}>{t('register')}</Button>}</>}>
      <RefusalAlert error={publish.error} />
      <DataTable label={t('applications')} columns={columns} rows={list.data?.rows} rowKey={(row) => row.applicationId} error={list.error} onOpen={(row) => void navigate(`/welfare/applications/${row.applicationId}`)}
        search={{ value: filters.search, onChange: (search) => setFilters({ search }), placeholder: t('search') }} narrowed={filters.search !== '' || filters.status !== '' || filters.programme !== '' || filters.show !== 'open' || filters.round !== ''}
        filters={<>
          <Select aria-label={t('status')} value={filters.show} onChange={(show) => setFilters({ show })} options={[{ value: 'open', label: t('openOnly') }, { value: 'overdue', label: t('overdueOnly') }, { value: 'all', label: t('all') }]} style={{ minWidth: '7rem' }} />
          <Select aria-label={t('allStatuses')} value={filters.status} onChange={(status) => setFilters({ status })} options={[{ value: '', label: t('allStatuses') }, ...APPLICATION_STATUSES.map((value) => ({ value, label: t(value) }))]} style={{ minWidth: '8rem' }} />
          <Select aria-label={t('programme')} value={filters.programme} onChange={(programme) => setFilters({ programme })} options={[{ value: '', label: t('allProgrammes') }, ...known.map((each) => ({ value: String(each.programmeId), label: each.programmeName }))]} style={{ minWidth: '9rem' }} />
        </>}
        exports={mayPrint && <PrintButton to={`/print/applications?show=${filters.show}&status=${filters.status}&programme=${filters.programme}&round=${filters.round}&search=${encodeURIComponent(filters.search)}`} label={t('printRegister')} />}
        {...(mayEdit ? { selection: { keys: chosen.map((row) => row.applicationId), onChange: (_keys: (string | number)[], rows: ApplicationRow[]) => setChosen(rows) } } : {})}
        empty={{ title: t('none'), hint: known.length === 0 ? t('noHandlingHint') : t('noneHint'), action: known.length === 0 ? <Button type="primary" onClick={() => void navigate('/welfare/application-handling')}>{t('handling')}</Button> : mayEdit && <Button type="primary" onClick={() => setRegistering(true)}>{t('register')}</Button> }} />
      {registering && <RegisterDialog onClose={() => setRegistering(false)} />}
    </PageFrame>
  );
}
