import { describe, expect, it } from 'vitest';
import { FAILURE_STEPS } from './failure-steps.ts';

describe('the screens of an office that does not open', () => {
  it.each([
    'database_newer_than_app',
    'database_locked',
    'database_damaged',
    'database_behind',
    'migration_failed',
    'disk_full',
    'network_drive',
  ])('say step by step what to do when an office does not open: %s', (code) => {
    const steps = FAILURE_STEPS[code];
    expect(steps?.zh.length).toBeGreaterThan(1);
    expect(steps?.en).toHaveLength(steps?.zh.length ?? 0);
  });
});
