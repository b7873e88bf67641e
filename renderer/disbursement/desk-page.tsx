import { Alert, Button, Input, type InputRef } from 'antd';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useParams } from 'react-router';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PointSelect, useHandOutPoints, useKeptPoint } from '#renderer/ui/hand-out-point.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { localDayAndTime } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { formatYuan } from '#shared/money.ts';
import { DeskActions, ProxyDialog } from './desk-dialogs.tsx';
import { DeskTicks } from './desk-ticks.tsx';
import { GoodsNeed } from './goods-card.tsx';
import { goodsWords } from './goods-words.ts';
import { payingWords } from './paying-words.ts';
import { UntoldWarning } from './withholding-card.tsx';
import { batchStatusWords, batchTones, lineStatusWords, lineTones } from './status-words.ts';
import { disbursementWords } from './words.ts';

export type Desk = MethodOutput<'paying.desk'>;
export type Found = Desk['found'][number];
export type PointId = Desk['points'][number]['pointId'];

const isOpen = (line: Found): boolean => line.status === 'toPay' && line.taken === null;

/** One person, large: who, how much, and what stands in the way. */
function PersonRow({ line, hereName, chosen, onChoose, onTick, onProxy, running }: { line: Found; hereName: string; chosen: boolean; onChoose: () => void; onTick: () => void; onProxy: () => void; running: boolean }) {
  const p = useWords(payingWords);
  const g = useWords(goodsWords);
  const language = useLanguage();
  const open = isOpen(line);
  return (
    <li className={`desk-person ${chosen ? 'chosen' : ''} ${open ? '' : 'done'}`} aria-current={chosen} onPointerEnter={onChoose}>
      <span className="desk-no figures">{line.lineNo}</span>
      <span className="desk-name">
        <strong>{line.name}</strong>
        <span className="muted">{[line.headName === line.name ? '' : line.headName, line.gridName, line.buildingName, line.age === null ? '' : p('yearsOld', { n: line.age })].filter((part) => part !== '').join('　')}</span>
        <span className="muted figures">{line.idNumberMasked}</span>
        {line.pointName !== '' && line.pointName !== hereName && open && <span className="desk-owed">{g('hisPoint', { point: line.pointName })}</span>}
        {line.owed.map((each) => <span key={each.batchNo} className="desk-owed">{p('owedBefore', { batchNo: each.batchNo, sum: formatYuan(each.amountFen) })}</span>)}
      </span>
      <span className="desk-amount">{line.goods === '' ? <MoneyText fen={line.amountFen} /> : <strong className="desk-goods">{line.goods}</strong>}</span>
      <span className="desk-buttons">
        {open ? (
          <>
            <Button size="large" onClick={onProxy}>{p('byProxy')}</Button>
            <Button size="large" type="primary" loading={running} onClick={onTick}>{p('givenNow')}</Button>
          </>
        ) : line.taken === null ? (
          <StatusTag tone={lineTones[line.status]}>{lineStatusWords[language][line.status]}{line.statusReason === null ? '' : `${p(':')}${line.statusReason}`}</StatusTag>
        ) : (
          <StatusTag tone="good">{p('takenBy', { name: line.taken.proxyRelation === null ? line.taken.takerName : `${line.taken.takerName}${p('(')}${line.taken.proxyRelation}${p(')')}`, at: localDayAndTime(line.taken.at).slice(0, 16), giver: line.taken.giver })}</StatusTag>
        )}
      </span>
    </li>
  );
}

/** How the day stands. */
function DeskFacts({ desk }: { desk: Desk }) {
  const t = useWords(disbursementWords);
  const p = useWords(payingWords);
  return (
    <section className="card batch-facts" aria-label={p('deskFacts')}>
      <span>{p('deskOpen')} <b>{t('personsN', { n: desk.openPersons })}</b> <b><MoneyText fen={desk.openFen} /></b></span>
      <span>{p('deskTicked')} <b>{t('personsN', { n: desk.tickedPersons })}</b> <b><MoneyText fen={desk.tickedFen} /></b></span>
      <span>{p('deskBooked')} <b>{t('personsN', { n: desk.bookedPersons })}</b> <b><MoneyText fen={desk.bookedFen} /></b></span>
      {desk.drawnFen > 0 && <span>{p('deskDrawn')} <b><MoneyText fen={desk.drawnFen} /></b></span>}
      {desk.depositedFen > 0 && <span>{p('deskDeposited')} <b><MoneyText fen={desk.depositedFen} /></b></span>}
    </section>
  );
}

