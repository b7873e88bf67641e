/**
 * Matches a bank's answer to the lines that were sent: by our own line reference, then by account and amount, then by name and
 * amount. A file that contradicts what was sent is refused whole, with the lines named (F4, R20). Pure.
 */
import type { BankProfile } from '#shared/disbursement/bank-profile.ts';
import type { NamedLine } from '#shared/disbursement/errors.ts';
import type { LineStatus } from '#shared/disbursement/status.ts';
import { AppError } from '#shared/errors.ts';
import type { BatchLineId } from '#shared/ids.ts';
import { fen, sumFen, type Fen } from '#shared/money.ts';
import type { Answer, AnsweredLine } from './result-file.ts';

export interface SentLine {
  readonly lineId: BatchLineId;
  readonly lineNo: number;
  readonly name: string;
  readonly holderName: string;
  readonly account: string;
  readonly amountFen: Fen;
  readonly status: LineStatus;
  readonly paidFen: Fen;
  /** The file it went out with last. */
  readonly exportId: number;
}

export interface Outcome {
  readonly seq: number;
  /** Null: no line of the batch. */
  readonly line: SentLine | null;
  readonly name: string;
  readonly amountFen: Fen;
  readonly outcome: 'paid' | 'partPaid' | 'failed' | 'unchanged' | 'unknown';
  readonly paidFen: Fen;
  readonly reason: string;
}

const NAMED = 20;
const named = (lines: readonly NamedLine[]): { lines: NamedLine[]; count: number } => ({ lines: lines.slice(0, NAMED), count: lines.length });

/** What loading the answer would do, line by line. @throws AppError for every contradiction named in DisbursementErrors.result_* */
export function matchAnswer(answer: Answer, sent: readonly SentLine[], about: { batchNo: string; fileName: string; covers: NonNullable<BankProfile['result']>['covers']; /** Somebody who may has said that the later word counts. */ override?: boolean }): Outcome[] {
  checkSums(answer, about);
  const matched = answer.lines.map((line) => ({ line, to: find(line, index(sent), about) }));
  const unknown = matched.filter((m) => m.to === null).length;
  if (unknown > 0 && unknown * 2 > matched.length) throw new AppError('result_lines_unknown', { count: unknown, of: matched.length });
  refuseTwice(matched);
  refuseDifferent(matched);
  refuseOtherNames(matched);
  const outcomes = matched.map(({ line, to }) => outcomeOf(line, to));
  if (about.covers === 'failures') outcomes.push(...restPaid(sent, matched, answer.lines.length));
  const conflicts = outcomes.flatMap((o) => (o.outcome === 'unchanged' || o.line === null || o.line.status === 'sent' || (about.override === true && mayTurn(o)) ? [] : [{ lineNo: o.line.lineNo, name: o.line.name, detail: `${o.line.status} → ${o.outcome}` }]));
  if (conflicts.length > 0) throw new AppError('result_conflict', named(conflicts));
  return outcomes;
}

/** What a later file may turn round: all of a payment that was made after all, or came back. Parts are settled with the bank by hand. */
function mayTurn({ line, outcome }: Outcome): boolean {
  return (line?.status === 'paid' && outcome === 'failed') || (line?.status === 'failed' && outcome === 'paid');
}

function checkSums(answer: Answer, about: { batchNo: string; fileName: string }): void {
  if (answer.stated === null) return;
  const { count, totalFen, batchNo } = answer.stated;
  if (batchNo !== null && batchNo !== about.batchNo) throw new AppError('result_other_batch', { fileName: about.fileName, found: batchNo, wanted: about.batchNo });
  const linesFen = sumFen(answer.lines.map((line) => line.amountFen ?? fen(0)));
  if ((count !== null && count !== answer.lines.length) || (totalFen !== null && totalFen !== linesFen)) {
    throw new AppError('result_sum_differs', { statedFen: totalFen ?? linesFen, linesFen, statedCount: count, linesCount: answer.lines.length });
  }
}

interface Index { readonly byNo: ReadonlyMap<number, SentLine>; readonly byAccount: ReadonlyMap<string, SentLine[]>; readonly byName: ReadonlyMap<string, SentLine[]> }

const indexes = new WeakMap<readonly SentLine[], Index>();

function index(sent: readonly SentLine[]): Index {
  const known = indexes.get(sent);
  if (known !== undefined) return known;
  const byAccount = new Map<string, SentLine[]>();
  const byName = new Map<string, SentLine[]>();
  const add = (map: Map<string, SentLine[]>, key: string, line: SentLine): void => { const list = map.get(key); if (list === undefined) map.set(key, [line]); else list.push(line); };
  for (const line of sent) {
    add(byAccount, `${line.account} ${line.amountFen}`, line);
    add(byName, line.holderName, line);
    if (line.name !== line.holderName) add(byName, line.name, line);
  }
  const made = { byNo: new Map(sent.map((line) => [line.lineNo, line])), byAccount, byName };
  indexes.set(sent, made);
  return made;
}

