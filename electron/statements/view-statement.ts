import { sql } from 'kysely';
import { fen, type Fen } from '#shared/money.ts';
import type { Statement, StatementInput, StatementRow } from '#shared/statements/contract.ts';
import { parseFormula, partsOf, type Formula, type FrameFigures, type Part } from '#shared/statements/formula.ts';
import type { LayoutRow } from '#shared/statements/layout.ts';
import { readAccountSet } from '#electron/ledger/account-sets.ts';
import { listAccounts } from '#electron/ledger/accounts.ts';
import type { Reads } from '#electron/ledger/reads.ts';
import { frameOf, type Frame } from './frames.ts';
import { orderLayout, readLayout, type OrderedLayout } from './layouts.ts';
import { readFigures } from './read-figures.ts';

interface Column { readonly key: string; readonly title: { zh: string; en: string }; readonly frame: Frame | null; readonly figures: FrameFigures | null }

/** A statement with its figures at hand: what `viewStatement` shows and `explainFigure` takes apart. */
export interface Worksheet {
  readonly set: Awaited<ReturnType<typeof readAccountSet>>;
  readonly ordered: OrderedLayout;
  readonly columns: readonly Column[];
  readonly rows: ReadonlyMap<string, LayoutRow>;
  /** The parts of a row in a column, signed as the row shows them; null where there is no figure. */
  parts(row: LayoutRow, column: Column): Part[] | null;
  amount(key: string, column: Column): number;
  sumOf(formula: string, column: Column): number;
}

/** Reads everything a statement needs: one set of figures per column. */
export async function openWorksheet(db: Reads, input: StatementInput): Promise<Worksheet> {
  const set = await readAccountSet(db, input.accountSetId);
  const ordered = await withAccounts(db, input, orderLayout(readLayout(input.statement), input.variant));
  const { layout } = ordered;
  const rows = new Map([...ordered.halves.flatMap((half) => half.rows), ...layout.foot].map((row) => [row.key, row]));
  const parsed = new Map<string, Formula>();
  const formulaOf = (text: string): Formula => {
    const known = parsed.get(text) ?? parseFormula(text);
    parsed.set(text, known);
    return known;
  };
  const all = [...[...rows.values()].flatMap((row) => row.formula ?? []), ...layout.ties.flatMap((tie) => [tie.left, tie.right])].map(formulaOf);
  const columns: Column[] = [];
  for (const { key, title, frame: name } of layout.columns) {
    const frame = frameOf(name, input.month, set.startMonth);
    columns.push({ key, title, frame, figures: frame === null ? null : await readFigures(db, set.id, frame, all) });
  }
  const amount = (key: string, column: Column): number => {
    const row = rows.get(key);
    if (row?.formula === undefined) throw new RangeError(`layout ${layout.key} has no figure ${key}`);
    return row.sign * sumOf(row.formula, column);
  };
  const sumOf = (text: string, column: Column): number => (column.figures === null ? 0 : partsOf(formulaOf(text), column.figures, (key) => amount(key, column)).reduce((sum, part) => sum + part.amountFen, 0));
  const parts = (row: LayoutRow, column: Column): Part[] | null => (column.figures === null || row.formula === undefined ? null
    : partsOf(formulaOf(row.formula), column.figures, (key) => amount(key, column)).map((part) => ({ ...part, amountFen: row.sign * part.amountFen })));
  return { set, ordered, columns, rows, parts, amount, sumOf };
}

/** Puts the accounts of level 2 below the rows that ask for them. */
async function withAccounts(db: Reads, input: StatementInput, ordered: OrderedLayout): Promise<OrderedLayout> {
  if (!ordered.halves.some((half) => half.rows.some((row) => row.each))) return ordered;
  const accounts = (await listAccounts(db, input.accountSetId)).filter((account) => account.level === 2);
  const halves = ordered.halves.map((half) => ({
    title: half.title,
    rows: half.rows.flatMap((row): LayoutRow[] => {
      const { each } = row;
      if (!each) return [row];
      return [row, ...accounts.filter((account) => account.code.startsWith(each.code)).map((account): LayoutRow => ({
        key: `account${account.code}`, label: { zh: account.name, en: account.name }, indent: row.indent + 1, formula: `${each.measure}(${account.code})`, sign: row.sign, bold: false, whenUsed: true,
      }))];
    }),
  }));
  return { ...ordered, halves };
}

/** A statement at the end of a month, every tie-out checked (§1.5). Posted vouchers only; `unposted` says how many are missing. */
export async function viewStatement(db: Reads, input: StatementInput): Promise<Statement> {
  const sheet = await openWorksheet(db, input);
  const { layout, halves, variant } = sheet.ordered;
  const shown = (row: LayoutRow): StatementRow[] => {
    const amounts = sheet.columns.map((column): Fen | null => {
      const parts = sheet.parts(row, column);
      return parts && fen(parts.reduce((sum, part) => sum + part.amountFen, 0));
    });
    if (row.whenUsed && amounts.every((each) => each === null || each === 0)) return [];
    return [{ key: row.key, label: row.label, indent: row.indent, bold: row.bold, amounts }];
  };
  const ties = layout.ties.flatMap((tie) => sheet.columns.filter((column) => column.figures !== null && (tie.columns?.includes(column.key) ?? true)).map((column) => {
    const leftFen = fen(sheet.sumOf(tie.left, column));
    const rightFen = fen(sheet.sumOf(tie.right, column));
    return { says: tie.says, column: column.key, leftFen, rightFen, holds: leftFen === rightFen };
  }));
  const period = await db.selectFrom('fiscalPeriods').select('status')
    .select(sql<number>`(select count(*) from vouchers v where v.accountSetId = ${input.accountSetId} and v.month <= ${input.month} and v.status <> 'posted')`.as('unposted'))
    .where('accountSetId', '=', input.accountSetId).where('month', '=', input.month).executeTakeFirst();
  return {
    statement: input.statement, name: layout.name, source: layout.source, accountSetId: sheet.set.id, accountSetName: sheet.set.name, month: input.month,
    variant, variants: layout.variants.map(({ key, name }) => ({ key, name })),
    columns: sheet.columns.map(({ key, title, frame }) => ({ key, title, fromMonth: frame?.from ?? null, toMonth: frame?.to ?? null })),
    halves: halves.map((half) => ({ title: half.title, rows: half.rows.flatMap(shown) })), foot: layout.foot.flatMap(shown),
    ties, tied: ties.every((tie) => tie.holds), periodStatus: period?.status ?? null, unposted: period?.unposted ?? 0,
  };
}
