/** 排班板: a week of shifts, on which people are placed by keyboard, by ticking the team's list, or by dragging. */
import { Button, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { EmptyPage } from '#renderer/ui/empty-page.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import type { PlaceResult, ShiftView } from '#shared/activities/contract.ts';
import { formatClock } from '#shared/activities/hours.ts';
import { OPEN_FOR_SIGN_UP } from '#shared/activities/states.ts';
import { addDays, day, daySchema, weekdayOf } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { DRAG_SIGN_UP, DRAG_VOLUNTEER } from './drag-kinds.ts';
import { PlaceSide } from './place-side.tsx';
import { activitiesWords } from './words.ts';
import './activities.css';

const WEEKDAYS = ['w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7'] as const;
interface CardProps { readonly shift: ShiftView; readonly chosen: boolean; readonly onChoose: (find: boolean) => void; readonly onDropSignUp: (signUpId: number) => void; readonly onDropVolunteer: (volunteerId: number) => void }

function ShiftCard({ shift, chosen, onChoose, onDropSignUp, onDropVolunteer }: CardProps) {
  const t = useWords(activitiesWords);
  const [over, setOver] = useState(false);
  const open = OPEN_FOR_SIGN_UP.includes(shift.state);
  const missing = shift.capacity - shift.placed.length;
  return (
    <button type="button" data-shift={shift.shiftId} className={`shift-card ${missing <= 0 ? 'full' : ''} ${open ? '' : 'closed'} ${chosen ? 'chosen' : ''} ${over ? 'over' : ''}`} aria-pressed={chosen}
      aria-label={`${shift.day} ${formatClock(shift.startMinute)} ${shift.title} ${shift.postName} ${shift.placed.length}/${shift.capacity}`}
      onClick={(event) => onChoose(event.detail === 0)}
      onDragOver={(event) => { if (open) { event.preventDefault(); setOver(true); } }} onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [signUp, volunteer] = [event.dataTransfer.getData(DRAG_SIGN_UP), event.dataTransfer.getData(DRAG_VOLUNTEER)];
        if (signUp !== '') onDropSignUp(Number(signUp));
        else if (volunteer !== '') onDropVolunteer(Number(volunteer));
      }}>
      <span className="top"><span>{formatClock(shift.startMinute)}–{formatClock(shift.endMinute)}</span><span className={missing > 0 ? '' : 'muted'}>{shift.placed.length}/{shift.capacity}</span></span>
      <span className="name" style={{ display: 'block' }}>{shift.title}</span>
      <span className="muted">{shift.postName}{shift.kind === 'flexible' ? `${t('(')}${t('flexible')}${t(')')}` : ''}{open ? '' : `　${t(shift.state)}`}</span>
      <span className="who">
        {shift.placed.map((person) => <span key={person.signUpId} className={`person-chip${person.warnings.length > 0 ? ' warned' : ''}`} draggable={open} title={person.warnings.map((each) => t(`q.${each}`)).join(t('&'))} onDragStart={(event) => event.dataTransfer.setData(DRAG_SIGN_UP, String(person.signUpId))}>{person.name}</span>)}
        {shift.waiting.map((person) => <span key={person.signUpId} className="person-chip waits">{person.name}</span>)}
      </span>
    </button>
  );
}

/** ↑ ↓ within a day, ← → to the day beside it; the cards stand in the order of day and time. */
function useArrows(box: React.RefObject<HTMLDivElement | null>) {
  return (event: React.KeyboardEvent): void => {
    const cards = [...(box.current?.querySelectorAll<HTMLButtonElement>('button[data-shift]') ?? [])];
    const at = cards.indexOf(document.activeElement as HTMLButtonElement);
    if (at < 0 || !event.key.startsWith('Arrow')) return;
    event.preventDefault();
    const columnOf = (card: Element | undefined): string => card?.closest('.day')?.getAttribute('data-day') ?? '';
    const column = columnOf(cards[at]);
    const goal = event.key === 'ArrowDown' ? cards[at + 1] : event.key === 'ArrowUp' ? cards[at - 1]
      : event.key === 'ArrowRight' ? cards.find((card) => columnOf(card) > column) : cards.filter((card) => columnOf(card) < column).at(-1);
    goal?.focus();
  };
}

