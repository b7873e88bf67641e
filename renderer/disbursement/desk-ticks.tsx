import { Button, Input } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { localDayAndTime } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import type { Desk } from './desk-page.tsx';
import { goodsWords } from './goods-words.ts';
import { payingWords } from './paying-words.ts';
import { disbursementWords } from './words.ts';

type TickRow = Desk['ticks'][number];
const reasonForm = z.object({ reason: z.string().trim().min(1).max(200) });

/** Takes a tick back: before it is booked the tick alone, afterwards the money. */
function UndoDialog({ desk, tick, onClose }: { desk: Desk; tick: TickRow; onClose: () => void }) {
  const t = useWords(disbursementWords);
  const p = useWords(payingWords);
  const g = useWords(goodsWords);
  const { today } = useOfficeState();
  const undo = useAct('paying.undoHandOut');
  const back = useAct('disbursement.returnLines');
  return (
    <FormDialog open title={t('ofName', { act: p(tick.booked ? 'takeBack' : 'undoTick'), name: tick.name })} schema={reasonForm} initial={{}} saveLabel={p(tick.booked ? 'takeBack' : 'undoTick')} onClose={onClose}
      onSave={({ reason }) => (tick.booked ? back.run({ batchId: id<'batch'>(desk.batchId), lineIds: [tick.lineId], reason, returnedOn: today }) : undo.run({ handoutId: tick.handoutId, reason }))}>
      <p className="muted">{desk.goods.length > 0 ? g(tick.booked ? 'takeBackGoodsHint' : 'undoGoodsHint') : p(tick.booked ? 'takeBackHint' : 'undoHint')}</p>
      <Field name="reason" label={t('reason')} required>
        <Input maxLength={200} autoFocus />
      </Field>
    </FormDialog>
  );
}

/** The latest ticks, the newest first. */
export function DeskTicks({ desk }: { desk: Desk }) {
  const t = useWords(disbursementWords);
  const p = useWords(payingWords);
  const g = useWords(goodsWords);
  const [undoing, setUndoing] = useState<TickRow>();
  if (desk.ticks.length === 0) return null;
  const several = desk.points.length > 1;
  return (
    <section className="card" aria-label={p('ticks')}>
      <h2>{p('ticks')}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t('lineNo')}</th>
            <th>{t('name')}</th>
            {desk.goods.length > 0 ? <th>{g('goods')}</th> : <th className="number">{t('amount')}</th>}
            {several && <th>{g('atPoint')}</th>}
            <th>{p('taker')}</th>
            <th>{p('giver')}</th>
            <th>{t('when')}</th>
            <th>{t('status')}</th>
            <th aria-label={t('more')} />
          </tr>
        </thead>
        <tbody>
          {desk.ticks.map((tick) => (
            <tr key={tick.handoutId}>
              <td className="figures">{tick.lineNo}</td>
              <td>{tick.name}</td>
              <td className={tick.goods === '' ? 'number' : ''}>{tick.goods === '' ? <MoneyText fen={tick.amountFen} /> : tick.goods}</td>
              {several && <td>{tick.pointName}</td>}
              <td>{tick.proxyRelation === null ? p('himself') : `${tick.takerName}${t('(')}${tick.proxyRelation}${t(',')}${p('tail', { tail: tick.proxyIdTail ?? '' })}${t(',')}${tick.proxyReason ?? ''}${t(')')}`}</td>
              <td>{tick.giver}</td>
              <td className="figures">{localDayAndTime(tick.at).slice(0, 16)}</td>
              <td><StatusTag tone={tick.back ? 'warning' : tick.booked ? 'good' : 'active'}>{p(tick.back ? 'tickBack' : tick.booked ? 'tickBooked' : 'tickOpen')}</StatusTag></td>
              <td>{desk.status !== 'closed' && !tick.back && <Button size="small" onClick={() => setUndoing(tick)}>{p(tick.booked ? 'takeBack' : 'undoTick')}</Button>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {undoing !== undefined && <UndoDialog desk={desk} tick={undoing} onClose={() => setUndoing(undefined)} />}
    </section>
  );
}
