/**
 * The volunteers of the practice community: 660 people in seven teams, 310 of them the backbone, two years of activities with
 * their approved hours (about 260 activities and 10,700 records a year), and what stands on the board for the next two weeks.
 */
import { sql } from 'kysely';
import { addDays, ageOn, daysBetween, instant, lastDay, weekdayOf, type Day, type Month } from '#shared/days.ts';
import { id, type Id, type ResidentId } from '#shared/ids.ts';
import { insertServed, type Served, type ServedBy } from '#electron/activities/insert-served.ts';
import type { ActivityId } from '#shared/activities/words.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { seededRandom, type Seeded } from './seeded-random.ts';
import type { SampleDesk } from './sample-desk.ts';

const VOLUNTEERS = 660;
/** With leaders and deputies 310 in all. */
const BACKBONE = 298;
const REGISTERED = '2024-09-01' as Day;
type VolunteerId = Id<'volunteer'>;
type TeamId = Id<'team'>;

/** The team, its weekly activity, and how long it usually lasts. Types as they come with the program. */
const TEAMS = [
  { code: 'ZY01', name: '“5号有约”巾帼志愿者', kind: 'women', weekday: 1, title: '入户助老', typeId: 1, place: '辖区独居老人家中', content: '打扫卫生、理发、陪老人说话。', minutes: 120 },
  { code: 'ZY02', name: '夕阳红志愿者', kind: 'seniors', weekday: 2, title: '垃圾分类督导', typeId: 4, place: '各楼垃圾投放点', content: '在投放点指导分类，清理散落垃圾。', minutes: 120 },
  { code: 'ZY03', name: '爱心维修服务队', kind: 'repairs', weekday: 3, title: '便民维修', typeId: 8, place: '社区服务站门前', content: '修家电、换水龙头、磨剪子。', minutes: 120 },
  { code: 'ZY04', name: '党员先锋队', kind: 'party', weekday: 4, title: '环境清洁日', typeId: 4, place: '河沿路及楼道', content: '清理楼道杂物和路边垃圾。', minutes: 120 },
  { code: 'ZY05', name: '平安巡逻队', kind: 'patrol', weekday: 5, title: '晚间平安巡逻', typeId: 5, place: '小区及沿街', content: '分组巡逻，提醒关好门窗和用电安全。', minutes: 120 },
  { code: 'ZY06', name: '文艺宣传队', kind: 'arts', weekday: 6, title: '文艺排练与宣传', typeId: 9, place: '文化广场', content: '排练节目，宣讲政策。', minutes: 120 },
  { code: 'ZY07', name: '青少年服务队', kind: 'youth', weekday: 7, title: '四点半课堂与交通劝导', typeId: 3, place: '社区活动室、学校路口', content: '辅导功课，路口劝导。', minutes: 90 },
] as const;
/** Two of the seven meet every second week: some five activities a week. */
const EVERY_SECOND = new Set(['ZY03', 'ZY06', 'ZY07', 'ZY04']);

interface Person { readonly residentId: ResidentId; readonly name: string; readonly age: number; readonly sex: string }
interface Member { readonly volunteerId: VolunteerId; readonly backbone: boolean }

/** Fills everything in one act; the months say how far the past goes. */
export async function fillVolunteers(desk: SampleDesk, first: Month, last: Month): Promise<void> {
  const random = seededRandom(600);
  const officer = desk.as('volunteerOfficer');
  const teams: TeamId[] = [];
  for (const team of TEAMS) {
    const { teamId } = await officer.volunteers.saveTeam({ code: team.code, name: team.name, kind: team.kind, purpose: team.content, foundedOn: '2019-03-05' });
    await officer.volunteers.recordConsent({ teamId, consentOn: '2019-03-20', minutesNo: `居委会纪要〔2019〕${teams.length + 3}号` });
    teams.push(teamId);
  }
  await desk.bulk('volunteers', async (context) => {
    const by = await whoEntered(context);
    const members = await register(context, random, teams, by);
    await serve(context, random, teams, members, by, `${first}-01` as Day, lastDay(last));
    await plan(context, random, teams, members, by, addDays(lastDay(last), 1));
  });
}

