import './entry-page.css';
import { Button, Space } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { entryFaultSentence } from '#renderer/errors/residents-why.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { useGuardLoss } from '#renderer/ui/confirm-loss.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { daySchema } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { EntryFault } from '#shared/residents/errors.ts';
import { addRows, ENTRY_FIELDS, fillDown, isBlank, newSheet, pasteBlock, setCell, undo, type EntryField, type Sheet } from './entry-sheet.ts';
import { residentsWords } from './words.ts';

const WIDTHS: Readonly<Record<EntryField, number>> = { name: 6, idNumber: 12, sex: 3.5, birthDate: 7, phone: 8, householdNo: 6.5, relation: 6, address: 11, bankAccount: 12, note: 8 };
/** With the column of row numbers; the table keeps it whatever is typed. */
const WHOLE_WIDTH = Object.values(WIDTHS).reduce((sum, width) => sum + width, 2.5);
const FIRST_ROWS = 20;

/** 批量录入: a sheet for entering many residents by keyboard, or pasting them from Excel. All are saved, or none. */
export function EntryPage() {
  const t = useWords(residentsWords);
  const navigate = useNavigate();
  const { today } = useOfficeState();
  const enter = useAct('residents.enterResidents');
  const [sheet, setSheet] = useState<Sheet>(() => newSheet(FIRST_ROWS));
  const [since, setSince] = useState<string | undefined>(today);
  const [saved, setSaved] = useState<{ n: number; households: number }>();
  const filled = useMemo(() => sheet.rows.flatMap((row, index) => (isBlank(row) ? [] : [index])), [sheet.rows]);
  const mayLeave = useGuardLoss(filled.length > 0);
  const sinceDay = daySchema.safeParse(since);
  const faults = useFaults(enter.error, filled);

  const save = async (): Promise<void> => {
    if (!sinceDay.success || filled.length === 0) return;
    const outcome = await enter.run({ since: sinceDay.data, rows: filled.map((index) => sheet.rows[index]!) });
    if (!outcome.ok) return;
    setSaved({ n: outcome.value.residentIds.length, households: outcome.value.newHouseholds });
    setSheet(newSheet(FIRST_ROWS));
  };
  const leave = async (): Promise<void> => {
    if (await mayLeave()) void navigate('/residents');
  };
  return (
    <PageFrame
      title={t('entryGrid')} subtitle={t('rowsFilled', { n: filled.length })}
      actions={
        <>
          <Button onClick={() => void leave()}>{t('close')}</Button>
          <Button onClick={() => setSheet((now) => addRows(now, 10))}>{t('addRows')}</Button>
          <Button type="primary" loading={enter.running} disabled={filled.length === 0 || !sinceDay.success} onClick={() => void save()}>{t('saveAll')}</Button>
        </>
      }
    >
      <Space wrap>
        <label htmlFor="entry-since">{t('sinceHint')}</label>
        <DayInput id="entry-since" value={since ?? null} onChange={setSince} />
        <span className="muted">{t('gridHint')}</span>
      </Space>
      {saved !== undefined && filled.length === 0 && <p role="status"><StatusTag tone="good">{t('savedRows', saved)}</StatusTag></p>}
      <RefusalAlert error={enter.error} />
      <EntryGrid sheet={sheet} faults={faults} onChange={setSheet} onSave={() => void save()} />
    </PageFrame>
  );
}

/** Faults by 'row field' of the sheet; the office counts the filled rows only. */
function useFaults(error: Error | undefined, filled: readonly number[]): ReadonlyMap<string, EntryFault> {
  return useMemo(() => {
    if (!(error instanceof AppError) || error.code !== 'rows_refused') return new Map();
    const { faults } = error.data as { faults: readonly EntryFault[] };
    return new Map(faults.map((fault) => [`${filled[fault.row] ?? fault.row} ${fault.field}`, fault]));
    // Rows as they were when the office answered: typing on does not move the marks.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [error]);
}

interface GridProps { readonly sheet: Sheet; readonly faults: ReadonlyMap<string, EntryFault>; readonly onChange: (change: (now: Sheet) => Sheet) => void; readonly onSave: () => void }

function EntryGrid({ sheet, faults, onChange, onSave }: GridProps) {
  const t = useWords(residentsWords);
  const language = useLanguage();
  const table = useRef<HTMLTableElement>(null);
  const focus = useCallback((row: number, column: number): void => {
    table.current?.querySelector<HTMLInputElement>(`input[data-row="${row}"][data-column="${column}"]`)?.focus();
  }, []);
  const onKeyDown = (event: React.KeyboardEvent<HTMLInputElement>, row: number, column: number): void => {
    const field = ENTRY_FIELDS[column]!;
    const ctrl = event.ctrlKey || event.metaKey;
    const take = (act: () => void): void => {
      event.preventDefault();
      act();
    };
    if (ctrl && event.key === 'd') take(() => onChange((now) => fillDown(now, row, field)));
    else if (ctrl && event.key === 'z') take(() => onChange(undo));
    else if (ctrl && event.key === 's') take(onSave);
    else if (event.key === 'Enter' || event.key === 'ArrowDown') {
      if (!event.nativeEvent.isComposing) take(() => focus(row + 1, column));
    } else if (event.key === 'ArrowUp') take(() => focus(row - 1, column));
  };
  return (
    <div className="entry-grid card">
      <table ref={table} style={{ width: `${WHOLE_WIDTH}rem` }}>
        <thead><tr><th scope="col" style={{ width: '2.5rem' }}>#</th>{ENTRY_FIELDS.map((field) => <th key={field} scope="col" style={{ width: `${WIDTHS[field]}rem` }}>{t(field)}</th>)}</tr></thead>
        <tbody>
          {sheet.rows.map((cells, row) => (
            <tr key={row}>
              <th scope="row">{row + 1}</th>
              {ENTRY_FIELDS.map((field, column) => {
                const fault = faults.get(`${row} ${field}`);
                const why = fault === undefined ? undefined : entryFaultSentence(fault, language);
                return (
                  <td key={field} className={fault === undefined ? '' : 'fault'} title={why}>
                    <input
                      data-row={row} data-column={column} aria-label={`${t('copyCount', { n: row + 1 })} ${t(field)}`} aria-invalid={fault !== undefined} value={cells[field]} autoComplete="off"
                      onChange={(event) => onChange((now) => setCell(now, row, field, event.target.value))}
                      onKeyDown={(event) => onKeyDown(event, row, column)}
                      onPaste={(event) => {
                        const text = event.clipboardData.getData('text/plain');
                        if (!/[\t\n]/.test(text.replace(/\r?\n$/, ''))) return;
                        event.preventDefault();
                        onChange((now) => pasteBlock(now, row, field, text));
                      }}
                    />
                    {why !== undefined && <div className="why">{why}</div>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
