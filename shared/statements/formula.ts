/**
 * The language in which statement layouts say where a figure comes from. A formula is a sum of calls over account codes and of
 * other rows: `debit(101, 102)`, `credit(211) + creditDetails(113)`, `{gross} - {depreciation}`, `earned(501)`.
 *
 * A code stands for the account and everything below it; `513#running` for those of them that carry the flag. What each call
 * answers is said at `MEASURES`. Nothing else is understood: a layout with a slip of the pen is refused when it is read.
 */

/** Accounts by the beginning of their code, and by a flag where one is named. */
export interface Selector { readonly code: string; readonly flag: string | null }

/**
 * The figures of one leaf account in one frame (a run of months). Net figures are debit positive; the sides are as booked, red
 * letters negative. `plain` is the turnover without closing vouchers and their reversals (§1.5: what was earned, not what was closed).
 */
export interface LeafFigures {
  readonly accountId: number;
  readonly code: string;
  readonly flags: readonly string[];
  readonly openingFen: number;
  readonly closingFen: number;
  readonly debitFen: number;
  readonly creditFen: number;
  readonly plainDebitFen: number;
  readonly plainCreditFen: number;
}

/** One detail of an account (a household, a person, a counterparty) with its balance at the end of the frame, debit positive. */
export interface DetailFigure { readonly accountId: number; readonly code: string; readonly closingFen: number }
/** What a voucher did to the money accounts together: positive came in, negative went out; moves between them cancel out. */
export interface FlowFigure { readonly accountId: number; readonly code: string; readonly inFen: number; readonly outFen: number }

export interface FrameFigures {
  readonly leaves: readonly LeafFigures[];
  readonly details: readonly DetailFigure[];
  readonly flows: readonly FlowFigure[];
  /** By the text of the call: the net credit that came to an account from none of the others named. */
  readonly transfers: ReadonlyMap<string, readonly { readonly accountId: number; readonly code: string; readonly amountFen: number }[]>;
}

export const MEASURES = {
  /** Balance at the end, debit positive. */
  debit: (leaf: LeafFigures) => leaf.closingFen,
  /** Balance at the end, credit positive. */
  credit: (leaf: LeafFigures) => -leaf.closingFen,
  /** Balance before the first month, debit positive. */
  openingDebit: (leaf: LeafFigures) => leaf.openingFen,
  openingCredit: (leaf: LeafFigures) => -leaf.openingFen,
  /** Turnover without closing vouchers: credit less debit, debit less credit. */
  earned: (leaf: LeafFigures) => leaf.plainCreditFen - leaf.plainDebitFen,
  spent: (leaf: LeafFigures) => leaf.plainDebitFen - leaf.plainCreditFen,
  /** Everything booked on one side, closing vouchers too. */
  debitSide: (leaf: LeafFigures) => leaf.debitFen,
  creditSide: (leaf: LeafFigures) => leaf.creditFen,
} as const;
export type Measure = keyof typeof MEASURES;

/**
 * debitDetails, creditDetails: the details that stand on that side, added up (113 alone is split so).
 * inflow, outflow: money that came into or left the accounts together.
 * transferred(a, b, …): net credit of a in vouchers that touch none of b, …; income and expense among them count in closing vouchers alone.
 */
const SPECIAL = ['debitDetails', 'creditDetails', 'inflow', 'outflow', 'transferred'] as const;
export type Special = (typeof SPECIAL)[number];

export type Term =
  | { readonly kind: 'call'; readonly name: Measure | Special; readonly selectors: readonly Selector[]; readonly text: string }
  | { readonly kind: 'row'; readonly key: string }
  | { readonly kind: 'sum'; readonly terms: readonly SignedTerm[] };
export interface SignedTerm { readonly sign: 1 | -1; readonly term: Term }
export type Formula = readonly SignedTerm[];

const TOKEN = /\s*(?:(\{[A-Za-z0-9]+\})|([A-Za-z]+)\s*\(([^()]*)\)|([()+-]))/y;

