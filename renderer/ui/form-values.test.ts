import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { daySchema } from '#shared/days.ts';
import { fenSchema } from '#shared/money.ts';
import { fieldOf, ofTheForm, pathOf, readForm, saysTheSame, valueAt } from './form-values.ts';

const schema = z.object({
  name: z.string().trim().min(1),
  note: z.string(),
  phone: z.string().nullable(),
  nick: z.string().optional(),
  day: daySchema,
  amountFen: fenSchema,
  members: z.array(z.object({ name: z.string().min(1), from: daySchema.optional() })),
});
const right = { name: '王', day: '2026-09-01', amountFen: 100, members: [] };

describe('from fields to a contract input', () => {
  it('fills what was left empty as the contract wants it: text, null, or nothing', () => {
    const read = readForm(schema, { ...right, note: '', phone: '', nick: '  ' });
    expect(read).toEqual({ ok: true, input: { ...right, note: '', phone: null } });
  });

  it('leaves blanks out at every depth', () => {
    const read = readForm(schema, { ...right, note: 'x', phone: '1', members: [{ name: '李', from: '' }] });
    expect(read).toMatchObject({ ok: true, input: { members: [{ name: '李' }] } });
  });

  it.each([
    ['an empty name', { name: ' ' }, 'name'],
    ['a day that is none', { day: '1950.2.30' }, 'day'],
    ['an amount that is none', { amountFen: Number.NaN }, 'amountFen'],
    ['a member without a name', { members: [{ name: '' }] }, 'members.0.name'],
  ])('names the field of %s', (_what, part, path) => {
    const read = readForm(schema, { ...right, note: 'x', phone: '1', ...part });
    expect(read.ok ? [] : read.faults.map((fault) => fault.path.join('.'))).toEqual([path]);
  });

  it('reads paths as the office names them', () => {
    expect(pathOf('members.0.name')).toEqual(['members', 0, 'name']);
    expect(pathOf('')).toEqual([]);
    expect(valueAt({ members: [{ name: '李' }] }, ['members', 0, 'name'])).toBe('李');
    expect(valueAt(undefined, ['a'])).toBeUndefined();
  });

  it.each([
    ['the order of fields', { a: 1, b: [{ c: 1, d: 2 }] }, { b: [{ d: 2, c: 1 }], a: 1 }, true],
    ['a blank', { a: 1, b: '' }, { a: 1 }, true],
    ['a value', { a: 1 }, { a: 2 }, false],
    ['null, which is said', { a: null }, {}, false],
  ])('tells whether anything would be lost: %s', (_what, a, b, same) => {
    expect(saysTheSame(a, b)).toBe(same);
  });
});

describe('the field a fault is shown at', () => {
  const names = new Set(['supplier', 'lines', 'members.0.name', 'members']);
  it.each([
    ['its own', ['supplier'], ['supplier']],
    ['its own, within a list of fields', ['members', 0, 'name'], ['members', 0, 'name']],
    ['the list it lies in', ['lines', 1, 'amountFen'], ['lines']],
    ['the nearest one', ['members', 0, 'from'], ['members']],
    ['none', ['accountSetId'], undefined],
    ['none for the form as a whole', [], undefined],
  ])('is %s', (_, path, field) => {
    expect(fieldOf(path, names)).toEqual(field);
  });
});

describe('what a form begins with', () => {
  const strict = z.object({ name: z.string().min(1), active: z.boolean() }).strict();
  it('is the part of a record its schema knows, whatever else is still wrong in it', () => {
    expect(ofTheForm(strict, { name: '', active: true, programmeName: null, version: 3 })).toEqual({ name: '', active: true });
    expect(readForm(strict, ofTheForm(strict, { name: '生日祝福', active: true, version: 3 }))).toMatchObject({ ok: true });
  });
  it('is the record itself where nothing is unknown', () => {
    const whole = { name: '王', active: false };
    expect(ofTheForm(strict, whole)).toBe(whole);
  });
});
