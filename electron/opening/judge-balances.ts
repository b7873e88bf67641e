/** Says of every row of a file of balances whether it can be taken over, and why not. */
import { listAccounts } from '#electron/ledger/accounts.ts';
import { readAccountSet } from '#electron/ledger/account-sets.ts';
import type { Reads } from '#electron/ledger/reads.ts';
import type { Vault } from '#electron/vault/vault.ts';
import { lastDay } from '#shared/days.ts';
import type { AccountSetId } from '#shared/ids.ts';
import { levelOfCode, parentCode } from '#shared/ledger/account-code.ts';
import { totalOfLines, type LinesTotal } from '#shared/ledger/check-lines.ts';
import type { Account } from '#shared/ledger/contract.ts';
import type { VoucherLineInput } from '#shared/ledger/contract.ts';
import { fen } from '#shared/money.ts';
import { sameName, type BalanceRow } from '#shared/opening/balance-rows.ts';
import type { JudgedRow } from '#shared/opening/contract.ts';
import type { RowReason } from '#shared/opening/words.ts';
import { namePeople, type Named, type NamePeople } from './people-named.ts';

/** An account that the file has and the account set has not. */
export interface AddedAccount { readonly code: string; readonly name: string; readonly parentCode: string }
export interface Judged {
  readonly rows: JudgedRow[];
  readonly lines: VoucherLineInput[];
  /** Parents before their children. */
  readonly added: AddedAccount[];
  readonly total: LinesTotal;
}

interface Place { readonly code: string; readonly name: string; readonly leaf: boolean; readonly side: Account['balanceSide']; readonly account: Account | null; readonly fault: RowReason | null }
type Fault = { readonly reason: RowReason; readonly shown: string } | null;

/** `summary` is what the lines say (期初余额). Nothing is written. */
export async function judgeBalances(db: Reads, vault: Pick<Vault, 'blindIndex'>, accountSetId: AccountSetId, rows: readonly BalanceRow[], options: { addAccounts: boolean; summary: string }): Promise<Judged> {
  const set = await readAccountSet(db, accountSetId);
  const accounts = await listAccounts(db, accountSetId);
  const added = options.addAccounts ? accountsToAdd(rows, accounts, set.codePattern) : [];
  const places = placesOf(accounts, added, lastDay(set.openingMonth));
  const people = await namePeople(db, vault, rows);
  const judged = rows.map((row) => judgeRow(row, rows, places, added, people));
  const lines = judged.flatMap(({ shown, named }, index): VoucherLineInput[] => {
    const row = rows[index]!;
    if (shown.status !== 'taken') return [];
    return [{
      summary: options.summary, accountCode: row.code, debitFen: row.debitFen, creditFen: row.creditFen, residentId: named.residentId, householdId: named.householdId,
      counterparty: row.counterparty || null, project: row.project || null, fund: row.fund || null,
    }];
  });
  return { rows: judged.map(({ shown }) => shown), lines, added, total: totalOfLines(lines) };
}

/** Accounts named by rows with a balance, and by rows above those, that fit below an account of the set. */
function accountsToAdd(rows: readonly BalanceRow[], accounts: readonly Account[], pattern: string): AddedAccount[] {
  const known = new Map(accounts.map((account) => [account.code, account]));
  const names = new Map(rows.filter((row) => row.fault === null).map((row) => [row.code, row.name]));
  const added = new Map<string, AddedAccount>();
  for (const [code, name] of [...names].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const above = parentCode(code, pattern);
    if (known.has(code) || levelOfCode(code, pattern) === null || above === null) continue;
    const parent = known.get(above);
    if ((parent !== undefined && !(parent.leaf && parent.used)) || added.has(above)) added.set(code, { code, name: lastName(name), parentCode: above });
  }
  return [...added.values()];
}

const lastName = (name: string): string => name.split(/[-—/／\\]/).at(-1)?.trim() || name;

function placesOf(accounts: readonly Account[], added: readonly AddedAccount[], day: string): Map<string, Place> {
  const parents = new Set(added.map((one) => one.parentCode));
  const places = new Map<string, Place>();
  for (const account of accounts) {
    const valid = account.validFrom <= day && (account.validTo === null || account.validTo >= day);
    places.set(account.code, { code: account.code, name: account.name, leaf: account.leaf && !parents.has(account.code), side: account.balanceSide, account, fault: valid ? null : 'notValid' });
  }
  for (const one of added) {
    places.set(one.code, { code: one.code, name: one.name, leaf: !parents.has(one.code), side: places.get(one.parentCode)?.side ?? 'both', account: null, fault: null });
  }
  return places;
}