/** Reads a formula. @throws RangeError that names the place where it is not understood. */
export function parseFormula(text: string): Formula {
  let at = 0;
  const next = (): RegExpExecArray => {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    if (!found) throw new RangeError(`formula not understood at ${at + 1}: ${text}`);
    at = TOKEN.lastIndex;
    return found;
  };
  const sum = (closing: boolean): SignedTerm[] => {
    const terms: SignedTerm[] = [];
    let sign: 1 | -1 = 1;
    let wanted = true;
    for (;;) {
      if (text.slice(at).trim() === '') {
        if (closing || wanted) throw new RangeError(`formula ends too early: ${text}`);
        return terms;
      }
      const [, row, name, selectors = '', mark] = next();
      if (mark === ')') {
        if (!closing || wanted) throw new RangeError(`formula has a stray bracket: ${text}`);
        return terms;
      }
      if (mark === '+' || mark === '-') {
        if (wanted && terms.length > 0) throw new RangeError(`formula has two signs: ${text}`);
        sign = mark === '-' ? -1 : 1;
        wanted = true;
        continue;
      }
      if (!wanted) throw new RangeError(`formula lacks a sign: ${text}`);
      terms.push({ sign, term: row !== undefined ? { kind: 'row', key: row.slice(1, -1) } : name !== undefined ? call(name, selectors) : { kind: 'sum', terms: sum(true) } });
      sign = 1;
      wanted = false;
    }
  };
  return sum(false);
}

function call(name: string, inside: string): Term {
  if (!Object.hasOwn(MEASURES, name) && !(SPECIAL as readonly string[]).includes(name)) throw new RangeError(`formula knows no ${name}`);
  const selectors = inside.split(',').map((part): Selector => {
    const [, code, flag] = /^\s*(\d{1,20})(?:#([A-Za-z]+))?\s*$/.exec(part) ?? [];
    if (code === undefined) throw new RangeError(`formula names no account: ${name}(${inside})`);
    return { code, flag: flag ?? null };
  });
  return { kind: 'call', name: name as Measure | Special, selectors, text: `${name}(${inside})` };
}

/** Whether an account belongs to one of the selectors. */
export function selects(selectors: readonly Selector[], account: { readonly code: string; readonly flags: readonly string[] }): boolean {
  return selectors.some((each) => account.code.startsWith(each.code) && (each.flag === null || account.flags.includes(each.flag)));
}

/** The calls of a formula, at any depth. */
export function callsOf(formula: Formula): Extract<Term, { kind: 'call' }>[] {
  return formula.flatMap(({ term }) => (term.kind === 'call' ? [term] : term.kind === 'sum' ? callsOf(term.terms) : []));
}

/** What a figure is made of: an account's share of it, or another row of the statement. */
export type Part = { readonly kind: 'account'; readonly accountId: number; readonly code: string; readonly amountFen: number } | { readonly kind: 'row'; readonly key: string; readonly amountFen: number };

/** The parts of a figure, in the order of the formula; their sum is the figure. `rowFen` answers for other rows. */
export function partsOf(formula: Formula, figures: FrameFigures, rowFen: (key: string) => number): Part[] {
  return formula.flatMap(({ sign, term }): Part[] => {
    if (term.kind === 'row') return [{ kind: 'row', key: term.key, amountFen: sign * rowFen(term.key) }];
    const parts = term.kind === 'sum' ? partsOf(term.terms, figures, rowFen) : callParts(term, figures);
    return parts.filter((part) => part.amountFen !== 0 || part.kind === 'row').map((part) => ({ ...part, amountFen: sign * part.amountFen }));
  });
}

type AccountPart = Extract<Part, { kind: 'account' }>;

function callParts(term: Extract<Term, { kind: 'call' }>, figures: FrameFigures): AccountPart[] {
  const part = (from: { accountId: number; code: string }, amountFen: number): AccountPart => ({ kind: 'account', accountId: from.accountId, code: from.code, amountFen });
  const known = new Map(figures.leaves.map((leaf) => [leaf.accountId, leaf]));
  const meant = <T extends { accountId: number }>(rows: readonly T[]): T[] => rows.filter((row) => selects(term.selectors, known.get(row.accountId)!));
  switch (term.name) {
    case 'debitDetails': return byAccount(meant(figures.details).map((detail) => part(detail, Math.max(0, detail.closingFen))));
    case 'creditDetails': return byAccount(meant(figures.details).map((detail) => part(detail, Math.max(0, -detail.closingFen))));
    case 'inflow': return meant(figures.flows).map((flow) => part(flow, flow.inFen));
    case 'outflow': return meant(figures.flows).map((flow) => part(flow, flow.outFen));
    case 'transferred': return (figures.transfers.get(term.text) ?? []).map((each) => part(each, each.amountFen));
    default: {
      const measure = MEASURES[term.name];
      return figures.leaves.filter((leaf) => selects(term.selectors, leaf)).map((leaf) => part(leaf, measure(leaf)));
    }
  }
}

function byAccount(parts: readonly AccountPart[]): AccountPart[] {
  const sums = new Map<number, AccountPart>();
  for (const each of parts) sums.set(each.accountId, { ...each, amountFen: (sums.get(each.accountId)?.amountFen ?? 0) + each.amountFen });
  return [...sums.values()];
}