/** Search, choose with the arrows, Enter gives: the box keeps the focus, so that the next person is typed at once. */
function DeskSearch({ desk, pointId, text, onText }: { desk: Desk; pointId: PointId | null; text: string; onText: (text: string) => void }) {
  const p = useWords(payingWords);
  const g = useWords(goodsWords);
  const tick = useAct('paying.handOut');
  const { forget } = tick;
  const input = useRef<InputRef>(null);
  const composing = useRef(false);
  const [chosen, setChosen] = useState<number>();
  const [proxyFor, setProxyFor] = useState<Found>();
  const [note, setNote] = useState<{ name: string; sum: string; goods: string; sameProxy: number }>();
  const [choose, setChoose] = useState(false);
  // Enter was pressed before the office had answered: it counts when the answer is there, and is not pressed in vain.
  const [entered, setEntered] = useState(false);
  // What is shown may be the answer to the letters before: nothing is given on it.
  const current = desk.search === text.trim();
  const found = current ? desk.found : [];
  const open = found.filter(isOpen);
  const at = chosen ?? (open.length === 1 ? found.indexOf(open[0] as Found) : -1);
  useEffect(() => {
    setChosen(undefined);
    setChoose(false);
    setEntered(false);
    // A refusal speaks of the person before.
    forget();
  }, [text, forget]);
  // Once the dialog is gone the box has the caret again.
  useEffect(() => {
    if (proxyFor === undefined) input.current?.focus();
  }, [proxyFor]);

  const done = (line: Found, sameProxy: number): void => {
    setNote({ name: line.name, sum: formatYuan(line.amountFen), goods: line.goods, sameProxy });
    onText('');
    input.current?.focus();
  };
  const give = async (line: Found | undefined): Promise<void> => {
    if (line === undefined || !isOpen(line) || tick.running) return;
    setNote(undefined);
    const outcome = await tick.run({ batchId: id<'batch'>(desk.batchId), lineId: line.lineId, proxy: null, pointId });
    if (outcome.ok) done(line, 0);
  };
  const enter = (): void => {
    if (at >= 0) void give(found[at]);
    else setChoose(open.length > 1);
  };
  const answered = useEffectEvent(() => {
    setEntered(false);
    enter();
  });
  useEffect(() => {
    if (entered && current) answered();
  }, [entered, current]);
  const key = (event: React.KeyboardEvent): void => {
    if (composing.current || event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setChosen(Math.max(0, Math.min(found.length - 1, (at < 0 ? (step > 0 ? -1 : found.length) : at) + step)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (current) enter();
      else setEntered(true);
    } else if (event.key === 'F2') {
      event.preventDefault();
      const line = found[at];
      if (line !== undefined && isOpen(line)) setProxyFor(line);
    }
  };
  return (
    <section className="card desk-search" aria-label={p('deskSearch')}>
      <Input
        ref={input}
        autoFocus
        size="large"
        allowClear
        type="search"
        aria-label={p('deskSearch')}
        placeholder={p('deskPlaceholder')}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={key}
        onCompositionStart={() => { composing.current = true; }}
        onCompositionEnd={() => { composing.current = false; }}
      />
      <p className="muted">{p('deskKeys')}</p>
      <RefusalAlert error={tick.error} />
      {choose && <Alert type="info" showIcon title={p('chooseOne', { n: open.length })} />}
      {note !== undefined && text === '' && (
        <div className="desk-given" role="status">
          {note.goods === '' ? p('givenNote', note) : g('givenGoods', note)}
          {note.sameProxy > 1 && <Alert type="warning" showIcon title={p('sameProxyNote', { n: note.sameProxy })} />}
        </div>
      )}
      {current && text.trim() !== '' && found.length === 0 && <Alert type="warning" showIcon title={p('nobodyFound')} />}
      <ul className="desk-people">
        {found.map((line, index) => (
          <PersonRow key={line.lineId} line={line} hereName={desk.points.find((point) => point.pointId === pointId)?.name ?? ''} chosen={index === at} running={tick.running} onChoose={() => setChosen(index)} onTick={() => void give(line)} onProxy={() => setProxyFor(line)} />
        ))}
      </ul>
      {proxyFor !== undefined && <ProxyDialog batchId={desk.batchId} line={proxyFor} pointId={pointId} onClose={() => setProxyFor(undefined)} onDone={(sameProxy) => done(proxyFor, sameProxy)} />}
    </section>
  );
}

/** 窗口发放: person by person against a signature, in cash or goods. */
export function DeskPage() {
  const { batchId = '' } = useParams();
  const p = useWords(payingWords);
  const g = useWords(goodsWords);
  const language = useLanguage();
  const [text, setText] = useState('');
  const [here, setHere] = useKeptPoint(useHandOutPoints().inUse);
  const { data: desk, error } = useCall('paying.desk', { batchId: id<'batch'>(Number(batchId) || 1), search: text.trim(), pointId: here ?? null }, { keepLast: true });
  const back = { to: `/disbursement/${batchId}`, label: p('backToBatch') };
  if (desk === undefined)
    return (
      <PageFrame title={p('deskTitle')} back={back}>
        <RefusalAlert error={error} />
      </PageFrame>
    );
  // Whoever has one point is asked nothing, and hands out from it.
  const pointId = desk.points.length > 1 ? (here ?? null) : null;
  const placed = desk.points.length <= 1 || pointId !== null;
  return (
    <PageFrame
      title={p('deskTitle')}
      subtitle={<>{desk.programmeName} <span className="figures">{desk.batchNo}</span> <StatusTag tone={batchTones[desk.status]}>{batchStatusWords[language][desk.status]}</StatusTag></>}
      back={back}
      actions={<DeskActions desk={desk} pointId={pointId} />}
    >
      <div className="scroll-cards">
        <DeskFacts desk={desk} />
        {desk.points.length > 1 && (
          <section className="card batch-facts" aria-label={g('point')}>
            <span>{g('thisPoint')} <PointSelect aria-label={g('point')} points={desk.points} {...(pointId === null ? {} : { value: pointId })} onChange={setHere} /></span>
            {!placed && <Alert type="warning" showIcon title={g('chooseThisPoint')} />}
          </section>
        )}
        {desk.goods.length > 0 && (desk.status === 'approved' || desk.status === 'paying') && <section className="card batch-facts" aria-label={g('goodsLeft')}><GoodsNeed need={desk.goods} /></section>}
        <UntoldWarning batchId={id<'batch'>(desk.batchId)} />
        <RefusalAlert error={error} />
        {desk.status === 'approved' || desk.status === 'paying' ? placed && <DeskSearch key={pointId} desk={desk} pointId={pointId} text={text} onText={setText} /> : <Alert type="info" showIcon title={p('deskOver')} />}
        <DeskTicks desk={desk} />
      </div>
    </PageFrame>
  );
}
