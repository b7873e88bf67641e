/** Accounts that a voucher would overdraw, and accounts that are overdrawn: cash, bank, payables, earmarked money. */
import { sql } from 'kysely';
import type { CloseCheckHook } from '#electron/api/close-check-handlers.ts';
import { addMonths, firstDay, lastDay, monthOf, type Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountId, AccountSetId, VoucherId } from '#shared/ids.ts';
import type { GuardFinding, GuardInput, OverdrawnAccount } from '#shared/ledger/contract.ts';
import { firstDayBelow, guardsWith, type Guard, type GuardMode } from '#shared/ledger/guards.ts';
import { fen, formatYuan, type Fen } from '#shared/money.ts';
import { readAccountSet } from './account-sets.ts';
import { readRows, type Reads, type Writes } from './reads.ts';

/** The guards of an account set as they stand. */
export async function listGuards(db: Reads, accountSetId: AccountSetId): Promise<Guard[]> {
  const changes = await db.selectFrom('ledgerGuards').select(['key', 'mode', 'codes']).where('accountSetId', '=', accountSetId).execute();
  return guardsWith(changes.map((row) => ({ ...row, codes: JSON.parse(row.codes) as string[] })));
}

/** Changes what a guard does and for which accounts. Refuses `not_found`. */
export async function saveGuard(trx: Writes, input: GuardInput): Promise<void> {
  await readAccountSet(trx, input.accountSetId);
  const row = { accountSetId: input.accountSetId, key: input.key, mode: input.mode, codes: JSON.stringify(input.codes) };
  await trx.insertInto('ledgerGuards').values(row).onConflict((conflict) => conflict.columns(['accountSetId', 'key']).doUpdateSet({ mode: row.mode, codes: row.codes })).execute();
}

interface GuardedVoucher { readonly accountSetId: AccountSetId; readonly voucherDate: Day; readonly kind: string; readonly sourceKind: string }
interface GuardedLine { readonly accountId: AccountId; readonly debitFen: Fen; readonly creditFen: Fen; readonly programmeId: number | null; readonly fund: string | null; readonly account: { readonly code: string; readonly name: string } }

/** Red letters, corrections of earlier years and opening balances put right what is wrong: they are told, never refused. */
const REFUSED_KINDS: readonly string[] = ['ordinary', 'closing'];

/**
 * What a voucher overdraws on its day or any day after it, counting posted vouchers and itself (`booked`: it is among the posted ones already). A
 * voucher that brings a balance nearer to its side is never found. `mode` says what posting does.
 */
async function findOverdraws(db: Reads, voucher: GuardedVoucher, lines: readonly GuardedLine[], booked: boolean): Promise<GuardFinding[]> {
  const guards = (await listGuards(db, voucher.accountSetId)).filter((guard) => guard.mode !== 'off');
  const findings: GuardFinding[] = [];
  for (const guard of guards) {
    const mode: GuardMode = guard.mode === 'refuse' && (voucher.sourceKind !== 'manual' || !REFUSED_KINDS.includes(voucher.kind)) ? 'warn' : guard.mode;
    for (const group of groupsOf(guard, lines)) {
      if (group.changeFen >= 0) continue;
      const below = await dayBelow(db, guard, group, voucher.voucherDate, booked);
      if (below === null || findings.some((other) => other.code === group.account.code && other.party === null && group.party === null)) continue;
      findings.push({ guard: guard.key, mode: mode === 'refuse' ? 'refuse' : 'warn', code: group.account.code, name: group.account.name, party: await partyName(db, guard, group.party), day: below.day, balanceFen: fen(below.balanceFen), changeFen: fen(group.changeFen) });
    }
  }
  return findings;
}

interface Group { readonly accountId: AccountId; readonly account: GuardedLine['account']; readonly party: string | number | null; changeFen: number }

function groupsOf(guard: Guard, lines: readonly GuardedLine[]): Group[] {
  const groups = new Map<string, Group>();
  const add = (line: GuardedLine, party: string | number | null): void => {
    const key = `${line.accountId}|${party ?? ''}`;
    const group = groups.get(key) ?? { accountId: line.accountId, account: line.account, party, changeFen: 0 };
    group.changeFen += guard.side === 'debit' ? line.debitFen - line.creditFen : line.creditFen - line.debitFen;
    groups.set(key, group);
  };
  for (const line of lines) {
    if (!guard.codes.some((code) => line.account.code.startsWith(code))) continue;
    add(line, null);
    const party = guard.by === null ? null : line[guard.by];
    if (party !== null) add(line, party);
  }
  return [...groups.values()];
}

/** The first day from `day` on, with the voucher in it, on which the balance stands on the wrong side. */
async function dayBelow(db: Reads, guard: Guard, group: Group, day: Day, booked: boolean): Promise<{ day: Day; balanceFen: number } | null> {
  const sign = guard.side === 'debit' ? 1 : -1;
  const party = guard.by === 'fund' ? sql`l.fund = ${group.party}` : sql`l.programmeId = ${group.party}`;
  const rows = await readRows<{ day: Day; changeFen: number }>(db, group.party === null ? sql`
    select iif(day < ${day}, ${day}, day) as day, sum(debitFen - creditFen) as changeFen from accountDays where accountId = ${group.accountId} and day >= ${firstDay(monthOf(day))} group by 1 order by 1` : sql`
    select iif(l.bookedOn < ${day}, ${day}, l.bookedOn) as day, sum(l.debitFen - l.creditFen) as changeFen from voucherLines l
    where l.accountId = ${group.accountId} and l.bookedOn is not null and ${party} group by 1 order by 1`);
  const before = group.party === null ? await balanceBefore(db, group.accountId, day) : 0;
  const onDay = rows.filter((row) => row.day <= day).reduce((sum, row) => sum + row.changeFen, 0);
  return firstDayBelow(sign * (before + onDay) + (booked ? 0 : group.changeFen), day, rows.filter((row) => row.day > day).map((row) => ({ day: row.day, changeFen: sign * row.changeFen })));
}

