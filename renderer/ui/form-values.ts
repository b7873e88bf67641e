/** Between a form's fields and a contract's input. */
import type { z } from 'zod';

export type FieldPath = readonly (string | number)[];
export interface FieldFault {
  readonly path: FieldPath;
  readonly issue: z.core.$ZodIssue;
}

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Fields left empty are not there: blank text and undefined go, at every depth; null and false stay. */
export function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined && !(typeof each === 'string' && each.trim() === ''))
      .map(([key, each]) => [key, withoutBlanks(each)]),
  );
}

/** Blank text where the schema wants text or null rather than nothing. */
function refill(schema: z.ZodType, values: unknown, blanks: unknown): unknown {
  const first = schema.safeParse(values);
  if (first.success || !isPlainObject(values) || !isPlainObject(blanks)) return values;
  const next: Record<string, unknown> = { ...values };
  for (const issue of first.error.issues) {
    const [key] = issue.path;
    if (issue.path.length !== 1 || typeof key !== 'string' || key in values) continue;
    for (const filler of [null, '']) {
      const tried = schema.safeParse({ ...next, [key]: filler });
      if (tried.success || !tried.error.issues.some((other) => other.path[0] === key)) {
        next[key] = filler;
        break;
      }
    }
  }
  return next;
}

/**
 * What a form begins with, of a record that holds more than the form: what its schema refuses as unknown is left out. A field of a wrong
 * name is still refused when it is saved.
 */
export function ofTheForm<V extends object>(schema: z.ZodType, initial: V): V {
  const unknown = new Set((schema.safeParse(initial).error?.issues ?? []).flatMap((issue) => (issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [])));
  return unknown.size === 0 ? initial : (Object.fromEntries(Object.entries(initial).filter(([key]) => !unknown.has(key))) as V);
}

/** The input as the contract takes it, or what each field has to answer for. */
export function readForm<S extends z.ZodType>(
  schema: S,
  values: unknown,
): { ok: true; input: z.input<S> } | { ok: false; faults: readonly FieldFault[] } {
  const input = refill(schema, withoutBlanks(values), values);
  const result = schema.safeParse(input);
  if (result.success) return { ok: true, input: input as z.input<S> };
  return { ok: false, faults: result.error.issues.map((issue) => ({ path: issue.path as FieldPath, issue })) };
}

/** 'members.0.name' as the office names a field → ['members', 0, 'name'] as the form does. */
export function pathOf(dotted: string): (string | number)[] {
  return dotted === '' ? [] : dotted.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** The field that shows a fault: its own, or the one it lies in (a list of lines is one field). `names` as `pathOf` takes them apart. */
export function fieldOf(path: FieldPath, names: ReadonlySet<string>): FieldPath | undefined {
  for (let length = path.length; length > 0; length -= 1) if (names.has(path.slice(0, length).join('.'))) return path.slice(0, length);
  return undefined;
}

export function valueAt(values: unknown, path: FieldPath): unknown {
  let at: unknown = values;
  for (const part of path)
    at = typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[part] : undefined;
  return at;
}

const inOrder = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(inOrder)
    : isPlainObject(value)
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, each]) => [key, inOrder(each)]),
        )
      : value;

/** Whether two states of a form say the same: blanks are nothing, and the order of the fields does not matter. */
export function saysTheSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(inOrder(withoutBlanks(a))) === JSON.stringify(inOrder(withoutBlanks(b)));
}
