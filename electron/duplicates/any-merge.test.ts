import * as fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { day, month, type Day } from '#shared/days.ts';
import { USUAL_HANDLING } from '#shared/applications/flow.ts';
import { CLAIMS_AMOUNT, CLAIMS_RULE } from '#shared/welfare/claims.ts';
import type { ActivityId } from '#shared/activities/words.ts';
import { AppError } from '#shared/errors.ts';
import { id, type Id, type ResidentId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import { dumpRegister } from '#electron/testing/dump.ts';
import { idNumberOf, person } from '#electron/testing/people.ts';
import { pngPaper } from '#electron/testing/papers.ts';
import { activityForm, enterVolunteerTeam, openActivity, type VolunteerTeam } from '#electron/testing/volunteer-team.ts';
import { cardNumber, openWelfareOffice, refusalOf, type FurnishedOffice, type Standing } from '#electron/testing/welfare-office.ts';
import { verifyMerges } from './verify-merges.ts';

let office: FurnishedOffice;
let team: VolunteerTeam;
let kindId: Id<'careKind'>;
let count = 0;
/** Volunteers of both entries that were put together: below a floor the law would be tried on too few. */
let twoVolunteers = 0;
const activities = new Map<Day, ActivityId>();
const outcomes = new Map<string, number>();
beforeAll(async () => {
  office = await openWelfareOffice();
  team = await enterVolunteerTeam(office);
}, 60_000);
afterAll(() => office.close());

/** What may have been entered for one of the two before they are merged. */
const act = fc.record({ side: fc.boolean(), what: fc.constantFrom('fact', 'account', 'pause', 'proof', 'volunteer', 'member', 'move', 'scan', 'claim', 'application', 'phone', 'leave', 'custom', 'serve', 'correct', 'points', 'team', 'shares', 'lose', 'award', 'care'), n: fc.nat(5) });
const entry = fc.record({ hasId: fc.boolean(), phone: fc.boolean(), account: fc.boolean(), household: fc.constantFrom('none', 'head', 'member'), since: fc.constantFrom('2001-01-01', '2015-06-01', '2024-02-29'), volunteer: fc.boolean(), member: fc.constantFrom(true, false, false) });
const choices = fc.record({ idNumber: fc.boolean(), phone: fc.boolean(), household: fc.boolean(), bankAccount: fc.boolean(), residency: fc.boolean(), lowIncome: fc.boolean() });

async function enter(of: { hasId: boolean; phone: boolean; account: boolean; household: string; since: string }, familyId: number): Promise<ResidentId> {
  count += 1;
  const { residentId } = await office.as('clerk').residents.saveResident({
    residentId: null, version: null, since: day(of.since),
    person: person('任一', { sex: '1', birthDate: day('1950-03-02'), idNumber: of.hasId ? idNumberOf('1950-03-02', 2 * count + 1) : '', phone: of.phone ? `138${String(count).padStart(8, '0')}` : '', note: of.phone ? `备注${count}` : '' }),
    place: of.household === 'none' ? { as: 'none' } : of.household === 'head' ? { as: 'head', household: { address: `${count}号` } } : { as: 'member', householdId: familyId, relationCode: '20' },
    facts: [{ fact: 'residency', value: of.hasId ? 'registered' : 'resident', validFrom: day(of.since) }],
    ...(of.account ? { bankAccount: { number: cardNumber(count), bankName: '青岛农商银行' } } : {}),
  });
  return residentId;
}

interface Act { readonly what: string; readonly n: number }
/** Approved hours of the volunteer of an entry, on one of three days and at one of two times; the activities are shared, so that hours meet. */
async function serve(residentId: ResidentId, n: number): Promise<void> {
  const { id: volunteerId, volunteerNo } = await volunteerOf(residentId);
  const on = day(`2026-07-0${1 + (n % 3)}`);
  const officer = office.as('volunteerOfficer');
  const activityId = activities.get(on) ?? (await openActivity(office, activityForm(team, on, { posts: [{ name: '服务', headCount: 500, skillIds: [] }], shifts: [{ postName: '服务', day: on, startMinute: 480, endMinute: 1080, kind: 'flexible' }] }))).activityId;
  activities.set(on, activityId);
  const { saved: [row], faults } = await officer.attendance.enterSheet({ activityId, rows: [{ row: 1, who: String(volunteerNo), inMinute: 480 + (n % 2) * 120, outMinute: 600 + n * 10 }] });
  if (row === undefined) throw new AppError('attendance_overlap', { name: String(volunteerId), time: faults[0]!.fault, title: '' });
  if (n !== 5) await office.as('reviewer').attendance.approve({ attendanceIds: [row.attendanceId] });
}
const volunteerOf = async (residentId: ResidentId) => (await office.sql.selectFrom('volunteers').select(['id', 'volunteerNo']).where('residentId', '=', residentId).executeTakeFirst()) ?? missing('volunteer');
/** Confirmed as a member before he loses it, if he was not. */
const memberOf = async (residentId: ResidentId) => (await office.sql.selectFrom('members').select('id').where('residentId', '=', residentId).executeTakeFirst())?.id
  ?? (await office.as('clerk').members.confirm({ residentId, acquiredHow: 'initial', acquiredOn: day('2026-02-01'), basis: '原始成员', resolutionRef: '1号' })).memberId;
const missing = (what: string): never => { throw new AppError('not_found', { what, id: '' }); };
/** The last approved hours of an entry are made to count nothing, or less; approved by another. */
async function correct(residentId: ResidentId, n: number): Promise<void> {
  const { id: volunteerId } = await volunteerOf(residentId);
  const last = () => office.sql.selectFrom('attendances').select('id').where('volunteerId', '=', volunteerId).where('state', '=', 'approved').where('minutes', '>', 0).orderBy('id', 'desc').executeTakeFirst();
  if ((await last()) === undefined) await serve(residentId, n % 5);
  const row = (await last()) ?? missing('attendance');
  const { attendanceId } = await office.as('volunteerOfficer').attendance.correct({ attendanceId: row.id, remove: n % 2 === 0, startMinute: 480, endMinute: 500, reason: '核实' });
  if (n !== 5) await office.as('reviewer').attendance.approve({ attendanceIds: [attendanceId] });
}

/** Does it through the door; what the rules refuse for this person (a second membership, a fact that overlaps) is not done. */
async function happen(residentId: ResidentId, { what, n }: Act, claimsOf: Awaited<ReturnType<FurnishedOffice['addProgramme']>>, fieldId: number): Promise<void> {
  const clerk = office.as('clerk');
  const from = day(`202${n}-0${1 + n}-01`);
  const file = async () => (await clerk.residents.file({ residentId })).resident;
  const acts: Readonly<Record<string, () => Promise<unknown>>> = {
    fact: () => clerk.residents.addFact({ residentId, fact: { fact: 'lowIncome', value: ['dibao', 'tekun', 'marginal'][n % 3]!, validFrom: from, validTo: n % 2 === 0 ? null : day(`202${n}-12-31`), basis: '民政', detail: n % 2 === 0 ? `证${n}` : '' } as never }),
    account: () => clerk.residents.setBankAccount({ residentId, account: { number: cardNumber((count += 1)), bankName: '农行' }, from: day(`2025-0${1 + n}-01`) }),
    pause: () => clerk.welfare.pause({ programmeId: office.w01, residentId, fromMonth: month(`2026-1${n % 3}`), toMonth: null, reason: '核实' }),
    proof: () => clerk.welfare.recordProofs({ residentIds: [residentId], provedOn: day(`2026-0${1 + n}-01`), method: 'visit', note: '' }),
    volunteer: () => office.as('volunteerOfficer').volunteers.register({ residentId, registeredOn: day('2026-01-05') }),
    member: () => clerk.members.confirm({ residentId, acquiredHow: 'initial', acquiredOn: from, basis: '原始成员', resolutionRef: '1号' }),
    move: async () => clerk.residents.recordMovedOut({ residentId, occurredOn: day('2026-08-01'), newHead: null }),
    scan: async () => clerk.scans.add({ ownerKind: 'resident', ownerId: residentId, label: 'idCard', fileId: await office.upload('clerk', '证.png', pngPaper(String(n))) } as never),
    claim: () => clerk.welfare.enterClaim({ programmeId: claimsOf, residentId, benefitMonth: month('2026-09'), amountFen: 100 + n, note: '慰问', decisionRef: '1号' }),
    application: () => clerk.applications.register({ programmeId: claimsOf, applicantId: residentId, beneficiaryId: residentId, receivedOn: day('2026-09-02'), consent: true, form: { situation: '房屋漏雨' } }),
    phone: async () => { const own = await file(); return clerk.residents.saveResident({ residentId, version: own.version, person: person('任一', { sex: '1', birthDate: day('1950-03-02'), idNumber: null as never, phone: `139${String(n).padStart(8, '0')}` }), place: { as: 'none' }, facts: [] }); },
    leave: async () => { const own = await file(); return own.bankAccountMasked === null ? undefined : clerk.residents.endBankAccount({ bankAccountId: (await clerk.residents.file({ residentId })).bankAccounts[0]!.bankAccountId, lastDay: day('2026-08-31'), reason: '销户' }); },
    serve: () => serve(residentId, n),
    correct: () => correct(residentId, n),
    points: () => office.as('volunteerOfficer').recognition.creditPoints({ upTo: day('2026-09-08') }),
    team: async () => office.as('volunteerOfficer').volunteers.join({ teamId: n % 2 === 0 ? team.teamId : team.others, volunteerIds: [(await volunteerOf(residentId)).id], from: day(`2026-0${1 + n}-05`), role: n === 3 ? 'deputy' : 'member' }),
    award: async () => office.as('volunteerOfficer').recognition.addAward({ name: `先进${n}`, unit: '街道', awardedOn: from, volunteerIds: [(await volunteerOf(residentId)).id] }),
    shares: async () => clerk.members.recordShares({ reason: n === 5 ? 'withdrawn' : 'initial', classId: id<'shareClass'>(1), householdId: (await file()).householdId ?? missing('household'), residentId, quantity: 10_000 * (1 + (n % 2)), effectiveOn: n === 5 ? day('2026-09-08') : from, docRef: '方案' }),
    lose: async () => clerk.members.change({ memberId: await memberOf(residentId), status: n === 1 ? 'retained' : 'lost', occurredOn: day('2026-09-01'), reason: '重复', resolutionRef: '9号', ...(n === 1 ? { retainedUntil: day('2027-09-01') } : {}) }),
    care: () => clerk.care.record({ kindId, residentId, doneOn: day(`2026-09-0${1 + (n % 2)}`), visitors: '甲、乙', amountFen: n === 4 ? null : fen(10_000 + n) }),
    custom: () => clerk.residents.setCustomValues({ residentId, values: [{ customFieldId: fieldId, value: `值${n}` }] }),
  };
  const outcome = await refusalOf(acts[what]!());
  outcomes.set(`${what} ${outcome}`, (outcomes.get(`${what} ${outcome}`) ?? 0) + 1);
}

const money = async (): Promise<unknown> => (await sql`select 'lines' as what, programmeId, batchId, benefitMonth, sum(amountFen) as due, sum(paidFen) as paid, count(*) as n from batchLines group by 2, 3, 4
  union all select 'claims', programmeId, 0, benefitMonth, sum(amountFen), 0, count(*) from claims where withdrawnAt is null group by 2, 4 union all select 'shares', classId, householdId, '', sum(quantity), 0, count(*) from shareEvents group by 2, 3
  union all select 'hours', teamId, 0, month, sum(minutes), sum(times), 0 from hourSums group by 2, 4 union all select 'points', 0, 0, kind, sum(centi), 0, count(*) from pointEntries group by 4 union all select 'ledger', accountId, 0, '', sum(debitFen), sum(creditFen), count(*) from voucherLines group by 2 order by 1, 2, 3, 4`.execute(office.office.core.database.writer)).rows;

test('whatever was entered before: a merge changes no sum, and taken back it leaves everything as it was', async () => {
  const clerk = office.as('clerk');
  const claimsOf = await office.addProgramme({ code: 'W90', basis: 'claims', rule: CLAIMS_RULE, amount: CLAIMS_AMOUNT, content: { expenseAccountCode: '5140203' } });
  await clerk.applications.saveHandling({ programmeId: claimsOf, version: null, ...USUAL_HANDLING.hardship });
  const { version: kindVersion, programmeName: _name, ...kind } = (await clerk.care.kinds({})).kinds.find((each) => each.name === '患病探望')!;
  ({ kindId } = await clerk.care.saveKind({ ...kind, version: kindVersion, active: true, programmeId: claimsOf, amountFen: fen(10_000), decisionRef: '9号' }));
  const family = await clerk.residents.saveResident({ residentId: null, version: null, person: person('一家之主', { birthDate: day('1940-01-01') }), place: { as: 'head', household: { address: '家' } }, facts: [] });
  const { customFieldId } = await clerk.residents.saveCustomField({ customFieldId: null, version: null, target: 'resident', name: '绰号', kind: 'text', choices: [], active: true });
  const on = ({ batchId, version }: Standing): Standing => ({ batchId, version });
  let clock = 1;
  let merged = 0;
  await fc.assert(fc.asyncProperty(entry, entry, fc.array(act, { maxLength: 10 }), choices, fc.boolean(), async (one, other, acts, chosen, paid) => {
    const tick = (): void => office.clock.set(`2026-09-${String(9 + Math.floor(clock / 1300)).padStart(2, '0')}T${String(1 + Math.floor((clock / 60) % 21)).padStart(2, '0')}:${String(clock++ % 60).padStart(2, '0')}:00.000Z`);
    tick();
    const pair: readonly [ResidentId, ResidentId] = [await enter(one, family.householdId!), await enter(other, family.householdId!)];
    for (const [residentId, of] of [[pair[0], one], [pair[1], other]] as const) {
      if (of.volunteer) await happen(residentId, { what: 'volunteer', n: 0 }, claimsOf, customFieldId);
      if (of.member) await happen(residentId, { what: 'member', n: 0 }, claimsOf, customFieldId);
    }
    for (const each of acts) await happen(pair[each.side ? 0 : 1], each, claimsOf, customFieldId);
    if (paid) await payClaims(claimsOf, on);
    await clerk.duplicates.decide({ firstId: pair[0], secondId: pair[1], decision: 'same', reason: '同一人' });
    await clerk.duplicates.search({});
    const before = await dumpRegister(office);
    const sums = await money();
    tick();
    const side = (loser: boolean): 'survivor' | 'loser' => (loser ? 'loser' : 'survivor');
    const versions = await office.sql.selectFrom('residents').select(['id', 'version']).where('id', 'in', pair).execute();
    const version = (residentId: ResidentId): number => versions.find((row) => row.id === residentId)!.version;
    const input = {
      survivorId: pair[0], loserId: pair[1], survivorVersion: version(pair[0]), loserVersion: version(pair[1]), reason: '同一人', paidTwice: 'leave' as const,
      choices: { name: 'survivor', note: side(chosen.phone), idNumber: side(chosen.idNumber), phone: side(chosen.phone), household: side(chosen.household), bankAccount: side(chosen.bankAccount), 'fact.residency': side(chosen.residency), 'fact.lowIncome': side(chosen.lowIncome), 'fact.membership': 'survivor' } as const,
    };
    const refused = await refusalOf(office.as('reviewer').duplicates.merge(input));
    expect(refused).toMatch(/^(done|merge_(both_members|both_shares|volunteer_standing|same_hours|same_claim|head|keep_living|in_open_batch|member_fact))$/);
    if (refused === 'done') {
      merged += 1;
      twoVolunteers += (await office.sql.selectFrom('volunteers').select('id').where('residentId', 'in', pair).execute()).length === 2 ? 1 : 0;
      await provedAndTakenBack(pair[1], sums, tick);
    }
    // Taken back, or refused by its name: nothing is left of it.
    expect(await dumpRegister(office)).toEqual(before);
  }), { numRuns: Number(process.env['HUILIN_RUNS'] ?? 25), seed: Number(process.env['HUILIN_SEED'] ?? 20260908) });
  // What was tried was done at least once, or the law would have been tried on nothing.
  for (const what of ['fact', 'account', 'pause', 'proof', 'volunteer', 'member', 'move', 'scan', 'claim', 'application', 'phone', 'leave', 'custom', 'serve', 'correct', 'points', 'team', 'shares', 'lose', 'award', 'care']) expect([what, outcomes.get(`${what} done`) ?? 0]).not.toEqual([what, 0]);
  expect(merged).toBeGreaterThan(8);
  expect(twoVolunteers).toBeGreaterThan(1);
  expect((await office.as('administrator').office.verify({})).faults).toEqual([]);
}, 300_000);

async function provedAndTakenBack(goneId: ResidentId, sums: unknown, tick: () => void): Promise<void> {
  expect(await money()).toEqual(sums);
  expect((await verifyMerges(office.sql)).faults).toEqual([]);
  const { merges } = await office.as('clerk').duplicates.merges({ residentId: goneId });
  tick();
  await office.as('reviewer').duplicates.undo({ mergeId: merges[0]!.mergeId, reason: '退回' });
}

async function payClaims(programmeId: Awaited<ReturnType<FurnishedOffice['addProgramme']>>, on: (standing: Standing) => Standing): Promise<void> {
  const made = await office.generate(programmeId, '2026-09', { payBy: 'cash' }).catch(() => null);
  if (made === null) return;
  const approved = await office.approve(made);
  const last: Day = office.clock.today();
  await office.as('cashier').disbursement.payCash({ ...on(approved), paidOn: last });
}