/** Debit minus credit of everything posted up to the end of the month before that of `day`. */
async function balanceBefore(db: Reads, accountId: AccountId, day: Day): Promise<number> {
  const row = await db.selectFrom('accountMonths').select(sql<number>`debitToDateFen - creditToDateFen`.as('balanceFen')).where('accountId', '=', accountId).where('month', '<', monthOf(day)).orderBy('month', 'desc').limit(1).executeTakeFirst();
  return row?.balanceFen ?? 0;
}

async function partyName(db: Reads, guard: Guard, party: string | number | null): Promise<string | null> {
  if (party === null || guard.by !== 'programmeId') return party === null ? null : String(party);
  const [programme] = await readRows<{ name: string }>(db, sql`select name from programmes where id = ${party}`);
  return programme?.name ?? String(party);
}

/** Refuses a voucher made by hand that has just been posted, and with it the whole act: `balance_overdrawn`, the first of what is found in mode 'refuse'. */
export async function refuseOverdraws(trx: Writes, voucher: GuardedVoucher, lines: readonly GuardedLine[]): Promise<void> {
  if (voucher.sourceKind !== 'manual' || !REFUSED_KINDS.includes(voucher.kind)) return;
  const found = (await findOverdraws(trx, voucher, lines, true)).find((finding) => finding.mode === 'refuse');
  if (found === undefined) return;
  const { guard, code, name, party, day, balanceFen } = found;
  throw new AppError('balance_overdrawn', { guard, code, name, party, day, balanceFen });
}

/** The findings for one saved voucher that is not posted; none for a posted one. */
export async function voucherOverdraws(db: Reads, voucherId: VoucherId): Promise<GuardFinding[]> {
  const voucher = await db.selectFrom('vouchers').select(['accountSetId', 'voucherDate', 'kind', 'sourceKind', 'status']).where('id', '=', voucherId).executeTakeFirst();
  if (!voucher || voucher.status === 'posted') return [];
  const lines = await db.selectFrom('voucherLines as l').innerJoin('accounts as a', 'a.id', 'l.accountId').select(['l.accountId', 'l.debitFen', 'l.creditFen', 'l.programmeId', 'l.fund', 'a.code', 'a.name']).where('l.voucherId', '=', voucherId).execute();
  return findOverdraws(db, voucher, lines.map((line) => ({ ...line, account: line })), false);
}

/** Accounts that stand on the wrong side at the end of a day between two days, by posted vouchers: the first such day of each, and the last balance. */
export async function listOverdrawn(db: Reads, input: { accountSetId: AccountSetId; from: Day; to: Day }): Promise<OverdrawnAccount[]> {
  const guards = (await listGuards(db, input.accountSetId)).filter((guard) => guard.mode !== 'off');
  const accounts = await db.selectFrom('accounts').select(['id', 'code', 'name']).where('accountSetId', '=', input.accountSetId).where('leaf', '=', 1).orderBy('code').execute();
  const found: OverdrawnAccount[] = [];
  for (const account of accounts) {
    const guard = guards.find((each) => each.codes.some((code) => account.code.startsWith(code)));
    if (guard === undefined) continue;
    const sign = guard.side === 'debit' ? 1 : -1;
    const days = await readRows<{ day: Day; changeFen: number }>(db, sql`select day, debitFen - creditFen as changeFen from accountDays where accountId = ${account.id} and day between ${firstDay(monthOf(input.from))} and ${input.to} order by day`);
    const signed = days.map((row) => ({ day: row.day, changeFen: sign * row.changeFen }));
    const start = sign * (await balanceBefore(db, account.id, input.from)) + signed.filter((row) => row.day < input.from).reduce((sum, row) => sum + row.changeFen, 0);
    const within = signed.filter((row) => row.day >= input.from);
    const below = firstDayBelow(start, input.from, within);
    if (below === null) continue;
    const closing = within.reduce((sum, row) => sum + row.changeFen, start);
    found.push({ guard: guard.key, accountId: account.id, code: account.code, name: account.name, day: below.day, balanceFen: fen(below.balanceFen), closingFen: fen(closing) });
  }
  return found;
}

/** In the check list before a month is closed: a reminder, since the month may have to be closed with what happened. */
export const overdrawnCloseCheck: CloseCheckHook = {
  key: 'overdrawn', title: { zh: '现金、银行存款、应付和专项资金没有透支的日子（仅提醒）', en: 'Cash, bank, payables and earmarked money were never overdrawn (reminder only)' }, blocks: false,
  find: async (db, { accountSetId, month }) => (await listOverdrawn(db, { accountSetId, from: firstDay(month), to: lastDay(month) }))
    .map((one) => ({ label: `${one.code} ${one.name} ${one.day} ${formatYuan(one.balanceFen)}`, to: `/ledger/register/${one.accountId}/${month}` })),
};

/** The last twelve months up to today: what the desk and the page of guards show. */
export const recentRange = (today: Day): { from: Day; to: Day } => ({ from: firstDay(addMonths(monthOf(today), -11)), to: today });
