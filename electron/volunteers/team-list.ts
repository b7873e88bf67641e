/** Teams, their members, and what share of the families takes part. */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { TeamRow, volunteersContract } from '#shared/volunteers/contract.ts';
import type { Standing } from '#shared/volunteers/words.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { readRow, readRows, type Reader } from '#electron/residents/read-rows.ts';
import { readMemberships } from './memberships.ts';
import { peopleSql, standingSql } from './standing.ts';
import { readVolunteerRows, toSettleSql } from './volunteer-list.ts';

type Raw = Omit<TeamRow, 'deputies'> & { deputies: string };

/** Teams by code as they stand on a day: who leads, how many are in it. */
export async function readTeams(db: Reader, on: Day, where: ReturnType<typeof sql> = sql`true`): Promise<TeamRow[]> {
  const holds = sql`m.teamId = t.id and m.withdrawnAt is null and m.validFrom <= ${on} and (m.validTo is null or m.validTo >= ${on})`;
  const names = (role: 'leader' | 'deputy') => sql`teamMemberships m join ${peopleSql} p on p.volunteerId = m.volunteerId where ${holds} and m.role = ${role}`;
  const rows = await readRows<Raw>(db, sql`
    select t.id as teamId, t.code, t.name, t.kind, t.purpose, t.foundedOn, t.consentOn, t.consentMinutesNo, t.dissolvedOn, t.version,
      (select p.name from ${names('leader')}) as leader, (select json_group_array(p.name) from ${names('deputy')}) as deputies,
      (select count(*) from teamMemberships m where ${holds}) as members, (select count(*) from teamMemberships m where ${holds} and m.role <> 'member') as backbone,
      (select count(*) from teamMemberships m join ${peopleSql} p on p.volunteerId = m.volunteerId where ${holds} and ${toSettleSql(on)}) as toSettle
    from teams t where ${where} order by t.dissolvedOn is not null, t.code`);
  return rows.map((row) => ({ ...row, deputies: JSON.parse(row.deputies) as string[] }));
}

export function listTeams({ db, clock }: QueryContext, input: InputOf<typeof volunteersContract.teams>): Promise<TeamRow[]> {
  return readTeams(db, input.on ?? clock.today(), input.dissolved ? sql`true` : sql`t.dissolvedOn is null`);
}

type TeamFile = OutputOf<typeof volunteersContract.team>;

/** One team with everybody in it on a day, and who was in it before. @throws AppError not_found */
export async function readTeam({ db, clock }: Pick<QueryContext, 'db' | 'clock'>, input: InputOf<typeof volunteersContract.team>): Promise<TeamFile> {
  const on = input.on ?? clock.today();
  const [team] = await readTeams(db, on, sql`t.id = ${input.teamId}`);
  if (team === undefined) throw new AppError('not_found', { what: 'team', id: String(input.teamId) });
  const holds = sql`m.validFrom <= ${on} and (m.validTo is null or m.validTo >= ${on})`;
  const members = await readMemberships(db, sql`m.teamId = ${input.teamId} and ${holds}`);
  const rows = await readVolunteerRows(db, on, sql`p.volunteerId in (select m.volunteerId from teamMemberships m where m.teamId = ${input.teamId} and m.withdrawnAt is null and ${holds})`);
  const byId = new Map(rows.map((row) => [row.volunteerId, row]));
  const past = await readMemberships(db, sql`m.teamId = ${input.teamId} and m.validTo < ${on}`);
  return {
    team, past,
    members: members.map((member) => {
      const row = byId.get(member.volunteerId)!;
      return { ...member, sex: row.sex, age: row.age, phoneMasked: row.phoneMasked, standing: row.standing, insured: row.insured, minor: row.minor, consented: row.consented, toSettle: row.toSettle };
    }),
  };
}

/**
 * 家庭参与率: of the households with living members who are not all tenants or away, those with a volunteer who serves on the day
 * (K19). Beside it: residents of those households, volunteers who serve, and those of them who lead or are backbone of a team.
 */
export async function familyShare(db: Reader, on: Day): Promise<OutputOf<typeof volunteersContract.familyShare>> {
  const row = await readRow<Omit<OutputOf<typeof volunteersContract.familyShare>, 'on'>>(db, sql`
    with home as (
      select m.householdId, m.residentId from householdMembers m join households h on h.id = m.householdId join residents r on r.id = m.residentId
      where h.kind = 'family' and m.withdrawnAt is null and m.validFrom <= ${on} and (m.validTo is null or m.validTo >= ${on}) and (r.status = 'living' or r.statusSince >= ${on})
        and not exists (select 1 from residentFacts f where f.residentId = r.id and f.fact = 'residency' and f.value in ('tenant', 'away') and f.withdrawnAt is null and f.validFrom <= ${on} and (f.validTo is null or f.validTo >= ${on}))),
    serving as (select p.volunteerId, p.residentId from ${peopleSql} p where ${standingSql(on)} = ${'active' satisfies Standing})
    select (select count(distinct householdId) from home) as households, (select count(distinct householdId) from home where residentId in (select residentId from serving where residentId is not null)) as withVolunteer,
      (select count(*) from serving) as volunteers, (select count(*) from home) as residents,
      (select count(distinct m.volunteerId) from teamMemberships m join serving s on s.volunteerId = m.volunteerId where m.withdrawnAt is null and m.role <> 'member' and m.validFrom <= ${on} and (m.validTo is null or m.validTo >= ${on})) as backbone`);
  return { on, ...row! };
}
