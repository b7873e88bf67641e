/**
 * The people of the practice community, made from a seed: 1,320 registered residents in 410 households by the age
 * pyramid below, ten old people who died within two years, 460 tenants. ID numbers are of region 370299, which does
 * not exist, so they pass the check digit and belong to nobody.
 *
 * Over the 24 months up to August 2026 exactly 318 people are 60 or older and 144 are 70 or older in every month:
 * whenever one of the old ones has died, the month after somebody turns 60 and somebody else 70. That makes the
 * yearly totals of the practice books predictable to the fen.
 */
import { addDays, addMonths, addYears, ageOn, day, firstDay, lastDay, monthOf, yearOf, type Day, type Month } from '#shared/days.ts';
import { checkDigit } from '#shared/citizen-id.ts';
import { inventName } from './sample-names.ts';
import { seededRandom, type Seeded } from './seeded-random.ts';

/** Ages are counted on this day. */
export const REFERENCE_DAY = day('2026-08-31');
/** The months in which the joins and leaves of the old-age programmes fall. */
export const TURNOVER_MONTHS = ['2024-11', '2025-01', '2025-03', '2025-05', '2025-07', '2025-09', '2025-11', '2026-01', '2026-03', '2026-06'] as const;

export interface SamplePerson {
  readonly key: number;
  name: string;
  readonly sex: '1' | '2';
  readonly birthDate: Day;
  readonly idNumber: string;
  phone: string | null;
  account: string | null;
  /** GB/T 4761, within the household. */
  relationCode: string;
  readonly facts: SampleFact[];
  readonly diedOn: Day | null;
}
export interface SampleFact { readonly fact: string; readonly value: string; readonly validFrom: Day; readonly validTo: Day | null }
export interface SampleHousehold {
  readonly householdNo: string;
  readonly kind: 'family' | 'collective';
  readonly tenants: boolean;
  readonly members: SamplePerson[];
}

/** [from age, to age, how many]: 1,320 in all; 60 and over 318, 70 and over 144. Ages 60, 61, 70 and 71 are the turnover's. */
const PYRAMID: readonly (readonly [number, number, number])[] = [
  [18, 26, 190], [27, 38, 190], [39, 49, 180], [50, 58, 168], [59, 59, 16],
  [62, 69, 164], [72, 79, 86], [80, 89, 40], [90, 99, 7], [101, 101, 1],
];
const CHILDREN: readonly (readonly [age: number, count: number])[] = [
  [0, 12], [1, 12], [2, 12], [3, 16], [4, 16], [5, 16], [6, 16], [7, 16], [8, 16], [9, 16], [10, 16], [11, 16], [12, 14], [13, 14], [14, 14], [15, 12], [16, 12], [17, 12],
];

class PersonMaker {
  readonly random: Seeded;
  #key = 0;
  readonly #ids = new Set<string>();
  constructor(random: Seeded) {
    this.random = random;
  }

  /** Somebody who is `age` on the reference day. */
  aged(age: number, sex?: '1' | '2'): SamplePerson {
    const latest = addYears(REFERENCE_DAY, -age);
    const birthDate = addDays(latest, -this.random.int(0, 364));
    // A birthday on 29 February may count as one year less: step back until the age is right.
    return this.born(ageOn(birthDate, REFERENCE_DAY) === age ? birthDate : latest, sex);
  }

