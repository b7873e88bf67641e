/** 录入签到表: hours typed from the paper, planned beside actual; good rows are kept, the others stay with their reason. */
import { Button, Select } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { useGuardLoss } from '#renderer/ui/confirm-loss.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { formatClock, formatHours } from '#shared/activities/hours.ts';
import { CONDUCTS, type Conduct } from '#shared/activities/words.ts';
import { id } from '#shared/ids.ts';
import { useShiftTime } from './placing-words.tsx';
import { hoursWords } from './hours-words.ts';
import { afterSaving, blankLine, isFilled, rowOf, SHEET_FIELDS, typed, unreadable, type SheetField, type SheetLine } from './sheet-rows.ts';
import './activities.css';

const EXTRA_ROWS = 5;
const WIDTHS: Readonly<Record<SheetField, number>> = { who: 10, in: 6, out: 6, hours: 6, travel: 6, note: 14 };

export function SheetPage() {
  const t = useWords(hoursWords);
  const timeOf = useShiftTime();
  const navigate = useNavigate();
  const params = useParams();
  const [search, setSearch] = useSearchParams();
  const activityId = id<'activity'>(Number(params['activityId']));
  const file = useCall('activities.file', { activityId });
  const shifts = file.data?.shifts ?? [];
  const chosen = Number(search.get('shift') ?? 0);
  const shift = shifts.find((each) => each.shiftId === chosen) ?? shifts[0];
  const sheet = useCall('attendance.sheet', { activityId, shiftId: shift?.shiftId ?? null }, { enabled: shift !== undefined });
  const title = `${t('sheetTitle')}${t(':')}${file.data?.activity.title ?? ''}`;
  return (
    <PageFrame title={title} back={{ to: `/volunteers/activities/${activityId}`, label: file.data?.activity.title ?? '' }}
      actions={shifts.length > 1 && shift !== undefined && <Select aria-label={t('chooseShift')} value={shift.shiftId} options={shifts.map((each) => ({ value: each.shiftId as number, label: `${timeOf(each)} ${each.postName}` }))} onChange={(next: number) => setSearch({ shift: String(next) }, { replace: true })} popupMatchSelectWidth={false} />}>
      <RefusalAlert error={file.error ?? sheet.error} />
      {sheet.data !== undefined && shift !== undefined && <SheetGrid key={shift.shiftId} activityId={activityId} shift={shift} sheet={sheet.data} onLeave={() => void navigate(`/volunteers/activities/${activityId}`)} />}
    </PageFrame>
  );
}

type Sheet = NonNullable<ReturnType<typeof useCall<'attendance.sheet'>>['data']>;
interface GridProps { readonly activityId: Sheet['activityId']; readonly shift: { readonly shiftId: NonNullable<Sheet['rows'][number]['shiftId']>; readonly startMinute: number; readonly endMinute: number; readonly kind: string }; readonly sheet: Sheet; readonly onLeave: () => void }

/** Who was placed, in the order of the printed sheet, those entered already marked, and blank rows for who came besides. */
function firstLines(sheet: Sheet, plannedMinutes: number | null): SheetLine[] {
  const entered = sheet.rows.filter((row) => row.state === 'entered' || row.state === 'approved');
  const keptLine = (row: Sheet['rows'][number], planned: number | null): SheetLine => ({ ...blankLine({ who: row.name, volunteerId: row.volunteerId, plannedMinutes: planned, kept: formatHours(row.minutes), conduct: row.conduct }), cells: { who: row.name, in: formatClock(row.startMinute), out: row.endMinute === null ? '' : formatClock(row.endMinute), hours: '', travel: row.travelMinutes === 0 ? '' : String(row.travelMinutes), note: row.note } });
  const planned = sheet.planned.flatMap((person) => {
    const own = entered.filter((row) => row.volunteerId === person.volunteerId);
    return own.length > 0 ? own.map((row) => keptLine(row, plannedMinutes)) : [blankLine({ who: person.name, volunteerId: person.volunteerId, plannedMinutes })];
  });
  const others = entered.filter((row) => !sheet.planned.some((person) => person.volunteerId === row.volunteerId)).map((row) => keptLine(row, null));
  return [...planned, ...others, ...Array.from({ length: EXTRA_ROWS }, () => blankLine())];
}