/** 志愿专员 enters, 审核 approves: two people. */
async function whoEntered({ trx }: CommandContext): Promise<Omit<ServedBy, 'at' | 'judgedAt'>> {
  const users = await trx.selectFrom('users').select(['id', 'staffId', 'userName']).execute();
  const of = (userName: string) => users.find((user) => user.userName === userName)!;
  // Nobody approves what he entered.
  return { userId: of('zhiyuan').id, staffId: of('zhiyuan').staffId, judgedUserId: of('shenhe').id, judgedStaffId: of('shenhe').staffId };
}

/** Who may join which team, by age and sex; in the order of the register, so that families stand together. */
async function register({ trx, clock }: CommandContext, random: Seeded, teams: readonly TeamId[], by: Omit<ServedBy, 'at' | 'judgedAt'>): Promise<Member[][]> {
  const residents = await trx.selectFrom('residents').select(['id', 'name', 'sex', 'birthDate']).where('status', '=', 'living').where('birthDate', 'is not', null).orderBy('id').execute();
  const today = clock.today();
  const able = residents.map((row): Person => ({ residentId: row.id, name: row.name, sex: row.sex, age: ageOn(row.birthDate!, today) })).filter(({ age }) => age >= 20 && age <= 80);
  // One of each family first, then whoever comes: nearly every family takes part.
  const homes = new Map((await trx.selectFrom('householdMembers').select(['residentId', 'householdId']).where('validTo', 'is', null).where('withdrawnAt', 'is', null).execute()).map((row) => [row.residentId, row.householdId]));
  const tenants = new Set((await trx.selectFrom('residentFacts').select('residentId').where('fact', '=', 'residency').where('value', '=', 'tenant').where('withdrawnAt', 'is', null).execute()).map((row) => row.residentId));
  const drawn = able.filter((person) => !tenants.has(person.residentId)).map((person) => ({ person, lot: random.next() })).toSorted((a, b) => a.lot - b.lot);
  const firstOf = new Map(drawn.toReversed().map((one) => [homes.get(one.person.residentId), one]));
  const chosen = drawn.toSorted((a, b) => Number(firstOf.get(homes.get(b.person.residentId)) === b) - Number(firstOf.get(homes.get(a.person.residentId)) === a) || a.lot - b.lot).slice(0, VOLUNTEERS).map(({ person }) => person).toSorted((a, b) => a.residentId - b.residentId);
  await sql`insert into volunteers (id, volunteerNo, residentId, name, namePinyin, nameInitials, sex, birthDate, idKind, idNumberSealed, idNumberIndex, idNumberMasked, phone, phoneReversed, address, nationalNo, registeredOn, status, statusOn, guardianName, guardianRelation, guardianPhone, guardianConsentOn, guardianPaperNo, agreementOn, agreementNo, note, version, createdAt)
    select key + 1, key + 1, value, '', '', '', '0', null, 'citizenId', null, null, '', '', '', '', '', ${REGISTERED}, 'active', ${REGISTERED}, '', '', '', null, '', null, '', '', 1, ${clock.now()} from json_each(${JSON.stringify(chosen.map((person) => person.residentId))}) order by key`.execute(trx);
  await sql`insert into volunteerEvents (volunteerId, status, occurredOn, reason, userId, staffId, at) select id, 'active', ${REGISTERED}, '登记', ${by.userId}, ${by.staffId}, ${clock.now()} from volunteers order by id`.execute(trx);
  const members: Member[][] = teams.map(() => []);
  const rows: (readonly [TeamId, VolunteerId, string])[] = [];
  for (const [index, person] of chosen.entries()) {
    const team = teamFor(person, random);
    const own = members[team]!;
    const backbone = index * BACKBONE % VOLUNTEERS < BACKBONE;
    const volunteerId = id<'volunteer'>(index + 1);
    rows.push([teams[team]!, volunteerId, own.length === 0 ? 'leader' : own.length < 3 ? 'deputy' : backbone ? 'backbone' : 'member']);
    own.push({ volunteerId, backbone: backbone || own.length < 3 });
  }
  await sql`insert into teamMemberships (teamId, volunteerId, role, validFrom, validTo, endReason, recordedAt, recordedByUserId, withdrawnAt, withdrawnByUserId)
    select value ->> 0, value ->> 1, value ->> 2, ${REGISTERED}, null, '', ${clock.now()}, ${by.userId}, null, null from json_each(${JSON.stringify(rows)}) order by key`.execute(trx);
  const skilled = members.flatMap((own) => own.filter((_, n) => n % 6 === 0).map((member) => [member.volunteerId, random.int(1, 18)]));
  await sql`insert into volunteerSkills (volunteerId, skillId) select value ->> 0, value ->> 1 from json_each(${JSON.stringify(skilled)})`.execute(trx);
  const free = members.flatMap((own, team) => own.filter((_, n) => n % 3 === 0).map((member) => [member.volunteerId, TEAMS[team]!.weekday, TEAMS[team]!.kind === 'patrol' ? 'evening' : 'morning']));
  await sql`insert into volunteerFreeTimes (volunteerId, weekday, part) select value ->> 0, value ->> 1, value ->> 2 from json_each(${JSON.stringify(free)})`.execute(trx);
  return members;
}

