import { Button, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { z } from 'zod';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { idSchema } from '#shared/ids.ts';
import type { BatchShown } from './steps.ts';
import { disbursementWords } from './words.ts';

const linkForm = z.object({ meetingId: idSchema<'meeting'>() });

function LinkDialog({ batch, onClose }: { batch: BatchShown; onClose: () => void }) {
  const t = useWords(disbursementWords);
  const meetings = useCall('meetings.list', {});
  const link = useAct('meetings.link');
  const passed = (meetings.data ?? []).filter((meeting) => meeting.faults.length === 0);
  return (
    <FormDialog open title={t('linkResolution')} schema={linkForm} initial={{}} saveLabel={t('linkResolution')} onClose={onClose} onSave={({ meetingId }) => link.run({ meetingId, subjectKind: 'batch', subjectId: batch.batchId, label: batch.batchNo })}>
      <p className="muted">{t('linkResolutionText')}</p>
      <Field name="meetingId" label={t('resolution')} required><Select autoFocus showSearch optionFilterProp="label" options={passed.map((meeting) => ({ value: meeting.meetingId, label: `${meeting.heldOn} ${meeting.resolutionNo} ${meeting.title}` }))} /></Field>
    </FormDialog>
  );
}

/** What the flow asks for this sum, and who has signed; nothing where one review and one approval do. */
export function FlowCard({ batch }: { batch: BatchShown }) {
  const t = useWords(disbursementWords);
  const mayLink = useMay('meetings.edit');
  const [linking, setLinking] = useState(false);
  const { flow } = batch;
  const plain = flow.review.needed <= 1 && flow.approve.needed <= 1 && !flow.resolutionNeeded;
  if (batch.status === 'voided' || (plain && flow.resolution === null)) return null;
  const signed = (who: readonly { name: string }[]): string => (who.length === 0 ? t('nobodyYet') : who.map((each) => each.name).join('、'));
  return (
    <div className="batch-facts">
      <span>{t('flowOf', { n: flow.versionNo })}</span>
      {!plain && <span>{t('reviewsOf', { n: flow.review.needed })} <b>{signed(flow.review.signed)}</b></span>}
      {!plain && <span>{t('approvalsOf', { n: flow.approve.needed })} <b>{signed(flow.approve.signed)}</b></span>}
      {(flow.resolutionNeeded || flow.resolution !== null) && <span>{t('resolution')} {flow.resolution === null ? <b>{t('resolutionMissing')}</b> : <Link to={`/ledger/resolutions/${flow.resolution.meetingId}`}>{flow.resolution.resolutionNo}</Link>}</span>}
      {mayLink && flow.resolutionNeeded && flow.resolution === null && <Button size="small" onClick={() => setLinking(true)}>{t('linkResolution')}</Button>}
      {linking && <LinkDialog batch={batch} onClose={() => setLinking(false)} />}
    </div>
  );
}
