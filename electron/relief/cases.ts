/** Reads of cases: the list, and one case with its bills, calculation, advances and what was granted before. */
import { sql } from 'kysely';
import type { QueryContext } from '#electron/api/context.ts';
import type { ApplicationId } from '#electron/applications/tables.ts';
import { shownAs, standing, type Standing } from '#electron/applications/list.ts';
import { noticeOfRound } from '#electron/applications/publish.ts';
import { readRow, readRows, type Reader } from '#electron/residents/read-rows.ts';
import { claimStandings } from '#electron/welfare/claims.ts';
import { OPEN_STATUSES } from '#shared/application-status.ts';
import type { InputOf } from '#shared/contract.ts';
import { ageOn, daysBetween, yearOf, type Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { ResidentId } from '#shared/ids.ts';
import { fen, sumFen, ZERO_FEN } from '#shared/money.ts';
import { may } from '#shared/permissions.ts';
import { deductedOf, inWindow } from '#shared/relief/calculate.ts';
import type { CaseRow, ReliefBill, ReliefCalculation, ReliefCase, reliefContract } from '#shared/relief/contract.ts';
import { lastCalculation, sameBills, storedInput, storedResult } from './calculate-case.ts';
import { readBills } from './bills.ts';
import { readCaseRow, waivedBy } from './case-row.ts';
import { availableOf } from './funds.ts';
import { advancedOf, grantedBefore, paidOf, recoveredOf } from './grants.ts';
import { rulesOn } from './rules.ts';

type Raw = Omit<CaseRow, 'shown' | 'advanceOverdueDays' | 'toRecoverFen'> & Standing & { readonly advanceDueOn: Day | null };

/** Own costs as the last calculation counted them, so that they stand beside its grant: bills that came too late are not in it. */
const calculatedBase = sql`(select s.value ->> 'fen' from reliefCalculations c, json_each(c.result, '$.steps') s where c.id = (select max(x.id) from reliefCalculations x where x.applicationId = a.id) and s.value ->> 'step' = 'base')`;

const shown = sql`select a.id as applicationId, a.applicationNo, r.name, h.householdNo, a.receivedOn, a.status, ${standing}, coalesce(a.amountFen, a.proposedFen) as amountFen,
  (select count(*) from reliefBills b where b.applicationId = a.id and b.removedAt is null) as bills,
  coalesce(${calculatedBase}, (select sum(b.totalFen - b.pooledFen - b.criticalFen - b.assistanceFen - b.commercialFen - b.otherFen - b.excludedFen) from reliefBills b where b.applicationId = a.id and b.removedAt is null), 0) as baseFen,
  (select c.grantFen from reliefCalculations c where c.applicationId = a.id order by c.id desc limit 1) as calculatedFen, a.amountFen as grantedFen, ${paidOf(sql`a.id`)} as paidFen, ${advancedOf(sql`a.id`)} as advanceFen, ${recoveredOf(sql`a.id`)} as recoveredFen,
  (select d.decidedOn from applicationDecisions d where d.applicationId = a.id order by d.id desc limit 1) as decidedOn,
  (select min(v.dueOn) from reliefAdvances v where v.applicationId = a.id and v.status = 'agreed') as advanceDueOn
  from applications a join residents r on r.id = a.beneficiaryId left join households h on h.id = a.householdId`;

/** 已拨付 once all of the grant has arrived. */
function finish({ advanceDueOn, noticed, noticeNeeded, panelNeeded, amountFen, ...row }: Raw, today: Day): CaseRow {
  const open = (OPEN_STATUSES as readonly string[]).includes(row.status) || row.status === 'suspended';
  // What was advanced or paid beyond the grant has to come back; a case rejected or withdrawn grants nothing.
  const kept = open ? null : ['rejected', 'withdrawn'].includes(row.status) ? 0 : (row.grantedFen ?? 0);
  const toRecoverFen = kept === null ? ZERO_FEN : fen(Math.max(0, Math.max(row.paidFen, row.advanceFen) - kept - row.recoveredFen));
  const shownState = shownAs({ status: row.status, noticed, noticeNeeded, panelNeeded, amountFen }, row.grantedFen !== null && row.paidFen >= row.grantedFen);
  return { ...row, shown: shownState, advanceOverdueDays: open && advanceDueOn !== null && advanceDueOn < today ? daysBetween(advanceDueOn, today) : 0, toRecoverFen };
}

/** All cases, the newest first. */
export async function listCases(db: Reader, input: InputOf<typeof reliefContract.cases>, today: Day, within?: { from: Day; to: Day }): Promise<CaseRow[]> {
  const like = `%${input.search.toLowerCase()}%`;
  const rows = await readRows<Raw>(db, sql`${shown} where a.kind = 'relief' and (${input.fundId} is null or a.programmeId = (select programmeId from reliefFunds where id = ${input.fundId}))
    and (${input.search} = '' or lower(a.applicationNo) like ${like} or r.name like ${like} or r.namePinyin like ${like} or r.nameInitials like ${like} or h.householdNo like ${like})
    and (${within?.from ?? null} is null or a.receivedOn between ${within?.from ?? null} and ${within?.to ?? null}) order by a.receivedOn desc, a.id desc limit 5000`);
  return rows.map((row) => finish(row, today));
}

/** One case. Refuses `not_found`, `relief_not_a_case`, `relief_fund_missing`. */
export async function readCase(context: Pick<QueryContext, 'db' | 'clock' | 'actor'>, applicationId: ApplicationId): Promise<ReliefCase> {
  const { db, clock, actor } = context;
  const today = clock.today();
  const { application, fund } = await readCaseRow(db, applicationId);
  const raw = await readRow<Raw>(db, sql`${shown} where a.id = ${applicationId}`);
  if (!raw) throw new AppError('not_found', { what: 'application', id: String(applicationId) });
  const kept = await db.selectFrom('reliefCases').select(['version', sql<number>`diagnosisSealed is not null`.as('hasDiagnosis')]).where('applicationId', '=', applicationId).executeTakeFirst();
  const person = await db.selectFrom('residents').select('birthDate').where('id', '=', application.beneficiaryId).executeTakeFirstOrThrow();
  const rules = await rulesOn(db, fund.id, application.receivedOn).then((version) => version.rules, () => null);
  const row = finish(raw, today);
  const granted = await grantedBefore(db, { applicationId, residentId: application.beneficiaryId, householdId: application.householdId, year: yearOf(row.decidedOn ?? today) });
  const open = (OPEN_STATUSES as readonly string[]).includes(application.status);
  const billList = await readBillList(db, applicationId, application.receivedOn, rules?.windowMonths ?? 12);
  return {
    ...row, baseFen: sumFen(billList.filter((bill) => bill.removedReason === null && bill.inWindow).map((bill) => bill.leftFen)), fundId: fund.id, version: kept?.version ?? 1, residentId: application.beneficiaryId, age: person.birthDate === null ? null : ageOn(person.birthDate, application.receivedOn), waived: rules === null ? null : await waivedBy(db, application, rules),
    hasDiagnosis: kept?.hasDiagnosis === 1, mayDiagnosis: may(actor.roles, 'relief.diagnosis'), billList, calculation: await readCalculation(db, applicationId),
    grantedYearFen: granted.yearFen, grantedLifeFen: granted.lifeFen, grantedHouseholdFen: granted.householdFen,
    yearLeftFen: rules === null ? null : fen(Math.max(0, rules.yearCapFen - granted.yearFen)), lifeLeftFen: rules === null ? null : fen(Math.max(0, rules.lifeCapFen - granted.lifeFen)),
    availableFen: await availableOf(db, fund, today), proposedFen: application.proposedFen, advances: await readAdvances(context, applicationId, open), advanceCapFen: rules?.advanceCapFen ?? ZERO_FEN,
    earlier: await readRows(db, sql`select a.applicationNo, a.id as applicationId, d.decidedOn, a.amountFen as grantedFen from applications a join applicationDecisions d on d.id = (select max(x.id) from applicationDecisions x where x.applicationId = a.id and x.approve = 1)
      where a.kind = 'relief' and a.beneficiaryId = ${application.beneficiaryId} and a.id <> ${applicationId} and a.status in ('approved', 'archived', 'followedUp') order by d.decidedOn`),
    may: { edit: open && may(actor.roles, 'relief.edit'), decide: open && may(actor.roles, 'relief.decide') && actor.staffId !== application.registeredByStaffId },
    applicationVersion: application.version, noticeState: application.roundId === null ? null : ((await noticeOfRound(db, application.roundId, today))?.state ?? null),
  };
}

async function readBillList(db: Reader, applicationId: ApplicationId, appliedOn: Day, months: number): Promise<ReliefBill[]> {
  const rows = await db.selectFrom('reliefBills as b').innerJoin('staff as s', 's.id', 'b.staffId').selectAll('b').select('s.name as by').where('b.applicationId', '=', applicationId).orderBy('b.id').execute();
  return rows.map((row) => ({
    billId: row.id, hospital: row.hospital, invoiceNo: row.invoiceNo, billedOn: row.billedOn, dischargedOn: row.dischargedOn, totalFen: row.totalFen, pooledFen: row.pooledFen, criticalFen: row.criticalFen, assistanceFen: row.assistanceFen, commercialFen: row.commercialFen,
    otherFen: row.otherFen, excludedFen: row.excludedFen, leftFen: fen(row.totalFen - deductedOf(row)), inWindow: inWindow(row, appliedOn, months), by: row.by, removedReason: row.removedReason,
  }));
}

async function readCalculation(db: Reader, applicationId: ApplicationId): Promise<ReliefCalculation | null> {
  const row = await lastCalculation(db, applicationId);
  if (!row) return null;
  const input = storedInput(row.inputs);
  return { calculationId: row.id, rules: input.rules, versionNo: row.versionNo, resolutionNo: row.resolutionNo, steps: [...storedResult(row.result).steps], grantFen: row.grantFen, by: row.by, at: row.at, stale: !sameBills(input, await readBills(db, applicationId)) };
}

async function readAdvances({ db, clock, actor }: Pick<QueryContext, 'db' | 'clock' | 'actor'>, applicationId: ApplicationId, open: boolean): Promise<ReliefCase['advances']> {
  const rows = await readRows<Omit<ReliefCase['advances'][number], 'overdueDays' | 'own'> & { own: number }>(db, sql`
    select v.partNo, v.amountFen, v.reason, v.askedOn, v.dueOn, v.status, s.name as askedBy, v.askedByStaffId = ${actor.staffId} as own, d.name as decidedBy, v.decisionNote, c.state as claimState, c.paidOn
    from reliefAdvances v join staff s on s.id = v.askedByStaffId left join staff d on d.id = v.decidedByStaffId left join ${claimStandings} c on c.claimId = v.claimId where v.applicationId = ${applicationId} order by v.partNo`);
  const today = clock.today();
  return rows.map((row) => ({ ...row, own: row.own === 1, overdueDays: open && row.status === 'agreed' && row.dueOn < today ? daysBetween(row.dueOn, today) : 0 }));
}

/** That somebody asked for relief, never of what. */
export interface CaseSince { readonly applicationId: ApplicationId; readonly residentId: ResidentId; readonly receivedOn: Day }

/** Cases received from a day on that were not withdrawn, in the order of their numbers. */
export async function readCasesSince(db: Reader, from: Day): Promise<CaseSince[]> {
  return readRows<CaseSince>(db, sql`select a.id as applicationId, a.beneficiaryId as residentId, a.receivedOn from reliefCases c join applications a on a.id = c.applicationId where a.receivedOn >= ${from} and a.status <> 'withdrawn' order by a.id`);
}
