/** Who is due to be seen: each kind in use asks the register, and what was written down already falls away. */
import type { CareDue } from '#shared/care/contract.ts';
import type { CareFact, CareTrigger } from '#shared/care/words.ts';
import { addDays, addMonths, addYears, ageOn, firstDay, lastDay, month, monthOf, yearOf, type Day } from '#shared/days.ts';
import type { HouseholdId, Id, ProgrammeId, ResidentId } from '#shared/ids.ts';
import type { Fen } from '#shared/money.ts';
import type { PersonAsOf } from '#shared/person-as-of.ts';
import { readPeopleAsOf } from '#electron/residents/people-as-of.ts';
import type { Reader } from '#electron/residents/read-rows.ts';
import { readCasesSince, type CaseSince } from '#electron/relief/cases.ts';

/** Occasions older than this are not offered any more. */
const DAYS_BACK = 60;

export interface Kind {
  readonly id: Id<'careKind'>; readonly name: string; readonly trigger: CareTrigger; readonly fromAge: number | null; readonly facts: readonly CareFact[]; readonly daysBefore: number; readonly festivalOn: Day | null; readonly everyMonths: number | null;
  readonly amountFen: Fen | null; readonly programmeId: ProgrammeId | null; readonly decisionRef: string; readonly active: boolean; readonly version: number;
}

/** All kinds, those in use first, as they were made. */
export async function readKinds(db: Reader): Promise<Kind[]> {
  const rows = await db.selectFrom('careKinds').selectAll().orderBy('active', 'desc').orderBy('id').execute();
  return rows.map((row) => ({ ...row, facts: JSON.parse(row.facts) as CareFact[], active: row.active === 1 }));
}

/** An occasion before it is looked up who belongs to it. */
interface Occasion { readonly person: PersonAsOf; readonly dueOn: Day; readonly key: string; readonly receiver: { readonly id: ResidentId; readonly name: string } | null }

/** What is due by the kinds in use (or `kindId` of them), the earliest first; `all` also what was written down. */
export async function readCaresDue(db: Reader, today: Day, options: { kindId?: Id<'careKind'> | null; all?: boolean } = {}): Promise<CareDue[]> {
  const kinds = (await readKinds(db)).filter((kind) => kind.active && (options.kindId == null || kind.id === options.kindId));
  if (kinds.length === 0) return [];
  const people = await readPeopleAsOf(db, { asOf: today });
  const sick = kinds.some((kind) => kind.trigger === 'illness') ? await readCasesSince(db, addDays(today, -DAYS_BACK)) : [];
  const entered = options.all === true ? [] : await db.selectFrom('cares').select(['kindId', 'residentId', 'triggerKey']).where('state', '<>', 'withdrawn').where('dueOn', '>=', addDays(today, -DAYS_BACK - 366)).execute();
  const done = new Set(entered.map((row) => `${row.kindId} ${row.residentId} ${row.triggerKey}`));
  return kinds.flatMap((kind) => occasionsOf(kind, people, sick, today)
    .filter(({ person, key }) => !done.has(`${kind.id} ${person.residentId} ${key}`))
    .map(({ person, dueOn, key, receiver }): CareDue => ({
      kindId: kind.id, kindName: kind.name, trigger: kind.trigger, residentId: person.residentId, name: person.name, age: person.birthDate === null ? null : ageOn(person.birthDate, dueOn), gridName: person.gridName, address: person.address,
      dueOn, late: dueOn < today, triggerKey: key, receiverId: receiver?.id ?? null, receiverName: receiver?.name ?? null, amountFen: kind.amountFen,
    })))
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.kindId - b.kindId || a.residentId - b.residentId));
}

function occasionsOf(kind: Kind, people: readonly PersonAsOf[], sick: readonly CaseSince[], today: Day): Occasion[] {
  const [from, to] = [addDays(today, -DAYS_BACK), addDays(today, kind.daysBefore)];
  const within = (day: Day): boolean => day >= from && day <= to;
  const self = (person: PersonAsOf, dueOn: Day, key: string): Occasion => ({ person, dueOn, key, receiver: { id: person.residentId, name: person.name } });
  const living = people.filter((person) => person.status === 'living');
  const meant = (person: PersonAsOf, on: Day): boolean => fits(kind, person, on);
  switch (kind.trigger) {
    case 'birthday':
      return living.flatMap((person) => birthdays(person, from, to).filter((day) => meant(person, day)).map((day) => self(person, day, String(yearOf(day)))));
    case 'festival': {
      const on = kind.festivalOn;
      return on === null || !within(on) ? [] : living.filter((person) => meant(person, on)).map((person) => self(person, on, on));
    }
    case 'hardship': {
      const first = monthOf(today);
      const every = kind.everyMonths ?? 1;
      const start = month(`${first.slice(0, 5)}${String(Math.floor((Number(first.slice(5)) - 1) / every) * every + 1).padStart(2, '0')}`);
      const end = lastDay(addMonths(start, every - 1));
      return living.filter((person) => meant(person, firstDay(start))).map((person) => self(person, end, start));
    }
    case 'illness': {
      const byId = new Map(living.map((person) => [person.residentId, person]));
      return sick.flatMap((each) => {
        const person = byId.get(each.residentId);
        return person === undefined || !within(each.receivedOn) || !meant(person, each.receivedOn) ? [] : [self(person, each.receivedOn, `relief:${each.applicationId}`)];
      });
    }
    case 'bereavement': {
      const households = new Map<HouseholdId, PersonAsOf[]>();
      for (const person of living) if (person.householdId !== null) households.set(person.householdId, [...(households.get(person.householdId) ?? []), person]);
      return people.filter((person) => person.status === 'dead' && person.statusSince !== null && within(person.statusSince) && meant(person, person.statusSince)).map((person) => ({
        person, dueOn: person.statusSince!, key: 'death', receiver: leftBehind(person.householdId === null ? [] : (households.get(person.householdId) ?? []), today),
      }));
    }
  }
}

/** Birthdays between two days; for 29 February 1 March in common years, as ages are counted. */
function birthdays(person: PersonAsOf, from: Day, to: Day): Day[] {
  const { birthDate } = person;
  if (birthDate === null) return [];
  const years = [...new Set([yearOf(from), yearOf(to)])];
  return years.map((year) => addYears(birthDate, year - yearOf(birthDate))).filter((day) => day > birthDate && day >= from && day <= to);
}

function fits(kind: Kind, person: PersonAsOf, on: Day): boolean {
  if (kind.fromAge !== null && (person.birthDate === null || ageOn(person.birthDate, on) < kind.fromAge)) return false;
  if (kind.facts.length > 0 && !kind.facts.some((fact) => person.facts[fact] !== undefined)) return false;
  // Those who live here without belonging to the community are neighbours, not its charges; an office that wants them writes them down by hand.
  return person.facts.residency === undefined || !['tenant', 'away'].includes(person.facts.residency);
}

/** The head of the household as it is now, else the eldest grown-up. */
function leftBehind(household: readonly PersonAsOf[], today: Day): { id: ResidentId; name: string } | null {
  const adults = household.filter((person) => person.birthDate !== null && ageOn(person.birthDate, today) >= 18).toSorted((a, b) => (a.birthDate! < b.birthDate! ? -1 : 1));
  const found = adults.find((person) => person.relationCode === '02') ?? adults[0];
  return found === undefined ? null : { id: found.residentId, name: found.name };
}
