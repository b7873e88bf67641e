/** From a direct form that two persons have to change to a request: nothing is typed again but why and on what papers. */
import { Button, Checkbox, Input } from 'antd';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useNavigate } from 'react-router';
import type { MethodInput } from '#renderer/api/methods.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { AppError, type ErrorData } from '#shared/errors.ts';
import { changesContract } from '#shared/residents/change-contract.ts';
import { CHANGE_KIND_WORDS, EVIDENCE, EVIDENCE_OF, type ChangeKind } from '#shared/residents/change-requests.ts';
import { changeWords } from './change-words.ts';

type Change = MethodInput<'changes.draft'>['change'];
const schema = changesContract.draft.input.omit({ change: true });

function ChangeRequestDialog({ kind, change, onClose, onDrafted }: { readonly kind: ChangeKind; readonly change: Change; readonly onClose: () => void; readonly onDrafted: (changeRequestId: number) => void }) {
  const t = useWords(changeWords);
  const language = useLanguage();
  const draft = useAct('changes.draft');
  return (
    <FormDialog
      open title={t('requestTitle', { kind: CHANGE_KIND_WORDS[kind][language] })} schema={schema} initial={{ evidence: [] }} saveLabel={t('submit')} onClose={onClose}
      onSave={async (input) => {
        const outcome = await draft.run({ ...input, change });
        // Once this dialog is gone: the page behind it changes.
        if (outcome.ok) setTimeout(() => onDrafted(outcome.value.changeRequestId));
        return outcome;
      }}
    >
      <p>{t('requestHint')}</p>
      <Field name="reason" label={t('reason')} required><Input autoFocus maxLength={200} placeholder={t('reasonHint')} /></Field>
      <Field name="evidence" label={t('evidence')} required><Checkbox.Group options={EVIDENCE_OF[kind].map((value) => ({ value, label: EVIDENCE[value][language] }))} /></Field>
    </FormDialog>
  );
}

function RequestInstead({ error, change, onClose }: { readonly error: Error; readonly change: () => Change | undefined; readonly onClose: () => void }) {
  const t = useWords(changeWords);
  const navigate = useNavigate();
  const [asking, setAsking] = useState<Change>();
  if (!(error instanceof AppError) || error.code !== 'change_two_persons') return null;
  const { kind } = error.data as ErrorData['change_two_persons'];
  return (
    <>
      <Button size="small" type="primary" onClick={() => setAsking(change())}>{t('requestInstead')}</Button>
      {asking !== undefined && (
        <ChangeRequestDialog kind={kind} change={asking} onClose={() => setAsking(undefined)} onDrafted={(changeRequestId) => {
          // The form below is full of what is a request now: it has to be gone before the page is left, or it would ask.
          flushSync(onClose);
          setTimeout(() => void navigate(`/residents/changes/${changeRequestId}`));
        }} />
      )}
    </>
  );
}

/** For a form over a direct command: `remember` what was about to be saved, and offer `action` beside its refusal. */
export function useRequestInstead(onClose: () => void): { readonly remember: (change: Change) => void; readonly action: (error: Error) => React.ReactNode } {
  const change = useRef<Change>(undefined);
  return {
    remember: (next) => { change.current = next; },
    action: (error) => <RequestInstead error={error} change={() => change.current} onClose={onClose} />,
  };
}
