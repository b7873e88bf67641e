/** 公示: what hangs where until when. */
import { Button, Input, InputNumber, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { StatusTag, type StatusTone } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { noticesContract, type NoticeRow, type NoticeSettings } from '#shared/notices/contract.ts';
import { NAME_MASKS, NOTICE_STATES, NOTICE_SUBJECTS, type NoticeState, type NoticeSubject } from '#shared/notices/words.ts';
import { noticesWords } from './words.ts';

export const STATE_TONES: Readonly<Record<NoticeState, StatusTone>> = { none: 'neutral', draft: 'warning', running: 'active', short: 'bad', run: 'good', objected: 'bad' };
const FILTERS = { text: '', state: '', subject: '' };

function SettingsDialog({ settings, onClose }: { settings: NoticeSettings; onClose: () => void }) {
  const t = useWords(noticesWords);
  const save = useAct('notices.saveSettings');
  return (
    <FormDialog open width={680} title={t('settings')} schema={noticesContract.saveSettings.input} initial={settings} onClose={onClose} onSave={save.run}>
      <div className="field-row">
        <Field name="nameMask" label={t('nameMask')} required><Select autoFocus options={NAME_MASKS.map((value) => ({ value, label: t(`m.${value}`) }))} /></Field>
        <Field name="leastDays" label={t('leastDays')} hint={t('leastDaysHint')} required><InputNumber min={1} max={60} precision={0} style={{ width: '100%' }} /></Field>
        <Field name="answerDays" label={t('answerDays')} required><InputNumber min={1} max={60} precision={0} style={{ width: '100%' }} /></Field>
      </div>
      <div className="field-row">
        <Field name="contactName" label={t('contactName')}><Input maxLength={40} /></Field>
        <Field name="contactPhone" label={t('contactPhone')}><Input maxLength={40} /></Field>
        <Field name="contactAddress" label={t('contactAddress')}><Input maxLength={100} /></Field>
      </div>
      <Field name="places" label={t('defaultPlaces')} hint={t('placesHint')}><Input maxLength={200} /></Field>
    </FormDialog>
  );
}

export function NoticesPage() {
  const t = useWords(noticesWords);
  const navigate = useNavigate();
  const mayEdit = useMay('notices.edit');
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const [setting, setSetting] = useState(false);
  const settings = useCall('notices.settings', {});
  const rows = useCall('notices.list', { search: filters.text, state: filters.state === '' ? null : (filters.state as NoticeState), subjectKind: filters.subject === '' ? null : (filters.subject as NoticeSubject) }, { keepLast: true });
  const columns = useMemo<Column<NoticeRow>[]>(() => [
    { key: 'title', title: t('title'), width: 330, value: (row) => row.title },
    { key: 'state', title: t('state'), width: 130, render: (row) => <StatusTag tone={STATE_TONES[row.state]}>{t(`s.${row.state}`)}</StatusTag> },
    { key: 'subject', title: t('subject'), width: 100, value: (row) => t(`k.${row.subjectKind}`) },
    { key: 'persons', title: t('persons'), width: 80, kind: 'number', value: (row) => row.persons },
    { key: 'total', title: t('total'), width: 130, kind: 'money', value: (row) => row.totalFen },
    { key: 'days', title: t('days'), width: 110, value: (row) => t(`c.${row.counting}`, { n: row.days }) },
    { key: 'postedOn', title: t('postedOn'), width: 120, kind: 'day', value: (row) => row.postedOn },
    { key: 'dueOn', title: t('dueOn'), width: 120, kind: 'day', value: (row) => row.dueOn },
    { key: 'places', title: t('places'), width: 180, value: (row) => row.places },
    { key: 'objections', title: t('objections'), width: 170, value: (row) => (row.objections === 0 ? null : t(row.openObjections === 0 ? 'allAnswered' : 'openObjections', { n: row.objections, open: row.openObjections })) },
    { key: 'maker', title: t('maker'), width: 100, value: (row) => row.maker },
  ], [t]);
  const options = (all: string, values: readonly { value: string; label: string }[]) => [{ value: '', label: all }, ...values];
  return (
    <PageFrame title={t('notices')} actions={<><Button onClick={() => void navigate('/notices/holidays')}>{t('holidays')}</Button>{mayEdit && <Button onClick={() => setSetting(true)}>{t('settings')}</Button>}</>}>
      <DataTable label={t('notices')} columns={columns} rows={rows.data?.notices} rowKey={(row) => row.noticeId} error={rows.error} onOpen={(row) => void navigate(`/notices/${row.noticeId}`)}
        search={{ value: filters.text, onChange: (text) => setFilters({ text }), placeholder: t('search') }}
        filters={
          <>
            <Select aria-label={t('state')} value={filters.state} onChange={(state) => setFilters({ state })} options={options(t('allStates'), NOTICE_STATES.map((value) => ({ value, label: t(`s.${value}`) })))} popupMatchSelectWidth={false} />
            <Select aria-label={t('subject')} value={filters.subject} onChange={(subject) => setFilters({ subject })} options={options(t('allSubjects'), NOTICE_SUBJECTS.map((value) => ({ value, label: t(`k.${value}`) })))} popupMatchSelectWidth={false} />
          </>
        }
        narrowed={filters.text !== '' || filters.state !== '' || filters.subject !== ''} empty={{ title: t('noNotices'), hint: t('noNoticesHint') }} />
      {setting && settings.data !== undefined && <SettingsDialog settings={settings.data} onClose={() => setSetting(false)} />}
    </PageFrame>
  );
}