function teamFor({ age, sex }: Person, random: Seeded): number {
  if (age >= 60) return random.pick(sex === '2' ? [0, 1, 1, 5] : [1, 1, 2, 3]);
  if (age < 30) return random.pick([6, 6, 6, 5]);
  return random.pick(sex === '2' ? [0, 0, 3, 5, 6] : [2, 3, 4, 4, 4]);
}

interface Meeting { readonly on: Day; readonly team: number; readonly title: string }

/** Weekly meetings of a span, and 5号有约 on the 5th of every month. */
function meetings(from: Day, to: Day): Meeting[] {
  const found: Meeting[] = [];
  for (let on = from; on <= to; on = addDays(on, 1)) {
    for (const [team, plan] of TEAMS.entries()) {
      const week = Math.floor(daysBetween('2024-01-01' as Day, on) / 7);
      if (team === 0 && on.endsWith('-05')) found.push({ on, team, title: '5号有约' });
      else if (plan.weekday === weekdayOf(on) && (!EVERY_SECOND.has(plan.code) || week % 2 === 0)) found.push({ on, team, title: plan.title });
    }
  }
  return found;
}

const startOf = (team: number): number => (TEAMS[team]!.kind === 'patrol' ? 1140 : TEAMS[team]!.kind === 'youth' ? 960 : 510);

async function insertActivities({ trx, clock }: CommandContext, all: readonly Meeting[], teams: readonly TeamId[], by: Omit<ServedBy, 'at' | 'judgedAt'>, state: 'recorded' | 'recruiting', capacity: number): Promise<{ activityId: ActivityId; shiftId: Id<'activityShift'> }[]> {
  const { first } = await trx.selectFrom('activities').select((e) => e.fn.coalesce(e.fn.max<number>('id'), sql<number>`0`).as('first')).executeTakeFirstOrThrow();
  const perDay = new Map<Day, number>();
  const rows = all.map(({ on, team, title }) => {
    const n = (perDay.get(on) ?? 0) + 1;
    perDay.set(on, n);
    const plan = TEAMS[team]!;
    return [`${on.replaceAll('-', '')}-${String(n).padStart(3, '0')}`, title, title === '5号有约' ? 1 : plan.typeId, plan.place, on, plan.content, startOf(team), startOf(team) + plan.minutes, teams[team]!];
  });
  const json = JSON.stringify(rows);
  await sql`insert into activities (id, activityNo, seriesId, title, typeId, place, leaderName, contact, startsOn, endsOn, content, risks, riskLevel, insurancePolicyNo, state, cancelReason, note, version, userId, staffId, at)
    select ${first} + 1 + key, value ->> 0, null, value ->> 1, value ->> 2, value ->> 3, '', '', value ->> 4, value ->> 4, value ->> 5, '无', 'ordinary', '', ${state}, '', '', 1, ${by.userId}, ${by.staffId}, ${clock.now()} from json_each(${json}) order by key`.execute(trx);
  await sql`insert into activityTeams (activityId, teamId) select ${first} + 1 + key, value ->> 8 from json_each(${json})`.execute(trx);
  await sql`insert into activityPosts (id, activityId, name, headCount) select ${first} + 1 + key, ${first} + 1 + key, '服务', ${capacity} from json_each(${json}) order by key`.execute(trx);
  await sql`insert into activityShifts (id, activityId, postId, day, startMinute, endMinute, kind, capacity) select ${first} + 1 + key, ${first} + 1 + key, ${first} + 1 + key, value ->> 4, value ->> 6, value ->> 7, 'fixed', ${capacity} from json_each(${json}) order by key`.execute(trx);
  return rows.map((_, n) => ({ activityId: id<'activity'>(first + 1 + n), shiftId: id<'activityShift'>(first + 1 + n) }));
}

