/** The wizard from the chart of 2004 to that of 2023 (财会〔2023〕20号): read, place every balance, count, open the new books. */
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { readAccountSet } from '#electron/ledger/account-sets.ts';
import { listAccounts } from '#electron/ledger/accounts.ts';
import { addAccount } from '#electron/ledger/add-account.ts';
import type { Reads } from '#electron/ledger/reads.ts';
import { saveVoucher } from '#electron/ledger/save-voucher.ts';
import { resourcePath } from '#electron/office/resources.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { lastDay, type Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountSetId } from '#shared/ids.ts';
import { levelOfCode, nextCode, parentCode } from '#shared/ledger/account-code.ts';
import { totalOfLines } from '#shared/ledger/check-lines.ts';
import type { Account, VoucherLineInput } from '#shared/ledger/contract.ts';
import { fen, MAX_FEN, type Fen } from '#shared/money.ts';
import type { Conversion, openingContract } from '#shared/opening/contract.ts';
import { compareTable, judgeTarget, lowestRows, oldAccountOf, oldChartSchema, proposedTarget, type OldChart, type OldRow, type Target } from '#shared/opening/conversion.ts';
import { readBalances } from './balance-file.ts';
import { namePeople } from './people-named.ts';

type Checks = Record<string, { doneOn: Day | null; note: string }>;
type Targets = Record<string, Target>;

/** The chart of 2004 with its rules, as it lies in resources/accounts. */
export function readOldChart(): OldChart {
  return oldChartSchema.parse(JSON.parse(readFileSync(resourcePath('accounts/collective-2004.json'), 'utf8')));
}

async function readRecord(db: Reads, accountSetId: AccountSetId) {
  const row = await db.selectFrom('chartConversions').selectAll().where('accountSetId', '=', accountSetId).executeTakeFirst();
  if (!row) return null;
  return { ...row, oldRows: JSON.parse(row.oldRows) as OldRow[], targets: JSON.parse(row.targets) as Targets, checks: JSON.parse(row.checks) as Checks };
}

/** The conversion of an account set as it stands; null before it was begun. */
export async function readConversion(db: Reads, accountSetId: AccountSetId): Promise<Conversion | null> {
  const record = await readRecord(db, accountSetId);
  if (record === null) return null;
  const set = await readAccountSet(db, accountSetId);
  const chart = readOldChart();
  const accounts = await listAccounts(db, accountSetId);
  const nameOf = (code: string): string => accounts.find((account) => account.code === code)?.name ?? '';
  const rows = record.oldRows.map((row) => {
    const old = oldAccountOf(chart, row.code);
    const target = record.targets[String(row.row)] ?? null;
    const fault = record.status === 'finished' ? null : judgeTarget(row, target, chart, accounts);
    return {
      row: row.row, code: row.code, name: row.name, debitFen: row.debitFen, creditFen: row.creditFen, standsFor: [row.counterparty, row.person, row.householdNo, row.project, row.fund].filter((part) => part !== '').join(' '),
      to: old?.to ?? [], asks: old?.asks ?? null, note: old?.note ?? '', target, fault: fault?.fault ?? null, shown: fault?.shown ?? '',
    };
  });
  const checks = chart.checks.map((check) => ({ ...check, doneOn: record.checks[check.key]?.doneOn ?? null, note: record.checks[check.key]?.note ?? '' }));
  const table = compareTable(record.oldRows, record.targets, chart).map((each) => ({ ...each, parts: each.parts.map((part) => ({ ...part, name: nameOf(part.code) })) }));
  const before = sidesOf(table.map((each) => ({ code: each.oldCode, name: each.oldName, amountFen: each.oldFen })));
  const after = sidesOf(afterAmounts(table));
  const openRows = rows.filter((row) => row.fault !== null).length;
  const [old, made] = [totalOfLines(before), totalOfLines(after)];
  const partsTotal = totalOfLines(Object.values(record.targets).flatMap((target) => target.parts));
  const rowsTotal = totalOfLines(record.oldRows);
  return {
    accountSetId, accountSetName: set.name, startMonth: set.startMonth, fileName: record.fileName, status: record.status, voucherId: record.voucherId, version: record.version, rows, checks, table, before, after,
    beforeDebitFen: old.debitFen, beforeCreditFen: old.creditFen, afterDebitFen: made.debitFen, afterCreditFen: made.creditFen,
    ties: openRows === 0 && rowsTotal.differenceFen === 0 && partsTotal.differenceFen === 0 && old.differenceFen === 0 && made.differenceFen === 0 && table.every((each) => each.parts.reduce((sum, part) => sum + part.fen, 0) === each.oldFen),
    openRows, openChecks: checks.filter((check) => check.doneOn === null).length,
  };
}

