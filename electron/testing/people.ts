/** Invented people for the tests of the register. Region 370299 does not exist, so their numbers belong to nobody. */
import { checkDigit } from '#shared/citizen-id.ts';
import { day, type Day } from '#shared/days.ts';
import type { HouseholdId, ResidentId } from '#shared/ids.ts';
import type { TestOffice } from '#electron/testing/open-test-office.ts';

/** The ID number of a birth date and sequence (odd = male). */
export function idNumberOf(birthDate: string, sequence: number): string {
  const first17 = `370299${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return first17 + checkDigit(first17);
}

/** A form's personal data with everything blank that is not given. */
export const person = (name: string, more: Partial<{ sex: '0' | '1' | '2' | '9'; birthDate: Day | null; idKind: 'citizenId' | 'temporary' | 'other'; idNumber: string | null; phone: string; note: string }> = {}) => ({
  name, sex: '0' as const, birthDate: null, idKind: 'citizenId' as const, idNumber: '', phone: '', note: '', ...more,
});

export interface Family { readonly householdId: HouseholdId; readonly father: ResidentId; readonly mother: ResidentId; readonly son: ResidentId }

let sequence = 100;

/** A father who heads the household, a mother and a son, all here since 2015; the father has a fact and an account. */
export async function enterFamily(office: TestOffice, surname: string): Promise<Family> {
  const { residents } = office.as('clerk');
  const since = day('2015-01-01');
  const numberOf = (birthDate: string, odd: boolean): string => idNumberOf(birthDate, (sequence += 2) + (odd ? 1 : 0));
  const head = await residents.saveResident({
    residentId: null, version: null, person: person(`${surname}大山`, { idNumber: numberOf('1950-05-01', true), phone: '13800005678' }), since,
    place: { as: 'head', household: { address: '西后楼社区1号楼' } },
    facts: [{ fact: 'residency', value: 'registered', validFrom: since }, { fact: 'membership', value: 'member', validFrom: since, basis: '章程' }],
    bankAccount: { number: '6217000000000000012' },
  });
  const householdId = head.householdId!;
  const add = async (name: string, birthDate: string, odd: boolean, relationCode: '12' | '20'): Promise<ResidentId> => (await residents.saveResident({
    residentId: null, version: null, person: person(name, { idNumber: numberOf(birthDate, odd) }), since, place: { as: 'member', householdId, relationCode },
    facts: [{ fact: 'residency', value: 'registered', validFrom: since }],
  })).residentId;
  return { householdId, father: head.residentId, mother: await add(`${surname}小花`, '1952-03-08', false, '12'), son: await add(`${surname}石头`, '1980-07-01', true, '20') };
}

/** 'name relation' of a household's present members, head first. */
export async function membersOf(office: TestOffice, householdId: HouseholdId): Promise<string[]> {
  const { members } = await office.as('clerk').residents.householdFile({ householdId });
  return members.map((member) => `${member.name} ${member.relationCode}`);
}

/** The refusal of a call: code and data, or a failed test when it was not refused. */
export async function refusalOf(call: Promise<unknown>): Promise<{ code: string; data: Record<string, unknown> }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return { code: String(error.code), data: ('data' in error ? error.data : {}) as Record<string, unknown> };
    throw error;
  }
  throw new Error('the call was not refused');
}
