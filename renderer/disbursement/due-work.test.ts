import { describe, expect, it } from 'vitest';
import { ROLE_PERMISSIONS, type Role } from '#shared/permissions.ts';
import { dueStatuses } from './due-work.ts';

describe('my due work', () => {
  it.each<[Role, string[]]>([
    ['clerk', ['draft', 'locked', 'computed']],
    ['reviewer', ['submitted']],
    ['director', ['reviewed']],
    ['cashier', ['approved', 'paying', 'paid']],
    ['accountant', []],
    ['supervisor', []],
  ])('%s', (role, statuses) => {
    expect(dueStatuses(ROLE_PERMISSIONS[role])).toEqual(statuses);
  });
});
