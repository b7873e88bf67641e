/** The sheet grid while it is typed: text of each cell, what the office said of a row, and what it is sent as. Pure. */
import type { SheetFaultRow, SheetRowInput } from '#shared/activities/attendance-contract.ts';
import { formatHours, parseClock, parseHours } from '#shared/activities/hours.ts';
import type { Conduct } from '#shared/activities/words.ts';
import type { Id } from '#shared/ids.ts';

export const SHEET_FIELDS = ['who', 'in', 'out', 'hours', 'travel', 'note'] as const;
export type SheetField = (typeof SHEET_FIELDS)[number];
export interface SheetLine {
  readonly cells: Readonly<Record<SheetField, string>>;
  readonly volunteerId: Id<'volunteer'> | null; readonly plannedMinutes: number | null; readonly conduct: Conduct; readonly acceptLongDay: boolean;
  readonly fault: SheetFaultRow | null;
  /** Kept by the office already: hours as they count. */
  readonly kept: string | null;
}

export const blankLine = (more: Partial<SheetLine> & { who?: string } = {}): SheetLine => {
  const { who = '', ...rest } = more;
  return { cells: { who, in: '', out: '', hours: '', travel: '', note: '' }, volunteerId: null, plannedMinutes: null, conduct: 'ordinary', acceptLongDay: false, fault: null, kept: null, ...rest };
};

/** A typed cell: the row's fault goes, and another name is another person. */
export function typed(line: SheetLine, field: SheetField, text: string): SheetLine {
  return { ...line, cells: { ...line.cells, [field]: text }, ...(field === 'who' ? { volunteerId: null } : {}), acceptLongDay: false, fault: null };
}

/** Somebody came: he is to be saved. Rows of people who stayed away stay blank. */
export function isFilled(line: SheetLine): boolean {
  return line.kept === null && (line.cells.in !== '' || line.cells.out !== '' || line.cells.hours !== '' || (line.volunteerId === null && line.cells.who.trim() !== ''));
}

/** Cells nobody can read, before anything is sent. */
export function unreadable(line: SheetLine): SheetField | null {
  const { cells } = line;
  if (cells.in !== '' && parseClock(cells.in) === null) return 'in';
  if (cells.out !== '' && parseClock(cells.out) === null) return 'out';
  if (cells.hours !== '' && parseHours(cells.hours) === null) return 'hours';
  return cells.travel !== '' && !/^\d{1,4}$/.test(cells.travel.trim()) ? 'travel' : null;
}

export function rowOf(line: SheetLine, row: number): SheetRowInput {
  const { cells } = line;
  return {
    row, volunteerId: line.volunteerId, who: cells.who.trim(), inMinute: cells.in === '' ? null : parseClock(cells.in), outMinute: cells.out === '' ? null : parseClock(cells.out), hoursMinutes: cells.hours === '' ? null : parseHours(cells.hours),
    travelMinutes: cells.travel === '' ? 0 : Number(cells.travel), conduct: line.conduct, note: cells.note.trim(), acceptLongDay: line.acceptLongDay,
  };
}

/** Lines after an answer: what was saved is kept, the rest carries its reason. */
export function afterSaving(lines: readonly SheetLine[], saved: readonly { row: number; name: string; minutes: number }[], faults: readonly SheetFaultRow[]): SheetLine[] {
  return lines.map((line, index) => {
    const done = saved.find((each) => each.row === index + 1);
    if (done !== undefined) return { ...line, cells: { ...line.cells, who: done.name }, kept: formatHours(done.minutes), fault: null };
    return { ...line, fault: faults.find((each) => each.row === index + 1) ?? line.fault };
  });
}
