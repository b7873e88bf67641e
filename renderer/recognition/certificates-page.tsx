/** 志愿服务记录证明: issuing, the register, voiding. */
import { Alert, Button, Input, InputNumber, Select, Space } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { DownloadButton } from '#renderer/ui/download-button.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { VolunteerPicker } from '#renderer/ui/volunteer-picker.tsx';
import { addDays, daySchema } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { certificateRequestSchema, recognitionContract, type CertificateRow } from '#shared/recognition/contract.ts';
import { CERTIFICATE_STATUSES, hoursText } from '#shared/recognition/words.ts';
import { formatVolunteerNo } from '#shared/volunteers/words.ts';
import { recognitionWords } from './words.ts';

const FILTERS = { text: '', status: '', issue: '' };
const form = certificateRequestSchema.omit({ claimedMinutes: true }).extend({ claimedHours: z.number().min(0).max(100_000).nullish() });
type Values = Partial<z.input<typeof form>>;

/** What the certificate would say, as soon as person and period are known. */
function Preview({ values }: { readonly values: Values }) {
  const t = useWords(recognitionWords);
  const from = daySchema.safeParse(values.fromOn);
  const to = daySchema.safeParse(values.toOn);
  const ready = values.volunteerId != null && from.success && to.success && from.data <= to.data;
  const { data } = useCall('recognition.previewCertificate', { volunteerId: values.volunteerId ?? 1, fromOn: from.data ?? daySchema.parse('2000-01-01'), toOn: to.data ?? daySchema.parse('2000-01-01') }, { enabled: ready, keepLast: true });
  if (!ready || data === undefined) return null;
  return (
    <>
      <Alert type={data.minutes > 0 && data.hasIdNumber ? 'info' : 'warning'} showIcon style={{ marginBottom: '0.8rem' }}
        title={data.minutes > 0 ? t('willSay', { hours: hoursText(data.minutes), times: data.times }) : t('willSayNone')}
        description={<>{data.lines.map((line) => <div key={line.typeName}>{line.typeName}　{hoursText(line.minutes)} {t('hours')}　{line.titles.join(t('&'))}</div>)}{data.pendingMinutes > 0 && <div>{t('pending', { hours: hoursText(data.pendingMinutes) })}</div>}{!data.hasIdNumber && <div>{t('noId')}</div>}</>} />
      {data.overlaps.length > 0 && <Field name="overlapReason" label={t('overlapReason')} required hint={t('overlapHint', { no: data.overlaps.join(t('&')) })}><Input maxLength={100} /></Field>}
    </>
  );
}

export function IssueDialog({ volunteerId, replaces, onClose }: { readonly volunteerId?: number; readonly replaces?: CertificateRow; readonly onClose: () => void }) {
  const t = useWords(recognitionWords);
  const { today } = useOfficeState();
  const navigate = useNavigate();
  const issue = useAct('recognition.issueCertificate');
  const person = replaces?.volunteerId ?? (volunteerId === undefined ? undefined : id<'volunteer'>(volunteerId));
  const initial: Values = { ...(person === undefined ? {} : { volunteerId: person }), fromOn: replaces?.fromOn ?? daySchema.parse(`${today.slice(0, 4)}-01-01`), toOn: replaces?.toOn ?? daySchema.parse(today), purpose: replaces?.purpose ?? '', responsibleName: replaces?.responsibleName ?? '' };
  const [values, setValues] = useState<Values>(initial);
  return (
    <FormDialog open width={760} title={t('issueTitle')} schema={form} initial={initial} saveLabel={t('issue')} onClose={onClose} onChange={(next) => setValues({ ...next })}
      onSave={async ({ claimedHours, ...input }) => {
        const outcome = await issue.run({ ...input, claimedMinutes: claimedHours == null ? null : Math.round(claimedHours * 60), replacesId: replaces?.certificateId ?? null });
        if (outcome.ok) void navigate(`/print/certificate/${outcome.value.certificateId}`);
        return outcome;
      }}>
      <p className="muted">{t('free')}{replaces === undefined ? '' : `　${t('replaces', { no: replaces.no })}`}</p>
      <Field name="volunteerId" label={t('volunteer')} required><VolunteerPicker goneToo autoFocus={person === undefined} /></Field>
      <div className="field-row">
        <Field name="fromOn" label={t('fromOn')} required><DayInput /></Field>
        <Field name="toOn" label={t('toOn')} required><DayInput /></Field>
        <Field name="claimedHours" label={t('claimed')} hint={t('claimedHint')}><InputNumber min={0} step={0.5} style={{ width: '100%' }} /></Field>
      </div>
      <Preview values={values} />
      <Field name="purpose" label={t('purpose')} hint={t('purposeHint')}><Input maxLength={100} /></Field>
      <div className="field-row">
        <Field name="responsibleName" label={t('responsible')} required><Input maxLength={40} /></Field>
        <Field name="contact" label={t('contact')} required><Input maxLength={60} /></Field>
      </div>
      <Field name="remarks" label={t('remarks')}><Input maxLength={200} /></Field>
    </FormDialog>
  );
}

