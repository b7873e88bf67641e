import { describe, expect, it } from 'vitest';
import { readFilters, writeFilters } from './url-filters.ts';

const DEFAULTS = { text: '', gridId: '', status: 'living' };

describe('filters in the address', () => {
  it.each([
    ['nothing', {}, ''],
    ['a text', { text: '王 x=1&y' }, 'text=%E7%8E%8B+x%3D1%26y'],
    ['only what differs from the default', { status: 'living', gridId: '3' }, 'gridId=3'],
    ['a default that was emptied', { status: '' }, 'status='],
  ])('%s', (_what, part, address) => {
    const written = writeFilters(DEFAULTS, { ...DEFAULTS, ...part }, new URLSearchParams());
    expect(written.toString()).toBe(address);
    expect(readFilters(DEFAULTS, new URLSearchParams(address))).toEqual({ ...DEFAULTS, ...part });
  });

  it('leaves other parameters alone and takes out what is the default again', () => {
    const before = new URLSearchParams('tab=2&text=x');
    expect(writeFilters(DEFAULTS, DEFAULTS, before).toString()).toBe('tab=2');
    expect(before.toString()).toBe('tab=2&text=x');
  });
});