/** Who came, and for how long: most of the backbone, some of the others; leaders stay longest. */
async function serve(context: CommandContext, random: Seeded, teams: readonly TeamId[], members: readonly Member[][], by: Omit<ServedBy, 'at' | 'judgedAt'>, from: Day, to: Day): Promise<void> {
  const past = meetings(from, to);
  const made = await insertActivities(context, past, teams, by, 'recorded', 99);
  const rows = past.flatMap(({ on, team }, n): Served[] => members[team]!.flatMap((member, at): Served[] => {
    if (random.next() > (member.backbone ? 0.815 : 0.05)) return [];
    const start = startOf(team) - (random.next() < 0.1 ? 30 : 0);
    const minutes = TEAMS[team]!.minutes + 30 * (at < 3 ? random.int(1, 3) : random.int(-1, 1)) + (start < startOf(team) ? 30 : 0);
    return [{ activityId: made[n]!.activityId, shiftId: made[n]!.shiftId, volunteerId: member.volunteerId, teamId: teams[team]!, day: on, startMinute: start, endMinute: start + minutes, minutes }];
  }));
  const at = instant(`${to}T01:00:00.000Z`);
  await insertServed(context.trx, rows, { ...by, at, judgedAt: at });
  const elders = await context.trx.selectFrom('residents').select('id').where('status', '=', 'living').where('birthDate', '<', '1946-01-01' as Day).orderBy('id').limit(40).execute();
  const visits = past.flatMap(({ team }, n) => (team === 0 ? [[made[n]!.activityId, elders[n % elders.length]!.id, random.int(4, 5)]] : []));
  await sql`insert into activityRecipients (activityId, residentId, householdId, note, stars, feedback) select value ->> 0, value ->> 1, null, '', value ->> 2, '' from json_each(${JSON.stringify(visits)}) order by key`.execute(context.trx);
}

/** Two weeks to come, open for sign-up and half filled. */
async function plan(context: CommandContext, random: Seeded, teams: readonly TeamId[], members: readonly Member[][], by: Omit<ServedBy, 'at' | 'judgedAt'>, from: Day): Promise<void> {
  const next = meetings(from, addDays(from, 20));
  const made = await insertActivities(context, next, teams, by, 'recruiting', 12);
  const placed = next.flatMap(({ team }, n) => members[team]!.filter((member) => member.backbone).filter(() => random.next() < 0.3).slice(0, 9).map((member) => [made[n]!.shiftId, member.volunteerId]));
  await sql`insert into signUps (shiftId, volunteerId, state, way, warnings, withdrawReason, userId, staffId, at) select value ->> 0, value ->> 1, 'placed', 'bulk', '[]', '', ${by.userId}, ${by.staffId}, ${context.clock.now()} from json_each(${JSON.stringify(placed)}) order by key`.execute(context.trx);
}
