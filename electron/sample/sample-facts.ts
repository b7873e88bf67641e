/** What is true of the practice community's people, and since when. Counts follow the size of such a community. */
import { addYears, ageOn, day, yearOf, type Day } from '#shared/days.ts';
import type { FactKind } from '#shared/person-as-of.ts';
import { seededRandom, type Seeded } from './seeded-random.ts';
import { REFERENCE_DAY, type SampleHousehold, type SamplePerson } from './sample-people.ts';

/** Living members are 1,296 of 1,320: 24 spouses from elsewhere keep their membership there. */
const NOT_MEMBERS = 24;
const PARTY_MEMBERS = 92;
const VETERANS = 28;
const DISABLED = 34;
/** Insured as residents; everybody else who is insured pays with his employer. */
const RESIDENT_INSURED = 1180;
const FOUNDED = day('2004-10-01');

/** Fills every person's `facts`. */
export function giveFacts(households: readonly SampleHousehold[], seed = 77): void {
  const random = seededRandom(seed);
  for (const person of households.filter((h) => h.tenants).flatMap((h) => h.members)) add(person, 'residency', 'tenant', '2023-03-01');
  const registered = households.filter((h) => !h.tenants).flatMap((h) => h.members);
  for (const person of registered) {
    const since = person.birthDate > FOUNDED ? person.birthDate : FOUNDED;
    add(person, 'residency', random.next() < 0.06 && ageOn(person.birthDate, REFERENCE_DAY) < 60 ? 'registeredAway' : 'registered', since);
    giveSchool(person);
  }
  giveMembership(random, registered);
  giveOther(random, households, registered);
}

function add(person: SamplePerson, fact: FactKind, value: string, validFrom: Day | string, validTo: Day | null = null): void {
  person.facts.push({ fact, value, validFrom: validFrom as Day, validTo });
}

function giveMembership(random: Seeded, registered: readonly SamplePerson[]): void {
  const spouses = registered.filter((p) => ['11', '12'].includes(p.relationCode) && p.diedOn === null && ageOn(p.birthDate, REFERENCE_DAY) < 50);
  const outside = new Set(random.shuffled(spouses).slice(0, NOT_MEMBERS));
  for (const person of registered) {
    if (!outside.has(person)) add(person, 'membership', 'member', person.birthDate > FOUNDED ? person.birthDate : FOUNDED);
  }
}

/** School years begin on 1 September of the year in which a child is three, six, twelve, fifteen on 31 August. */
function giveSchool(person: SamplePerson): void {
  const birthYear = yearOf(person.birthDate) + (person.birthDate.slice(5) > '08-31' ? 1 : 0);
  const stages = [['kindergarten', 3, 6], ['primary', 6, 12], ['junior', 12, 15], ['senior', 15, 18]] as const;
  for (const [stage, from, to] of stages) {
    const start = birthYear + from;
    // Known two years back and one year ahead: enough for the batches of the practice books.
    if (birthYear + to < 2024 || start > 2026) continue;
    // Nobody enters the end of a stage that has years to run.
    add(person, 'studentStage', stage, `${start}-09-01`, birthYear + to > 2026 ? null : day(`${birthYear + to}-08-31`));
  }
}

function giveOther(random: Seeded, households: readonly SampleHousehold[], registered: readonly SamplePerson[]): void {
  const living = registered.filter((p) => p.diedOn === null);
  const grown = random.shuffled(living.filter((p) => ageOn(p.birthDate, REFERENCE_DAY) >= 22));
  grown.slice(0, PARTY_MEMBERS).forEach((p, i) => add(p, 'partyMember', i < PARTY_MEMBERS - 3 ? 'full' : 'probationary', i < PARTY_MEMBERS - 3 ? '2019-07-01' : '2026-03-01'));
  random.shuffled(grown.filter((p) => p.sex === '1')).slice(0, VETERANS).forEach((p) => add(p, 'veteran', 'yes', addYears(p.birthDate, 21)));
  random.shuffled(living).slice(0, DISABLED).forEach((p) => add(p, 'disability', random.pick(['11', '13', '21', '23', '41', '42', '43', '44', '52', '62']), '2021-01-01'));
  random.shuffled(living).slice(0, 10).forEach((p, i) => add(p, 'lowIncome', i === 0 ? 'tekun' : 'dibao', '2022-01-01'));
  random.shuffled(living).forEach((p, i) => {
    if (i < RESIDENT_INSURED) add(p, 'insured', 'resident', p.birthDate > '2020-01-01' ? p.birthDate : '2020-01-01');
    else if (ageOn(p.birthDate, REFERENCE_DAY) >= 18) add(p, 'insured', 'employee', '2020-01-01');
  });
  for (const { members, tenants } of households) {
    const [only] = members;
    if (!tenants && only && members.length === 1 && ageOn(only.birthDate, REFERENCE_DAY) >= 65) add(only, 'livingAlone', 'yes', '2023-01-01');
  }
}
