import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { EmptyPage } from '#renderer/ui/empty-page.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { Radios } from '#renderer/ui/radios.tsx';
import { StatusTag, type StatusTone } from '#renderer/ui/status-tag.tsx';
import { noticesContract, type Notice, type Objection } from '#shared/notices/contract.ts';
import type { Finding } from '#shared/notices/words.ts';
import { noticesWords } from './words.ts';

const TONES: Readonly<Record<Finding, StatusTone>> = { open: 'warning', rejected: 'neutral', upheld: 'bad' };
const reasonForm = z.object({ reason: z.string().trim().min(1).max(200) });

function AnswerDialog({ objection, onClose }: { objection: Objection; onClose: () => void }) {
  const t = useWords(noticesWords);
  const { today } = useOfficeState();
  const answer = useAct('notices.answerObjection');
  return (
    <FormDialog open title={t('answer')} schema={noticesContract.answerObjection.input.omit({ objectionId: true })} initial={{ answeredOn: today }} saveLabel={t('answer')} onClose={onClose} onSave={(input) => answer.run({ ...input, objectionId: objection.objectionId })}>
      <p className="muted">{t('answerNote')}</p>
      <Field name="finding" label={t('finding')} required><Radios options={(['rejected', 'upheld'] as const).map((value) => ({ value, label: t(`f.${value}`) }))} /></Field>
      <Field name="answeredOn" label={t('answeredOn')} required><DayInput /></Field>
      <Field name="answer" label={t('answerText')} required><Input.TextArea rows={4} maxLength={1000} /></Field>
    </FormDialog>
  );
}

function ContactDialog({ objection, onShown, onClose }: { objection: Objection; onShown: (contact: string) => void; onClose: () => void }) {
  const t = useWords(noticesWords);
  const reveal = useAct('notices.revealContact');
  return (
    <FormDialog open title={t('showContact')} schema={reasonForm} initial={{}} saveLabel={t('showContact')} onClose={onClose}
      onSave={async ({ reason }) => {
        const outcome = await reveal.run({ objectionId: objection.objectionId, reason });
        if (outcome.ok) onShown(outcome.value.contact);
        return outcome;
      }}>
      <Field name="reason" label={t('contactWhy')} required><Input autoFocus maxLength={200} /></Field>
    </FormDialog>
  );
}

function Entry({ objection }: { objection: Objection }) {
  const t = useWords(noticesWords);
  const { today } = useOfficeState();
  const mayReveal = useMay('notices.answer');
  const [opened, setOpened] = useState<'answer' | 'contact'>();
  const [contact, setContact] = useState<string>();
  const who = objection.anonymous ? t('anonymous') : objection.raisedBy === '' ? t('hidden') : objection.raisedBy;
  const late = objection.finding === 'open' && today > objection.dueOn;
  return (
    <section className="card">
      <p>
        <StatusTag tone={TONES[objection.finding]}>{t(`f.${objection.finding}`)}</StatusTag>　<b>{objection.lineNo === null ? t('wholeList') : `${t('line')} ${objection.lineNo}　${objection.lineName ?? ''}`}</b>{'　'}
        <span className="figures">{objection.raisedOn}</span>　{who}　{t(`w.${objection.way}`)}{'　'}
        {objection.finding === 'open' && <StatusTag tone={late ? 'bad' : 'active'}>{t(late ? 'overdue' : 'answerBy', { day: objection.dueOn })}</StatusTag>}
      </p>
      <p>{objection.content}</p>
      {objection.answer !== null && <p>{t('answerText')}{t(':')}{objection.answer}　<span className="muted">{t('answeredBy', { by: objection.answeredBy ?? '', on: objection.answeredOn ?? '' })}</span></p>}
      {contact !== undefined && <Alert type="info" title={t('contactIs', { contact })} />}
      <p className="muted">
        {t('recordedBy')}{t(':')}{objection.recordedBy}{'　'}
        {mayReveal && objection.hasContact && contact === undefined && <Button size="small" onClick={() => setOpened('contact')}>{t('showContact')}</Button>}{'　'}
        {objection.mayAnswer && <Button size="small" type="primary" onClick={() => setOpened('answer')}>{t('answer')}</Button>}
      </p>
      {opened === 'answer' && <AnswerDialog objection={objection} onClose={() => setOpened(undefined)} />}
      {opened === 'contact' && <ContactDialog objection={objection} onShown={setContact} onClose={() => setOpened(undefined)} />}
    </section>
  );
}

/** 异议: what people brought, by when it has to be answered, and what was found. */
export function ObjectionsPanel({ notice }: { notice: Notice }) {
  const t = useWords(noticesWords);
  if (notice.objectionList.length === 0) return <EmptyPage title={t('noObjections')} hint={t('noObjectionsHint')} />;
  return <div className="scroll-cards">{notice.objectionList.map((objection) => <Entry key={objection.objectionId} objection={objection} />)}</div>;
}
