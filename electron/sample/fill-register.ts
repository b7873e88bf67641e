/** The practice community's places and people, as they stood when its books begin. */
import { addDays, ageOn, day, monthOf, type Day, type Month } from '#shared/days.ts';
import type { FlatId, GridId } from '#shared/ids.ts';
import type { FactKind } from '#shared/person-as-of.ts';
import { relationSchema } from '#shared/residents/fields.ts';
import { insertResidents, type NewResident } from '#electron/residents/insert-residents.ts';
import { judgePerson } from '#electron/residents/judge-person.ts';
import { judgeAccount } from '#electron/residents/bank-accounts.ts';
import type { SampleDesk } from './sample-desk.ts';
import { REFERENCE_DAY, SAMPLE_OPENS_ON, type SampleHousehold, type SamplePerson } from './sample-people.ts';

const GRIDS = ['一网格', '二网格', '三网格', '四网格'];
const WORKERS = ['孙巧云', '于宝全', '姜晓明', '吕桂香'];
const BUILDINGS = 24;
/** Nobody's membership or fact of the register begins before the office began to keep one. */
const REGISTER_BEGINS = day('2004-10-01');
export const BANK_NAME = '海棠里农商行';

/** Four grids, 24 buildings of three units and six floors, 864 flats. Returns the flats, building by building. */
export async function layOutPlaces(desk: SampleDesk): Promise<FlatId[]> {
  const clerk = desk.as('clerk');
  const flats: FlatId[] = [];
  const gridIds: GridId[] = [];
  for (const [i, name] of GRIDS.entries()) {
    gridIds.push((await clerk.residents.saveGrid({ gridId: null, code: `G${i + 1}`, name, workerName: WORKERS[i]!, workerPhone: `1380000000${i + 1}` })).gridId);
  }
  for (let n = 1; n <= BUILDINGS; n++) {
    const { buildingId } = await clerk.residents.saveBuilding({ buildingId: null, gridId: gridIds[Math.floor((n - 1) / 6)]!, name: `${n}号楼` });
    await clerk.residents.layOutBuilding({ buildingId, units: 3, floors: 6, doorsPerFloor: 2 });
    flats.push(...(await clerk.residents.flats({ buildingId })).flats.map((flat) => flat.flatId));
  }
  return flats;
}

/** Everybody born by the opening day; those born later are recorded as births in their month. */
export async function fillRegister(desk: SampleDesk, households: readonly SampleHousehold[], flats: readonly FlatId[], opensOn: Day): Promise<void> {
  const rows: NewResident[] = [];
  // Neighbouring numbers live in different buildings, as they do.
  const flatOf = (index: number): FlatId => flats[(index * 37) % flats.length]!;
  households.forEach((household, index) => {
    for (const person of household.members) {
      if (person.birthDate > opensOn) continue;
      rows.push(newResident(person, household, flatOf(index), opensOn));
    }
  });
  await desk.bulk('residents', (context) => insertResidents(context, rows));
}

function newResident(person: SamplePerson, household: SampleHousehold, flatId: FlatId, today: Day): NewResident {
  const since = person.birthDate > REGISTER_BEGINS ? person.birthDate : REGISTER_BEGINS;
  const judged = judgePerson({ name: person.name, sex: person.sex, birthDate: person.birthDate, idKind: 'citizenId', idNumber: person.idNumber, phone: person.phone ?? '', note: '' }, today);
  return {
    person: judged, relationCode: person.relationCode, since,
    household: { householdNo: household.householdNo, kind: household.kind, flatId },
    facts: person.facts.map((fact) => ({ fact: fact.fact as FactKind, value: fact.value, validFrom: fact.validFrom < since ? since : fact.validFrom, validTo: fact.validTo, basis: '建档登记' })),
    bankAccount: person.account === null ? null
      : { ...judgeAccount({ kind: 'card', number: person.account, bankName: BANK_NAME, bankCode: '', ...holderOf(person, household) }, person.name), validFrom: since },
  };
}

/** A child's account is held by the head of his household, who draws for him. */
function holderOf(person: SamplePerson, household: SampleHousehold): { holderName: string; holderRelation: string } {
  const [head] = household.members;
  const child = ageOn(person.birthDate, REFERENCE_DAY) < 16;
  return child && head ? { holderName: head.name, holderRelation: head.sex === '1' ? '父亲' : '母亲' } : { holderName: '', holderRelation: '' };
}

/** Births and deaths of one month, recorded in the first days of the next. */
export async function recordEventsOf(desk: SampleDesk, households: readonly SampleHousehold[], month: Month): Promise<void> {
  const clerk = desk.as('clerk');
  for (const household of households) {
    for (const person of household.members) {
      if (person.diedOn !== null && monthOf(person.diedOn) === month) await recordDeath(desk, person);
      if (monthOf(person.birthDate) === month && person.birthDate > SAMPLE_OPENS_ON) {
        const { rows } = await clerk.residents.households({ search: household.householdNo });
        const found = rows.find((row) => row.householdNo === household.householdNo);
        if (!found) throw new Error(`household ${household.householdNo} is missing`);
        await clerk.residents.recordBirth({
          person: { name: person.name, sex: person.sex, birthDate: person.birthDate, idKind: 'citizenId', idNumber: person.idNumber },
          householdId: found.householdId, relationCode: relationSchema.parse(person.relationCode),
          facts: person.facts.filter((fact) => fact.validFrom <= addDays(person.birthDate, 1)).map((fact) => ({ fact: fact.fact as FactKind, value: fact.value, validFrom: fact.validFrom, basis: '出生登记' })),
        });
      }
    }
  }
}

async function recordDeath(desk: SampleDesk, person: SamplePerson): Promise<void> {
  const clerk = desk.as('clerk');
  const { rows } = await clerk.residents.list({ search: person.idNumber });
  const [found] = rows;
  if (!found || person.diedOn === null) throw new Error('a person of the sample is missing');
  await clerk.residents.recordDeath({ residentId: found.residentId, occurredOn: person.diedOn, note: '家属报告' });
}