/** Only one candidate is a match; two people with the same name are nobody's match. */
function find(line: AnsweredLine, { byNo, byAccount, byName }: Index, about: { batchNo: string; fileName: string }): SentLine | null {
  const reference = /^(.+)#(\d{1,9})$/.exec(line.lineRef);
  if (reference !== null) {
    const [, batchNo = '', lineNo = ''] = reference;
    if (batchNo !== about.batchNo) throw new AppError('result_other_batch', { fileName: about.fileName, found: batchNo, wanted: about.batchNo });
    return byNo.get(Number(lineNo)) ?? null;
  }
  const only = (candidates: readonly SentLine[] | undefined): SentLine | null => (candidates?.length === 1 ? (candidates[0] ?? null) : null);
  if (line.account !== '') {
    if (line.amountFen !== null) {
      const found = byAccount.get(`${line.account} ${line.amountFen}`);
      if (found !== undefined) return only(found.length > 1 ? found.filter((s) => s.name === line.name || s.holderName === line.name) : found);
    }
    // An account that was never sent is not found by a name that happens to be the same, unless the bank prints it masked.
    if (!line.account.includes('*')) {
      const sameAccount = only((byName.get(line.name) ?? []).filter((s) => s.account === line.account));
      return sameAccount;
    }
  }
  return only((byName.get(line.name) ?? []).filter((s) => line.amountFen === null || s.amountFen === line.amountFen));
}

type Matched = { readonly line: AnsweredLine; readonly to: SentLine | null };

function refuseTwice(matched: readonly Matched[]): void {
  const seen = new Set<number>();
  const twice: NamedLine[] = [];
  for (const { line, to } of matched) {
    if (to === null) continue;
    if (seen.has(to.lineId)) twice.push({ lineNo: to.lineNo, name: to.name, detail: String(line.seq) });
    seen.add(to.lineId);
  }
  if (twice.length > 0) throw new AppError('result_line_twice', named(twice));
}

function refuseDifferent(matched: readonly Matched[]): void {
  const different = matched.flatMap(({ line, to }): NamedLine[] => {
    if (to === null) return [];
    if (line.amountFen !== null && line.amountFen !== to.amountFen) return [{ lineNo: to.lineNo, name: to.name, detail: `${to.amountFen / 100} ≠ ${line.amountFen / 100}` }];
    if (line.account !== '' && !line.account.includes('*') && line.account !== to.account) return [{ lineNo: to.lineNo, name: to.name, detail: `…${line.account.slice(-4)}` }];
    return [];
  });
  if (different.length > 0) throw new AppError('result_lines_differ', named(different));
}

const plainName = (name: string): string => name.replace(/[\s·•・.]/g, '');

/**
 * A line the file says was paid, under a name that is neither the person's nor the account holder's: a file that was edited or whose
 * characters were damaged on the way. Masked names (张*海) and those of failed lines, where banks print the true holder, are no proof.
 */
function refuseOtherNames(matched: readonly Matched[]): void {
  const other = matched.flatMap(({ line, to }): NamedLine[] => {
    if (to === null || line.outcome === 'failed' || line.name === '' || /[*＊?？]/.test(line.name)) return [];
    return [to.name, to.holderName].some((name) => plainName(name) === plainName(line.name)) ? [] : [{ lineNo: to.lineNo, name: to.name, detail: line.name.slice(0, 20) }];
  });
  if (other.length > 0) throw new AppError('result_names_differ', named(other));
}

function outcomeOf(line: AnsweredLine, to: SentLine | null): Outcome {
  if (to === null) return { seq: line.seq, line: null, name: line.name, amountFen: line.amountFen ?? fen(0), outcome: 'unknown', paidFen: fen(0), reason: line.reason };
  const paidFen = line.outcome === 'paid' ? to.amountFen : (line.paidFen ?? fen(0));
  const same = to.status === line.outcome && to.paidFen === paidFen;
  return { seq: line.seq, line: to, name: to.name, amountFen: to.amountFen, outcome: same ? 'unchanged' : line.outcome, paidFen, reason: line.reason };
}

/** A file of failures alone: everything else that went out with the same file is paid; other files have answers of their own. */
function restPaid(sent: readonly SentLine[], matched: readonly Matched[], last: number): Outcome[] {
  const failed = new Set(matched.map((m) => m.to?.lineId));
  const files = new Set(matched.map((m) => m.to?.exportId));
  return sent.filter((s) => s.status === 'sent' && files.has(s.exportId) && !failed.has(s.lineId))
    .map((s, offset) => ({ seq: last + offset + 1, line: s, name: s.name, amountFen: s.amountFen, outcome: 'paid', paidFen: s.amountFen, reason: '' }));
}