function SheetGrid({ activityId, shift, sheet, onLeave }: GridProps) {
  const t = useWords(hoursWords);
  const enter = useAct('attendance.enterSheet');
  const plannedMinutes = shift.kind === 'fixed' ? shift.endMinute - shift.startMinute : null;
  const [lines, setLines] = useState<readonly SheetLine[]>(() => firstLines(sheet, plannedMinutes));
  const [saved, setSaved] = useState<{ n: number; h: string }>();
  const table = useRef<HTMLTableElement>(null);
  const filled = useMemo(() => lines.flatMap((line, index) => (isFilled(line) ? [index] : [])), [lines]);
  const bad = filled.filter((index) => unreadable(lines[index]!) !== null);
  const mayLeave = useGuardLoss(filled.length > 0);
  const change = (at: number, next: (line: SheetLine) => SheetLine): void => setLines((now) => now.map((line, index) => (index === at ? next(line) : line)));
  const save = async (): Promise<void> => {
    if (filled.length === 0 || bad.length > 0) return;
    const outcome = await enter.run({ activityId, shiftId: shift.shiftId, rows: filled.map((index) => rowOf(lines[index]!, index + 1)) });
    if (!outcome.ok) return;
    setSaved({ n: outcome.value.saved.length, h: formatHours(outcome.value.saved.reduce((sum, row) => sum + row.minutes, 0)) });
    setLines((now) => afterSaving(now, outcome.value.saved, outcome.value.faults));
  };
  const focus = useCallback((row: number, column: number): void => table.current?.querySelector<HTMLInputElement>(`[data-row="${row}"][data-column="${column}"]`)?.focus(), []);
  // Once, when the sheet opens: the first line nobody has filled in.
  const [firstOpen] = useState(() => Math.max(0, lines.findIndex((line) => line.kept === null)));
  useEffect(() => focus(firstOpen, 1), [focus, firstOpen]);
  const onKeyDown = (event: React.KeyboardEvent, row: number, column: number): void => {
    const take = (act: () => void): void => { event.preventDefault(); act(); };
    if ((event.ctrlKey || event.metaKey) && event.key === 's') take(() => void save());
    else if ((event.ctrlKey || event.metaKey) && event.key === 'd') take(() => { const field = SHEET_FIELDS[column]; const above = lines[row - 1]; if (field !== undefined && above !== undefined) change(row, (line) => typed(line, field, above.cells[field])); });
    else if ((event.key === 'Enter' || event.key === 'ArrowDown') && !event.nativeEvent.isComposing) take(() => focus(row + 1, column));
    else if (event.key === 'ArrowUp') take(() => focus(row - 1, column));
  };
  const heads: Readonly<Record<SheetField, string>> = { who: t('who'), in: t('inAt'), out: t('outAt'), hours: t('hours'), travel: t('travelShort'), note: t('note') };
  return (
    <>
      <p className="muted" style={{ margin: 0 }}>{t('sheetHint')} {t('absentToggle')}{t('.')}</p>
      <RefusalAlert error={enter.error} />
      {saved !== undefined && <p role="status" style={{ margin: 0 }}><StatusTag tone="good">{t('savedRows', saved)}</StatusTag> {filled.length > 0 && <StatusTag tone="warning">{t('leftRows', { n: filled.length })}</StatusTag>}</p>}
      <div className="entry-grid card sheet-grid">
        <table ref={table} style={{ width: '64rem' }}>
          <thead><tr><th style={{ width: '2.6rem' }}>{t('row')}</th>{SHEET_FIELDS.map((field) => [field === 'in' ? <th key="planned" style={{ width: '4.5rem' }}>{t('plannedHours')}</th> : null, <th key={field} style={{ width: `${WIDTHS[field]}rem` }}>{heads[field]}</th>])}<th style={{ width: '5.5rem' }}>{t('conduct')}</th></tr></thead>
          <tbody>
            {lines.map((line, row) => (
              <LineRow key={row} line={line} row={row} heads={heads} onKeyDown={onKeyDown} onChange={(next) => change(row, next)} />
            ))}
          </tbody>
        </table>
      </div>
      <div className="form-foot"><div className="buttons">
        <Button onClick={() => setLines((now) => [...now, ...Array.from({ length: EXTRA_ROWS }, () => blankLine())])}>{t('addRows')}</Button>
        <Button onClick={() => void mayLeave().then((ok) => { if (ok) onLeave(); })}>{t('done')}</Button>
        <Button type="primary" loading={enter.running} disabled={filled.length === 0 || bad.length > 0} onClick={() => void save()}>{t('save')}</Button>
      </div></div>
    </>
  );
}

