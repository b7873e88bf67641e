/** Takes the lines of a bank's file: what is known already stays, what contradicts refuses the file, the rest is added. */
import { sql } from 'kysely';
import type { BaseContext, CommandContext, QueryContext } from '#electron/api/context.ts';
import type { Reads } from '#electron/ledger/reads.ts';
import { textRows } from '#electron/spreadsheet/text-rows.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { monthOf, type Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { fen, sumFen, type Fen } from '#shared/money.ts';
import { balanceGaps, inTimeOrder } from '#shared/treasury/continuity.ts';
import type { StatementPreview, treasuryContract } from '#shared/treasury/contract.ts';
import { headerAt, missingOf } from '#shared/treasury/statement-columns.ts';
import { contentKey, readStatementRows, type StatementRow } from '#shared/treasury/statement-rows.ts';
import { signatureOf, statementFile } from './statement-file.ts';
import { readTreasuryAccount, signedUpTo } from './treasury-accounts.ts';

type Input = InputOf<typeof treasuryContract.previewStatement>;
type Account = Awaited<ReturnType<typeof readTreasuryAccount>>;
interface Known { day: Day; amountFen: Fen; bankLineId: string | null; contentKey: string; keyNumber: number }
interface Sorted { readonly line: StatementRow; readonly status: 'new' | 'known' | 'before'; readonly contentKey: string; readonly keyNumber: number }

/**
 * Tells which lines of a file are new. A line is known by the bank's number; without one, or where one of the two files had none, by everything the
 * bank says of it and how many such lines there are. Refuses `statement_line_contradicts`.
 */
export function sortLines(lines: readonly StatementRow[], known: readonly Known[], startsOn: Day): Sorted[] {
  const byNumber = new Map(known.flatMap((line) => (line.bankLineId === null ? [] : [[line.bankLineId, line] as const])));
  const numbersOf = new Map<string, Known[]>();
  for (const line of known) numbersOf.set(line.contentKey, [...(numbersOf.get(line.contentKey) ?? []), line]);
  const highest = new Map([...numbersOf].map(([key, list]) => [key, Math.max(...list.map((line) => line.keyNumber))]));
  const claimed = new Map<string, number>();
  return lines.map((line): Sorted => {
    const key = contentKey(line);
    if (line.day < startsOn) return { line, status: 'before', contentKey: key, keyNumber: 0 };
    const same = line.bankLineId === null ? undefined : byNumber.get(line.bankLineId);
    if (same !== undefined) {
      if (same.amountFen !== line.amountFen || same.day !== line.day) {
        throw new AppError('statement_line_contradicts', { row: line.row, bankLineId: line.bankLineId ?? '', hereDay: line.day, hereFen: line.amountFen, knownDay: same.day, knownFen: same.amountFen });
      }
      return { line, status: 'known', contentKey: key, keyNumber: same.keyNumber };
    }
    const alike = (numbersOf.get(key) ?? []).filter((other) => line.bankLineId === null || other.bankLineId === null);
    const used = claimed.get(key) ?? 0;
    const twin = alike[used];
    if (twin !== undefined) {
      claimed.set(key, used + 1);
      return { line, status: 'known', contentKey: key, keyNumber: twin.keyNumber };
    }
    const keyNumber = (highest.get(key) ?? 0) + 1;
    highest.set(key, keyNumber);
    if (line.bankLineId !== null) byNumber.set(line.bankLineId, { day: line.day, amountFen: line.amountFen, bankLineId: line.bankLineId, contentKey: key, keyNumber });
    return { line, status: 'new', contentKey: key, keyNumber };
  });
}

interface Judged { readonly preview: StatementPreview; readonly sorted: readonly Sorted[]; readonly account: Account; readonly signature: string }

async function judgeFile(ctx: BaseContext, db: Reads, input: Input): Promise<Judged> {
  const missing = missingOf(input.mapping);
  if (missing !== null) throw new AppError('statement_mapping_incomplete', { missing });
  const account = await readTreasuryAccount(db, input.treasuryAccountId);
  const file = await statementFile(ctx, input.fileId);
  const sheet = file.workbook.sheets[input.sheet];
  const rows = sheet === undefined ? [] : textRows(sheet);
  const headerRow = rows.find((row) => row.number === input.headerRow);
  if (headerRow === undefined) throw new AppError('statement_header_missing', { fileName: file.name });
  const read = readStatementRows(rows, input.headerRow, input.mapping);
  const today = ctx.clock.today();
  const faults: StatementPreview['faults'] = [...read.faults, ...read.lines.filter((line) => line.day > today).map((line) => ({ row: line.row, what: 'future' as const, shown: line.day }))];
  const ordered = inTimeOrder(read.lines);
  const known = await db.selectFrom('statementLines').select(['day', 'amountFen', 'bankLineId', 'contentKey', 'keyNumber']).where('treasuryAccountId', '=', account.id).where('origin', '=', 'import').orderBy('keyNumber').execute();
  const sorted = sortLines(ordered, known, account.startsOn);
  const gaps = await gapsOf(db, account, sorted);
  const count = (status: Sorted['status']): number => sorted.filter((one) => one.status === status).length;
  return {
    account, sorted, signature: signatureOf(headerAt(headerRow)),
    preview: {
      fileName: file.name, sha256: file.sha256, counts: { new: count('new'), known: count('known'), before: count('before'), skipped: read.skipped },
      newFen: sumFen(sorted.filter((one) => one.status === 'new').map((one) => one.line.amountFen)), faults, gaps,
      rows: sorted.map(({ line, status }) => ({ ...line, status })),
    },
  };
}

