import { describe, expect, test } from 'vitest';
import { id } from '#shared/ids.ts';
import { afterSaving, blankLine, isFilled, rowOf, typed, unreadable } from './sheet-rows.ts';

const known = blankLine({ who: '甲一', volunteerId: id<'volunteer'>(1), plannedMinutes: 120 });

describe('a line of the sheet', () => {
  test.each([['nothing typed for who was planned', known, false], ['hours', typed(known, 'hours', '2'), true], ['a name alone', typed(blankLine(), 'who', '乙二'), true], ['a blank line', blankLine(), false], ['a note alone', typed(known, 'note', '请假'), false], ['kept already', { ...typed(known, 'hours', '2'), kept: '2' }, false]])('with %s counts: %s', (_what, line, filled) => {
    expect(isFilled(line)).toBe(filled);
  });

  test.each([['in', '25:00', 'in'], ['out', '下午', 'out'], ['hours', '两', 'hours'], ['travel', '半小时', 'travel'], ['in', '8点半', null]] as const)('%s %s is unreadable in %s', (field, text, found) => {
    expect(unreadable(typed(known, field, text))).toBe(found);
  });

  test('is sent as minutes, and another name is another person', () => {
    const line = typed(typed(typed(known, 'in', '0830'), 'out', '10:30'), 'travel', '15');
    expect(rowOf(line, 3)).toEqual({ row: 3, volunteerId: 1, who: '甲一', inMinute: 510, outMinute: 630, hoursMinutes: null, travelMinutes: 15, conduct: 'ordinary', note: '', acceptLongDay: false });
    expect(rowOf(typed(line, 'who', '乙二'), 3)).toMatchObject({ volunteerId: null, who: '乙二' });
  });

  test('keeps its fault until it is typed again', () => {
    const fault = { row: 1, fault: 'endBeforeStart' as const, name: '甲一', detail: '', choices: [] };
    const [faulty, saved] = afterSaving([known, typed(blankLine(), 'who', '00002')], [{ row: 2, name: '乙二', minutes: 90 }], [fault]);
    expect(faulty).toMatchObject({ fault, kept: null });
    expect(saved).toMatchObject({ cells: { who: '乙二' }, kept: '1.5' });
    expect(typed(faulty!, 'out', '12').fault).toBeNull();
  });
});
