/** What can be done with a board at its step; each act has its own small form. */
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { addDays, daySchema } from '#shared/days.ts';
import { BOARD_GROUPS, boardNoteSchema, disclosureContract, type Board } from '#shared/disclosure/contract.ts';
import { disclosureWords } from './words.ts';

const opinionForm = disclosureContract.review.input.omit({ boardId: true });
const postForm = disclosureContract.post.input.omit({ boardId: true });
const downForm = disclosureContract.takeDown.input.omit({ boardId: true });
const objectionForm = disclosureContract.addObjection.input.omit({ boardId: true });
type Open = 'review' | 'sendBack' | 'post' | 'takeDown' | 'addObjection' | 'addNote' | undefined;

function useBoardActs() {
  return {
    save: useAct('disclosure.saveDraft'), submit: useAct('disclosure.submit'), review: useAct('disclosure.review'), sendBack: useAct('disclosure.sendBack'), post: useAct('disclosure.post'), takeDown: useAct('disclosure.takeDown'), addObjection: useAct('disclosure.addObjection'),
  };
}

export function BoardActions({ board }: { board: Board }) {
  const t = useWords(disclosureWords);
  const mayMake = useMay('ledger.make');
  const mayReview = useMay('ledger.review');
  const acts = useBoardActs();
  const [open, setOpen] = useState<Open>();
  const { status } = board;
  const on = status === 'posted' || status === 'takenDown';
  return (
    <>
      {mayMake && status === 'draft' && <Button onClick={() => setOpen('addNote')}>{t('addNote')}</Button>}
      {mayReview && (status === 'submitted' || status === 'reviewed') && <Button danger onClick={() => setOpen('sendBack')}>{t('sendBack')}</Button>}
      {mayMake && on && <Button onClick={() => setOpen('addObjection')}>{t('addObjection')}</Button>}
      {mayMake && status === 'draft' && <Button type="primary" loading={acts.submit.running} onClick={() => void acts.submit.run({ boardId: board.boardId })}>{t('submit')}</Button>}
      {mayReview && status === 'submitted' && <Button type="primary" onClick={() => setOpen('review')}>{t('review')}</Button>}
      {mayMake && status === 'reviewed' && <Button type="primary" onClick={() => setOpen('post')}>{t('post')}</Button>}
      {mayMake && status === 'posted' && <Button type="primary" onClick={() => setOpen('takeDown')}>{t('takeDown')}</Button>}
      <RefusalAlert error={acts.submit.error} />
      <Dialogs board={board} open={open} onClose={() => setOpen(undefined)} acts={acts} />
    </>
  );
}

function Dialogs({ board, open, onClose, acts }: { board: Board; open: Open; onClose: () => void; acts: ReturnType<typeof useBoardActs> }) {
  const t = useWords(disclosureWords);
  const { today } = useOfficeState();
  const { boardId } = board;
  const day = daySchema.safeParse(today).data;
  return (
    <>
      <FormDialog open={open === 'review'} title={t('review')} schema={opinionForm} initial={{ opinion: '' }} onClose={onClose} onSave={(input) => acts.review.run({ ...input, boardId })}>
        {() => <Field name="opinion" label={t('opinion')} required><Input.TextArea rows={3} autoFocus /></Field>}
      </FormDialog>
      <FormDialog open={open === 'sendBack'} title={t('sendBack')} dangerous schema={opinionForm} initial={{ opinion: '' }} onClose={onClose} onSave={(input) => acts.sendBack.run({ ...input, boardId })}>
        {() => <Field name="opinion" label={t('opinion')} required><Input.TextArea rows={3} autoFocus /></Field>}
      </FormDialog>
      <FormDialog open={open === 'post'} title={t('post')} schema={postForm} initial={{ place: '', ...(day === undefined ? {} : { postedOn: day, dueDownOn: addDays(day, 7) }) }} onClose={onClose} onSave={(input) => acts.post.run({ ...input, boardId })}>
        {() => <><Field name="place" label={t('place')} required><Input autoFocus /></Field><div className="field-row"><Field name="postedOn" label={t('postedOn')} required><DayInput /></Field><Field name="dueDownOn" label={t('dueDownOn')} required><DayInput /></Field></div></>}
      </FormDialog>
      <FormDialog open={open === 'takeDown'} title={t('takeDown')} schema={downForm} initial={day === undefined ? {} : { takenDownOn: day }} onClose={onClose} onSave={(input) => acts.takeDown.run({ ...input, boardId })}>
        {() => <Field name="takenDownOn" label={t('takenDownOn')} required><DayInput autoFocus /></Field>}
      </FormDialog>
      <FormDialog open={open === 'addObjection'} title={t('addObjection')} schema={objectionForm} initial={{ raisedBy: '', text: '', ...(day === undefined ? {} : { raisedOn: day }) }} onClose={onClose} onSave={(input) => acts.addObjection.run({ ...input, boardId })}>
        {() => <><div className="field-row"><Field name="raisedBy" label={t('raisedBy')} required><Input autoFocus /></Field><Field name="raisedOn" label={t('raisedOn')} required><DayInput /></Field></div><Field name="text" label={t('objection')} required><Input.TextArea rows={3} /></Field></>}
      </FormDialog>
      <FormDialog
        open={open === 'addNote'} title={t('addNote')} schema={boardNoteSchema} initial={{ group: 'plans', item: '', text: '' }} onClose={onClose}
        onSave={(note) => acts.save.run({ boardId, version: board.version, accountSetId: board.accountSetId, month: board.month, notes: [...board.notes, note] })}
      >
        {() => <><div className="field-row"><Field name="group" label={t('group')} required><Select options={BOARD_GROUPS.map((value) => ({ value, label: t(value) }))} /></Field><Field name="item" label={t('item')} required><Input autoFocus /></Field></div><Field name="text" label={t('noteText')} required><Input.TextArea rows={3} /></Field></>}
      </FormDialog>
    </>
  );
}
