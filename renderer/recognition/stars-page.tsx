/** 星级评定: who has reached which level on a day, thresholds, suspension. */
import { Alert, Button, Checkbox, Input, InputNumber, Select, Space } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { daySchema } from '#shared/days.ts';
import { recognitionContract, type StarRow } from '#shared/recognition/contract.ts';
import { hoursText, starsText, starTitle } from '#shared/recognition/words.ts';
import { formatVolunteerNo } from '#shared/volunteers/words.ts';
import { recognitionWords } from './words.ts';

const FILTERS = { text: '', on: '', level: '', due: '' };
const LEVELS = [1, 2, 3, 4, 5] as const;
type Scheme = MethodOutput<'recognition.schemes'>[number];

const schemeForm = z.object({ name: z.string().trim().min(1).max(40), note: z.string().trim().max(200).default(''), h1: z.number().positive(), h2: z.number().positive(), h3: z.number().positive(), h4: z.number().positive(), h5: z.number().positive() });

/** Five thresholds in hours. */
function SchemeDialog({ scheme, onClose }: { readonly scheme?: Scheme; readonly onClose: () => void }) {
  const t = useWords(recognitionWords);
  const save = useAct('recognition.saveScheme');
  const hours = (level: number): number | undefined => { const found = scheme?.levels.find((one) => one.level === level)?.minutes; return found === undefined ? undefined : found / 60; };
  const initial = { name: scheme?.name ?? '', note: scheme?.note ?? '', ...Object.fromEntries(LEVELS.map((level) => [`h${level}`, hours(level)])) };
  return (
    <FormDialog open title={t(scheme === undefined ? 'newScheme' : 'editScheme')} schema={schemeForm} initial={initial} onClose={onClose}
      onSave={(input) => save.run({ schemeId: scheme?.schemeId ?? null, name: input.name, note: input.note ?? '', levels: LEVELS.map((level) => ({ level, minutes: Math.round(input[`h${level}`] * 60) })) })}>
      <Field name="name" label={t('schemeName')} required><Input maxLength={40} /></Field>
      <div className="field-row">{LEVELS.map((level) => <Field key={level} name={`h${level}`} label={t('levelHours', { n: level })} required><InputNumber min={0.5} step={10} style={{ width: '100%' }} /></Field>)}</div>
      <Field name="note" label={t('note')}><Input maxLength={200} /></Field>
    </FormDialog>
  );
}

function ChooseDialog({ scheme, onClose }: { readonly scheme: Scheme; readonly onClose: () => void }) {
  const t = useWords(recognitionWords);
  const { today } = useOfficeState();
  const choose = useAct('recognition.chooseScheme');
  return (
    <FormDialog open title={t('chooseTitle', { name: scheme.name })} schema={recognitionContract.chooseScheme.input.omit({ schemeId: true })} initial={{ validFrom: today }} saveLabel={t('choose')} onClose={onClose} onSave={(input) => choose.run({ ...input, schemeId: scheme.schemeId })}>
      <Field name="validFrom" label={t('validFrom')} required><DayInput /></Field>
    </FormDialog>
  );
}

/** The sets of thresholds; one of them is in force. */
function Schemes() {
  const t = useWords(recognitionWords);
  const mayEdit = useMay('volunteers.edit');
  const schemes = useCall('recognition.schemes', {});
  const [open, setOpen] = useState<{ what: 'edit' | 'choose'; scheme: Scheme } | 'new'>();
  const close = (): void => setOpen(undefined);
  return (
    <details className="card">
      <summary>{t('scheme')}　{t('schemeNow', { name: schemes.data?.find((one) => one.chosen)?.name ?? '' })}</summary>
      <table className="plain-table">
        <tbody>{(schemes.data ?? []).map((scheme) => (
          <tr key={scheme.schemeId}>
            <td>{scheme.name} {scheme.chosen && <StatusTag tone="good">{t('chosen')}</StatusTag>}</td><td className="figures">{scheme.levels.map((one) => `${starsText(one.level)} ${hoursText(one.minutes)}`).join('　')}</td>
            {mayEdit && <td><Space><Button size="small" onClick={() => setOpen({ what: 'edit', scheme })}>{t('editScheme')}</Button>{!scheme.chosen && <Button size="small" onClick={() => setOpen({ what: 'choose', scheme })}>{t('choose')}</Button>}</Space></td>}
          </tr>
        ))}</tbody>
      </table>
      {mayEdit && <Button size="small" onClick={() => setOpen('new')}>{t('newScheme')}</Button>}
      {open === 'new' && <SchemeDialog onClose={close} />}
      {typeof open === 'object' && open.what === 'edit' && <SchemeDialog scheme={open.scheme} onClose={close} />}
      {typeof open === 'object' && open.what === 'choose' && <ChooseDialog scheme={open.scheme} onClose={close} />}
    </details>
  );
}

