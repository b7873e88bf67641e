import { Button, Input } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { ScansPanel } from '#renderer/ui/scans-panel.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { disclosureContract, type Board, type ObjectionId } from '#shared/disclosure/contract.ts';
import { id } from '#shared/ids.ts';
import { BoardActions } from './board-actions.tsx';
import { BoardContentView } from './board-content.tsx';
import { TONES } from './boards-page.tsx';
import { disclosureWords } from './words.ts';

const answerForm = disclosureContract.answerObjection.input.omit({ objectionId: true });

function Objections({ board }: { board: Board }) {
  const t = useWords(disclosureWords);
  const { today } = useOfficeState();
  const mayMake = useMay('ledger.make');
  const answer = useAct('disclosure.answerObjection');
  const [open, setOpen] = useState<ObjectionId>();
  if (board.objectionList.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('objections')}</h2>
      {board.objectionList.map((each) => (
        <div key={each.objectionId}>
          <p>
            <span className="figures">{each.raisedOn}</span>　{each.raisedBy}{t(':')}{each.text}　
            {each.answer === null && <StatusTag tone={today !== null && today !== undefined && each.dueOn < today ? 'bad' : 'warning'}>{t('dueOn', { day: each.dueOn })}</StatusTag>}
            {each.answer === null && mayMake && <Button type="link" onClick={() => setOpen(each.objectionId)}>{t('answer')}</Button>}
          </p>
          {each.answer !== null && <p><span className="figures">{each.answeredOn}</span>　{t('answer')}{t(':')}{each.answer}</p>}
        </div>
      ))}
      <FormDialog open={open !== undefined} title={t('answer')} schema={answerForm} initial={{ answer: '', ...(today == null ? {} : { answeredOn: today }) }} onClose={() => setOpen(undefined)} onSave={(input) => answer.run({ ...input, objectionId: open! })}>
        {() => <><Field name="answeredOn" label={t('answeredOn')} required><DayInput /></Field><Field name="answer" label={t('answerText')} required><Input.TextArea rows={3} autoFocus /></Field></>}
      </FormDialog>
    </section>
  );
}

export function BoardPage() {
  const t = useWords(disclosureWords);
  const { boardId: text = '' } = useParams();
  const mayPrint = useMay('ledger.print');
  const board = useCall('disclosure.board', { boardId: id<'disclosureBoard'>(Number(text)) }, { keepLast: true });
  const data = board.data;
  return (
    <PageFrame
      title={data === undefined ? t('boards') : t('board', { month: data.month })} back={{ to: `/ledger/disclosure${data === undefined ? '' : `?set=${data.accountSetId}`}`, label: t('boards') }}
      subtitle={data !== undefined && <StatusTag tone={TONES[data.status]}>{t(data.status)}</StatusTag>}
      actions={data !== undefined && <>{mayPrint && <PrintButton to={`/print/disclosure/${data.boardId}`} />}<BoardActions board={data} /></>}
    >
      <RefusalAlert error={board.error} />
      {data !== undefined && (
        <>
          {data.status === 'draft' && <div className="muted">{t('draftNote')} {data.content.unposted > 0 && t('unpostedNote', { n: data.content.unposted })}</div>}
          {data.opinion !== null && <div>{t('opinion')}{t(':')}{data.opinion}{data.reviewer === null ? '' : `${t('(')}${data.reviewer}${t(')')}`}</div>}
          {data.postedOn !== null && <div>{t('place')}{t(':')}{data.place}　{t('postedOn')}{t(':')}{data.postedOn}　{t('dueDownOn')}{t(':')}{data.dueDownOn}{data.takenDownOn === null ? '' : `　${t('takenDownOn')}${t(':')}${data.takenDownOn}`}</div>}
          <Objections board={data} />
          {data.postedOn !== null && <ScansPanel ownerKind="disclosureBoard" ownerId={data.boardId} title={t('photos')} wanted={data.status === 'takenDown' ? ['posted', 'takenDown'] : ['posted']} />}
          <BoardContentView content={data.content} />
        </>
      )}
    </PageFrame>
  );
}
