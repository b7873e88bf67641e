import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { ResidentPicker } from '#renderer/ui/resident-picker.tsx';
import { daySchema } from '#shared/days.ts';
import type { Id, ResidentId } from '#shared/ids.ts';
import { markWords } from './mark-words.ts';

type Row = MethodOutput<'welfare.matchList'>['rows'][number];
type Person = Row['people'][number];

/** Whom a row adds: the one it names, or the one chosen of several. */
function pickOf(row: Row, picks: ReadonlyMap<number, ResidentId>): ResidentId | undefined {
  return row.match === 'found' ? row.people[0]?.residentId : row.match === 'several' || row.match === 'contradicts' ? picks.get(row.row) : undefined;
}

const isDay = (text: string): boolean => daySchema.safeParse(text).success;
const said = (person: Person): string => [person.name, person.birthDate, person.idNumberMasked, person.address].filter((part) => part !== null && part !== '').join('　');

export interface PastedPeopleProps {
  readonly listId: Id<'welfareList'>;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly id?: string;
  /** As a control of a form. */
  readonly value?: readonly ResidentId[];
  readonly onChange?: (residentIds: readonly ResidentId[]) => void;
}

/** People by pasted names and numbers, checked against the register row by row, or chosen one by one. */
export function PastedPeople({ listId, validFrom, validTo, id, onChange }: PastedPeopleProps) {
  const m = useWords(markWords);
  const match = useAct('welfare.matchList');
  const [text, setText] = useState('');
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [picks, setPicks] = useState<ReadonlyMap<number, ResidentId>>(new Map());
  const [single, setSingle] = useState<ResidentId>();
  const idsOf = (of: readonly Row[], chosen: ReadonlyMap<number, ResidentId>, one: ResidentId | undefined): ResidentId[] =>
    [...new Set([...(one === undefined ? [] : [one]), ...of.flatMap((row) => { const picked = pickOf(row, chosen); return picked === undefined ? [] : [picked]; })])];
  const give = (of: readonly Row[], chosen: ReadonlyMap<number, ResidentId>, one: ResidentId | undefined): void => onChange?.(idsOf(of, chosen, one));
  const check = async (): Promise<void> => {
    const outcome = await match.run({ listId, text, validFrom, validTo: validTo === null || !isDay(validTo) ? null : validTo });
    if (!outcome.ok) return;
    setRows(outcome.value.rows);
    setPicks(new Map());
    give(outcome.value.rows, new Map(), single);
  };
  const pick = (row: number, residentId: ResidentId | undefined): void => {
    const next = new Map(picks);
    if (residentId === undefined) next.delete(row);
    else next.set(row, residentId);
    setPicks(next);
    give(rows, next, single);
  };
  return (
    <div className="stack">
      <Input.TextArea id={id} aria-label={m('pasted')} rows={4} value={text} onChange={(event) => setText(event.target.value)} />
      <div className="rule-row">
        <Button loading={match.running} disabled={text.trim() === '' || !isDay(validFrom)} onClick={() => void check()}>{m('check')}</Button>
        <span role="status">{m('willAdd', { n: idsOf(rows, picks, single).length })}</span>
      </div>
      <RefusalAlert error={match.error} />
      {rows.length > 0 && (
        <div style={{ maxHeight: '18em', overflow: 'auto' }}>
          <table className="plain-table" aria-label={m('result')}>
            <thead><tr><th>{m('rowNo')}</th><th>{m('pastedAs')}</th><th>{m('result')}</th><th>{m('register')}</th></tr></thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.row} className={row.match === 'found' ? '' : 'needs-look'}>
                  <td className="figures">{row.row}</td>
                  <td>{`${row.name} ${row.idShown === '' ? '' : `…${row.idShown}`}`}</td>
                  <td>{m(`x.${row.match}`)}</td>
                  <td>{(row.match === 'several' || row.match === 'contradicts') && row.people.length > 0
                    ? <Select allowClear aria-label={m('whoIsIt')} style={{ width: '100%', minWidth: '20em' }} popupMatchSelectWidth={false} placeholder={m('notAdded')} value={picks.get(row.row) ?? null} onChange={(next: ResidentId | null | undefined) => pick(row.row, next ?? undefined)} options={row.people.map((person) => ({ value: person.residentId, label: said(person) }))} />
                    : row.people.map(said).join(m(';'))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div>
        <div className="muted">{m('orOne')}</div>
        <ResidentPicker {...(single === undefined ? {} : { value: single })} onChange={(next) => { const one = next ?? undefined; setSingle(one); give(rows, picks, one); }} />
      </div>
    </div>
  );
}