function SuspendDialog({ row, onClose }: { readonly row: StarRow; readonly onClose: () => void }) {
  const t = useWords(recognitionWords);
  const { today } = useOfficeState();
  const suspend = useAct('recognition.suspend');
  return (
    <FormDialog open dangerous title={t('suspendTitle', { name: row.name })} schema={recognitionContract.suspend.input.omit({ volunteerId: true })} initial={{ fromOn: today, toOn: null, reason: '' }} saveLabel={t('suspend')} onClose={onClose} onSave={(input) => suspend.run({ ...input, volunteerId: row.volunteerId })}>
      <Alert type="info" showIcon title={t('suspendHint')} style={{ marginBottom: '0.8rem' }} />
      <div className="field-row"><Field name="fromOn" label={t('fromOn')} required><DayInput /></Field><Field name="toOn" label={t('toOn')}><DayInput /></Field></div>
      <Field name="reason" label={t('reason')} required><Input maxLength={200} /></Field>
    </FormDialog>
  );
}

export function StarsPage() {
  const t = useWords(recognitionWords);
  const { today } = useOfficeState();
  const navigate = useNavigate();
  const mayApprove = useMay('volunteers.approve');
  const mayPrint = useMay('volunteers.print');
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const [suspending, setSuspending] = useState<StarRow>();
  const on = daySchema.safeParse(filters.on);
  const stars = useCall('recognition.stars', { search: filters.text, onlyDue: filters.due !== '', level: filters.level === '' ? null : Number(filters.level), ...(on.success ? { on: on.data } : {}) }, { keepLast: true });
  const columns = useMemo<Column<StarRow>[]>(() => [
    { key: 'no', title: t('no'), width: 80, kind: 'id', value: (row) => formatVolunteerNo(row.volunteerNo) }, { key: 'name', title: t('name'), width: 100, value: (row) => row.name }, { key: 'teams', title: t('teams'), width: 260, value: (row) => row.teams },
    { key: 'hours', title: t('starHours'), width: 110, kind: 'number', value: (row) => hoursText(row.minutes) }, { key: 'level', title: t('level'), width: 130, value: (row) => starsText(row.level) }, { key: 'awarded', title: t('awardedLevel'), width: 130, value: (row) => (row.awardedLevel === 0 ? '' : starTitle(row.awardedLevel)) },
    { key: 'state', title: t('status'), width: 160, render: (row) => (row.suspendedFrom !== null ? <StatusTag tone="bad">{t('suspended')} {row.suspendedFrom}</StatusTag> : row.due ? <StatusTag tone="warning">{t('due')}</StatusTag> : null) },
    ...(mayApprove ? [{ key: 'act', title: '', width: 110, render: (row: StarRow) => (row.suspendedFrom === null ? <Button size="small" onClick={(event) => { event.stopPropagation(); setSuspending(row); }}>{t('suspend')}</Button> : null) }] : []),
  ], [t, mayApprove]);
  return (
    <PageFrame title={t('stars')} subtitle={stars.data?.scheme} actions={<>{mayPrint && <PrintButton to={`/print/stars/${on.success ? on.data : today}`} label={t('printStars')} />}<Button type="primary" onClick={() => void navigate('/volunteers/awards')}>{t('rounds')}</Button></>}>
      <Schemes />
      <DataTable label={t('stars')} columns={columns} rows={stars.data?.rows} rowKey={(row) => row.volunteerId} error={stars.error} onOpen={(row) => void navigate(`/volunteers/people/${row.volunteerId}?tab=hours`)}
        search={{ value: filters.text, onChange: (text) => setFilters({ text }), placeholder: t('searchPeople') }} narrowed={filters.text !== '' || filters.level !== '' || filters.due !== ''} empty={{ title: t('noStars'), hint: t('noStarsHint') }}
        filters={<Space wrap size={6}><Select aria-label={t('level')} value={filters.level} onChange={(level) => setFilters({ level })} options={[{ value: '', label: t('anyLevel') }, ...LEVELS.map((level) => ({ value: String(level), label: starsText(level) }))]} style={{ minWidth: '7rem' }} /><label style={{ display: 'inline-flex', gap: '0.4rem', alignItems: 'center', whiteSpace: 'nowrap' }}>{t('asOf')} <DayInput aria-label={t('asOf')} value={filters.on === '' ? today : filters.on} onChange={(text) => setFilters({ on: text ?? '' })} /></label><Checkbox checked={filters.due !== ''} onChange={(event) => setFilters({ due: event.target.checked ? 'yes' : '' })}>{t('onlyDue')}</Checkbox></Space>} />
      {suspending !== undefined && <SuspendDialog row={suspending} onClose={() => setSuspending(undefined)} />}
    </PageFrame>
  );
}
