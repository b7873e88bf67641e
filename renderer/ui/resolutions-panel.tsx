/** What a thing leans on: resolutions linked, opened, and taken off with a reason until it is decided. One for every page that has them. */
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { z } from 'zod';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { Words } from '#renderer/i18n/use-words.ts';
import { localDay } from '#shared/days.ts';
import { idSchema } from '#shared/ids.ts';
import type { MeetingLink } from '#shared/meetings/contract.ts';
import { FormDialog } from './form-dialog.tsx';
import { Field } from './form-panel.tsx';
import { RefusalAlert } from './refusal-alert.tsx';

const zh = {
  resolutions: '会议决议', link: '关联决议', linkText: '从“会议与决议”里选通过了的决议；没有的先去登记会议。', resolution: '决议', none: '还没有关联决议。', missing: '要有会议决议才能继续，还没有关联。', noneDecided: '办结前没有关联决议。', linkedBy: '{{by}} 关联于 {{on}}', remove: '取消关联', removeTitle: '取消关联 {{no}}', reason: '原因', removed: '{{by}} 于 {{on}} 取消关联：{{reason}}',
};
const en: Readonly<Record<keyof typeof zh, string>> = {
  resolutions: 'Resolutions', link: 'Link a resolution', linkText: 'Choose one that passed; enter the meeting first where there is none.', resolution: 'Resolution', none: 'No resolution is linked yet.', missing: 'A resolution is needed to go on, and none is linked.', noneDecided: 'It was decided without a linked resolution.', linkedBy: 'linked by {{by}} on {{on}}', remove: 'Take off', removeTitle: 'Take {{no}} off', reason: 'Reason', removed: 'taken off by {{by}} on {{on}}: {{reason}}',
};
const words = { zh, en } satisfies Words<string>;

export interface LinkedSubject { readonly subjectKind: 'batch' | 'notice' | 'application' | 'reliefCase'; readonly subjectId: number; /** How the record of the meeting names it. */ readonly label: string }

const linkForm = z.object({ meetingId: idSchema<'meeting'>() });
const removeForm = z.object({ reason: z.string().trim().min(1).max(200) });

export function LinkResolution({ subject, onClose }: { readonly subject: LinkedSubject; readonly onClose: () => void }) {
  const t = useWords(words);
  const meetings = useCall('meetings.list', {});
  const link = useAct('meetings.link');
  const passed = (meetings.data ?? []).filter((meeting) => meeting.faults.length === 0);
  return (
    <FormDialog open title={t('link')} schema={linkForm} initial={{}} saveLabel={t('link')} onClose={onClose} onSave={({ meetingId }) => link.run({ ...subject, meetingId })}>
      <p className="muted">{t('linkText')}</p>
      <Field name="meetingId" label={t('resolution')} required><Select autoFocus showSearch optionFilterProp="label" options={passed.map((meeting) => ({ value: meeting.meetingId, label: `${meeting.heldOn} ${meeting.resolutionNo} ${meeting.title}` }))} /></Field>
    </FormDialog>
  );
}

/** Asks for the reason and takes one link off. */
export function RemoveLink({ link, resolutionNo, onClose }: { readonly link: Pick<MeetingLink, 'linkId'>; readonly resolutionNo: string; readonly onClose: () => void }) {
  const t = useWords(words);
  const unlink = useAct('meetings.unlink');
  return (
    <FormDialog open title={t('removeTitle', { no: resolutionNo })} schema={removeForm} initial={{}} saveLabel={t('remove')} onClose={onClose} onSave={({ reason }) => unlink.run({ linkId: link.linkId, reason })}>
      <Field name="reason" label={t('reason')} required><Input.TextArea autoFocus rows={2} maxLength={200} /></Field>
    </FormDialog>
  );
}

/** Who linked, or took off, and why. */
export function LinkedBy({ link }: { readonly link: MeetingLink }) {
  const t = useWords(words);
  return <span className="muted">{link.removed === null ? t('linkedBy', { by: link.by, on: localDay(link.at) }) : t('removed', { by: link.removed.by, on: localDay(link.removed.at), reason: link.removed.reason })}</span>;
}

/** Nothing for a role that does not see meetings. `needed`: without one the thing does not go on. */
interface PanelProps { readonly subject: LinkedSubject; readonly needed?: boolean; /** false: without a frame of its own, inside another card. */ readonly framed?: boolean }
export function ResolutionsPanel(props: PanelProps) {
  return useMay('meetings.read') ? <Panel {...props} /> : null;
}

function Panel({ subject, needed = false, framed = true }: PanelProps) {
  const t = useWords(words);
  const mayLink = useMay('meetings.edit');
  const { data, error } = useCall('meetings.ofSubject', { subjectKind: subject.subjectKind, subjectId: subject.subjectId });
  const [linking, setLinking] = useState(false);
  const [removing, setRemoving] = useState<{ linkId: number; resolutionNo: string }>();
  const standing = data?.links.filter((link) => link.removed === null).length ?? 0;
  return (
    <section className={framed ? 'card' : undefined} aria-label={t('resolutions')}>
      <h2>{t('resolutions')}{mayLink && data?.open === true && <Button size="small" type={needed && standing === 0 ? 'primary' : 'default'} style={{ marginLeft: '0.6rem' }} onClick={() => setLinking(true)}>{t('link')}</Button>}</h2>
      <RefusalAlert error={error} />
      {data !== undefined && standing === 0 && <p className="muted">{t(!data.open ? 'noneDecided' : needed ? 'missing' : 'none')}</p>}
      {data?.links.map((link) => (
        <p key={link.linkId} style={link.removed === null ? {} : { opacity: 0.65 }}>
          <span className="figures">{link.heldOn}</span>　<Link to={`/ledger/resolutions/${link.meetingId}`} style={link.removed === null ? {} : { textDecoration: 'line-through' }}>{link.resolutionNo} {link.title}</Link>　<LinkedBy link={link} />
          {mayLink && link.open && link.removed === null && <Button size="small" style={{ marginLeft: '0.6rem' }} onClick={() => setRemoving(link)}>{t('remove')}</Button>}
        </p>
      ))}
      {linking && <LinkResolution subject={subject} onClose={() => setLinking(false)} />}
      {removing !== undefined && <RemoveLink link={removing} resolutionNo={removing.resolutionNo} onClose={() => setRemoving(undefined)} />}
    </section>
  );
}
