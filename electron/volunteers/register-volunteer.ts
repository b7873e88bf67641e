/** Registering a volunteer and changing what is known about him. */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { id, type ResidentId } from '#shared/ids.ts';
import { checkPhone } from '#shared/phone.ts';
import type { GuestInput, volunteersContract } from '#shared/volunteers/contract.ts';
import type { VolunteerId } from '#shared/volunteers/words.ts';
import type { BaseContext, CommandContext } from '#electron/api/context.ts';
import { findByIdNumber, judgePerson, searchColumns, type JudgedPerson } from '#electron/residents/judge-person.ts';
import { readNumber, readRow } from '#electron/residents/read-rows.ts';
import { maskCitizenId } from '#shared/citizen-id.ts';
import { peopleSql, refuseMerged } from './standing.ts';

type Register = InputOf<typeof volunteersContract.register>;
type Change = InputOf<typeof volunteersContract.change>;
type Particulars = Pick<Register, 'skillIds' | 'freeTimes' | 'guardian' | 'agreementOn' | 'agreementNo' | 'nationalNo' | 'note'>;

const NOBODY = { name: '', namePinyin: '', nameInitials: '', sex: '0' as const, birthDate: null, idKind: 'citizenId' as const, idNumberSealed: null, idNumberIndex: null, idNumberMasked: '', phone: '', phoneReversed: '', address: '' };

/** A guest as he is kept: numbers checked as in the register. @throws AppError id_number_bad, phone_bad, day_in_future */
export function judgeGuest(guest: GuestInput, today: Day, known: string | null = null): JudgedPerson {
  return judgePerson({ name: guest.name, sex: guest.sex, birthDate: guest.birthDate, idKind: guest.idKind, idNumber: guest.idNumber, phone: guest.phone, note: '' }, today, known);
}

function guestColumns(vault: BaseContext['vault'], volunteerId: VolunteerId, person: JudgedPerson, address: string) {
  const { idNumber } = person;
  return {
    name: person.name, sex: person.sex, birthDate: person.birthDate, phone: person.phone, address, ...searchColumns(person), idKind: person.idKind === 'other' ? ('other' as const) : ('citizenId' as const),
    idNumberSealed: idNumber === null ? null : vault.seal('volunteers.idNumber', volunteerId, idNumber),
    idNumberIndex: idNumber === null ? null : vault.blindIndex('idNumber', idNumber),
    idNumberMasked: idNumber === null ? '' : maskCitizenId(idNumber, 'screen'),
  };
}

/** Refuses a guest whose ID number belongs to a resident or to another volunteer. */
async function assertGuestIsNew({ trx, vault }: CommandContext, idNumber: string | null, except: VolunteerId | null): Promise<void> {
  if (idNumber === null) return;
  const resident = await findByIdNumber(trx, vault, idNumber);
  if (resident !== undefined) throw new AppError('volunteer_is_resident', { name: resident.name });
  const other = await trx.selectFrom('volunteers').select(['id', 'name', 'volunteerNo']).where('idNumberIndex', '=', vault.blindIndex('idNumber', idNumber)).executeTakeFirst();
  if (other !== undefined && other.id !== except) throw new AppError('volunteer_exists', { name: other.name, volunteerNo: other.volunteerNo });
}

/** Refuses a resident who is a volunteer already, or who is dead or gone on the day. */
async function assertResidentIsNew({ trx }: CommandContext, residentId: ResidentId, on: Day): Promise<void> {
  const resident = await trx.selectFrom('residents').select(['name', 'status']).where('id', '=', residentId).executeTakeFirst();
  if (resident === undefined) throw new AppError('not_found', { what: 'resident', id: String(residentId) });
  const known = await trx.selectFrom('volunteers').select('volunteerNo').where('residentId', '=', residentId).executeTakeFirst();
  if (known !== undefined) throw new AppError('volunteer_exists', { name: resident.name, volunteerNo: known.volunteerNo });
  if (resident.status !== 'living') throw new AppError('volunteer_not_active', { name: resident.name, standing: resident.status, on });
}

function particularColumns({ guardian, agreementOn, agreementNo, nationalNo, note }: Particulars) {
  if (guardian.consentOn !== null && (guardian.name === '' || guardian.paperNo === '')) throw new AppError('guardian_incomplete', {});
  const phone = guardian.phone === '' ? '' : judgedPhone(guardian.phone);
  return { guardianName: guardian.name, guardianRelation: guardian.relation, guardianPhone: phone, guardianConsentOn: guardian.consentOn, guardianPaperNo: guardian.paperNo, agreementOn, agreementNo, nationalNo, note };
}

function judgedPhone(text: string): string {
  const checked = checkPhone(text);
  if (!checked.ok) throw new AppError('phone_bad', { why: checked.code });
  return checked.number;
}

async function writeLists({ trx }: CommandContext, volunteerId: VolunteerId, { skillIds, freeTimes }: Pick<Particulars, 'skillIds' | 'freeTimes'>): Promise<void> {
  await trx.deleteFrom('volunteerSkills').where('volunteerId', '=', volunteerId).execute();
  await trx.deleteFrom('volunteerFreeTimes').where('volunteerId', '=', volunteerId).execute();
  const skills = [...new Set(skillIds)];
  if (skills.length > 0) await trx.insertInto('volunteerSkills').values(skills.map((skillId) => ({ volunteerId, skillId }))).execute();
  const times = [...new Map(freeTimes.map((time) => [`${time.weekday}${time.part}`, time])).values()];
  if (times.length > 0) await trx.insertInto('volunteerFreeTimes').values(times.map((time) => ({ volunteerId, ...time }))).execute();
}

