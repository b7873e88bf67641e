import { describe, expect, it } from 'vitest';
import { page } from '#renderer/ui/page.ts';
import { knownPages, pageOf, railFor } from './areas.ts';

const title = { zh: '页', en: 'page' };
const pages = knownPages([
  { path: 'office/users', handle: page({ title, needs: 'users.manage', inRail: true }) },
  { path: 'residents', handle: page({ title, needs: 'residents.read', inRail: true }) },
  { path: 'residents/households', handle: page({ title, needs: 'residents.read', inRail: true }) },
  { path: 'residents/:residentId', handle: page({ title, needs: 'residents.read', inRail: true }) },
  { path: 'print/roster', element: null },
]);

describe('the rail', () => {
  it('shows areas with pages only, in the order of the day, to those who may', () => {
    const shown = (permissions: Parameters<typeof railFor>[1]) =>
      railFor(pages, permissions).map((entry) => [entry.area.key, entry.pages.length]);
    expect(shown(['residents.read', 'users.manage'])).toEqual([
      ['residents', 2],
      ['office', 1],
    ]);
    expect(shown(['residents.read'])).toEqual([['residents', 2]]);
    expect(shown([])).toEqual([]);
  });

  it('marks the page a record belongs to', () => {
    expect(pageOf(pages, '/residents/17')?.path).toBe('/residents');
    expect(pageOf(pages, '/residents/households/3')?.path).toBe('/residents/households');
    expect(pageOf(pages, '/residentsx')).toBeUndefined();
  });
});
