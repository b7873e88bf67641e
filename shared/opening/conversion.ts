/** From the chart of 2004 to that of 2023: rules as data, where a balance goes, and that nothing is lost on the way (财会〔2023〕20号). */
import { z } from 'zod';
import { fenSchema, fen, type Fen } from '../money.ts';
import { sameName, type BalanceRow } from './balance-rows.ts';

/** resources/accounts/collective-2004.json. */
export const oldChartSchema = z.object({
  name: z.string(), note: z.string(),
  accounts: z.array(z.object({
    code: z.string().regex(/^\d{3}$/), name: z.string(),
    /** Level-1 accounts of the new chart a balance may go to; the first is proposed unless somebody has to decide. */
    to: z.array(z.string()).min(1),
    /** split: a person divides it; reason: a person decides and writes the reason and resolution. */
    asks: z.enum(['split', 'reason']).optional(), note: z.string().optional(),
  })),
  checks: z.array(z.object({ key: z.string(), text: z.string() })),
});
export type OldChart = z.output<typeof oldChartSchema>;
export type OldAccount = OldChart['accounts'][number];

/** One lowest balance of the old books. */
export const oldRowSchema = z.object({
  row: z.int(), code: z.string(), name: z.string(), debitFen: fenSchema, creditFen: fenSchema,
  counterparty: z.string(), person: z.string(), idNumber: z.string(), householdNo: z.string(), project: z.string(), fund: z.string(),
});
export type OldRow = z.output<typeof oldRowSchema>;

/** Where a part of a balance goes. `name`: the account is added under `code`'s parent. */
export const targetPartSchema = z.object({ code: z.string().regex(/^\d{3,20}$/), name: z.string().trim().min(1).max(60).nullable(), debitFen: fenSchema, creditFen: fenSchema });
export type TargetPart = z.output<typeof targetPartSchema>;
export const targetSchema = z.object({ parts: z.array(targetPartSchema).min(1).max(20), reason: z.string().trim().max(200) });
export type Target = z.output<typeof targetSchema>;

export const CONVERSION_FAULTS = ['unknownOld', 'oldNameDiffers', 'oldSubtotalDiffers', 'amount', 'noTarget', 'sumDiffers', 'reasonMissing', 'wrongPlace', 'targetMissing', 'targetNotLeaf', 'personUnknown'] as const;
export type ConversionFault = (typeof CONVERSION_FAULTS)[number];

export const oldAccountOf = (chart: OldChart, code: string): OldAccount | undefined => chart.accounts.find((account) => account.code === code.slice(0, 3));

const net = (row: { debitFen: number; creditFen: number }): bigint => BigInt(row.debitFen) - BigInt(row.creditFen);

/**
 * The lowest balances of an old trial balance: rows that sum others up are checked and dropped, rows of nothing are dropped. A level-1 row whose name is
 * not that of the chart of 2004 is a fault: the books may be of another chart with the same codes.
 */
export function lowestRows(rows: readonly BalanceRow[], chart: OldChart): { rows: OldRow[]; faults: { row: number; fault: ConversionFault; shown: string }[] } {
  const faults: { row: number; fault: ConversionFault; shown: string }[] = [];
  const lowest: OldRow[] = [];
  for (const row of rows) {
    const old = oldAccountOf(chart, row.code);
    const names = (other: BalanceRow): boolean => [other.counterparty, other.person, other.idNumber, other.householdNo, other.project, other.fund].some((text) => text !== '');
    if (row.fault !== null) faults.push({ row: row.row, fault: 'amount', shown: row.fault.shown });
    else if (old === undefined) {
      if (row.debitFen !== 0 || row.creditFen !== 0) faults.push({ row: row.row, fault: 'unknownOld', shown: `${row.code} ${row.name}` });
    } else if (row.code.length === 3 && !isOldName(row.name, old)) faults.push({ row: row.row, fault: 'oldNameDiffers', shown: old.name });
    else {
      const below = rows.filter((other) => other !== row && other.fault === null && other.code.startsWith(row.code) && (other.code !== row.code || (!names(row) && names(other))));
      const details = below.filter((other) => !below.some((lower) => lower !== other && lower.code.startsWith(other.code) && (lower.code !== other.code || (!names(other) && names(lower)))));
      if (details.length > 0) {
        const difference = net(row) - details.reduce((sum, other) => sum + net(other), 0n);
        if (difference !== 0n) faults.push({ row: row.row, fault: 'oldSubtotalDiffers', shown: String(Number(difference) / 100) });
      } else if (row.debitFen !== 0 || row.creditFen !== 0) {
        const { fault: _fault, ...rest } = row;
        lowest.push(rest);
      }
    }
  }
  return { rows: lowest, faults };
}

