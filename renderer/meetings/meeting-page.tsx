/** One meeting: what its record says, and what leans on it. */
import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { LinkedBy, RemoveLink } from '#renderer/ui/resolutions-panel.tsx';
import { ScansPanel } from '#renderer/ui/scans-panel.tsx';
import { day, yearOf } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { meetingsContract, type Meeting, type MeetingLink, type MeetingSubject } from '#shared/meetings/contract.ts';
import { Verdict } from './verdict.tsx';
import { meetingsWords } from './words.ts';

/** What is said here by its name; what has a page of its own is linked there. */
const BY_NAME = ['budget', 'programme', 'other'] as const;
const PAGES: Readonly<Partial<Record<MeetingSubject, string>>> = { batch: '/disbursement/', notice: '/notices/', application: '/welfare/applications/', reliefCase: '/relief/cases/' };
const linkForm = meetingsContract.link.input.omit({ meetingId: true });

function LinkDialog({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const t = useWords(meetingsWords);
  const { today } = useOfficeState();
  const link = useAct('meetings.link');
  return (
    <FormDialog open title={t('link')} schema={linkForm} initial={{ subjectKind: 'budget', subjectId: yearOf(day(today)) }} saveLabel={t('link')} onClose={onClose} onSave={(input) => link.run({ ...input, meetingId: meeting.meetingId })}>
      <p className="muted">{t('linkHint')}</p>
      <div className="field-row">
        <Field name="subjectKind" label={t('linkKind')} required><Select options={BY_NAME.map((value) => ({ value, label: t(`l.${value}`) }))} /></Field>
        <Field name="subjectId" label={t('year')} required><InputNumber min={1990} max={9998} precision={0} style={{ width: '100%' }} /></Field>
      </div>
      <Field name="label" label={t('linkLabel')} hint={t('linkLabelHint')} required><Input autoFocus maxLength={100} /></Field>
    </FormDialog>
  );
}

export function MeetingPage() {
  const t = useWords(meetingsWords);
  const { meetingId = '' } = useParams();
  const [mayEdit, mayPrint] = [useMay('meetings.edit'), useMay('meetings.print')];
  const [linking, setLinking] = useState(false);
  const [removing, setRemoving] = useState<MeetingLink>();
  const { data: meeting, error } = useCall('meetings.show', { meetingId: id<'meeting'>(Number(meetingId) || 1) });
  const back = { to: '/ledger/resolutions', label: t('meetings') };
  if (meeting === undefined) return <PageFrame title={t('meeting')} back={back}><RefusalAlert error={error} /></PageFrame>;
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [t('resolutionNo'), meeting.resolutionNo], [t('organ'), t(`o.${meeting.organ}`)], [t('topic'), t(meeting.topic)], [t('heldOn'), meeting.heldOn], [t('place'), meeting.place], [t('chair'), meeting.chair], [t('recorder'), meeting.recorder],
    [t('noticeOn'), meeting.noticeOn], [t('partyDiscussedOn'), meeting.partyDiscussedOn], [t('eligible'), meeting.eligible], [t('attended'), meeting.attended], [t('inFavour'), meeting.inFavour], [t('against'), meeting.against],
    [t('attendees'), meeting.attendees], [t('decision'), meeting.decision], [t('note'), meeting.note], [t('by'), meeting.by],
  ];
  return (
    <PageFrame title={meeting.title} back={back} subtitle={<Verdict faults={meeting.faults} />} narrow
      actions={<>{mayPrint && <PrintButton to={`/print/meeting/${meeting.meetingId}`} label={t('print')} />}{mayEdit && meeting.faults.length === 0 && <Button type="primary" onClick={() => setLinking(true)}>{t('link')}</Button>}</>}>
      <section className="card"><table className="plain-table"><tbody>{facts.filter(([, text]) => text !== null && text !== '').map(([label, text]) => <tr key={label}><th style={{ width: '9rem', textAlign: 'left' }}>{label}</th><td style={{ whiteSpace: 'pre-wrap' }}>{text}</td></tr>)}</tbody></table></section>
      <section className="card">
        <h2>{t('links')}</h2>
        {meeting.links.length === 0 && <p className="muted">{t('noLinks')} {t('linkHint')}</p>}
        {meeting.links.map((link) => {
          const page = PAGES[link.subjectKind];
          return (
            <p key={link.linkId} style={link.removed === null ? {} : { opacity: 0.65 }}>
              {t(`l.${link.subjectKind}`)}　{page === undefined ? link.label : <Link to={`${page}${link.subjectId}`}>{link.label}</Link>}　<LinkedBy link={link} />
              {mayEdit && link.open && link.removed === null && <Button size="small" style={{ marginLeft: '0.6rem' }} onClick={() => setRemoving(link)}>{t('unlink')}</Button>}
            </p>
          );
        })}
      </section>
      <ScansPanel ownerKind="resolution" ownerId={meeting.meetingId} wanted={['signedResolution']} />
      {removing !== undefined && <RemoveLink link={removing} resolutionNo={meeting.resolutionNo} onClose={() => setRemoving(undefined)} />}
      {linking && <LinkDialog meeting={meeting} onClose={() => setLinking(false)} />}
    </PageFrame>
  );
}