interface LineProps { readonly line: SheetLine; readonly row: number; readonly heads: Readonly<Record<SheetField, string>>; readonly onKeyDown: (event: React.KeyboardEvent, row: number, column: number) => void; readonly onChange: (next: (line: SheetLine) => SheetLine) => void }

function LineRow({ line, row, heads, onKeyDown, onChange }: LineProps) {
  const t = useWords(hoursWords);
  const unread = isFilled(line) ? unreadable(line) : null;
  const why = line.fault !== null ? t(`f.${line.fault.fault}`, { detail: line.fault.detail }) : unread !== null ? t(unread === 'hours' ? 'hoursWrong' : 'timeWrong') : undefined;
  return (
    <tr className={why !== undefined ? 'fault' : line.kept !== null ? 'kept' : ''}>
      <th scope="row">{row + 1}</th>
      {SHEET_FIELDS.map((field, column) => [
        field === 'in' ? <td key="planned" className="still figures">{line.plannedMinutes === null ? '' : formatHours(line.plannedMinutes)}</td> : null,
        <td key={field} className={line.kept !== null ? 'still' : ''}>
          {line.kept !== null ? <span className="figures">{field === 'hours' ? `${line.kept} ✓` : line.cells[field]}</span> : (
            <input data-row={row} data-column={column} aria-label={`${t('row')} ${row + 1} ${heads[field]}`} aria-invalid={why !== undefined} value={line.cells[field]} autoComplete="off" onChange={(event) => onChange((now) => typed(now, field, event.target.value))} onKeyDown={(event) => onKeyDown(event, row, column)} />
          )}
          {field === 'who' && why !== undefined && <div className="why" role="alert">{why}</div>}
          {field === 'who' && line.fault !== null && line.fault.choices.length > 0 && (
            <select aria-label={`${t('row')} ${row + 1} ${t('chooseWho')}`} value="" onChange={(event) => { const volunteerId = id<'volunteer'>(Number(event.target.value)); onChange((now) => ({ ...now, volunteerId, fault: null })); }}>
              <option value="" disabled>{t('chooseWho')}</option>
              {line.fault.choices.map((choice) => <option key={choice.volunteerId} value={choice.volunteerId}>{choice.label}</option>)}
            </select>
          )}
          {field === 'who' && line.fault?.fault === 'longDay' && <label className="why"><input type="checkbox" checked={line.acceptLongDay} onChange={(event) => onChange((now) => ({ ...now, acceptLongDay: event.target.checked }))} /> {t('accept')}</label>}
        </td>,
      ])}
      <td className={line.kept !== null ? 'still' : ''}>{line.kept !== null ? t(`c.${line.conduct}`) : (
        <select aria-label={`${t('row')} ${row + 1} ${t('conduct')}`} value={line.conduct} onChange={(event) => onChange((now) => ({ ...now, conduct: event.target.value as Conduct }))}>{CONDUCTS.map((value) => <option key={value} value={value}>{t(`c.${value}`)}</option>)}</select>
      )}</td>
    </tr>
  );
}
