/** The rules of a resident's personal data: what is kept of an entry, or why it is refused (A1, B1). */
import { checkCitizenId, maskCitizenId } from '#shared/citizen-id.ts';
import type { Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { halfWidth, plainCode } from '#shared/half-width.ts';
import type { ResidentId } from '#shared/ids.ts';
import { checkPhone } from '#shared/phone.ts';
import type { IdKind, PersonInput } from '#shared/residents/fields.ts';
import type { CommandContext } from '#electron/api/context.ts';
import type { Vault } from '#electron/vault/vault.ts';
import { pinyinOf } from './pinyin.ts';
import { readRow, type Reader } from './read-rows.ts';
import { sql } from 'kysely';

/** A person as the register keeps him. `idNumber` is plain here and sealed by `idNumberColumns`; null = he has none. */
export interface JudgedPerson {
  readonly name: string;
  readonly sex: PersonInput['sex'];
  readonly birthDate: Day | null;
  readonly idKind: IdKind;
  readonly idNumber: string | null;
  readonly phone: string;
  readonly note: string;
}

/** Half-width, single blanks, one kind of middle dot: a name is stored as it is searched. */
export function normaliseName(name: string): string {
  return halfWidth(name).replace(/[\u2022\u2027\u30FB\uFF65\u22C5]/g, '·').replace(/\s+/g, ' ').trim();
}

/**
 * Judges an entry. A citizen ID number fills a missing birth date and sex and must agree with those given; other documents are
 * taken as they are. `known` is the number the register holds already: an entry that leaves it alone must still agree with it.
 * @throws AppError id_number_bad, phone_bad, day_in_future
 */
export function judgePerson(input: PersonInput, today: Day, known: string | null = null): JudgedPerson {
  if (input.birthDate !== null && input.birthDate > today) throw new AppError('day_in_future', { day: input.birthDate, today });
  const typed = input.idNumber === null ? known : plainCode(input.idNumber).toUpperCase();
  const phone = judgePhone(input.phone);
  const base = { name: normaliseName(input.name), phone, note: input.note };
  if (typed === null || typed === '') return { ...base, sex: input.sex, birthDate: input.birthDate, idKind: input.idKind, idNumber: null };
  if (input.idKind !== 'citizenId') {
    if (!/^[\p{L}\p{N}()-]{4,30}$/u.test(typed)) throw new AppError('id_number_bad', { why: 'other', expected: null });
    return { ...base, sex: input.sex, birthDate: input.birthDate, idKind: 'other', idNumber: typed };
  }
  const checked = checkCitizenId(typed, { today, sex: input.sex, birthDate: input.birthDate ?? undefined });
  if (!checked.ok) {
    const expected = checked.code === 'sex_mismatch' ? checked.idSex : checked.code === 'birth_mismatch' ? checked.idBirthDate : null;
    throw new AppError('id_number_bad', { why: checked.code, expected });
  }
  return { ...base, sex: checked.sex, birthDate: checked.birthDate, idKind: 'citizenId', idNumber: checked.idNumber };
}

function judgePhone(text: string): string {
  if (text.trim() === '') return '';
  const checked = checkPhone(text);
  if (!checked.ok) throw new AppError('phone_bad', { why: checked.code });
  return checked.number;
}

/** Only the digits, backwards: a search for the last digits of a phone becomes a search for a beginning. */
export function reversedPhone(phone: string): string {
  return [...phone.replace(/\D/g, '')].reverse().join('');
}

/** The columns of an ID number: sealed, indexed whole and by its tails, masked. */
export function idNumberColumns(vault: Vault, residentId: ResidentId, idNumber: string | null): {
  idNumberSealed: Buffer | null; idNumberIndex: string | null; idTail4Index: string | null; idTail6Index: string | null; idNumberMasked: string;
} {
  if (idNumber === null) return { idNumberSealed: null, idNumberIndex: null, idTail4Index: null, idTail6Index: null, idNumberMasked: '' };
  return {
    idNumberSealed: vault.seal('residents.idNumber', residentId, idNumber),
    idNumberIndex: vault.blindIndex('idNumber', idNumber),
    idTail4Index: tailIndex(vault, 'idTail4', idNumber.slice(-4)),
    idTail6Index: tailIndex(vault, 'idTail6', idNumber.slice(-6)),
    idNumberMasked: maskCitizenId(idNumber, 'screen'),
  };
}

/** A tail is shared by many people anyway: 64 bits of its keyed hash find it as well as 256, in a quarter of the space. */
export function tailIndex(vault: Pick<Vault, 'blindIndex'>, field: 'idTail4' | 'idTail6', tail: string): string {
  return vault.blindIndex(field, tail).slice(0, 16);
}

/** The columns a name and a phone fill for search. */
export function searchColumns(person: JudgedPerson): { namePinyin: string; nameInitials: string; phoneReversed: string } {
  const { full, initials } = pinyinOf(person.name);
  return { namePinyin: full, nameInitials: initials, phoneReversed: reversedPhone(person.phone) };
}

/** Who has this ID number. Looks at everybody ever entered, the dead and those who moved out included (§4.1). */
export async function findByIdNumber(db: Reader, vault: Vault, idNumber: string): Promise<{ residentId: ResidentId; name: string; householdNo: string | null } | undefined> {
  return readRow(db, sql`
    select r.id as residentId, r.name, (select h.householdNo from householdMembers m join households h on h.id = m.householdId
      where m.residentId = r.id and m.withdrawnAt is null order by m.validFrom desc limit 1) as householdNo
    from residents r where r.idNumberIndex = ${vault.blindIndex('idNumber', idNumber)}`);
}

/** Refuses an ID number that another resident has, naming him (B1). */
export async function assertIdNumberFree(ctx: CommandContext, idNumber: string | null, except: ResidentId | null): Promise<void> {
  if (idNumber === null) return;
  const owner = await findByIdNumber(ctx.trx, ctx.vault, idNumber);
  if (owner !== undefined && owner.residentId !== except) throw new AppError('id_number_taken', owner);
}
