/** Beside the week board: who stands on the chosen shift, who is proposed, and the team's list to tick. */
import { Alert, Button, Checkbox, Input, Segmented, Select } from 'antd';
import { useRef, useState } from 'react';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import type { CandidateRow, PlaceResult, ShiftView } from '#shared/activities/contract.ts';
import { formatHours } from '#shared/activities/hours.ts';
import { OPEN_FOR_SIGN_UP } from '#shared/activities/states.ts';
import { id, type Id } from '#shared/ids.ts';
import { DRAG_VOLUNTEER } from './drag-kinds.ts';
import { RefusedList, useShiftTime } from './placing-words.tsx';
import { activitiesWords } from './words.ts';

type VolunteerId = Id<'volunteer'>;
interface Props {
  readonly shift: ShiftView; readonly mayEdit: boolean; readonly result: PlaceResult | undefined; readonly onResult: (result: PlaceResult | undefined) => void;
  /** Warnings of a drag from another shift, accepted. */
  readonly onAcceptMove: (() => void) | undefined;
  readonly onLeave: () => void;
}

/** Why somebody stands where he stands in the list of proposals. */
function Why({ row }: { row: CandidateRow }) {
  const t = useWords(activitiesWords);
  const reasons = [row.hasSkill && row.refusals.length === 0 ? t('hasSkill') : '', row.free ? t('isFree') : '', row.inTeam ? t('inTeam') : '', row.servedMinutes === 0 ? t('neverServed') : t('served', { h: formatHours(row.servedMinutes) })].filter((text) => text !== '');
  return (
    <>
      <span className="why">{reasons.join(' · ')}</span>
      {row.warnings.length > 0 && <span className="warn">{row.warnings.map((each) => t(`q.${each}`)).join(t('&'))}</span>}
      {row.refusals.length > 0 && <span className="refuse">{row.refusals.map((each) => t(`r.${each}`)).join(t('&'))}</span>}
    </>
  );
}

function Outcome({ result, onAccept, onWait }: { result: PlaceResult; onAccept: () => void; onWait: () => void }) {
  const t = useWords(activitiesWords);
  const names = (people: readonly { name: string }[]): string => people.map((person) => person.name).join(t('&'));
  const full = result.refused.filter((person) => person.why === 'full');
  return (
    <div role="status">
      {result.placed.length > 0 && <Alert type="success" showIcon title={t('placedOk', { names: names(result.placed) })} />}
      {result.waiting.length > 0 && <Alert type="info" showIcon title={t('waitingOk', { names: names(result.waiting) })} />}
      {result.asked.length > 0 && <Alert type="warning" showIcon title={t('askTitle')} description={<><ul style={{ margin: 0, paddingLeft: '1.2rem' }}>{result.asked.map((person) => <li key={person.volunteerId}>{person.name}{t(':')}{person.warnings.map((each) => t(`q.${each}`)).join(t('&'))}</li>)}</ul><Button size="small" autoFocus onClick={onAccept}>{t('acceptAll')}</Button></>} />}
      {result.refused.length > 0 && <Alert type="error" showIcon title={t('refusedTitle')} description={<><RefusedList refused={result.refused} />{full.length > 0 && <Button size="small" autoFocus={result.asked.length === 0} onClick={onWait}>{t('waitInstead')}</Button>}</>} />}
    </div>
  );
}