  born(birthDate: Day, sex: '1' | '2' = this.random.next() < 0.49 ? '1' : '2', diedOn: Day | null = null): SamplePerson {
    this.#key += 1;
    const name = inventName(this.random, { sex, birthYear: yearOf(birthDate) });
    return { key: this.#key, name, sex, birthDate, idNumber: this.#idNumber(birthDate, sex), phone: null, account: null, relationCode: '02', facts: [], diedOn };
  }

  #idNumber(birthDate: Day, sex: '1' | '2'): string {
    for (;;) {
      const sequence = this.random.int(1, 499) * 2 + (sex === '1' ? 1 : 0);
      const first17 = `370299${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
      const idNumber = first17 + checkDigit(first17);
      if (this.#ids.has(idNumber)) continue;
      this.#ids.add(idNumber);
      return idNumber;
    }
  }

  /** An invented card: 19 digits, a Luhn check digit, a prefix no bank has been given. */
  account(): string {
    let digits = '6299';
    while (digits.length < 18) digits += String(this.random.int(0, 9));
    let sum = 0;
    for (let i = 0; i < 18; i++) {
      const doubled = Number(digits[17 - i]) * (i % 2 === 0 ? 2 : 1);
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return digits + String((10 - (sum % 10)) % 10);
  }

  phone(): string {
    return `1${this.random.pick(['38', '39', '50', '58', '86', '87'])}0000${String(this.random.int(0, 9999)).padStart(4, '0')}`;
  }
}

/** The registered households and those of the tenants, in the order of their numbers. */
export function samplePeople(seed = 20210302): SampleHousehold[] {
  const maker = new PersonMaker(seededRandom(seed));
  const adults = PYRAMID.flatMap(([from, to, count]) => Array.from({ length: count }, (_, i) => maker.aged(from + (i % (to - from + 1)))));
  const turnover = TURNOVER_MONTHS.flatMap((month) => [bornIn(maker, month, 60), bornIn(maker, month, 70)]);
  const dead = TURNOVER_MONTHS.map((month, i) => diedBefore(maker, month, 71 + i));
  const children = CHILDREN.flatMap(([age, count]) => Array.from({ length: count }, () => maker.aged(age)));
  const households = formHouseholds(maker, [...adults, ...turnover], children, dead);
  giveContacts(maker, households);
  return [...households, ...tenantHouseholds(maker)];
}

function bornIn(maker: PersonMaker, month: Month | string, years: number): SamplePerson {
  const first = addYears(firstDay(month as Month), -years);
  return maker.born(addDays(first, maker.random.int(0, 26)));
}

/** Died in the month before, so that the month of death is still paid and this one is not. */
function diedBefore(maker: PersonMaker, month: Month | string, age: number): SamplePerson {
  const before = addMonths(month as Month, -1);
  const diedOn = addDays(firstDay(before), maker.random.int(2, 24));
  return maker.born(addDays(addYears(diedOn, -age), -maker.random.int(30, 300)), undefined, diedOn);
}

function formHouseholds(maker: PersonMaker, adults: SamplePerson[], children: SamplePerson[], dead: SamplePerson[]): SampleHousehold[] {
  const { random } = maker;
  const byAge = (a: SamplePerson, b: SamplePerson): number => (a.birthDate < b.birthDate ? -1 : 1);
  const age = (person: SamplePerson): number => ageOn(person.birthDate, REFERENCE_DAY);
  const old = random.shuffled(adults.filter((p) => age(p) >= 60));
  const young = random.shuffled(adults.filter((p) => age(p) >= 18 && age(p) <= 26));
  const middle = adults.filter((p) => age(p) >= 27 && age(p) < 60).toSorted(byAge);
  const groups: SamplePerson[][] = [];

  // Old people on their own and in couples: 130 households, in ten of which the other one has died.
  const men = old.filter((p) => p.sex === '1').slice(0, 96).toSorted(byAge);
  const women = old.filter((p) => p.sex === '2').slice(0, 96).toSorted(byAge);
  const coupled = new Set([...men, ...women]);
  groups.push(...men.map((husband, i) => [as(husband, '02'), as(women[i]!, '12')]));
  const single = old.filter((p) => !coupled.has(p));
  // A widow with her husband who died, a widower with his wife.
  const widowed = dead.map((d) => [d, single.splice(Math.max(0, single.findIndex((p) => p.sex !== d.sex)), 1)[0]!] as const);
  groups.push(...widowed.map(([d, p]) => [as(p, '02'), as(d, spouseCode(d))]));
  groups.push(...single.splice(0, 34 - widowed.length).map((p) => [as(p, '02')]));

  // Four collective households: workers' dormitories and the like.
  const collective = [0, 1, 2, 3].map(() => young.splice(0, 3).map((p, i) => as(p, i === 0 ? '02' : '99')));
  // 276 families around a couple of neighbouring ages.
  const families: SamplePerson[][] = [];
  while (families.length < 276) {
    const first = middle.splice(random.int(0, Math.max(0, middle.length - 1)), 1)[0];
    if (!first) {
      families.push([as(young.shift()!, '02')]);
      continue;
    }
    const leftFamilies = 276 - families.length;
    const partner = middle.length >= leftFamilies ? middle.splice(nearest(middle, first), 1)[0] : undefined;
    if (!partner) families.push([as(first, '02')]);
    else if (partner.sex === first.sex) families.push([as(first, '02'), as(partner, first.sex === '1' ? '73' : '77')]);
    else families.push(first.sex === '1' ? [as(first, '02'), as(partner, '12')] : [as(partner, '02'), as(first, '12')]);
  }
  const headAge = (family: SamplePerson[]): number => age(family[0]!);
  for (const child of children) {
    const fits = families.filter((f) => f.length < 5 && headAge(f) - age(child) >= 22 && headAge(f) - age(child) <= 42);
    place(random, fits.length > 0 ? fits : families, as(child, child.sex === '1' ? '20' : '30'));
  }
  for (const grown of young) place(random, families.filter((f) => headAge(f) - age(grown) >= 20), as(grown, grown.sex === '1' ? '20' : '30'));
  for (const parent of single) place(random, families.filter((f) => age(parent) - headAge(f) >= 18 && age(parent) - headAge(f) <= 45), as(parent, parent.sex === '1' ? '51' : '52'));
  for (const rest of middle) place(random, families, as(rest, '79'));

  const all = [...groups, ...families].map((members): SampleHousehold => ({ householdNo: '', kind: 'family', tenants: false, members }));
  const numbered = [...random.shuffled(all), ...collective.map((members): SampleHousehold => ({ householdNo: '', kind: 'collective', tenants: false, members }))];
  return numbered.map((household, i) => ({ ...household, householdNo: `H${String(i + 1).padStart(4, '0')}` }));
}

/** The smallest of the fitting families gets the next member, so that sizes stay natural. */
function place(random: Seeded, families: SamplePerson[][], person: SamplePerson): void {
  const few = Math.min(...families.map((f) => f.length));
  random.pick(families.filter((f) => f.length <= few + 1)).push(person);
}

function nearest(people: readonly SamplePerson[], to: SamplePerson): number {
  const wanted = to.sex === '1' ? '2' : '1';
  let best = 0;
  let bestDistance = Infinity;
  people.forEach((person, index) => {
    const distance = Math.abs(yearOf(person.birthDate) - yearOf(to.birthDate)) + (person.sex === wanted ? 0 : 60);
    if (distance < bestDistance) [best, bestDistance] = [index, distance];
  });
  return best;
}

function as(person: SamplePerson, relationCode: string): SamplePerson {
  person.relationCode = relationCode;
  return person;
}

function spouseCode(person: SamplePerson): string {
  return person.sex === '1' ? '11' : '12';
}

/** Children carry their father's or the head's surname; adults have telephones; everybody from 60 on and every child of kindergarten age has an account, some others too. */
function giveContacts(maker: PersonMaker, households: readonly SampleHousehold[]): void {
  for (const { members } of households) {
    const surname = surnameOf(members[0]!.name);
    for (const person of members) {
      if (['20', '30'].includes(person.relationCode)) person.name = surname + person.name.slice(surnameOf(person.name).length);
      const age = ageOn(person.birthDate, REFERENCE_DAY);
      if (age >= 16 && maker.random.next() < 0.93) person.phone = maker.phone();
      if (age >= 60 || (age >= 2 && age <= 9) || (age >= 18 && maker.random.next() < 0.4)) person.account = maker.account();
    }
  }
}

const TWO_CHARACTER_SURNAMES = ['欧阳', '上官', '尉迟'];
function surnameOf(name: string): string {
  return TWO_CHARACTER_SURNAMES.find((surname) => name.startsWith(surname)) ?? [...name][0]!;
}

/** 460 tenants in 180 flats: young workers and some families. */
function tenantHouseholds(maker: PersonMaker): SampleHousehold[] {
  const households: SampleHousehold[] = [];
  let left = 460;
  for (let i = 0; i < 180; i++) {
    const size = i === 179 ? left : Math.min(left - (179 - i), [1, 2, 3, 4, 2, 3][i % 6]!);
    const members = Array.from({ length: size }, (_, at) => as(at < 2 ? maker.aged(maker.random.int(22, 50), at === 0 ? '1' : '2') : maker.aged(maker.random.int(3, 14)), ['02', '12', '20', '30'][at] ?? '99'));
    for (const person of members) if (ageOn(person.birthDate, REFERENCE_DAY) >= 18) person.phone = maker.phone();
    households.push({ householdNo: `Z${String(i + 1).padStart(4, '0')}`, kind: 'family', tenants: true, members });
    left -= size;
  }
  return households;
}

/** The last day of the month before the 24 months begin. */
export const SAMPLE_OPENS_ON: Day = lastDay(monthOf(day('2024-08-01')));
