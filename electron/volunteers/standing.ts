/**
 * Who a volunteer is and whether he may be placed on a day. Other features ask here before they put anybody into a shift, an
 * attendance or a certificate.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { ResidentId } from '#shared/ids.ts';
import type { SexCode } from '#shared/code-tables.ts';
import { isMinor, type Standing, type TeamId, type TeamRole, type VolunteerId } from '#shared/volunteers/words.ts';
import { listOf, readRow, readRows, type Reader } from '#electron/residents/read-rows.ts';

type Sql = RawBuilder<unknown>;

/**
 * Every volunteer with his name and numbers, whether of the register or a guest, as a subquery `people`: volunteerId, volunteerNo,
 * residentId, name, namePinyin, nameInitials, sex, birthDate, idNumberMasked, idNumberIndex, phone, phoneReversed, address,
 * personStatus ('living' for guests), personSince, status, registeredOn, guardianConsentOn, mergedIntoId.
 */
export const peopleSql: Sql = sql`(select v.id as volunteerId, v.volunteerNo, v.residentId, coalesce(r.name, v.name) as name, coalesce(r.namePinyin, v.namePinyin) as namePinyin,
  coalesce(r.nameInitials, v.nameInitials) as nameInitials, coalesce(r.sex, v.sex) as sex, case when v.residentId is null then v.birthDate else r.birthDate end as birthDate,
  coalesce(r.idNumberMasked, v.idNumberMasked) as idNumberMasked, coalesce(r.idNumberIndex, v.idNumberIndex) as idNumberIndex, coalesce(r.phone, v.phone) as phone,
  coalesce(r.phoneReversed, v.phoneReversed) as phoneReversed, v.address as guestAddress, coalesce(r.status, 'living') as personStatus, r.statusSince as personSince,
  v.status, v.statusOn, v.registeredOn, v.guardianConsentOn, r.mergedIntoId
  from volunteers v left join residents r on r.id = v.residentId)`;

/**
 * The standing of `p` (a row of peopleSql) on a day: death and moving out count from the day after, then the volunteer's own
 * status of that day. A number that was merged away has left on every day: whoever it was counts under the number that stayed.
 */
export function standingSql(on: Day): Sql {
  return sql`case when p.mergedIntoId is not null then 'left' when p.registeredOn > ${on} then 'notYet'
    when p.personStatus <> 'living' and p.personSince < ${on} then p.personStatus
    when p.statusOn <= ${on} then p.status
    else (select e.status from volunteerEvents e where e.volunteerId = p.volunteerId and e.occurredOn <= ${on} order by e.occurredOn desc, e.id desc limit 1) end`;
}

/** Whether accident insurance of `p` holds on a day, as 1 or 0. */
export function insuredSql(on: Day): Sql {
  return sql`exists (select 1 from volunteerInsurances i where i.volunteerId = p.volunteerId and i.withdrawnAt is null and i.validFrom <= ${on} and i.validTo >= ${on})`;
}

export interface ActiveVolunteer {
  readonly volunteerId: VolunteerId; readonly volunteerNo: number; readonly residentId: ResidentId | null; readonly name: string; readonly namePinyin: string; readonly nameInitials: string;
  readonly sex: SexCode; readonly birthDate: Day | null; readonly phone: string; readonly standing: Standing; readonly minor: boolean;
  /** A minor's guardian has consented by that day; true for adults. */
  readonly consented: boolean;
  readonly insured: boolean;
}

type Raw = Omit<ActiveVolunteer, 'minor' | 'consented' | 'insured'> & { guardianConsentOn: Day | null; insured: 0 | 1 };

function finished({ guardianConsentOn, ...row }: Raw, on: Day): ActiveVolunteer {
  const minor = isMinor(row.birthDate, on);
  return { ...row, minor, consented: !minor || (guardianConsentOn !== null && guardianConsentOn <= on), insured: row.insured === 1 };
}

async function readStanding(db: Reader, on: Day, where: Sql): Promise<ActiveVolunteer[]> {
  const rows = await readRows<Raw>(db, sql`select p.volunteerId, p.volunteerNo, p.residentId, p.name, p.namePinyin, p.nameInitials, p.sex, p.birthDate, p.phone, p.guardianConsentOn,
    ${standingSql(on)} as standing, ${insuredSql(on)} as insured from ${peopleSql} p where ${where} order by p.volunteerNo`);
  return rows.map((row) => finished(row, on));
}

/** Everybody who may be placed on a day as far as his standing goes, by number. Consent and insurance stand beside it. */
export async function listActiveVolunteers(db: Reader, on: Day): Promise<ActiveVolunteer[]> {
  return (await readStanding(db, on, sql`p.registeredOn <= ${on}`)).filter((row) => row.standing === 'active');
}

/** Given volunteers as they stand on a day, whatever their standing; unknown ids are left out. */
export function readVolunteersOn(db: Reader, volunteerIds: readonly VolunteerId[], on: Day): Promise<ActiveVolunteer[]> {
  return readStanding(db, on, sql`p.volunteerId in ${listOf(volunteerIds)}`);
}

/** Whether accident insurance covers somebody on a day (志愿服务条例 art. 17). */
export async function hasInsurance(db: Reader, volunteerId: VolunteerId, on: Day): Promise<boolean> {
  const row = await db.selectFrom('volunteerInsurances').select('id').where('volunteerId', '=', volunteerId).where('withdrawnAt', 'is', null).where('validFrom', '<=', on).where('validTo', '>=', on).executeTakeFirst();
  return row !== undefined;
}