/** Spellings of one old name: with the aside in brackets, and without it. */
function isOldName(name: string, old: OldAccount): boolean {
  const bare = (text: string): string => text.replaceAll(/[（(].*?[）)]/g, '');
  return sameName(name, old.name) || sameName(bare(name), bare(old.name));
}

/** An account of the new set, as far as targets look at it. */
export interface NewAccount { readonly code: string; readonly name: string; readonly leaf: boolean; readonly level: number }

/**
 * What is proposed for a balance: the leaf of the new account with the same name; the only leaf; an account to be added with the old detail's name.
 * Null where a person has to decide (split, or 应付福利费), or nothing fits.
 */
export function proposedTarget(row: OldRow, chart: OldChart, accounts: readonly NewAccount[], nextCodeUnder: (parent: string) => string | null): Target | null {
  const old = oldAccountOf(chart, row.code);
  if (old === undefined || old.asks !== undefined) return null;
  const top = old.to[0]!;
  const leaves = accounts.filter((account) => account.leaf && account.code.startsWith(top));
  const whole = (code: string, name: string | null): Target => ({ parts: [{ code, name, debitFen: row.debitFen, creditFen: row.creditFen }], reason: '' });
  const same = leaves.find((leaf) => sameName(row.name, leaf.name));
  if (same !== undefined) return whole(same.code, null);
  if (top === '322') return whole(accounts.find((account) => account.code === '32202') === undefined ? top : '32202', null);
  const only = leaves.length === 1 && leaves[0]!.code === top;
  if (only) return whole(top, null);
  if (row.code.length === 3) {
    // A balance of the whole account where the new one has details: the one for the rest, or a person decides.
    const rest = leaves.find((leaf) => /其他|基本户/.test(leaf.name));
    return rest === undefined ? null : whole(rest.code, null);
  }
  const code = nextCodeUnder(top);
  return code === null ? null : whole(code, row.name.split(/[-—/／\\]/).at(-1)?.trim() || row.name);
}

/** What is wrong with the target of a row; null when nothing is. */
export function judgeTarget(row: OldRow, target: Target | null, chart: OldChart, accounts: readonly NewAccount[]): { fault: ConversionFault; shown: string } | null {
  const old = oldAccountOf(chart, row.code);
  if (target === null || old === undefined) return { fault: 'noTarget', shown: old?.to.join('、') ?? '' };
  const sum = target.parts.reduce((total, part) => total + net(part), 0n);
  if (sum !== net(row)) return { fault: 'sumDiffers', shown: String(Number(net(row) - sum) / 100) };
  if (old.asks === 'reason' && target.reason.trim() === '') return { fault: 'reasonMissing', shown: old.name };
  for (const part of target.parts) {
    if (!old.to.some((top) => part.code.startsWith(top))) return { fault: 'wrongPlace', shown: part.code };
    const account = accounts.find((each) => each.code === part.code);
    if (part.name === null && account === undefined) return { fault: 'targetMissing', shown: part.code };
    if (part.name === null && account?.leaf !== true) return { fault: 'targetNotLeaf', shown: `${part.code} ${account?.name ?? ''}` };
  }
  return null;
}

export interface TieRow { readonly oldCode: string; readonly oldName: string; readonly oldFen: Fen; readonly parts: { readonly code: string; readonly fen: Fen }[] }

/** Old level-1 accounts with their balance (debit positive) and the new level-1 accounts it went to: the comparison table. Sums tie by making. */
export function compareTable(rows: readonly OldRow[], targets: Readonly<Record<string, Target>>, chart: OldChart): TieRow[] {
  return chart.accounts.flatMap((old) => {
    const own = rows.filter((row) => row.code.startsWith(old.code));
    if (own.length === 0) return [];
    const parts = new Map<string, number>();
    for (const row of own) for (const part of targets[String(row.row)]?.parts ?? []) parts.set(part.code.slice(0, 3), (parts.get(part.code.slice(0, 3)) ?? 0) + part.debitFen - part.creditFen);
    return [{
      oldCode: old.code, oldName: old.name, oldFen: fen(own.reduce((sum, row) => sum + row.debitFen - row.creditFen, 0)),
      parts: [...parts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([code, amount]) => ({ code, fen: fen(amount) })),
    }];
  });
}
