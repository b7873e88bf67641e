/** Writes the new people of a roster with household, account and facts, in bulk. */
import type { Day } from '#shared/days.ts';
import type { ResidentId } from '#shared/ids.ts';
import type { FACT_VALUES, FactKind } from '#shared/person-as-of.ts';
import { relationInHousehold } from '#shared/residents/roster-row.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { storedKind } from './bank-accounts.ts';
import type { Decision } from './import-decisions.ts';
import type { Home } from './import-households.ts';
import { takeTurns } from './import-slices.ts';
import { insertResidents, type NewResident } from './insert-residents.ts';

/** A person cannot have lived here, or have held anything, before his birth. */
export const notBefore = (since: Day, birthDate: Day | null): Day => (birthDate !== null && birthDate > since ? birthDate : since);

/** A household has one head; whoever claims to be the second comes in as 80 其他. */
export function relationIn(home: Home, relationCode: string): string {
  if (relationCode !== '02') return relationCode;
  if (home.hasHead) return '80';
  home.hasHead = true;
  return '02';
}

/** From which day, on what basis, and what people are whose rows do not say whether they are registered here. */
export interface InsertTerms { readonly since: Day; readonly basis: string; readonly residency: (typeof FACT_VALUES.residency)[number] | null }

function newResident({ row }: Decision, homes: ReadonlyMap<string, Home>, terms: InsertTerms): NewResident[] {
  const { person, householdKey } = row.read;
  if (person === null || person.name === null) return [];
  const from = notBefore(terms.since, person.birthDate);
  const home = householdKey === null ? undefined : homes.get(householdKey);
  const said = terms.residency === null || person.facts.residency !== undefined ? person.facts : { ...person.facts, residency: terms.residency };
  const facts = (Object.entries(said) as [FactKind, string][]).map(([fact, value]) => ({
    fact, value, validFrom: from, basis: terms.basis, detail: fact === 'disability' ? (person.disabilityNo ?? '') : '',
  }));
  return [{
    person: {
      name: person.name, sex: person.sex, birthDate: person.birthDate, idKind: person.idNumber === null ? 'temporary' : person.idKind, idNumber: person.idNumber,
      phone: person.phone ?? '', note: person.note ?? '',
    },
    household: home === undefined ? null : { householdNo: home.householdNo },
    relationCode: home === undefined ? '80' : relationIn(home, relationInHousehold(row.read)),
    since: from, facts,
    bankAccount: person.bankAccount === null ? null
      : { ...storedKind(person.bankKind ?? 'card'), number: person.bankAccount, bankName: person.bankName ?? '', bankCode: '', holderName: person.name, holderRelation: null, validFrom: from },
  }];
}

/** Adds everybody who is new, and answers who came from which row. `onDone` is told how many are written. */
export async function insertNewPeople(
  ctx: CommandContext, decisions: readonly Decision[], homes: ReadonlyMap<string, Home>, terms: InsertTerms, onDone: (written: number) => void,
): Promise<{ readonly row: Decision['row']; readonly residentId: ResidentId }[]> {
  const fresh = decisions.filter((decision) => decision.as === 'new');
  const people: NewResident[] = [];
  const rows: Decision['row'][] = [];
  const turn = takeTurns(ctx.signal);
  for (const decision of fresh) {
    const made = newResident(decision, homes, terms);
    people.push(...made);
    rows.push(...made.map(() => decision.row));
    await turn();
  }
  // The import counts people and changes together, so the inner count is not shown but added to.
  const counting: CommandContext = {
    ...ctx,
    progress({ done }) {
      ctx.fail('import.chunk');
      onDone(done);
    },
  };
  const { residentIds } = await insertResidents(counting, people);
  return rows.map((row, index) => ({ row, residentId: residentIds[index]! }));
}