function PubliciseDialog({ row, onClose }: { readonly row: CertificateRow; readonly onClose: () => void }) {
  const t = useWords(recognitionWords);
  const publicise = useAct('recognition.publicise');
  return (
    <FormDialog open title={`${row.no} ${t('publicise')}`} schema={recognitionContract.publicise.input.omit({ certificateId: true })} initial={{ from: row.issuedOn, to: addDays(row.issuedOn, 6) }} saveLabel={t('publicise')} onClose={onClose} onSave={(input) => publicise.run({ ...input, certificateId: row.certificateId })}>
      <p className="muted">{t('publiciseHint')}</p>
      <div className="field-row"><Field name="from" label={t('fromOn')} required><DayInput /></Field><Field name="to" label={t('toOn')} required><DayInput /></Field></div>
    </FormDialog>
  );
}

function VoidDialog({ row, onClose }: { readonly row: CertificateRow; readonly onClose: () => void }) {
  const t = useWords(recognitionWords);
  const voidIt = useAct('recognition.voidCertificate');
  return (
    <FormDialog open dangerous title={t('voidTitle', { no: row.no })} schema={recognitionContract.voidCertificate.input.omit({ certificateId: true })} initial={{ reason: '' }} saveLabel={t('voidIt')} onClose={onClose} onSave={(input) => voidIt.run({ ...input, certificateId: row.certificateId })}>
      <p>{t('voidHint')}</p>
      <Field name="reason" label={t('reason')} required><Input maxLength={200} autoFocus /></Field>
    </FormDialog>
  );
}

type Open = { readonly what: 'publicise' | 'void' | 'reissue'; readonly row: CertificateRow };

/** Buttons of one row; a click on them does not open the row. */
function RowActs({ row, open }: { readonly row: CertificateRow; readonly open: (what: Open) => void }) {
  const t = useWords(recognitionWords);
  const act = (what: Open['what']) => (event: React.MouseEvent): void => { event.stopPropagation(); open({ what, row }); };
  if (row.status === 'void') return <span className="muted">{row.voidReason}</span>;
  return <Space size={4}><Button size="small" onClick={act('publicise')}>{t('publicised')}</Button><Button size="small" onClick={act('reissue')}>{t('reissue')}</Button><Button size="small" danger onClick={act('void')}>{t('voidIt')}</Button></Space>;
}