/**
 * Registers a resident or a guest with the next number; nobody is registered twice.
 * @throws AppError volunteer_day_future, volunteer_exists, volunteer_is_resident, volunteer_not_active, guardian_incomplete, and
 * of a guest's numbers id_number_bad, phone_bad
 */
export async function registerVolunteer(ctx: CommandContext, input: Register): Promise<OutputOf<typeof volunteersContract.register>> {
  const { trx, clock, actor, vault } = ctx;
  const today = clock.today();
  if (input.registeredOn > today) throw new AppError('volunteer_day_future', { day: input.registeredOn, today });
  const { residentId, guest } = input;
  if ((residentId === null) === (guest === null)) throw new AppError('invalid_input', { faults: [{ path: 'residentId', reason: 'custom', message: 'a resident or a guest' }] });
  const volunteerId = id<'volunteer'>((await readNumber(trx, sql`select coalesce(max(id), 0) as n from volunteers`)) + 1);
  const volunteerNo = (await readNumber(trx, sql`select coalesce(max(volunteerNo), 0) as n from volunteers`)) + 1;
  let who: typeof NOBODY | ReturnType<typeof guestColumns> = NOBODY;
  if (residentId !== null) await assertResidentIsNew(ctx, residentId, input.registeredOn);
  if (guest !== null) {
    const person = judgeGuest(guest, today);
    await assertGuestIsNew(ctx, person.idNumber, null);
    who = guestColumns(vault, volunteerId, person, guest.address);
  }
  await trx.insertInto('volunteers').values({
    id: volunteerId, volunteerNo, residentId, ...who, ...particularColumns(input), registeredOn: input.registeredOn, status: 'active', statusOn: input.registeredOn, version: 1, createdAt: clock.now(),
  }).execute();
  await trx.insertInto('volunteerEvents').values({ volunteerId, status: 'active', occurredOn: input.registeredOn, reason: '', userId: actor.userId, staffId: actor.staffId, at: clock.now() }).execute();
  await writeLists(ctx, volunteerId, input);
  return { volunteerId, volunteerNo };
}

/**
 * Changes what is known. A resident's name and numbers are changed in the register, never here.
 * @throws AppError not_found, changed_meanwhile, volunteer_merged, volunteer_exists, volunteer_is_resident, guardian_incomplete, id_number_bad, phone_bad
 */
export async function changeVolunteer(ctx: CommandContext, input: Change): Promise<OutputOf<typeof volunteersContract.change>> {
  const { trx, vault, clock } = ctx;
  const { volunteerId } = input;
  const before = await trx.selectFrom('volunteers').selectAll().where('id', '=', volunteerId).executeTakeFirst();
  if (before === undefined) throw new AppError('not_found', { what: 'volunteer', id: String(volunteerId) });
  if (before.version !== input.version) throw new AppError('changed_meanwhile', { what: 'volunteer' });
  await refuseMerged(trx, [volunteerId]);
  let who = {};
  if (before.residentId === null && input.guest !== null) {
    const known = before.idNumberSealed === null ? null : vault.unseal('volunteers.idNumber', volunteerId, before.idNumberSealed);
    const person = judgeGuest(input.guest, clock.today(), known);
    await assertGuestIsNew(ctx, person.idNumber, volunteerId);
    who = guestColumns(vault, volunteerId, person, input.guest.address);
  }
  const kept = input.guardian.phone === '' ? { ...input, guardian: { ...input.guardian, phone: before.guardianPhone } } : input;
  const version = before.version + 1;
  await trx.updateTable('volunteers').set({ ...who, ...particularColumns(kept), version }).where('id', '=', volunteerId).execute();
  await writeLists(ctx, volunteerId, input);
  return { volunteerId, version };
}

/** The whole ID number or phone of a volunteer, '' when he has none. The caller leaves a line in the log. @throws AppError not_found */
export async function wholeNumber({ vault }: Pick<BaseContext, 'vault'>, db: Parameters<typeof readRow>[0], volunteerId: VolunteerId, what: 'idNumber' | 'phone' | 'guardianPhone'): Promise<string> {
  const row = await readRow<{ residentId: ResidentId | null; phone: string; guardianPhone: string }>(db, sql`select p.residentId, p.phone, v.guardianPhone from ${peopleSql} p join volunteers v on v.id = p.volunteerId where p.volunteerId = ${volunteerId}`);
  if (row === undefined) throw new AppError('not_found', { what: 'volunteer', id: String(volunteerId) });
  if (what !== 'idNumber') return row[what];
  if (row.residentId !== null) {
    const { idNumberSealed } = await db.selectFrom('residents').select('idNumberSealed').where('id', '=', row.residentId).executeTakeFirstOrThrow();
    return idNumberSealed === null ? '' : vault.unseal('residents.idNumber', row.residentId, idNumberSealed);
  }
  const { idNumberSealed } = await db.selectFrom('volunteers').select('idNumberSealed').where('id', '=', volunteerId).executeTakeFirstOrThrow();
  return idNumberSealed === null ? '' : vault.unseal('volunteers.idNumber', volunteerId, idNumberSealed);
}