/** Teams of a volunteer on a day, with his role; by the team's code. */
export function teamOf(db: Reader, volunteerId: VolunteerId, on: Day): Promise<{ teamId: TeamId; name: string; role: TeamRole }[]> {
  return db.selectFrom('teamMemberships as m').innerJoin('teams as t', 't.id', 'm.teamId').select(['t.id as teamId', 't.name', 'm.role']).where('m.volunteerId', '=', volunteerId).where('m.withdrawnAt', 'is', null)
    .where('m.validFrom', '<=', on).where((e) => e.or([e('m.validTo', 'is', null), e('m.validTo', '>=', on)])).orderBy('t.code').execute();
}

/** Members of a team on a day, whatever their standing; leader, deputies, backbone, members, each by number. */
export async function membersOfTeam(db: Reader, teamId: TeamId, on: Day): Promise<VolunteerId[]> {
  const rows = await readRows<{ volunteerId: VolunteerId }>(db, sql`select m.volunteerId from teamMemberships m join volunteers v on v.id = m.volunteerId where m.teamId = ${teamId} and m.withdrawnAt is null
    and m.validFrom <= ${on} and (m.validTo is null or m.validTo >= ${on}) order by case m.role when 'leader' then 1 when 'deputy' then 2 when 'backbone' then 3 else 4 end, v.volunteerNo`);
  return rows.map((row) => row.volunteerId);
}

/**
 * Refuses whoever may not be placed on a day.
 * @throws AppError not_found, volunteer_merged, volunteer_not_active (left, paused, dead, moved away, not yet registered), volunteer_no_consent
 */
export async function requireMayServe(db: Reader, volunteerId: VolunteerId, on: Day): Promise<ActiveVolunteer> {
  const [volunteer] = await readVolunteersOn(db, [volunteerId], on);
  if (volunteer === undefined) throw new AppError('not_found', { what: 'volunteer', id: String(volunteerId) });
  await refuseMerged(db, [volunteerId]);
  if (volunteer.standing !== 'active') throw new AppError('volunteer_not_active', { name: volunteer.name, standing: volunteer.standing, on });
  if (!volunteer.consented) throw new AppError('volunteer_no_consent', { name: volunteer.name, on });
  return volunteer;
}

/**
 * Refuses a team that may not serve on a day: the committee has to have consented by then, and it must not be dissolved
 * (志愿服务条例 art. 41–42). @throws AppError not_found, team_no_consent, team_dissolved
 */
export async function requireTeamMayServe(db: Reader, teamId: TeamId, on: Day): Promise<{ teamId: TeamId; name: string }> {
  const team = await db.selectFrom('teams').select(['id', 'name', 'consentOn', 'dissolvedOn']).where('id', '=', teamId).executeTakeFirst();
  if (team === undefined) throw new AppError('not_found', { what: 'team', id: String(teamId) });
  if (team.dissolvedOn !== null && team.dissolvedOn < on) throw new AppError('team_dissolved', { name: team.name, on: team.dissolvedOn });
  if (team.consentOn === null || team.consentOn > on) throw new AppError('team_no_consent', { name: team.name, on });
  return { teamId: team.id, name: team.name };
}

/** A volunteer, and those whose persons were merged into his: what was issued under their numbers is his too. For `in`. */
export const onePersonSql = (volunteerId: VolunteerId): Sql => sql`(select ${volunteerId} union all select g.id from volunteers g join residents r on r.id = g.residentId join volunteers k on k.residentId = r.mergedIntoId where k.id = ${volunteerId})`;

/** Who has the hours of the volunteer in `column`: himself, or the one into whom his person was merged. */
export const hoursHeldBySql = (column: Sql): Sql => sql`coalesce((select k.id from volunteers g join residents r on r.id = g.residentId join volunteers k on k.residentId = r.mergedIntoId where g.id = ${column}), ${column})`;

/** Into whom a volunteer's person was merged, if that one is a volunteer too. */
export function mergedInto(db: Reader, volunteerId: VolunteerId): Promise<{ volunteerId: VolunteerId; volunteerNo: number; name: string } | undefined> {
  return readRow(db, sql`select k.id as volunteerId, k.volunteerNo, s.name from volunteers g join residents r on r.id = g.residentId join residents s on s.id = r.mergedIntoId join volunteers k on k.residentId = s.id where g.id = ${volunteerId}`);
}

/** Nothing is entered any more under a number that was merged away. @throws AppError volunteer_merged */
export async function refuseMerged(db: Reader, volunteerIds: readonly VolunteerId[]): Promise<void> {
  const row = await readRow<{ name: string; volunteerNo: number; intoNo: number }>(db, sql`select r.name, g.volunteerNo, k.volunteerNo as intoNo from volunteers g join residents r on r.id = g.residentId join volunteers k on k.residentId = r.mergedIntoId
    where g.id in ${listOf(volunteerIds)} order by g.volunteerNo limit 1`);
  if (row !== undefined) throw new AppError('volunteer_merged', row);
}

/** The volunteer a number belongs to, as typed or printed ('00012', '12'). */
export async function volunteerByNo(db: Reader, volunteerNo: number): Promise<{ volunteerId: VolunteerId; name: string } | undefined> {
  return readRow(db, sql`select p.volunteerId, p.name from ${peopleSql} p where p.volunteerNo = ${volunteerNo}`);
}