function afterAmounts(table: Conversion['table']): { code: string; name: string; amountFen: Fen }[] {
  const sums = new Map<string, { name: string; amountFen: number }>();
  for (const part of table.flatMap((each) => each.parts)) sums.set(part.code, { name: part.name, amountFen: (sums.get(part.code)?.amountFen ?? 0) + part.fen });
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([code, sum]) => ({ code, name: sum.name, amountFen: fen(sum.amountFen) }));
}

const sidesOf = (amounts: readonly { code: string; name: string; amountFen: Fen }[]) => amounts.map(({ code, name, amountFen }) => ({ code, name, debitFen: fen(Math.max(0, amountFen)), creditFen: fen(Math.max(0, -amountFen)) }));

/** What is there, or `conversion_missing`. */
export function requireConversion<C>(conversion: C | null): C {
  if (conversion === null) throw new AppError('conversion_missing', {});
  return conversion;
}

/**
 * Reads the old trial balance and proposes where each balance goes; begun again it starts anew. Refuses what `readBalances` refuses,
 * `conversion_finished`, `conversion_rows_refused`, `balance_empty`, `amount_too_large`, `balance_unbalanced`.
 */
export async function startConversion(ctx: CommandContext, input: InputOf<typeof openingContract.startConversion>): Promise<{ version: number }> {
  const { trx } = ctx;
  const file = await readBalances(ctx, input);
  const set = await readAccountSet(trx, input.accountSetId);
  const earlier = await readRecord(trx, set.id);
  if (earlier?.status === 'finished') throw new AppError('conversion_finished', {});
  const chart = readOldChart();
  const { rows, faults } = lowestRows(file.rows, chart);
  const [first] = faults;
  if (first !== undefined) throw new AppError('conversion_rows_refused', { count: faults.length, ...first });
  if (rows.length === 0) throw new AppError('balance_empty', { fileName: file.fileName });
  const total = totalOfLines(rows);
  if (total.tooLarge) throw new AppError('amount_too_large', { limitFen: fen(MAX_FEN) });
  if (total.differenceFen !== 0) throw new AppError('balance_unbalanced', { debitFen: total.debitFen, creditFen: total.creditFen, differenceFen: total.differenceFen });
  const targets = propose(rows, chart, await listAccounts(trx, set.id), set.codePattern);
  const version = (earlier?.version ?? 0) + 1;
  const record = { fileName: file.fileName.slice(0, 255), sha256: file.sha256, oldRows: JSON.stringify(rows), targets: JSON.stringify(targets), version, userId: ctx.actor.userId, at: ctx.clock.now() };
  if (earlier === null) await trx.insertInto('chartConversions').values({ ...record, accountSetId: set.id, checks: '{}', status: 'open', voucherId: null }).execute();
  else await trx.updateTable('chartConversions').set(record).where('accountSetId', '=', set.id).execute();
  return { version };
}

/** Proposals one after the other, so that two added accounts never get the same code. */
function propose(rows: readonly OldRow[], chart: OldChart, accounts: readonly Account[], pattern: string): Targets {
  const codes = accounts.map((account) => account.code);
  const headings = new Set(accounts.filter((account) => !account.leaf || !account.used).map((account) => account.code));
  const targets: Targets = {};
  const addedBy = new Map<string, string>();
  for (const row of rows) {
    const known = addedBy.get(`${row.code.slice(0, 3)}|${row.name}`);
    const target = known === undefined ? proposedTarget(row, chart, accounts, (parent) => (headings.has(parent) ? nextCode(parent, codes, pattern) : null))
      : { parts: [{ code: known, name: row.name, debitFen: row.debitFen, creditFen: row.creditFen }], reason: '' };
    if (target === null) continue;
    targets[String(row.row)] = target;
    const [part] = target.parts;
    if (part !== undefined && part.name !== null) {
      codes.push(part.code);
      addedBy.set(`${row.code.slice(0, 3)}|${row.name}`, part.code);
    }
  }
  return targets;
}

async function openRecord(ctx: CommandContext, accountSetId: AccountSetId, version: number) {
  const record = requireConversion(await readRecord(ctx.trx, accountSetId));
  if (record.status === 'finished') throw new AppError('conversion_finished', {});
  if (record.version !== version) throw new AppError('changed_meanwhile', { what: 'conversion' });
  return record;
}

/** Where one balance goes, whole or in parts. Anything may be written down; finishing refuses what is wrong. Refuses `conversion_missing`, `conversion_finished`, `changed_meanwhile`, `not_found`. */
export async function setTarget(ctx: CommandContext, input: InputOf<typeof openingContract.setTarget>): Promise<{ version: number }> {
  const record = await openRecord(ctx, input.accountSetId, input.version);
  if (!record.oldRows.some((row) => row.row === input.row)) throw new AppError('not_found', { what: 'row', id: String(input.row) });
  const targets: Targets = { ...record.targets, [String(input.row)]: { parts: input.parts, reason: input.reason } };
  await ctx.trx.updateTable('chartConversions').set({ targets: JSON.stringify(targets), version: record.version + 1 }).where('accountSetId', '=', input.accountSetId).execute();
  return { version: record.version + 1 };
}

