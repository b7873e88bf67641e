import { describe, expect, it } from 'vitest';
import { instant } from '#shared/days.ts';
import { stopsOf, type Decision } from './steps.ts';

const decision = (step: Decision['step'], fromStatus: Decision['fromStatus'], toStatus: Decision['toStatus'], userName: string, minute: number): Decision => ({
  step, fromStatus, toStatus, userName, comment: '', lineNo: null, lineName: null, fingerprint: null, at: instant(`2026-09-08T01:${String(minute).padStart(2, '0')}:00.000Z`),
});
const made = [
  decision('generate', 'draft', 'draft', 'clerk', 0),
  decision('lock', 'draft', 'locked', 'clerk', 1),
  decision('compute', 'locked', 'computed', 'clerk', 2),
  decision('holdLine', 'computed', 'computed', 'clerk', 3),
  decision('submit', 'computed', 'submitted', 'clerk', 4),
];

describe('the way of a batch', () => {
  it('names who brought it to each state, and what lies ahead', () => {
    const stops = stopsOf('submitted', made);
    expect(stops.map((stop) => stop.state)).toEqual(['done', 'done', 'done', 'here', 'ahead', 'ahead', 'ahead', 'ahead', 'ahead']);
    expect(stops[1]?.by?.userName).toBe('clerk');
    // Work on single lines is not the step that computed the list.
    expect(stops[2]?.by?.at).toBe(made[2]?.at);
    expect(stops[4]?.by).toBeUndefined();
  });

  it('goes back with a batch that was returned', () => {
    const stops = stopsOf('computed', [...made, decision('return', 'submitted', 'computed', 'reviewer', 5)]);
    expect(stops.find((stop) => stop.state === 'here')).toMatchObject({ status: 'computed', by: { userName: 'reviewer' } });
    expect(stops[3]).toEqual({ status: 'submitted', state: 'ahead', by: undefined });
  });

  it('shows how far a void batch had come', () => {
    const stops = stopsOf('voided', [...made, decision('void', 'submitted', 'voided', 'director', 6)]);
    expect(stops.filter((stop) => stop.state === 'done')).toHaveLength(4);
    expect(stops.some((stop) => stop.state === 'here')).toBe(false);
  });
});
