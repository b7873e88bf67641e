import { assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../days.ts';
import { countedMinutes, DEFAULT_HOUR_RULES, formatClock, formatHours, overlaps, parseClock, parseHours } from './hours.ts';
import { judgeDay, judgeTimes } from './judge-sheet.ts';
import { isFree, judgePlacing, partsOfDay, suggest, type Suggestible } from './placing.ts';
import { addWorkingDays, occurrences } from './recurrence.ts';
import { movesOf, stateAfter } from './states.ts';
import { ACTIVITY_MOVES, ACTIVITY_STATES, readSheetCode, sheetCode } from './words.ts';
import { id } from '../ids.ts';

const rules = DEFAULT_HOUR_RULES;

test.each([['8:30', 510], ['08:30', 510], ['0830', 510], ['830', 510], ['8：30', 510], ['8.30', 510], ['8点半', 510], ['8点', 480], ['8时05分', 485], ['8', 480], ['24:00', 1440], ['24:01', null], ['8:60', null], ['25', null], ['', null], ['上午', null]])('%s is %s minutes after midnight', (text, minutes) => {
  expect(parseClock(text)).toBe(minutes);
  expect(minutes === null ? null : parseClock(formatClock(minutes))).toBe(minutes);
});

test.each([['2.5', 150], ['2', 120], ['2小时', 120], ['2.5h', 150], ['1:30', 90], ['30', 1800], ['0.25', 15], ['', null], ['两小时', null], ['-1', null]])('%s hours are %s minutes', (text, minutes) => {
  expect(parseHours(text)).toBe(minutes);
  expect(minutes === null ? null : parseHours(formatHours(minutes))).toBe(minutes);
});

describe('rounding', () => {
  test.each([[0, 0, 0], [5, 30, 0], [14, 30, 0], [15, 30, 0], [44, 30, 30], [45, 60, 30], [120, 120, 120], [134, 120, 120], [135, 150, 120], [-5, 0, 0]])('%s minutes count %s to the nearest half hour and %s downwards', (raw, nearest, down) => {
    expect(countedMinutes(raw, { roundToMinutes: 30, rounding: 'nearest' })).toBe(nearest);
    expect(countedMinutes(raw, { roundToMinutes: 30, rounding: 'down' })).toBe(down);
  });
  test('is a multiple of the step, never more than half a step away but for the first', () => {
    assert(property(integer({ min: 1, max: 1440 }), constantFrom(1, 5, 10, 15, 30, 60), (raw, roundToMinutes) => {
      const counted = countedMinutes(raw, { roundToMinutes, rounding: 'nearest' });
      expect(counted % roundToMinutes).toBe(0);
      expect(Math.abs(counted - raw) <= roundToMinutes / 2 || counted === roundToMinutes).toBe(true);
      expect(countedMinutes(raw, { roundToMinutes, rounding: 'down' })).toBeLessThanOrEqual(raw);
    }));
  });
});

describe('a row of the sheet', () => {
  const at = (text: string): number | null => (text === '' ? null : parseClock(text));
  test.each([
    ['in and out', '8:30', '10:30', '', 0, '08:30–10:30 120'],
    ['hours alone begin with the shift', '', '', '2.5', 0, '08:00–10:30 150'],
    ['in and hours', '9:00', '', '1.5', 0, '09:00–10:30 90'],
    ['out and hours', '', '11:00', '2', 0, '09:00–11:00 120'],
    ['travel is taken off', '8:00', '12:00', '', 60, '08:00–12:00 180'],
    ['hours without the travel they add', '8:00', '', '2', 60, '08:00–11:00 120'],
    ['half a step apart is one record', '8:30', '10:40', '2', 0, '08:30–10:40 120'],
    ['out before in', '10:30', '8:30', '', 0, 'endBeforeStart'],
    ['in and out at once', '8:30', '8:30', '', 0, 'endBeforeStart'],
    ['nothing but travel', '8:00', '9:00', '', 60, 'endBeforeStart'],
    ['thirty hours', '', '', '30', 0, 'tooManyHours'],
    ['in alone', '8:30', '', '', 0, 'outMissing'],
    ['nothing', '', '', '', 0, 'nothingTyped'],
    ['past midnight', '20:00', '', '6', 0, 'pastMidnight'],
    ['times and hours that differ', '8:30', '10:30', '4', 0, 'hoursDiffer'],
    ['hours that begin before the day', '', '1:00', '3', 0, 'endBeforeStart'],
  ])('with %s', (_what, from, to, hours, travelMinutes, outcome) => {
    const judged = judgeTimes({ inMinute: at(from), outMinute: at(to), hoursMinutes: hours === '' ? null : parseHours(hours), travelMinutes }, { startMinute: 480 }, rules);
    expect(judged.ok ? `${formatClock(judged.startMinute)}–${formatClock(judged.endMinute)} ${judged.minutes}` : judged.fault).toBe(outcome);
  });

  const span = (from: number, to: number) => ({ day: '2026-09-08', startMinute: from, endMinute: to });
  test.each([
    ['beside nothing', [], false, null], ['beside an earlier one', [{ ...span(0, 480), minutes: 480 }], true, null], ['at the same time', [{ ...span(500, 700), minutes: 200 }], true, 'overlap'],
    ['the same time of another day', [{ ...span(500, 700), day: '2026-09-09', minutes: 200 }], false, null], ['above eight hours', [{ ...span(0, 420), minutes: 420 }], false, 'longDay'], ['above eight hours, confirmed', [{ ...span(0, 420), minutes: 420 }], true, null],
    ['above a day', [{ ...span(0, 480), minutes: 1400 }], true, 'tooManyHours'],
  ])('stands %s', (_what, busy, accepted, outcome) => {
    expect(judgeDay(span(510, 630), 120, busy, rules, accepted)).toBe(outcome);
  });
});

describe('placing', () => {
  const saturday = day('2026-09-12');
  const shift = { span: { day: saturday, startMinute: 510, endMinute: 630 }, risk: 'ordinary' as const, skillIds: [] as number[], flexible: false };
  const person: Suggestible = { volunteerId: 1, name: '甲', standing: 'active', birthDate: day('1980-01-01'), consentOn: null, skillIds: [], freeTimes: [], busy: [], inTeam: true, servedMinutes: 0, lastServedOn: null };
  test.each<[string, Partial<Suggestible>, object, string]>([
    ['an adult', {}, {}, ''],
    ['somebody dead', { standing: 'dead' }, {}, 'dead'],
    ['a minor without consent', { birthDate: day('2010-01-01') }, {}, 'minorNoConsent'],
    ['a minor with a later consent', { birthDate: day('2010-01-01'), consentOn: day('2026-10-01') }, {}, 'minorNoConsent'],
    ['a minor with consent', { birthDate: day('2010-01-01'), consentOn: day('2026-01-01') }, {}, ''],
    ['a minor at dangerous work, whatever consent', { birthDate: day('2010-01-01'), consentOn: day('2026-01-01') }, { risk: 'risky' }, 'minorDangerous'],
    ['on the day of 18', { birthDate: day('2008-09-12') }, { risk: 'risky' }, ''],
    ['in two places at once', { busy: [{ day: saturday, startMinute: 600, endMinute: 660 }] }, {}, 'overlap'],
    ['one after the other', { busy: [{ day: saturday, startMinute: 630, endMinute: 660 }] }, {}, ''],
    ['in two places, the second flexible', { busy: [{ day: saturday, startMinute: 600, endMinute: 660 }] }, { flexible: true }, ''],
    ['after a night', { busy: [{ day: day('2026-09-11'), startMinute: 1200, endMinute: 1320 }] }, { span: { day: saturday, startMinute: 300, endMinute: 400 } }, '? shortRest'],
    ['without the skill', { skillIds: [2] }, { skillIds: [1] }, '? lackSkill'],
    ['at a time not offered', { freeTimes: [{ weekday: 6, part: 'evening' }] }, {}, '? notFree'],
    ['at a time offered', { freeTimes: [{ weekday: 6, part: 'morning' }] }, {}, ''],
  ])('%s', (_who, more, other, outcome) => {
    const { refusals, warnings } = judgePlacing({ ...person, ...more }, { ...shift, ...other }, rules);
    expect([refusals.join(' '), ...(warnings.length > 0 ? [`? ${warnings.join(' ')}`] : [])].join('')).toBe(outcome);
  });

  test('touches parts of the day', () => {
    expect([partsOfDay({ startMinute: 480, endMinute: 720 }), partsOfDay({ startMinute: 660, endMinute: 1140 }), partsOfDay({ startMinute: 1080, endMinute: 1200 })]).toEqual([['morning'], ['morning', 'afternoon', 'evening'], ['evening']]);
    expect(isFree({ freeTimes: [{ weekday: 6, part: 'morning' }] }, { day: saturday, startMinute: 660, endMinute: 780 })).toBe(false);
  });

  test('proposes by skill, time, team, hours served and how long ago', () => {
    const people: Suggestible[] = [
      { ...person, volunteerId: 1, servedMinutes: 600 }, { ...person, volunteerId: 2, servedMinutes: 60 }, { ...person, volunteerId: 3, skillIds: [1], servedMinutes: 900 }, { ...person, volunteerId: 4, inTeam: false },
      { ...person, volunteerId: 5, freeTimes: [{ weekday: 1, part: 'morning' }] }, { ...person, volunteerId: 6, standing: 'left' }, { ...person, volunteerId: 7, servedMinutes: 60, lastServedOn: day('2026-01-01') },
    ];
    expect(suggest(people, { ...shift, skillIds: [1] }, rules, 9).map((each) => each.volunteerId)).toEqual([3, 2, 7, 1, 4, 5]);
    expect(suggest(people, { ...shift, skillIds: [1] }, rules, 2)).toHaveLength(2);
  });

  test('two spans that overlap do so both ways', () => {
    const minute = integer({ min: 0, max: 1440 });
    assert(property(minute, minute, minute, minute, (a, b, c, d) => {
      const [x, y] = [{ day: 'd', startMinute: a, endMinute: b }, { day: 'd', startMinute: c, endMinute: d }];
      expect(overlaps(x, y)).toBe(overlaps(y, x));
    }));
  });
});

describe('recurring days', () => {
  test.each([
    [{ kind: 'monthly', dayOfMonth: 5 }, '2026-09-05', '2026-12-05', ['2026-10-05', '2026-11-05', '2026-12-05']],
    [{ kind: 'monthly', dayOfMonth: 31 }, '2026-01-31', '2026-04-30', ['2026-02-28', '2026-03-31', '2026-04-30']],
    [{ kind: 'monthly', dayOfMonth: 20 }, '2026-09-05', '2026-09-30', ['2026-09-20']],
    [{ kind: 'weekly', weekdays: [2, 6] }, '2026-09-05', '2026-09-15', ['2026-09-08', '2026-09-12', '2026-09-15']],
    [{ kind: 'weekly', weekdays: [6] }, '2026-09-05', '2026-09-11', []],
  ] as const)('%j after %s until %s', (pattern, after, until, days) => {
    expect(occurrences(pattern, day(after), day(until))).toEqual(days);
  });
  test.each([['2026-09-04', 10, '2026-09-18'], ['2026-09-05', 1, '2026-09-07'], ['2026-09-30', 2, '2026-10-02']])('%s and %s working days are %s', (from, n, to) => expect(addWorkingDays(day(from), n)).toBe(to));
  test('days of rest do not count', () => expect(addWorkingDays(day('2026-09-30'), 2, new Set(['2026-10-01', '2026-10-02']))).toBe('2026-10-06'));
});

test('every state has the moves of the table and no others', () => {
  expect(ACTIVITY_STATES.map((state) => `${state}: ${movesOf(state).map((move) => `${move}→${stateAfter(state, move)}`).join(' ')}`)).toEqual([
    'draft: open→recruiting cancel→cancelled', 'recruiting: takeBack→draft start→running cancel→cancelled', 'running: end→ended cancel→cancelled', 'ended: record→recorded', 'recorded: ', 'cancelled: ',
  ]);
  expect(ACTIVITY_MOVES.filter((move) => stateAfter('recorded', move) !== null)).toEqual([]);
});

test('the code of a sheet is read back, whatever the scanner does to the letters', () => {
  expect(readSheetCode(sheetCode(id(12), id(7)))).toEqual({ activityId: 12, shiftId: 7 });
  expect(readSheetCode(' hla-12-0\n')).toEqual({ activityId: 12, shiftId: null });
  expect([readSheetCode('HLA-12'), readSheetCode('赵大山'), readSheetCode('HLB-1-2')]).toEqual([null, null, null]);
});
