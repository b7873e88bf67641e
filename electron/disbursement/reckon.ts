/**
 * The past months of a programme put through its rules once more, with what is known now: who was owed more (补差, 补发), who was
 * paid too much (追回). A raised standard, a fact entered late, a death found late all come out here; nothing is written.
 */
import { sql } from 'kysely';
import { groupBy } from '#shared/group-by.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { disbursementContract } from '#shared/disbursement/contract.ts';
import { APPROVED_STATUSES } from '#shared/disbursement/status.ts';
import { AppError } from '#shared/errors.ts';
import { addMonths, type Instant, type Month } from '#shared/days.ts';
import type { BatchLineId, HouseholdId, ProgrammeId, ResidentId } from '#shared/ids.ts';
import { fen, sumFen, ZERO_FEN, type Fen } from '#shared/money.ts';
import { refusalSentence, type RuleNames } from '#shared/welfare/rule-sentence.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { readRows } from '#electron/residents/read-rows.ts';
import { decidePeople, type DecidedPerson } from '#electron/welfare/decide-people.ts';
import { findVersionFor, readRuleNames, readProgramme, rulesOf, type ProgrammeRow, type Reads } from '#electron/welfare/versions.ts';
import { liveRecoveryLines, liveRecoveryMonths } from './recoveries.ts';

/** Months looked at in one go: arrears of three years. More are a slip of the year more often than arrears. */
export const MOST_MONTHS = 36;

export interface ReckonedMonth {
  readonly month: Month;
  /** The list's own line; null when the person was not on it. */
  readonly mainLineId: BatchLineId | null;
  readonly entitledFen: Fen;
  /** What stands for the month: its line, supplements, and what was set off. */
  readonly stoodFen: Fen;
  /** Entitled minus stood; what is being recovered of too much is left out. */
  readonly differenceFen: Fen;
  /** What of it was really paid: no more than this can be recovered. */
  readonly paidFen: Fen;
  readonly why: { readonly zh: string; readonly en: string };
}
export interface ReckonedPerson { readonly residentId: ResidentId; readonly decided: DecidedPerson; readonly months: readonly ReckonedMonth[] }

interface StandingLine { recoveringFen: Fen; residentId: ResidentId; householdId: HouseholdId | null; lineId: BatchLineId; kind: string; status: string; origin: string; amountFen: Fen; paidFen: Fen; statusReason: string | null }

/**
 * Everybody whose month differs, by person in the order of residents. Only months whose own batch has been approved: the others are
 * still to be paid by it. Sums fixed by hand are left as they are. Refuses `reckon_range` for no month, or more than three years.
 */
export async function reckonMonths(db: Reads, programme: ProgrammeRow, range: { fromMonth: Month; toMonth: Month; knownAt: Instant }, residentIds?: readonly ResidentId[]): Promise<ReckonedPerson[]> {
  if (range.fromMonth > range.toMonth || addMonths(range.fromMonth, MOST_MONTHS) <= range.toMonth) throw new AppError('reckon_range', { fromMonth: range.fromMonth, toMonth: range.toMonth, most: MOST_MONTHS });
  const batches = await db.selectFrom('batches').selectAll().where('programmeId', '=', programme.id).where('kind', '=', 'main').where('status', 'in', APPROVED_STATUSES)
    .where('benefitMonth', '>=', range.fromMonth).where('benefitMonth', '<=', range.toMonth).orderBy('benefitMonth').execute();
  const grids = await readRuleNames(db);
  const found = new Map<ResidentId, { decided: DecidedPerson; months: ReckonedMonth[] }>();
  for (const batch of batches) {
    const version = await findVersionFor(db, programme.id, batch.benefitMonth);
    if (version === undefined) continue;
    const decided = await decidePeople(db, { programmeId: programme.id, target: programme.target, period: programme.period, rules: rulesOf(version), month: batch.benefitMonth, asOf: batch.asOf, knownAt: range.knownAt }, residentIds);
    const standing = await readStanding(db, programme, batch.benefitMonth);
    const missing = residentIds === undefined ? [...standing.keys()].filter((residentId) => !decided.some((d) => d.person.residentId === residentId)) : [];
    if (missing.length > 0) decided.push(...(await decidePeople(db, { programmeId: programme.id, target: programme.target, period: programme.period, rules: rulesOf(version), month: batch.benefitMonth, asOf: batch.asOf, knownAt: range.knownAt }, missing)));
    for (const each of decided) {
      const lines = standing.get(each.person.residentId) ?? (programme.target === 'household' ? [...standing.values()].find((own) => own[0]?.householdId === each.person.householdId) : undefined) ?? [];
      const reckoned = reckonOne(each, lines, batch.benefitMonth, version.resolutionNo, version.id === batch.versionId, grids);
      if (reckoned === null) continue;
      const known = found.get(each.person.residentId);
      if (known === undefined) found.set(each.person.residentId, { decided: each, months: [reckoned] });
      else known.months.push(reckoned);
    }
  }
  return [...found].map(([residentId, { decided, months }]) => ({ residentId, decided, months })).toSorted((a, b) => a.residentId - b.residentId);
}