const net = (rows: readonly BalanceRow[]): bigint => rows.reduce((sum, row) => sum + BigInt(row.debitFen) - BigInt(row.creditFen), 0n);
const yuan = (amount: bigint): string => `${amount < 0n ? '-' : ''}${(amount < 0n ? -amount : amount) / 100n}.${String((amount < 0n ? -amount : amount) % 100n).padStart(2, '0')}`;
const names = (row: BalanceRow): boolean => [row.counterparty, row.person, row.idNumber, row.householdNo, row.project, row.fund].some((text) => text !== '');

/** Rows that a row sums up: those of accounts below it; on a leaf, the rows of the same code that say whom they stand for. */
function detailsOf(row: BalanceRow, rows: readonly BalanceRow[], place: Place, places: ReadonlyMap<string, Place>): BalanceRow[] {
  if (place.leaf) return names(row) ? [] : rows.filter((other) => other !== row && other.code === row.code && names(other));
  const below = rows.filter((other) => other.code !== row.code && other.code.startsWith(row.code));
  // Of the rows below only the lowest ones count: a row above others repeats them.
  return below.filter((other) => {
    const at = places.get(other.code);
    return at === undefined || (at.leaf ? names(other) || !below.some((twin) => twin !== other && twin.code === other.code && names(twin)) : !below.some((lower) => lower.code !== other.code && lower.code.startsWith(other.code)));
  });
}

function judgeRow(row: BalanceRow, rows: readonly BalanceRow[], places: ReadonlyMap<string, Place>, added: readonly AddedAccount[], people: NamePeople): { shown: JudgedRow; named: Named } {
  const place = places.get(row.code);
  const named = people(row);
  const standsFor = [row.counterparty, named.words, row.project, row.fund].filter((part) => part !== '').join('　');
  const base = {
    row: row.row, code: row.code, name: row.name, debitFen: row.debitFen, creditFen: row.creditFen, standsFor, adds: added.some((one) => one.code === row.code),
    otherSide: place !== undefined && place.leaf && ((place.side === 'debit' && fen(row.debitFen - row.creditFen) < 0) || (place.side === 'credit' && fen(row.debitFen - row.creditFen) > 0)),
  };
  const refused = (fault: NonNullable<Fault>) => ({ shown: { ...base, status: 'refused' as const, ...fault }, named });
  const passed = (status: 'taken' | 'subtotal' | 'empty') => ({ shown: { ...base, status, reason: null, shown: '' }, named });
  if (row.fault !== null) return refused(row.fault);
  if (row.debitFen === 0 && row.creditFen === 0 && place === undefined) return passed('empty');
  if (place === undefined) return refused({ reason: 'unknownCode', shown: row.code });
  if (!sameName(row.name, place.name) && lastName(row.name) !== place.name) return refused({ reason: 'nameDiffers', shown: place.name });
  const details = detailsOf(row, rows, place, places);
  if (details.length > 0) {
    const difference = net([row]) - net(details);
    return difference === 0n ? passed('subtotal') : refused({ reason: 'subtotalDiffers', shown: yuan(difference) });
  }
  if (row.debitFen === 0 && row.creditFen === 0) return passed('empty');
  if (!place.leaf) return refused({ reason: 'notLeaf', shown: place.name });
  if (place.fault !== null) return refused({ reason: place.fault, shown: place.name });
  if (named.fault !== null) return refused(named.fault);
  const missing = missingDimension(place.account, row, named);
  if (missing !== undefined) return refused({ reason: 'dimensionMissing', shown: missing });
  const first = rows.find((other) => other.code === row.code && other.fault === null && sameDetails(other, row));
  if (first !== row && first !== undefined) return refused({ reason: 'twice', shown: String(first.row) });
  return passed('taken');
}

const sameDetails = (a: BalanceRow, b: BalanceRow): boolean => (['counterparty', 'person', 'idNumber', 'householdNo', 'project', 'fund'] as const).every((key) => a[key] === b[key]) && (a.debitFen !== 0 || a.creditFen !== 0);

function missingDimension(account: Account | null, row: BalanceRow, named: Named): string | undefined {
  const has: Readonly<Record<string, boolean>> = {
    residentId: named.residentId !== null, householdId: named.householdId !== null, counterparty: row.counterparty !== '', project: row.project !== '', fund: row.fund !== '',
  };
  return account?.dimensions.find((dimension) => has[dimension] !== true);
}
