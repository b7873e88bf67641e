/** The list of volunteers and one volunteer's file. */
import { sql, type RawBuilder } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { ageOn, type Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { maskPhone } from '#shared/phone.ts';
import { idTailOf, PHONE_LEAST, phonePrefixes, readSearch, type SearchWord } from '#shared/residents/search-text.ts';
import type { VolunteerFilter, VolunteerRow, volunteersContract } from '#shared/volunteers/contract.ts';
import { isMinor, type Standing, type VolunteerId } from '#shared/volunteers/words.ts';
import type { BaseContext, QueryContext } from '#electron/api/context.ts';
import { reversedPhone, tailIndex } from '#electron/residents/judge-person.ts';
import { allOf, anyOf, beginsWith, listOf, readNumber, readRows, type Reader } from '#electron/residents/read-rows.ts';
import { readMemberships } from './memberships.ts';
import { insuredSql, mergedInto, peopleSql, standingSql } from './standing.ts';

type Sql = RawBuilder<unknown>;

/** One word of a search as a condition on `p`: a volunteer's number, name, pinyin, initials, phone (beginning or end), ID number or its tail. */
function wordCondition(word: SearchWord, vault: BaseContext['vault']): Sql {
  switch (word.kind) {
    case 'idNumber':
      return sql`p.idNumberIndex = ${vault.blindIndex('idNumber', word.text)}`;
    case 'pinyin':
      return sql`(${beginsWith(sql`p.namePinyin`, word.text)} or ${beginsWith(sql`p.nameInitials`, word.text)})`;
    case 'text':
      return sql`(instr(lower(p.name), ${word.text}) > 0 or instr(lower(p.guestAddress), ${word.text}) > 0)`;
    case 'digits':
    case 'code': {
      const tail = idTailOf(word);
      const ways: Sql[] = [];
      if (tail !== null) ways.push(sql`exists (select 1 from residents t where t.id = p.residentId and ${tail === 'idTail4' ? sql`t.idTail4Index` : sql`t.idTail6Index`} = ${tailIndex(vault, tail, word.text)})`);
      if (word.kind === 'digits' && word.text.length <= 6) ways.push(sql`p.volunteerNo = ${Number(word.text)}`);
      if (word.kind === 'digits' && word.text.length >= PHONE_LEAST) {
        ways.push(...phonePrefixes(word.text).map((prefix) => beginsWith(sql`p.phone`, prefix)), beginsWith(sql`p.phoneReversed`, reversedPhone(word.text)));
      }
      return anyOf(ways);
    }
  }
}

const inTeam = (on: Day, more: Sql): Sql => sql`exists (select 1 from teamMemberships m where m.volunteerId = p.volunteerId and m.withdrawnAt is null and m.validFrom <= ${on} and (m.validTo is null or m.validTo >= ${on})${more})`;
/** Dead or gone while his own status says he serves. */
export const toSettleSql = (on: Day): Sql => sql`(p.status <> 'left' and p.personStatus <> 'living' and p.personSince < ${on})`;
const minorSql = (on: Day): Sql => sql`(p.birthDate is not null and p.birthDate > ${`${Number(on.slice(0, 4)) - 18}${on.slice(4)}`})`;

/** Every condition of the list's filter on `p`. */
export function filterConditions(ctx: Pick<BaseContext, 'vault'>, filter: Omit<VolunteerFilter, 'on'>, on: Day): Sql {
  const conditions: Sql[] = readSearch(filter.search).map((word) => wordCondition(word, ctx.vault));
  if (filter.standing === 'toSettle') conditions.push(toSettleSql(on));
  else if (filter.standing !== 'all') conditions.push(sql`${standingSql(on)} = ${filter.standing === 'serving' ? 'active' : filter.standing}`);
  if (filter.teamId !== null || filter.role !== null) {
    conditions.push(inTeam(on, sql`${filter.teamId === null ? sql`` : sql` and m.teamId = ${filter.teamId}`}${filter.role === null ? sql`` : sql` and m.role = ${filter.role}`}`));
  }
  if (filter.skillId !== null) conditions.push(sql`exists (select 1 from volunteerSkills s where s.volunteerId = p.volunteerId and s.skillId = ${filter.skillId})`);
  if (filter.only === 'minors') conditions.push(minorSql(on));
  if (filter.only === 'noConsent') conditions.push(sql`${minorSql(on)} and (p.guardianConsentOn is null or p.guardianConsentOn > ${on})`);
  if (filter.only === 'uninsured') conditions.push(sql`not ${insuredSql(on)}`);
  if (filter.only === 'guests') conditions.push(sql`p.residentId is null`);
  if (filter.only === 'noTeam') conditions.push(sql`not ${inTeam(on, sql``)}`);
  return allOf(conditions);
}

type Raw = Omit<VolunteerRow, 'age' | 'phoneMasked' | 'minor' | 'consented' | 'insured' | 'teams' | 'skills' | 'toSettle' | 'standing'> & {
  standing: Standing; phone: string; guardianConsentOn: Day | null; insured: 0 | 1; teams: string; skills: string; toSettle: 0 | 1;
};

/** Rows as the lists, prints and exports show them; `rest` is everything after WHERE. */
export async function readVolunteerRows(db: Reader, on: Day, where: Sql, rest: Sql = sql`order by p.volunteerNo`): Promise<(VolunteerRow & { phone: string })[]> {
  const rows = await readRows<Raw>(db, sql`
    select p.volunteerId, p.volunteerNo, p.residentId, p.name, p.sex, p.birthDate, p.idNumberMasked, p.phone, p.registeredOn, p.guardianConsentOn, ${standingSql(on)} as standing,
      case when p.personStatus <> 'living' and p.personSince < ${on} then p.personSince else p.statusOn end as standingOn,
      case when p.residentId is null then p.guestAddress else coalesce((select h.address from householdMembers hm join households h on h.id = hm.householdId where hm.residentId = p.residentId and hm.validTo is null and hm.withdrawnAt is null), '') end as address,
      (select h.householdNo from householdMembers hm join households h on h.id = hm.householdId where hm.residentId = p.residentId and hm.validTo is null and hm.withdrawnAt is null) as householdNo,
      ${insuredSql(on)} as insured, (select max(i.validTo) from volunteerInsurances i where i.volunteerId = p.volunteerId and i.withdrawnAt is null and i.validFrom <= ${on}) as insuredUntil,
      (select json_group_array(json_object('teamId', t.id, 'name', t.name, 'role', m.role)) from (select * from teamMemberships m where m.volunteerId = p.volunteerId and m.withdrawnAt is null and m.validFrom <= ${on} and (m.validTo is null or m.validTo >= ${on}) order by m.teamId) m join teams t on t.id = m.teamId) as teams,
      (select json_group_array(k.name) from volunteerSkills s join skills k on k.id = s.skillId where s.volunteerId = p.volunteerId and k.kind = 'skill') as skills, ${toSettleSql(on)} as toSettle
    from ${peopleSql} p where ${where} ${rest}`);
  return rows.map(({ guardianConsentOn, teams, skills, insured, toSettle, ...row }) => {
    const minor = isMinor(row.birthDate, on);
    return {
      ...row, age: row.birthDate === null ? null : ageOn(row.birthDate, on), phoneMasked: row.phone === '' ? '' : maskPhone(row.phone), minor, consented: !minor || (guardianConsentOn !== null && guardianConsentOn <= on),
      insured: insured === 1, toSettle: toSettle === 1, teams: JSON.parse(teams) as VolunteerRow['teams'], skills: JSON.parse(skills) as string[],
    };
  });
}

const shown = ({ phone: _phone, ...row }: VolunteerRow & { phone: string }): VolunteerRow => row;

/** One page of the list, by number. */
export async function listVolunteers(ctx: QueryContext, input: InputOf<typeof volunteersContract.list>): Promise<OutputOf<typeof volunteersContract.list>> {
  const on = input.on ?? ctx.clock.today();
  const where = filterConditions(ctx, input, on);
  const offset = Number(input.after ?? 0);
  const total = await readNumber(ctx.db, sql`select count(*) as n from ${peopleSql} p where ${where}`);
  const rows = await readVolunteerRows(ctx.db, on, sql`p.volunteerId in (select p.volunteerId from ${peopleSql} p where ${where} order by p.volunteerNo limit ${input.limit} offset ${offset})`);
  const end = offset + rows.length;
  return { rows: rows.map(shown), total, next: end < total ? String(end) : null };
}

/** Everything the office knows about one volunteer. @throws AppError not_found */
export async function readFile(ctx: QueryContext, volunteerId: VolunteerId): Promise<OutputOf<typeof volunteersContract.file>> {
  const { db } = ctx;
  const [row] = await readVolunteerRows(db, ctx.clock.today(), sql`p.volunteerId = ${volunteerId}`);
  const v = await db.selectFrom('volunteers').selectAll().where('id', '=', volunteerId).executeTakeFirst();
  if (row === undefined || v === undefined) throw new AppError('not_found', { what: 'volunteer', id: String(volunteerId) });
  const skills = await db.selectFrom('volunteerSkills as s').innerJoin('skills as k', 'k.id', 's.skillId').select(['k.id as skillId', 'k.kind', 'k.name']).where('s.volunteerId', '=', volunteerId).orderBy('k.kind').orderBy('k.id').execute();
  const freeTimes = await db.selectFrom('volunteerFreeTimes').select(['weekday', 'part']).where('volunteerId', '=', volunteerId).orderBy('weekday').execute();
  const insurances = await db.selectFrom('volunteerInsurances').select(['id as insuranceId', 'policyNo', 'insurer', 'validFrom', 'validTo']).where('volunteerId', '=', volunteerId).where('withdrawnAt', 'is', null).orderBy('validFrom', 'desc').execute();
  const events = await readRows<OutputOf<typeof volunteersContract.file>['events'][number]>(db, sql`select e.status, e.occurredOn, e.reason, s.name as "by", e.at from volunteerEvents e join staff s on s.id = e.staffId where e.volunteerId = ${volunteerId} order by e.id`);
  return {
    row: shown(row), version: v.version, nationalNo: v.nationalNo, note: v.note, idKind: v.idKind, hasIdNumber: row.idNumberMasked !== '', agreementOn: v.agreementOn, agreementNo: v.agreementNo,
    guardian: { name: v.guardianName, relation: v.guardianRelation, phoneMasked: v.guardianPhone === '' ? '' : maskPhone(v.guardianPhone), consentOn: v.guardianConsentOn, paperNo: v.guardianPaperNo },
    skills, freeTimes, insurances, memberships: await readMemberships(db, sql`m.volunteerId = ${volunteerId}`), events, mergedInto: (await mergedInto(db, volunteerId)) ?? null,
  };
}

/** Rows of given volunteers, in the order of their numbers. */
export async function rowsOf(db: Reader, volunteerIds: readonly VolunteerId[], on: Day): Promise<VolunteerRow[]> {
  return (await readVolunteerRows(db, on, sql`p.volunteerId in ${listOf(volunteerIds)}`)).map(shown);
}
