/** What is read of year-ends: the state of a year, its runs with their vouchers, the years there are. */
import { sql } from 'kysely';
import type { Actor } from '#electron/api/context.ts';
import { readAccountSet } from '#electron/ledger/account-sets.ts';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import type { Clock } from '#electron/office/clock.ts';
import type { YearEndRun, YearEndState } from '#shared/closing/contract.ts';
import type { YearEndChoice, YearEndStatus, YearEndStepKey } from '#shared/closing/year-end.ts';
import { yearOf, type Instant } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountSetId, Id } from '#shared/ids.ts';
import { negate } from '#shared/money.ts';
import { may } from '#shared/permissions.ts';
import { readYearGround } from './year-end-plan.ts';

interface Row {
  yearEndId: Id<'yearEnd'>; year: number; status: YearEndStatus; choice: string; plan: string; preparedByStaffId: number; preparedName: string; preparedAt: Instant;
  confirmedName: string | null; confirmedAt: Instant | null; postedName: string | null; postedAt: Instant | null; endedName: string | null; endedAt: Instant | null;
  reversalReason: string | null; reversalName: string | null; reversalAskedAt: Instant | null; reversalAskedByStaffId: number | null; vouchers: string;
}

async function readRuns(db: Reads, where: ReturnType<typeof sql>, actor: Actor): Promise<YearEndRun[]> {
  const rows = await readRows<Row>(db, sql`
    select y.id as yearEndId, y.year, y.status, y.choice, y.plan, y.preparedByStaffId, p.name as preparedName, y.preparedAt, c.name as confirmedName, y.confirmedAt, o.name as postedName, y.postedAt,
      e.name as endedName, y.endedAt, y.reversalReason, r.name as reversalName, y.reversalAskedAt, y.reversalAskedByStaffId,
      (select json_group_array(json_object('voucherId', v.id, 'step', w.step, 'reversal', w.reversal, 'word', v.word, 'number', v.number, 'totalFen', v.totalFen) order by v.id)
        from yearEndVouchers w join vouchers v on v.id = w.voucherId where w.yearEndId = y.id) as vouchers
    from yearEnds y join staff p on p.id = y.preparedByStaffId left join staff c on c.id = y.confirmedByStaffId left join staff o on o.id = y.postedByStaffId
    left join staff e on e.id = y.endedByStaffId left join staff r on r.id = y.reversalAskedByStaffId where ${where} order by y.id desc`);
  return rows.map((row) => runOf(row, actor));
}

function runOf(row: Row, actor: Actor): YearEndRun {
  const person = (name: string | null, at: Instant | null) => (name === null || at === null ? null : { name, at });
  const cashier = actor.roles.includes('cashier');
  const asked = row.reversalReason !== null;
  return {
    yearEndId: row.yearEndId, year: row.year, status: row.status, choice: JSON.parse(row.choice) as YearEndChoice, plan: JSON.parse(row.plan) as YearEndRun['plan'],
    prepared: { name: row.preparedName, at: row.preparedAt }, confirmed: person(row.confirmedName, row.confirmedAt), posted: person(row.postedName, row.postedAt), ended: person(row.endedName, row.endedAt),
    reversal: row.reversalReason === null || row.reversalName === null || row.reversalAskedAt === null ? null : { reason: row.reversalReason, name: row.reversalName, at: row.reversalAskedAt },
    vouchers: (JSON.parse(row.vouchers) as (Omit<YearEndRun['vouchers'][number], 'reversal' | 'step'> & { reversal: number; step: YearEndStepKey })[]).map((each) => ({ ...each, reversal: each.reversal === 1 })),
    may: {
      confirm: row.status === 'prepared' && row.preparedByStaffId !== actor.staffId && !cashier && may(actor.roles, 'ledger.review'),
      post: row.status === 'confirmed' && !cashier && may(actor.roles, 'ledger.post'),
      discard: (row.status === 'prepared' || row.status === 'confirmed') && may(actor.roles, 'ledger.close'),
      askReversal: row.status === 'posted' && !asked && may(actor.roles, 'ledger.close'),
      approveReversal: row.status === 'posted' && asked && row.reversalAskedByStaffId !== actor.staffId && !cashier && may(actor.roles, 'ledger.review'),
    },
  };
}

/** One year of an account set: what stands in its way, what the charter says, the standing run and the earlier ones. */
export async function readYearEnd(db: Reads, clock: Clock, accountSetId: AccountSetId, year: number, actor: Actor): Promise<YearEndState> {
  const ground = await readYearGround(db, clock, accountSetId, year);
  const runs = await readRuns(db, sql`y.accountSetId = ${accountSetId} and y.year = ${year}`, actor);
  const standing = (run: YearEndRun): boolean => run.status !== 'discarded' && run.status !== 'reversed';
  return {
    accountSetName: ground.set.name, year, checks: ground.checks, ready: ground.checks.every((check) => check.holds), charter: ground.charter,
    reserves: ground.accounts.filter((a) => a.rootCode === '311').map(({ code, name, balanceFen }) => ({ code, name, balanceFen: negate(balanceFen) })),
    payables: ground.accounts.filter((a) => a.rootCode === '113' || a.rootCode === '211').map(({ code, name }) => ({ code, name })),
    run: runs.find(standing) ?? null, earlier: runs.filter((run) => !standing(run)),
  };
}

/** One run for the paper. Refuses `not_found`. */
export async function readYearEndRun(db: Reads, yearEndId: Id<'yearEnd'>, actor: Actor): Promise<{ accountSetName: string; run: YearEndRun }> {
  const [run] = await readRuns(db, sql`y.id = ${yearEndId}`, actor);
  const row = await db.selectFrom('yearEnds').select('accountSetId').where('id', '=', yearEndId).executeTakeFirst();
  if (!run || !row) throw new AppError('not_found', { what: 'yearEnd', id: String(yearEndId) });
  return { accountSetName: (await readAccountSet(db, row.accountSetId)).name, run };
}

/** Years from the account set's first to today's, the latest first, each with its standing run. */
export async function listYears(db: Reads, clock: Clock, accountSetId: AccountSetId): Promise<{ year: number; status: YearEndStatus | null }[]> {
  const set = await readAccountSet(db, accountSetId);
  const runs = await db.selectFrom('yearEnds').select(['year', 'status']).where('accountSetId', '=', accountSetId).where('status', 'in', ['prepared', 'confirmed', 'posted']).execute();
  const statuses = new Map(runs.map((run) => [run.year, run.status]));
  const first = yearOf(set.startMonth);
  return Array.from({ length: Math.max(1, yearOf(clock.today()) - first + 1) }, (_, n) => first + n).reverse().map((year) => ({ year, status: statuses.get(year) ?? null }));
}
