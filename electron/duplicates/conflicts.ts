/** What stands against a merge: each is named, with what has to be put in order before. Nothing is decided in silence. */
import { sql, type RawBuilder } from 'kysely';
import type { Day, Month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { MergeConflicts } from '#shared/duplicates/errors.ts';
import type { Side } from '#shared/duplicates/words.ts';
import type { ResidentId } from '#shared/ids.ts';
import type { Fen } from '#shared/money.ts';
import { readRow, readRows, type Reader } from '#electron/residents/read-rows.ts';
import { volunteerConflicts } from './conflicts-volunteers.ts';
import { paidOfClaim, readPaidTwice, sameClaim } from './paid-twice.ts';

export type Conflict = { [Code in keyof MergeConflicts]: { readonly code: Code; readonly data: MergeConflicts[Code] } }[keyof MergeConflicts];
export interface Wanted { readonly survivorId: ResidentId; readonly loserId: ResidentId; /** Whose household the person is in afterwards. */ readonly household: Side }

interface Person { name: string; status: 'living' | 'dead' | 'movedOut'; statusSince: Day | null }

async function readPerson(db: Reader, residentId: ResidentId): Promise<Person> {
  const row = await readRow<Person>(db, sql`select r.name, r.status, r.statusSince from residents r where r.id = ${residentId}`);
  if (row === undefined) throw new AppError('not_found', { what: 'resident', id: String(residentId) });
  return row;
}

/** Everything that stands against it, the gravest first; empty when nothing does. */
export async function readConflicts(db: Reader, wanted: Wanted): Promise<Conflict[]> {
  const survivor = await readPerson(db, wanted.survivorId);
  const loser = await readPerson(db, wanted.loserId);
  const found: Conflict[] = [];
  if (loser.status === 'dead' && survivor.status !== 'dead') found.push({ code: 'merge_death_unknown', data: { name: survivor.name, since: loser.statusSince } });
  else if (loser.status === 'living' && survivor.status !== 'living') found.push({ code: 'merge_keep_living', data: { name: loser.name, survivorSince: survivor.statusSince } });
  found.push(...(await openRequests(db, wanted.loserId, loser.name)));
  found.push(...(await openLines(db, wanted.loserId, loser.name)));
  found.push(...(await memberships(db, wanted)), ...(await volunteerConflicts(db, wanted)));
  found.push(...(await headless(db, wanted)), ...(await sameSource(db, wanted)));
  for (const twice of await readPaidTwice(db, wanted.survivorId, wanted.loserId)) found.push({ code: 'merge_paid_twice', data: { programmeName: twice.programmeName, months: twice.months, amountFen: twice.amountFen } });
  return found;
}

/** A change request that waits for a second person: it was drafted for this entry, and is decided before. */
async function openRequests(db: Reader, loserId: ResidentId, name: string): Promise<Conflict[]> {
  const rows = await readRows<{ requestNo: string }>(db, sql`select c.requestNo from changeRequests c where c.residentId = ${loserId} and not exists (select 1 from changeDecisions d where d.changeRequestId = c.id) order by c.id`);
  return rows.map(({ requestNo }) => ({ code: 'merge_open_request', data: { name, requestNo } }));
}

/** Lines that are still on their way: after the merge nobody would be paid by them, or somebody twice. */
async function openLines(db: Reader, loserId: ResidentId, name: string): Promise<Conflict[]> {
  const rows = await readRows<{ batchId: number; batchNo: string; programmeName: string; month: Month }>(db, sql`
    select b.id as batchId, b.batchNo, p.name as programmeName, b.benefitMonth as month from batchLines l join batches b on b.id = l.batchId join programmes p on p.id = b.programmeId
    where l.residentId = ${loserId} and l.status in ('toPay', 'held', 'sent') and b.status in ('draft', 'locked', 'computed', 'submitted', 'reviewed', 'approved', 'paying') order by b.id`);
  return rows.map((data) => ({ code: 'merge_in_open_batch', data: { name, ...data } }));
}

/** Two memberships, shares of both, and dividends of both: each follows a decision of the members, which a merge does not take. */
async function memberships(db: Reader, { survivorId, loserId }: Wanted): Promise<Conflict[]> {
  const members = await readRows<{ survivorNo: string; loserNo: string; both: 0 | 1 }>(db, sql`
    select a.memberNo as survivorNo, b.memberNo as loserNo, a.status in ('active', 'retained') as both from members a join members b on b.residentId = ${loserId} and b.status in ('active', 'retained') where a.residentId = ${survivorId}`);
  const held = (residentId: ResidentId) => readRows<{ className: string; householdNo: string; quantity: number }>(db, sql`
    select c.name as className, h.householdNo, sum(e.quantity) as quantity from shareEvents e join shareClasses c on c.id = e.classId join households h on h.id = e.householdId
    where e.residentId = ${residentId} group by e.householdId, e.classId having sum(e.quantity) <> 0 order by e.classId, e.householdId`);
  const shares = await held(loserId);
  const dividends = await readRows<{ year: number; title: string; twiceFen: Fen; paid: 0 | 1 }>(db, sql`
    select d.year, d.title, min(a.fen, b.fen) as twiceFen, min(a.paid, b.paid) as paid from dividendRuns d join ${sharesOfRun(survivorId)} a on a.runId = d.id join ${sharesOfRun(loserId)} b on b.runId = d.id
    where d.status in ('prepared', 'confirmed', 'accrued') order by d.id`);
  return [
    ...members.map(({ both, ...data }): Conflict => ({ code: 'merge_both_members', data: { ...data, both: both === 1 } })),
    ...(shares.length > 0 && (await held(survivorId)).length > 0 ? [{ code: 'merge_both_shares' as const, data: { shares } }] : []),
    ...dividends.map(({ paid, ...data }): Conflict => ({ code: 'merge_dividend_twice', data: { ...data, paid: paid === 1 } })),
  ];
}

/** What a run of dividends gives one entry as a holder, less the tax; a household's own line is the household's. */
const sharesOfRun = (residentId: ResidentId) => sql`(select l.runId, sum(l.amountFen - l.taxFen) as fen, max(l.status = 'paid' or exists (select 1 from claims c where c.sourceKind = 'dividend' and c.sourceId = l.runId and c.sourcePart = l.lineNo
  and c.withdrawnAt is null and ${paidOfClaim(sql`c`)} > 0)) as paid from dividendLines l where l.residentId = ${residentId} group by l.runId)`;

/** The household the person leaves: whoever heads it, while others live in it, hands over first. */
async function headless(db: Reader, wanted: Wanted): Promise<Conflict[]> {
  const of = (residentId: ResidentId) => readRow<{ householdId: number; householdNo: string; relationCode: string; name: string; others: number }>(db, sql`
    select m.householdId, h.householdNo, m.relationCode, r.name, (select count(*) from householdMembers o where o.householdId = m.householdId and o.residentId not in (${wanted.survivorId}, ${wanted.loserId}) and o.validTo is null and o.withdrawnAt is null) as others
    from householdMembers m join households h on h.id = m.householdId join residents r on r.id = m.residentId where m.residentId = ${residentId} and m.validTo is null and m.withdrawnAt is null`);
  const survivor = await of(wanted.survivorId);
  const loser = await of(wanted.loserId);
  if (survivor === undefined || loser === undefined) return [];
  const [stays, goes] = wanted.household === 'survivor' ? [survivor, loser] : [loser, survivor];
  const headGoes = goes.relationCode === '02' && (goes.others > 0 || stays.householdId === goes.householdId);
  return headGoes ? [{ code: 'merge_head', data: { name: goes.name, householdNo: goes.householdNo } }] : [];
}

const paidOfLabour = (labour: RawBuilder<unknown>) => sql`coalesce((select ${paidOfClaim(sql`c`)} from claims c where c.id = ${labour}.claimId), 0)`;

/** The same sum waits twice, or waits at one entry and was paid to the other; or the same labour was counted twice and not paid to both: that is paid twice. */
async function sameSource(db: Reader, { survivorId, loserId }: Wanted): Promise<Conflict[]> {
  const claims = await readRows<{ programmeName: string; month: Month; amountFen: Fen }>(db, sql`
    select p.name as programmeName, b.benefitMonth as month, min(a.amountFen, b.amountFen) as amountFen from claims a join claims b on b.residentId = ${loserId} and b.withdrawnAt is null and ${sameClaim(sql`a`, sql`b`)}
      and (${paidOfClaim(sql`a`)} = 0 or ${paidOfClaim(sql`b`)} = 0)
    join programmes p on p.id = b.programmeId where a.residentId = ${survivorId} and a.withdrawnAt is null order by a.id, b.id`);
  const live = (labour: RawBuilder<unknown>) => sql`(${labour}.attendanceId is null or exists (select 1 from attendances t where t.id = ${labour}.attendanceId and (t.state = 'open' or t.state in ('entered', 'approved') and t.minutes > 0)))`;
  const labour = await readRows<{ day: Day }>(db, sql`select distinct a.day from cleaningLabour a join cleaningLabour b on b.residentId = ${loserId} and (b.taskId = a.taskId or b.day = a.day and b.startMinute < a.endMinute and a.startMinute < b.endMinute)
    where a.residentId = ${survivorId} and ${live(sql`a`)} and ${live(sql`b`)} and not (a.claimId is not null and b.claimId is not null and ${paidOfLabour(sql`a`)} > 0 and ${paidOfLabour(sql`b`)} > 0) order by a.day`);
  return [...claims.map((data): Conflict => ({ code: 'merge_same_claim', data })), ...labour.map((data): Conflict => ({ code: 'merge_same_labour', data }))];
}
