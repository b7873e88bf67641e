/** Who a row of a team's roster may be: residents and volunteers by ID number, name and birth date, name and phone, name. */
import { sql, type RawBuilder } from 'kysely';
import type { Day } from '#shared/days.ts';
import type { ResidentId } from '#shared/ids.ts';
import { maskPhone } from '#shared/phone.ts';
import type { candidateSchema } from '#shared/volunteers/roster-contract.ts';
import type { Standing, TeamRole, VolunteerId } from '#shared/volunteers/words.ts';
import type { z } from 'zod';
import { listOf, readRows, type Reader } from '#electron/residents/read-rows.ts';
import { peopleSql, standingSql } from './standing.ts';

/** A resident, or a guest who is a volunteer already; with what he is in the team. */
export interface KnownPerson {
  /** 'r12' or 'v5' */
  readonly key: string;
  readonly residentId: ResidentId | null;
  readonly volunteerId: VolunteerId | null;
  readonly volunteerNo: number | null;
  readonly name: string;
  readonly birthDate: Day | null;
  readonly idNumberIndex: string | null;
  readonly idNumberMasked: string;
  readonly phone: string;
  readonly place: string;
  /** Of a volunteer his standing today; of others 'active', 'dead' or 'movedOut'. */
  readonly standing: Standing;
  readonly registeredOn: Day | null;
  readonly consentOn: Day | null;
  readonly membership: { readonly membershipId: number; readonly role: TeamRole; readonly validFrom: Day } | null;
  readonly skillIds: readonly number[];
}

type Raw = Omit<KnownPerson, 'membership' | 'skillIds'> & { membership: string | null; skillIds: string };
const known = ({ membership, skillIds, ...row }: Raw): KnownPerson => ({ ...row, membership: membership === null ? null : (JSON.parse(membership) as KnownPerson['membership']), skillIds: JSON.parse(skillIds) as number[] });

const beside = (teamId: number, today: Day, volunteerId: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  (select json_object('membershipId', m.id, 'role', m.role, 'validFrom', m.validFrom) from teamMemberships m where m.teamId = ${teamId} and m.volunteerId = ${volunteerId} and m.withdrawnAt is null and (m.validTo is null or m.validTo >= ${today}) order by m.validFrom limit 1) as membership,
  (select json_group_array(s.skillId) from volunteerSkills s where s.volunteerId = ${volunteerId}) as skillIds`;

/** What a file says of people: names, blind indexes of ID numbers, numbers of volunteers. */
export interface Named { readonly names: readonly string[]; readonly idIndexes: readonly string[]; readonly numbers: readonly number[] }

/** People of any of the names, ID numbers or volunteers' numbers. Both kinds: the register, and guests. */
export async function knownPeople(db: Reader, teamId: number, today: Day, { names, idIndexes, numbers }: Named): Promise<KnownPerson[]> {
  const residents = await readRows<Raw>(db, sql`
    select 'r' || r.id as key, r.id as residentId, p.volunteerId, p.volunteerNo, r.name, r.birthDate, r.idNumberIndex, r.idNumberMasked, r.phone,
      coalesce((select h.address from householdMembers hm join households h on h.id = hm.householdId where hm.residentId = r.id and hm.validTo is null and hm.withdrawnAt is null), '') as place,
      case when p.volunteerId is null then case r.status when 'living' then 'active' else r.status end else ${standingSql(today)} end as standing,
      p.registeredOn, p.guardianConsentOn as consentOn, ${beside(teamId, today, sql`p.volunteerId`)}
    from residents r left join ${peopleSql} p on p.residentId = r.id
    where r.mergedIntoId is null and r.id in (select id from residents where name in ${listOf(names)} union select id from residents where idNumberIndex in ${listOf(idIndexes)} union select residentId from volunteers where volunteerNo in ${listOf(numbers)}) order by r.id`);
  const guests = await readRows<Raw>(db, sql`
    select 'v' || p.volunteerId as key, null as residentId, p.volunteerId, p.volunteerNo, p.name, p.birthDate, p.idNumberIndex, p.idNumberMasked, p.phone, p.guestAddress as place,
      ${standingSql(today)} as standing, p.registeredOn, p.guardianConsentOn as consentOn, ${beside(teamId, today, sql`p.volunteerId`)}
    from ${peopleSql} p where p.residentId is null and (p.name in ${listOf(names)} or p.idNumberIndex in ${listOf(idIndexes)} or p.volunteerNo in ${listOf(numbers)}) order by p.volunteerId`);
  return [...residents, ...guests].map(known);
}

/** How a person is named to tell him from others. */
export function describe(person: Pick<KnownPerson, 'name' | 'idNumberMasked' | 'place'>): string {
  return [person.name, person.idNumberMasked, person.place].filter((part) => part !== '').join(' ');
}

/** A candidate as a screen may show him. */
export function shownCandidate(person: KnownPerson): z.output<typeof candidateSchema> {
  return { key: person.key, name: person.name, birthDate: person.birthDate, idNumberMasked: person.idNumberMasked, phoneMasked: person.phone === '' ? '' : maskPhone(person.phone), place: person.place, volunteerNo: person.volunteerNo };
}