export function PlaceSide({ shift, mayEdit, result, onResult, onAcceptMove, onLeave }: Props) {
  const t = useWords(activitiesWords);
  const timeOf = useShiftTime();
  const place = useAct('activities.place');
  const withdraw = useAct('activities.withdraw');
  const [mode, setMode] = useState<'suggest' | 'team'>('suggest');
  const [search, setSearch] = useState('');
  const [team, setTeam] = useState<number>();
  const [ticked, setTicked] = useState<readonly VolunteerId[]>([]);
  const [moved, setMoved] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  const { shiftId } = shift;
  const open = OPEN_FOR_SIGN_UP.includes(shift.state) && mayEdit;
  const teams = useCall('activities.choices', {}).data?.teams.filter((each) => each.active) ?? [];
  const candidates = useCall('activities.candidates', { shiftId, search, teamId: mode === 'team' && team !== undefined ? id<'team'>(team) : null }, { enabled: open && (mode === 'suggest' || team !== undefined), keepLast: true });
  const run = async (volunteerIds: readonly VolunteerId[], more: { acceptWarnings?: boolean; waitingList?: boolean; way?: 'picked' | 'bulk' } = {}): Promise<void> => {
    setMoved(undefined);
    const outcome = await place.run({ shiftId, volunteerIds: [...volunteerIds], ...more });
    if (!outcome.ok) return;
    onResult(outcome.value);
    setTicked([]);
    setSearch('');
    list.current?.closest('.side')?.querySelector<HTMLInputElement>('input[type=text]')?.focus();
  };
  const takeOff = async (signUpId: ShiftView['placed'][number]['signUpId']): Promise<void> => {
    onResult(undefined);
    const outcome = await withdraw.run({ signUpId });
    if (outcome.ok && outcome.value.movedUp.length > 0) setMoved(outcome.value.movedUp.map((each) => each.name).join(t('&')));
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Escape') return onLeave();
    const rows = [...(list.current?.querySelectorAll<HTMLButtonElement>('button.candidate:not(:disabled)') ?? [])];
    const at = rows.indexOf(document.activeElement as HTMLButtonElement);
    const inBox = (event.target as HTMLElement).tagName === 'INPUT';
    if (event.key === 'ArrowDown' && (at >= 0 || inBox)) { event.preventDefault(); rows[at + 1]?.focus(); }
    if (event.key === 'ArrowUp' && at >= 0) { event.preventDefault(); (rows[at - 1] ?? list.current?.closest('.side')?.querySelector<HTMLInputElement>('input[type=text]'))?.focus(); }
    if (event.key === 'Enter' && inBox && !event.nativeEvent.isComposing && mode === 'suggest') { event.preventDefault(); rows[0]?.focus(); }
    return undefined;
  };
  return (
    // oxlint-disable-next-line -- keys of the whole panel, whichever part has the focus
    <div onKeyDown={onKeyDown} style={{ display: 'contents' }}>
      <section className="card titled" aria-label={t('chosenShift')}>
        <h2>{shift.title}</h2>
        <p style={{ margin: 0 }} className="figures">{timeOf(shift)}　{shift.postName}　{shift.placed.length}/{shift.capacity}{shift.skills.length > 0 ? `　${t('skills')} ${shift.skills.join(t('&'))}` : ''}</p>
        <div className="placed-list"><table className="plain-table"><tbody>
          {[...shift.placed, ...shift.waiting].map((person) => (
            <tr key={person.signUpId}><td>{person.name}{shift.waiting.includes(person) ? `${t('(')}${t('waiting')}${t(')')}` : ''}{person.gone ? <span className="refuse">　{t('gone')}</span> : null}</td><td className="muted">{person.warnings.map((each) => t(`q.${each}`)).join(t('&'))}</td>
              <td className="number">{open && <Button size="small" type="text" aria-label={t('withdrawTitle', { name: person.name })} onClick={() => void takeOff(person.signUpId)}>{t('withdrawn')}</Button>}</td></tr>
          ))}
        </tbody></table></div>
        {moved !== undefined && <Alert type="info" showIcon title={t('movedUp', { names: moved })} />}
      </section>
      <RefusalAlert error={place.error ?? withdraw.error} />
      {result !== undefined && <Outcome result={result} onAccept={() => (onAcceptMove === undefined ? void run(result.asked.map((person) => person.volunteerId), { acceptWarnings: true }) : onAcceptMove())} onWait={() => void run(result.refused.filter((person) => person.why === 'full').map((person) => person.volunteerId), { waitingList: true, acceptWarnings: true })} />}
      {!open && mayEdit && <p className="muted">{t('closedForSignUp')}</p>}
      {open && (
        <section className="card titled" aria-label={t('suggestions')}>
          <Segmented<'suggest' | 'team'> value={mode} onChange={(next) => { setMode(next); setTicked([]); }} options={[{ value: 'suggest', label: t('suggestions') }, { value: 'team', label: t('teamList') }]} />
          {mode === 'team' && <Select aria-label={t('teamList')} style={{ width: '100%', marginTop: '0.4rem' }} value={team ?? null} options={teams.map((each) => ({ value: each.teamId as number, label: each.name }))} onChange={(next: number | null) => setTeam(next ?? undefined)} />}
          <Input aria-label={t('findPerson')} placeholder={t('findPerson')} value={search} allowClear onChange={(event) => setSearch(event.target.value)} style={{ margin: '0.4rem 0' }} />
          <p className="muted" style={{ margin: 0 }}>{mode === 'team' ? t('tickHint') : t('suggestHint')}</p>
          {mode === 'team' && <Button type="primary" disabled={ticked.length === 0} loading={place.running} onClick={() => void run(ticked, { way: 'bulk' })}>{t('placeTicked', { n: ticked.length })}</Button>}
          <div ref={list}>
            {(candidates.data ?? []).map((row) => (mode === 'team' ? (
              <div key={row.volunteerId} className="candidate"><Checkbox disabled={row.refusals.length > 0} checked={ticked.includes(row.volunteerId)} onChange={(event) => setTicked((now) => (event.target.checked ? [...now, row.volunteerId] : now.filter((each) => each !== row.volunteerId)))}>{row.name}</Checkbox><Why row={row} /></div>
            ) : (
              <button key={row.volunteerId} type="button" className="candidate" disabled={row.refusals.length > 0} draggable onDragStart={(event) => event.dataTransfer.setData(DRAG_VOLUNTEER, String(row.volunteerId))} onClick={() => void run([row.volunteerId])}>
                <strong>{row.name}</strong>{row.age !== null && <span className="why">{t('age', { n: row.age })}</span>}<Why row={row} />
              </button>
            )))}
          </div>
        </section>
      )}
    </div>
  );
}