/** Records a physical count, or takes it back. Refuses as `setTarget`. */
export async function setCheck(ctx: CommandContext, input: InputOf<typeof openingContract.setCheck>): Promise<{ version: number }> {
  const record = await openRecord(ctx, input.accountSetId, input.version);
  if (!readOldChart().checks.some((check) => check.key === input.key)) throw new AppError('not_found', { what: 'check', id: input.key });
  const checks: Checks = { ...record.checks, [input.key]: { doneOn: input.doneOn, note: input.note } };
  await ctx.trx.updateTable('chartConversions').set({ checks: JSON.stringify(checks), version: record.version + 1 }).where('accountSetId', '=', input.accountSetId).execute();
  return { version: record.version + 1 };
}

/**
 * Adds the accounts that are needed and drafts the opening voucher of the new books; it is reviewed and posted like every other. Refuses
 * `conversion_missing`, `conversion_finished`, `changed_meanwhile`, `conversion_not_ready`, `conversion_rows_refused` (a person the register does not know),
 * what `addAccount` and `saveVoucher` refuse.
 */
export async function finishConversion(ctx: CommandContext, input: InputOf<typeof openingContract.finishConversion>): Promise<OutputOf<typeof openingContract.finishConversion>> {
  const { trx } = ctx;
  const record = await openRecord(ctx, input.accountSetId, input.version);
  const state = requireConversion(await readConversion(trx, input.accountSetId));
  if (!state.ties || state.openRows > 0 || state.openChecks > 0) throw new AppError('conversion_not_ready', { rows: state.openRows, checks: state.openChecks });
  const set = await readAccountSet(trx, input.accountSetId);
  const added = new Map(Object.values(record.targets).flatMap((target) => target.parts).flatMap((part) => (part.name === null ? [] : [[part.code, part.name] as const])));
  for (const [code, name] of [...added].toSorted(([a], [b]) => (a < b ? -1 : 1))) await addUnderParent(ctx, set, code, name);
  ctx.fail('opening.converted');
  const opening = await trx.selectFrom('vouchers').select(['id', 'version']).where('accountSetId', '=', set.id).where('kind', '=', 'opening').executeTakeFirst();
  const { voucherId } = await saveVoucher(ctx, {
    ...(opening === undefined ? {} : { voucherId: opening.id, version: opening.version }), accountSetId: set.id, voucherDate: lastDay(set.openingMonth), kind: 'opening', attachmentsCount: 1, lines: await linesOf(ctx, record),
  });
  await trx.updateTable('chartConversions').set({ status: 'finished', voucherId, version: record.version + 1 }).where('accountSetId', '=', set.id).execute();
  return { voucherId, added: added.size };
}

async function addUnderParent(ctx: CommandContext, set: { id: AccountSetId; codePattern: string }, code: string, name: string): Promise<void> {
  const parent = parentCode(code, set.codePattern);
  const row = parent === null || levelOfCode(code, set.codePattern) === null ? undefined : await ctx.trx.selectFrom('accounts').select('id').where('accountSetId', '=', set.id).where(sql<boolean>`code = ${parent}`).executeTakeFirst();
  if (!row) throw new AppError('account_code_pattern', { code, pattern: set.codePattern });
  await addAccount(ctx, { parentId: row.id, code, name, dimensions: [], flags: [] });
}

async function linesOf(ctx: CommandContext, record: { oldRows: OldRow[]; targets: Targets }): Promise<VoucherLineInput[]> {
  const people = await namePeople(ctx.trx, ctx.vault, record.oldRows.map((row) => ({ ...row, fault: null })));
  return record.oldRows.flatMap((row) => {
    const named = people({ ...row, fault: null });
    if (named.fault !== null) throw new AppError('conversion_rows_refused', { count: 1, row: row.row, fault: 'personUnknown', shown: named.fault.shown });
    return (record.targets[String(row.row)]?.parts ?? []).filter((part) => part.debitFen !== 0 || part.creditFen !== 0).map((part): VoucherLineInput => ({
      summary: `旧账 ${row.code} ${row.name} 转入`.slice(0, 200), accountCode: part.code, debitFen: part.debitFen, creditFen: part.creditFen, residentId: named.residentId, householdId: named.householdId,
      counterparty: row.counterparty || null, project: row.project || null, fund: row.fund || null,
    }));
  });
}