function useColumns(mayEdit: boolean, open: (what: Open) => void): Column<CertificateRow>[] {
  const t = useWords(recognitionWords);
  return useMemo(() => [
    { key: 'no', title: t('certNo'), width: 150, kind: 'id', fixed: 'left', value: (row) => row.no }, { key: 'name', title: t('name'), width: 90, value: (row) => row.holderName }, { key: 'vno', title: t('volunteer'), width: 80, kind: 'id', value: (row) => formatVolunteerNo(row.volunteerNo) },
    { key: 'period', title: t('period'), width: 185, kind: 'id', value: (row) => `${row.fromOn} — ${row.toOn}` }, { key: 'hours', title: t('hours'), width: 80, kind: 'number', value: (row) => hoursText(row.minutes) }, { key: 'purpose', title: t('purpose'), width: 90, value: (row) => row.purpose },
    { key: 'issued', title: t('issuedOn'), width: 105, kind: 'day', value: (row) => row.issuedOn }, { key: 'handler', title: t('handler'), width: 80, value: (row) => row.handlerName }, { key: 'public', title: t('publicised'), width: 110, value: (row) => (row.publicisedFrom === null ? t('notPublicised') : row.publicisedTo) },
    { key: 'prints', title: t('prints'), width: 60, kind: 'number', value: (row) => row.prints },
    { key: 'status', title: t('status'), width: 140, render: (row) => <StatusTag tone={row.status === 'void' ? 'neutral' : row.overRecord ? 'bad' : 'good'}>{row.status === 'void' ? `${t('voided')} ${row.voidedOn ?? ''}` : row.overRecord ? t('overRecord') : t('valid')}</StatusTag> },
    ...(mayEdit ? [{ key: 'acts', title: '', width: 235, render: (row: CertificateRow) => <RowActs row={row} open={open} /> }] : []),
  ], [t, mayEdit, open]);
}

export function CertificatesPage() {
  const t = useWords(recognitionWords);
  const { today } = useOfficeState();
  const navigate = useNavigate();
  const mayEdit = useMay('volunteers.edit');
  const mayPrint = useMay('volunteers.print');
  const mayExport = useMay('volunteers.export');
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const [open, setOpen] = useState<Open>();
  const [issuing, setIssuing] = useState(filters.issue !== '');
  const rows = useCall('recognition.certificates', { search: filters.text, status: CERTIFICATE_STATUSES.find((status) => status === filters.status) ?? null }, { keepLast: true });
  const exportRegister = useAct('recognition.exportCertificates');
  const columns = useColumns(mayEdit, setOpen);
  const close = (): void => setOpen(undefined);
  const issueFor = Number(filters.issue);
  return (
    <PageFrame title={t('certificates')} actions={<><Button onClick={() => void navigate('/volunteers/verify')}>{t('verify')}</Button>{mayEdit && <Button type="primary" onClick={() => setIssuing(true)}>{t('issue')}</Button>}</>}>
      <DataTable label={t('certificates')} columns={columns} rows={rows.data} rowKey={(row) => row.certificateId} error={rows.error} {...(mayPrint ? { onOpen: (row: CertificateRow) => void navigate(`/print/certificate/${row.certificateId}`) } : {})}
        search={{ value: filters.text, onChange: (text) => setFilters({ text }), placeholder: t('searchCertificates') }} narrowed={filters.text !== '' || filters.status !== ''} empty={{ title: t('noCertificates'), hint: t('noCertificatesHint') }}
        filters={<Select aria-label={t('status')} value={filters.status} onChange={(status) => setFilters({ status })} options={[{ value: '', label: t('allStatuses') }, { value: 'issued', label: t('valid') }, { value: 'void', label: t('voided') }]} popupMatchSelectWidth={false} />}
        exports={mayExport && <DownloadButton label={t('exportRegister')} make={() => exportRegister.run({ year: Number(today.slice(0, 4)) })} />} />
      {issuing && <IssueDialog {...(issueFor > 0 ? { volunteerId: issueFor } : {})} onClose={() => { setIssuing(false); setFilters({ issue: '' }); }} />}
      {open?.what === 'publicise' && <PubliciseDialog row={open.row} onClose={close} />}
      {open?.what === 'void' && <VoidDialog row={open.row} onClose={close} />}
      {open?.what === 'reissue' && <IssueDialog replaces={open.row} onClose={close} />}
    </PageFrame>
  );
}