export function BoardPage() {
  const t = useWords(activitiesWords);
  const { today } = useOfficeState();
  const mayEdit = useMay('volunteers.edit');
  const [params, setParams] = useSearchParams();
  const given = daySchema.safeParse(params.get('from')).data ?? day(today);
  const from = addDays(given, 1 - weekdayOf(given));
  const team = params.get('team') ?? '';
  const set = (change: Record<string, string>): void => void setParams((now) => { const next = new URLSearchParams(now); for (const [key, value] of Object.entries(change)) { if (value === '') next.delete(key); else next.set(key, value); } return next; }, { replace: true });
  const board = useCall('activities.board', { from, teamId: team === '' ? null : id<'team'>(Number(team)) }, { keepLast: true });
  const teams = useCall('activities.choices', {}).data?.teams ?? [];
  const place = useAct('activities.place');
  const move = useAct('activities.moveTo');
  const box = useRef<HTMLDivElement>(null);
  const side = useRef<HTMLDivElement>(null);
  const [result, setResult] = useState<{ shiftId: number; result: PlaceResult; signUpId?: number }>();
  const chosenId = Number(params.get('shift') ?? 0);
  const chosen = board.data?.shifts.find((shift) => shift.shiftId === chosenId);
  const onArrow = useArrows(box);
  // Enter on a shift goes on to the box that finds people, which is there once the shift is chosen.
  const wanted = useRef(false);
  const goToBox = (): void => {
    const input = side.current?.querySelector<HTMLInputElement>('input[type=text]');
    if (!wanted.current || input == null) return;
    wanted.current = false;
    input.focus();
  };
  useEffect(goToBox);
  useEffect(() => setResult((now) => (now?.shiftId === chosenId ? now : undefined)), [chosenId]);
  const dropVolunteer = async (shift: ShiftView, volunteerId: number): Promise<void> => {
    set({ shift: String(shift.shiftId) });
    const outcome = await place.run({ shiftId: shift.shiftId, volunteerIds: [id<'volunteer'>(volunteerId)] });
    if (outcome.ok) setResult({ shiftId: shift.shiftId, result: outcome.value });
  };
  const dropSignUp = async (shift: ShiftView, signUpId: number, acceptWarnings = false): Promise<void> => {
    set({ shift: String(shift.shiftId) });
    const outcome = await move.run({ signUpId: id<'signUp'>(signUpId), shiftId: shift.shiftId, acceptWarnings });
    if (outcome.ok) setResult({ shiftId: shift.shiftId, result: outcome.value, signUpId });
  };
  const days = Array.from({ length: 7 }, (_, n) => addDays(from, n));
  return (
    <PageFrame title={t('board')} subtitle={`${from} – ${addDays(from, 6)}`} actions={<>
      <Select aria-label={t('team')} value={team} onChange={(next) => set({ team: next })} options={[{ value: '', label: t('allTeams') }, ...teams.map((each) => ({ value: String(each.teamId), label: each.name }))]} popupMatchSelectWidth={false} />
      <Button onClick={() => set({ from: addDays(from, -7), shift: '' })}>{t('previous')}</Button>
      <DayInput aria-label={t('week')} value={from} onChange={(next) => set({ from: next ?? '', shift: '' })} />
      <Button onClick={() => set({ from: addDays(from, 7), shift: '' })}>{t('next')}</Button>
      <Button onClick={() => set({ from: '', shift: '' })}>{t('week')}</Button>
    </>}>
      <RefusalAlert error={board.error ?? place.error ?? move.error} />
      {board.data?.shifts.length === 0 ? <EmptyPage title={t('noShifts')} hint={t('noShiftsHint')} /> : (
        <>
          <p className="muted" style={{ margin: 0 }}>{t('boardKeys')}</p>
          <div className="week-board">
            {/* oxlint-disable-next-line -- the arrows go from card to card, whichever has the focus */}
            <div className="days" ref={box} onKeyDown={onArrow}>
              {days.map((on, n) => (
                <div key={on} className={`day ${on === today ? 'now' : ''}`} data-day={on}>
                  <h3>{t(WEEKDAYS[n] ?? 'w1')} <span className="figures">{on.slice(5)}</span></h3>
                  {(board.data?.shifts ?? []).filter((shift) => shift.day === on).map((shift) => (
                    <ShiftCard key={shift.shiftId} shift={shift} chosen={shift.shiftId === chosenId} onDropSignUp={(signUpId) => void dropSignUp(shift, signUpId)} onDropVolunteer={(volunteerId) => void dropVolunteer(shift, volunteerId)}
                      onChoose={(find) => { wanted.current = find; set({ shift: String(shift.shiftId) }); goToBox(); }} />
                  ))}
                </div>
              ))}
            </div>
            {chosen !== undefined && (
              <div className="side" ref={side}>
                <PlaceSide key={chosen.shiftId} shift={chosen} mayEdit={mayEdit} result={result?.shiftId === chosen.shiftId ? result.result : undefined} onResult={(next) => setResult(next === undefined ? undefined : { shiftId: chosen.shiftId, result: next })}
                  onAcceptMove={result?.signUpId === undefined ? undefined : () => void dropSignUp(chosen, result.signUpId!, true)}
                  onLeave={() => box.current?.querySelector<HTMLButtonElement>(`button[data-shift="${chosen.shiftId}"]`)?.focus()} />
              </div>
            )}
          </div>
        </>
      )}
    </PageFrame>
  );
}