function reckonOne({ decision }: DecidedPerson, lines: readonly StandingLine[], month: Month, resolutionNo: string, sameVersion: boolean, grids: RuleNames): ReckonedMonth | null {
  const main = lines.find((line) => line.kind === 'main');
  // Decided by hand is not decided by the rule: neither what was named, nor who was taken off.
  if (main?.origin === 'manual') return null;
  const entitledFen = decision.eligible ? decision.amountFen : ZERO_FEN;
  const stands = lines.filter((line) => line.status !== 'removed');
  const stoodFen = sumFen(stands.map((line) => line.amountFen));
  // What is being recovered already is not overpaid once more.
  const recoveringFen = sumFen(stands.map((line) => line.recoveringFen));
  const differenceFen = entitledFen >= stoodFen ? fen(entitledFen - stoodFen) : fen(Math.min(0, entitledFen - stoodFen + recoveringFen));
  if (differenceFen === 0) return null;
  const off = main !== undefined && main.status === 'removed' ? (main.statusReason ?? '') : null;
  const why = differenceFen < 0 ? (decision.eligible ? { zh: '按现有资料应发较少', en: 'less by what is known now' } : { zh: refusalSentence(decision, 'zh', grids), en: refusalSentence(decision, 'en', grids) })
    : off !== null ? { zh: `当期移出：${off}`, en: `removed then: ${off}` }
    : main === undefined ? { zh: '当期未列入，按现有资料符合条件', en: 'was not on the list; entitled by what is known now' }
    : sameVersion ? { zh: '认定情况变化', en: 'facts have changed' } : { zh: `执行新标准（${resolutionNo}）`, en: `new standard (${resolutionNo})` };
  return { month, mainLineId: main?.lineId ?? null, entitledFen, stoodFen, differenceFen, paidFen: sumFen(stands.map((line) => line.paidFen)), why };
}

/** Lines and supplements of one month by resident, sums with what was set off, lines of entries merged into him included; the same that the database's own guard counts. */
async function readStanding(db: Reads, programme: ProgrammeRow, month: Month): Promise<ReadonlyMap<ResidentId, StandingLine[]>> {
  const live = sql`('toPay', 'held', 'sent', 'paid', 'partPaid', 'failed', 'returned')`;
  const followed = sql`exists (select 1 from batchLines f where f.parentLineId = l.id and f.kind = 'followUp' and f.status in ${live})`;
  const rows = await readRows<StandingLine>(db, sql`
    select coalesce(r.mergedIntoId, l.residentId) as residentId, l.householdId, l.id as lineId, l.kind, l.status, l.origin, l.amountFen + l.setOffFen as amountFen, l.statusReason,
      l.paidFen + (select coalesce(sum(f.paidFen), 0) from batchLines f where f.parentLineId = l.id and f.kind = 'followUp') as paidFen,
      (select coalesce(sum(x.amountFen), 0) from ${liveRecoveryLines} x where x.lineId = l.id or x.lineId in (select f.id from batchLines f where f.parentLineId = l.id)) as recoveringFen
    from batchLines l join residents r on r.id = l.residentId join batches b on b.id = l.batchId where l.programmeId = ${programme.id} and l.benefitMonth = ${month} and l.kind = 'main' and b.status <> 'voided' and (l.status in ${live} or l.status = 'removed' or (l.status = 'cancelled' and ${followed}))
    union all
    select coalesce(r.mergedIntoId, l.residentId), l.householdId, l.id, l.kind, l.status, l.origin, x.amountFen, l.statusReason, iif(l.status = 'paid', x.amountFen, 0), (select coalesce(sum(y.amountFen), 0) from ${liveRecoveryMonths} y where y.lineId = l.id and y.month = x.month)
    from batchLineMonths x join batchLines l on l.id = x.lineId join residents r on r.id = l.residentId where l.programmeId = ${programme.id} and x.month = ${month} and l.status in ${live}`);
  return groupBy(rows, (row) => row.residentId);
}

/** The page of what is owed and overpaid for some months of a programme. */
export async function showReckoning({ db, clock }: QueryContext, input: InputOf<typeof disbursementContract.reckon>): Promise<OutputOf<typeof disbursementContract.reckon>> {
  const programme = await readRuleProgramme(db, input.programmeId);
  const people = await reckonMonths(db, programme, { ...input, knownAt: clock.now() });
  const shown = people.map(({ residentId, decided, months }) => ({
    residentId, name: decided.person.name, gridName: decided.person.gridName, months: months.map((month) => ({ ...month })),
    owedFen: sumFen(months.map((m) => fen(Math.max(0, m.differenceFen)))), overpaidFen: sumFen(months.map((m) => fen(Math.max(0, -m.differenceFen)))),
  }));
  return { people: shown, owedFen: sumFen(shown.map((p) => p.owedFen)), overpaidFen: sumFen(shown.map((p) => p.overpaidFen)) };
}

/** The programme, if a rule decides it. @throws AppError not_found, claims_only */
export async function readRuleProgramme(db: Reads, programmeId: ProgrammeId): Promise<ProgrammeRow> {
  const programme = await readProgramme(db, programmeId);
  if (programme.basis === 'claims') throw new AppError('claims_only', { code: programme.code });
  return programme;
}
