/** 会议与决议, with the quorum calculator while the numbers are typed. */
import { Button, Input, InputNumber, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { meetingInputSchema, meetingsContract, type Meeting } from '#shared/meetings/contract.ts';
import { judgeVote, neededVotes, ORGANS, TOPICS } from '#shared/meetings/quorum.ts';
import { Verdict } from './verdict.tsx';
import { meetingsWords } from './words.ts';

function AddDialog({ onClose }: { onClose: () => void }) {
  const t = useWords(meetingsWords);
  const { today } = useOfficeState();
  const add = useAct('meetings.add');
  const initial = { topic: 'general', organ: 'residents', heldOn: today } as const;
  const [typed, setTyped] = useState<object>(initial);
  const read = meetingInputSchema.safeParse({ resolutionNo: '?', title: '?', eligible: 0, attended: 0, inFavour: 0, against: 0, ...Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined && value !== null && value !== '')) });
  const number = <InputNumber min={0} precision={0} style={{ width: '100%' }} />;
  return (
    <FormDialog open width={1000} title={t('add')} schema={meetingsContract.add.input} initial={initial} onClose={onClose} onSave={add.run} onChange={setTyped} saveLabel={t('add')}>
      {() => (
        <>
          <div className="field-row"><Field name="resolutionNo" label={t('resolutionNo')} required><Input maxLength={60} autoFocus /></Field><Field name="title" label={t('title')} required><Input maxLength={100} /></Field></div>
          <div className="field-row">
            <Field name="organ" label={t('organ')} required><Select options={ORGANS.map((value) => ({ value, label: t(`o.${value}`) }))} /></Field>
            <Field name="topic" label={t('topic')} required><Select options={TOPICS.map((value) => ({ value, label: t(value) }))} /></Field>
          </div>
          <div className="field-row"><Field name="noticeOn" label={t('noticeOn')}><DayInput /></Field><Field name="heldOn" label={t('heldOn')} required><DayInput /></Field><Field name="partyDiscussedOn" label={t('partyDiscussedOn')}><DayInput /></Field></div>
          <div className="field-row"><Field name="place" label={t('place')}><Input maxLength={60} /></Field><Field name="chair" label={t('chair')}><Input maxLength={40} /></Field><Field name="recorder" label={t('recorder')}><Input maxLength={40} /></Field></div>
          <Field name="attendees" label={t('attendees')} hint={t('attendeesHint')}><Input maxLength={1000} /></Field>
          <div className="field-row"><Field name="eligible" label={t('eligible')} required>{number}</Field><Field name="attended" label={t('attended')} required>{number}</Field><Field name="inFavour" label={t('inFavour')} required>{number}</Field><Field name="against" label={t('against')} required>{number}</Field></div>
          {read.success && (
            <p>{t('calculator', { eligible: read.data.eligible, ...neededVotes(read.data.organ, read.data.topic, read.data.eligible, read.data.attended) })}<br />
              <Verdict faults={judgeVote({ ...read.data, noticeOn: read.data.noticeOn ?? null, partyDiscussedOn: read.data.partyDiscussedOn ?? null })} /></p>
          )}
          <Field name="decision" label={t('decision')}><Input.TextArea maxLength={2000} rows={3} /></Field>
          <Field name="note" label={t('note')}><Input maxLength={500} /></Field>
        </>
      )}
    </FormDialog>
  );
}

export function MeetingsPage() {
  const t = useWords(meetingsWords);
  const navigate = useNavigate();
  const mayEdit = useMay('meetings.edit');
  const rows = useCall('meetings.list', {});
  const [{ text }, setFilters] = useUrlFilters({ text: '' });
  const [adding, setAdding] = useState(false);
  const columns = useMemo<Column<Meeting>[]>(() => [
    { key: 'no', title: t('resolutionNo'), width: 190, kind: 'id', value: (row) => row.resolutionNo }, { key: 'title', title: t('title'), width: 230, value: (row) => row.title },
    { key: 'verdict', title: t('verdict'), width: 340, kind: 'id', render: (row) => <Verdict faults={row.faults} /> },
    { key: 'organ', title: t('organ'), width: 130, value: (row) => t(`o.${row.organ}`) }, { key: 'topic', title: t('topic'), width: 120, value: (row) => t(row.topic) }, { key: 'heldOn', title: t('heldOn'), width: 130, kind: 'day', value: (row) => row.heldOn },
    { key: 'eligible', title: t('eligible'), width: 80, kind: 'number', value: (row) => row.eligible }, { key: 'attended', title: t('attended'), width: 80, kind: 'number', value: (row) => row.attended },
    { key: 'inFavour', title: t('inFavour'), width: 80, kind: 'number', value: (row) => row.inFavour }, { key: 'against', title: t('against'), width: 80, kind: 'number', value: (row) => row.against },
    { key: 'links', title: t('links'), width: 200, value: (row) => row.links.filter((link) => link.removed === null).map((link) => link.label).join(t('&')) },
  ], [t]);
  const shown = rows.data?.filter((row) => text === '' || row.resolutionNo.includes(text) || row.title.includes(text));
  const button = mayEdit && <Button type="primary" onClick={() => setAdding(true)}>{t('add')}</Button>;
  return (
    <PageFrame title={t('meetings')} actions={button}>
      <DataTable label={t('meetings')} columns={columns} rows={shown} rowKey={(row) => row.meetingId} error={rows.error} onOpen={(row) => void navigate(`/ledger/resolutions/${row.meetingId}`)}
        search={{ value: text, onChange: (next) => setFilters({ text: next }), placeholder: t('search') }} narrowed={text !== ''} empty={{ title: t('noMeetings'), hint: t('noMeetingsHint'), action: button }} />
      {adding && <AddDialog onClose={() => setAdding(false)} />}
    </PageFrame>
  );
}
