import { Alert, Button, Input, Radio } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyInput } from '#renderer/ui/money-input.tsx';
import { daySchema } from '#shared/days.ts';
import { proxySchema } from '#shared/disbursement/paying-contract.ts';
import { id } from '#shared/ids.ts';
import { formatYuan, positiveFenSchema } from '#shared/money.ts';
import type { Desk, Found, PointId } from './desk-page.tsx';
import { goodsWords } from './goods-words.ts';
import { payingWords } from './paying-words.ts';
import { disbursementWords } from './words.ts';

/** The fields of a proxy; all four are needed (F9). */
export function ProxyFields() {
  const t = useWords(disbursementWords);
  const p = useWords(payingWords);
  return (
    <>
      <div className="field-row">
        <Field name="name" label={t('proxyName')} required>
          <Input maxLength={40} autoFocus />
        </Field>
        <Field name="relation" label={t('proxyRelation')} required>
          <Input maxLength={20} />
        </Field>
      </div>
      <div className="field-row">
        <Field name="idTail" label={p('proxyIdTail')} required hint={p('proxyIdTailHint')}>
          <Input maxLength={4} />
        </Field>
        <Field name="reason" label={p('proxyReason')} required>
          <Input maxLength={100} />
        </Field>
      </div>
    </>
  );
}

/** 代领: who came instead, and why. */
export function ProxyDialog({ batchId, line, pointId, onClose, onDone }: { batchId: number; line: Found; pointId: PointId | null; onClose: () => void; onDone: (sameProxy: number) => void }) {
  const p = useWords(payingWords);
  const tick = useAct('paying.handOut');
  // What the office answered, for the act that follows at once: a state would still be that of the render before.
  const same = useRef(0);
  return (
    <FormDialog open title={p('proxyTitle', { name: line.name })} schema={proxySchema} initial={{}} saveLabel={p('givenToProxy')} onClose={onClose} onSaved={() => onDone(same.current)}
      onSave={async (proxy) => {
        const outcome = await tick.run({ batchId: id<'batch'>(batchId), lineId: line.lineId, proxy, pointId });
        if (outcome.ok) same.current = outcome.value.sameProxy;
        return outcome;
      }}>
      <p>{`${line.lineNo}　${line.name}　${line.goods === '' ? formatYuan(line.amountFen) : line.goods}`}</p>
      <ProxyFields />
    </FormDialog>
  );
}

const drawForm = z.object({ amountFen: positiveFenSchema, cashOn: daySchema });

function DrawDialog({ desk, onClose }: { desk: Desk; onClose: () => void }) {
  const p = useWords(payingWords);
  const { today } = useOfficeState();
  const draw = useAct('paying.drawCash');
  return (
    <FormDialog open title={p('drawCash')} schema={drawForm} initial={{ amountFen: desk.openFen, cashOn: today }} saveLabel={p('drawDo')} onClose={onClose}
      onSave={(form) => draw.run({ batchId: id<'batch'>(desk.batchId), version: desk.version, ...form })}>
      <p className="muted">{p('drawHint')}</p>
      <Field name="amountFen" label={p('drawAmount')} required>
        <MoneyInput />
      </Field>
      <Field name="cashOn" label={p('cashOn')} required>
        <DayInput />
      </Field>
    </FormDialog>
  );
}

const bookForm = z.object({});

function BookDialog({ desk, onClose }: { desk: Desk; onClose: () => void }) {
  const p = useWords(payingWords);
  const g = useWords(goodsWords);
  const book = useAct('paying.bookDesk');
  return (
    <FormDialog open title={p('bookDesk')} schema={bookForm} initial={{}} saveLabel={p('bookDo')} onClose={onClose} onSave={() => book.run({ batchId: id<'batch'>(desk.batchId), version: desk.version })}>
      <Alert type="info" showIcon title={p('bookSum', { n: desk.tickedPersons, sum: formatYuan(desk.tickedFen) })} description={desk.goods.length > 0 ? g('bookGoodsHint') : p('bookHint')} />
    </FormDialog>
  );
}

const endForm = z.object({ reason: z.string().trim().min(1).max(180), cashBack: z.enum(['safe', 'bank']), cashOn: daySchema });

function EndDialog({ desk, onClose }: { desk: Desk; onClose: () => void }) {
  const t = useWords(disbursementWords);
  const p = useWords(payingWords);
  const g = useWords(goodsWords);
  const { today } = useOfficeState();
  const end = useAct('paying.endUnclaimed');
  return (
    <FormDialog open title={p('endUnclaimed')} schema={endForm} initial={{ cashBack: 'safe', cashOn: today }} saveLabel={p('endDo')} dangerous onClose={onClose}
      onSave={(form) => end.run({ batchId: id<'batch'>(desk.batchId), version: desk.version, ...form })}>
      <Alert type="warning" showIcon title={p('endSum', { n: desk.openPersons, sum: formatYuan(desk.openFen) })} description={desk.goods.length > 0 ? g('endGoodsHint') : p('endHint')} />
      <Field name="reason" label={t('reason')} required>
        <Input maxLength={180} autoFocus />
      </Field>
      {desk.payBy === 'cash' && desk.goods.length === 0 && (
        <Field name="cashBack" label={p('cashBack')}>
          <Radio.Group className="stack" options={[{ value: 'safe', label: p('cashBack_safe') }, { value: 'bank', label: p('cashBack_bank') }]} />
        </Field>
      )}
      <Field name="cashOn" label={p('cashOn')} required>
        <DayInput />
      </Field>
    </FormDialog>
  );
}

/** What is done at the desk besides giving: fetch the cash, book the day, end what nobody came for. */
export function DeskActions({ desk, pointId }: { desk: Desk; pointId: PointId | null }) {
  const p = useWords(payingWords);
  const g = useWords(goodsWords);
  const navigate = useNavigate();
  const [opened, setOpened] = useState<'draw' | 'book' | 'end'>();
  const close = (): void => setOpened(undefined);
  const working = desk.status === 'approved' || desk.status === 'paying';
  return (
    <>
      {desk.openPersons > 0 && <Button onClick={() => void navigate(`/print/unclaimed/${desk.batchId}`)}>{p('printUnclaimed')}</Button>}
      {desk.openPersons > 0 && pointId !== null && <Button onClick={() => void navigate(`/print/unclaimed/${desk.batchId}?point=${pointId}`)}>{g('printUnclaimedHere')}</Button>}
      {working && desk.payBy === 'cash' && desk.goods.length === 0 && <Button onClick={() => setOpened('draw')}>{p('drawCash')}</Button>}
      {desk.status === 'paying' && desk.openPersons > 0 && desk.tickedPersons === 0 && <Button onClick={() => setOpened('end')}>{p('endUnclaimed')}</Button>}
      {desk.status === 'paying' && desk.tickedPersons > 0 && <Button type="primary" onClick={() => setOpened('book')}>{p('bookDesk')}</Button>}
      {opened === 'draw' && <DrawDialog desk={desk} onClose={close} />}
      {opened === 'book' && <BookDialog desk={desk} onClose={close} />}
      {opened === 'end' && <EndDialog desk={desk} onClose={close} />}
    </>
  );
}