/** Where the file's own balances do not follow from its lines and from what is known of the days before it. */
async function gapsOf(db: Reads, account: Account, sorted: readonly Sorted[]): Promise<StatementPreview['gaps']> {
  const lines = sorted.filter((one) => one.status !== 'before').map((one) => one.line);
  const first = lines[0];
  if (first === undefined) return [];
  const before = await db.selectFrom('statementLines').select(sql<number | null>`sum(amountFen)`.as('sum')).where('treasuryAccountId', '=', account.id).where('day', '<', first.day).executeTakeFirst();
  const start = fen(before?.sum ?? 0);
  return balanceGaps(start, lines).map(({ position, ...gap }) => ({ row: lines[position]!.row, ...gap }));
}

/** What the import would do. Nothing is written. Refuses `statement_mapping_incomplete`, `statement_file_refused`, `statement_header_missing`, `statement_line_contradicts`. */
export async function previewStatement(ctx: QueryContext, input: Input): Promise<StatementPreview> {
  return (await judgeFile(ctx, ctx.db, input)).preview;
}

/**
 * Adds the new lines of the file, all or none. `expectNew` and `sha256` are those of the preview. A file without anything new is no error: nothing is
 * written. Refuses besides what the preview refuses, in this order: `changed_meanwhile`, `statement_row_wrong`, `statement_empty`,
 * `treasury_account_closed`, `statement_in_signed_month`.
 */
export async function importStatement(ctx: CommandContext, input: InputOf<typeof treasuryContract.importStatement>): Promise<OutputOf<typeof treasuryContract.importStatement>> {
  const { trx } = ctx;
  const { preview, sorted, account, signature } = await judgeFile(ctx, trx, input);
  const [fault] = preview.faults;
  if (fault !== undefined) throw new AppError('statement_row_wrong', { row: fault.row, what: fault.what, count: preview.faults.length });
  if (preview.rows.length === 0) throw new AppError('statement_empty', { fileName: preview.fileName });
  if (preview.sha256 !== input.sha256 || preview.counts.new !== input.expectNew) throw new AppError('changed_meanwhile', { what: 'statement' });
  const fresh = sorted.filter((one) => one.status === 'new');
  const done = { added: fresh.length, known: preview.counts.known, before: preview.counts.before };
  if (fresh.length === 0) return { importId: null, ...done };
  const late = account.closedOn === null ? undefined : fresh.find((one) => one.line.day > account.closedOn!);
  if (late !== undefined) throw new AppError('treasury_account_closed', { day: account.closedOn! });
  const signed = await signedUpTo(trx, account.id);
  const early = signed === null ? undefined : fresh.find((one) => one.line.day <= signed.day);
  if (early !== undefined) throw new AppError('statement_in_signed_month', { row: early.line.row, day: early.line.day, month: monthOf(early.line.day) });
  const { id: importId } = await trx.insertInto('statementImports').values({
    treasuryAccountId: account.id, fileName: preview.fileName.slice(0, 255), sha256: preview.sha256, addedLines: fresh.length, knownLines: done.known, at: ctx.clock.now(), userId: ctx.actor.userId,
  }).returning('id').executeTakeFirstOrThrow();
  ctx.fail('treasury.import');
  for (let from = 0; from < fresh.length; from += 1000) {
    const chunk = fresh.slice(from, from + 1000).map(({ line, contentKey: key, keyNumber }) => ({ ...line, contentKey: key, keyNumber }));
    await sql`insert into statementLines (treasuryAccountId, importId, origin, day, amountFen, balanceFen, counterparty, summary, bankLineId, contentKey, keyNumber)
      select ${account.id}, ${importId}, 'import', value ->> 'day', value ->> 'amountFen', value ->> 'balanceFen', value ->> 'counterparty', value ->> 'summary', value ->> 'bankLineId', value ->> 'contentKey', value ->> 'keyNumber'
      from json_each(${JSON.stringify(chunk)}) order by key`.execute(trx);
    ctx.progress({ done: Math.min(fresh.length, from + 1000), total: fresh.length, label: 'treasury.import' });
  }
  await trx.insertInto('statementMappings').values({ signature, mapping: JSON.stringify(input.mapping) })
    .onConflict((conflict) => conflict.column('signature').doUpdateSet({ mapping: JSON.stringify(input.mapping) })).execute();
  return { importId, ...done };
}
