import { appendOnly, neverDeleted } from './guards.ts';
import type { Migration } from './migration.ts';

/** A calendar day as SQL can check it; the calendar itself is checked at the door. */
const day = (column: string): string => `${column} glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'`;
const blindIndex = (column: string): string => `${column} text check (length(${column}) between 8 and 64 and ${column} not glob '*[^0-9a-f]*')`;

/**
 * A dated row is never overwritten: the one change allowed is that it is withdrawn, once. Ending or correcting it withdraws
 * the old row and adds a new one, so what was known at any moment can be read again.
 */
const onlyWithdrawn = (table: string, fixed: readonly string[]): string[] => [
  `create trigger ${table}OnlyWithdrawn before update on ${table}
   when old.withdrawnAt is not null or new.withdrawnAt is null or new.withdrawnByUserId is null
     or ${fixed.map((column) => `new.${column} is not old.${column}`).join(' or ')}
   begin select raise(abort, '${table}: a dated row is only ever withdrawn, once'); end`,
  ...neverDeleted(table),
];

/** Two rows that hold at the same time and answer the same question contradict each other. `same` names what they share. */
const noOverlap = (table: string, same: readonly string[]): string =>
  `create trigger ${table}NoOverlap before insert on ${table}
   when new.withdrawnAt is null and exists (
     select 1 from ${table} t where ${same.map((column) => `t.${column} = new.${column}`).join(' and ')} and t.withdrawnAt is null
       and t.validFrom <= coalesce(new.validTo, '9999-12-31') and coalesce(t.validTo, '9999-12-31') >= new.validFrom)
   begin select raise(abort, '${table}: two rows hold at the same time'); end`;

const dated = `
      validFrom text not null check (${day('validFrom')}),
      validTo text check (${day('validTo')} and validTo >= validFrom),`;
const recorded = `
      recordedAt text not null check (length(recordedAt) = 24),
      recordedByUserId integer not null references users (id),
      withdrawnAt text check (length(withdrawnAt) = 24 and withdrawnAt >= recordedAt),
      withdrawnByUserId integer references users (id),
      check ((withdrawnAt is null) = (withdrawnByUserId is null))`;

const places = [
  `create table grids (
      id integer primary key,
      code text not null unique check (length(code) between 1 and 20),
      name text not null unique check (length(name) between 1 and 60),
      workerName text not null check (length(workerName) <= 60),
      workerPhone text not null check (length(workerPhone) <= 30),
      active integer not null check (active in (0, 1))
    ) strict`,
  ...neverDeleted('grids'),
  `create table buildings (
      id integer primary key,
      gridId integer not null references grids (id),
      name text not null unique check (length(name) between 1 and 60)
    ) strict`,
  `create index buildingsGrid on buildings (gridId)`,
  ...neverDeleted('buildings'),
  `create table units (
      id integer primary key,
      buildingId integer not null references buildings (id),
      name text not null check (length(name) between 1 and 40),
      unique (buildingId, name)
    ) strict`,
  ...neverDeleted('units'),
  `create table flats (
      id integer primary key,
      unitId integer not null references units (id),
      number text not null check (length(number) between 1 and 20),
      floor integer check (floor between -5 and 200),
      areaSqm real check (areaSqm > 0 and areaSqm < 100000),
      unique (unitId, number)
    ) strict`,
  ...neverDeleted('flats'),
];

const households = [
  `create table households (
      id integer primary key,
      householdNo text not null unique check (length(householdNo) between 1 and 30),
      kind text not null check (kind in ('family', 'collective')),
      gridId integer references grids (id),
      flatId integer references flats (id),
      address text not null check (length(address) <= 200),
      status text not null check (status in ('active', 'closed')),
      openedOn text not null check (${day('openedOn')}),
      closedOn text check (${day('closedOn')} and closedOn >= openedOn),
      version integer not null check (version >= 1),
      createdAt text not null check (length(createdAt) = 24),
      check ((status = 'closed') = (closedOn is not null))
    ) strict`,
  `create index householdsGrid on households (gridId)`,
  `create index householdsFlat on households (flatId)`,
  `create index householdsAddress on households (address)`,
  ...neverDeleted('households'),
];

const residents = [
  `create table residents (
      id integer primary key,
      name text not null check (length(name) between 1 and 60),
      namePinyin text not null,
      nameInitials text not null,
      sex text not null check (sex in ('0', '1', '2', '9')),
      birthDate text check (${day('birthDate')}),
      idKind text not null check (idKind in ('citizenId', 'temporary', 'other')),
      idNumberSealed blob,
      ${blindIndex('idNumberIndex')} unique,
      ${blindIndex('idTail4Index')},
      ${blindIndex('idTail6Index')},
      idNumberMasked text not null check (length(idNumberMasked) <= 40),
      phone text not null check (length(phone) <= 30),
      phoneReversed text not null,
      status text not null check (status in ('living', 'dead', 'movedOut')),
      statusSince text check (${day('statusSince')}),
      note text not null check (length(note) <= 500),
      version integer not null check (version >= 1),
      createdAt text not null check (length(createdAt) = 24),
      updatedAt text not null check (length(updatedAt) = 24),
      check ((idNumberSealed is null) = (idNumberIndex is null)),
      check (status = 'living' or statusSince is not null)
    ) strict`,
  `create index residentsStatus on residents (status)`,
  `create index residentsPinyin on residents (namePinyin)`,
  `create index residentsInitials on residents (nameInitials)`,
  `create index residentsBirthDate on residents (birthDate)`,
  `create index residentsIdTail4 on residents (idTail4Index) where idTail4Index is not null`,
  `create index residentsIdTail6 on residents (idTail6Index) where idTail6Index is not null`,
  `create index residentsPhone on residents (phone) where phone <> ''`,
  `create index residentsPhoneReversed on residents (phoneReversed) where phoneReversed <> ''`,
  ...neverDeleted('residents'),
  `create table residentGrams (
      gram text not null check (length(gram) between 1 and 2),
      residentId integer not null references residents (id),
      primary key (gram, residentId)
    ) strict, without rowid`,
];

const members = [
  `create table householdMembers (
      id integer primary key,
      householdId integer not null references households (id),
      residentId integer not null references residents (id),
      relationCode text not null check (relationCode glob '[0-9][0-9]'),${dated}${recorded}
    ) strict`,
  `create unique index householdMembersCurrent on householdMembers (residentId) where validTo is null and withdrawnAt is null`,
  `create unique index householdMembersHead on householdMembers (householdId) where relationCode = '02' and validTo is null and withdrawnAt is null`,
  `create index householdMembersResident on householdMembers (residentId, validFrom)`,
  `create index householdMembersHousehold on householdMembers (householdId, validFrom)`,
  noOverlap('householdMembers', ['residentId']),
  ...onlyWithdrawn('householdMembers', ['id', 'householdId', 'residentId', 'relationCode', 'validFrom', 'validTo', 'recordedAt', 'recordedByUserId']),
];

/** The facts that decide money and the values each may have. */
const factValues = `
        (fact = 'residency' and value in ('registered', 'registeredAway', 'resident', 'tenant', 'away'))
        or (fact = 'membership' and value in ('member', 'retained'))
        or (fact = 'lowIncome' and value in ('dibao', 'tekun', 'lowIncome', 'marginal'))
        or (fact = 'disability' and value glob '[1-7][1-4]')
        or (fact = 'studentStage' and value in ('kindergarten', 'primary', 'junior', 'senior', 'vocational', 'college', 'postgraduate'))
        or (fact = 'veteran' and value = 'yes')
        or (fact = 'partyMember' and value in ('full', 'probationary'))
        or (fact = 'insured' and value in ('resident', 'employee'))
        or (fact = 'livingAlone' and value = 'yes')`;

const facts = [
  `create table residentFacts (
      id integer primary key,
      residentId integer not null references residents (id),
      fact text not null,
      value text not null,
      detailSealed blob,${dated}
      basis text not null check (length(basis) <= 200),${recorded},
      check (${factValues})
    ) strict`,
  `create index residentFactsResident on residentFacts (residentId, fact, validFrom)`,
  `create index residentFactsValue on residentFacts (fact, value, residentId) where withdrawnAt is null`,
  noOverlap('residentFacts', ['residentId', 'fact']),
  ...onlyWithdrawn('residentFacts', ['id', 'residentId', 'fact', 'value', 'detailSealed', 'validFrom', 'validTo', 'basis', 'recordedAt', 'recordedByUserId']),
];

const events = [
  `create table lifeEvents (
      id integer primary key,
      kind text not null check (kind in ('birth', 'death', 'movedIn', 'movedOut', 'marriageIn', 'marriageOut', 'split', 'merge', 'changeHead', 'moveMember', 'revoked')),
      occurredOn text not null check (${day('occurredOn')}),
      residentId integer references residents (id),
      householdId integer references households (id),
      data text not null check (json_valid(data)),
      note text not null check (length(note) <= 500),
      recordedAt text not null check (length(recordedAt) = 24),
      recordedByUserId integer not null references users (id),
      check (residentId is not null or householdId is not null)
    ) strict`,
  `create index lifeEventsResident on lifeEvents (residentId, occurredOn) where residentId is not null`,
  `create index lifeEventsHousehold on lifeEvents (householdId, occurredOn) where householdId is not null`,
  ...appendOnly('lifeEvents'),
];

const accounts = [
  `create table bankAccounts (
      id integer primary key,
      residentId integer not null references residents (id),
      kind text not null check (kind in ('card', 'passbook')),
      numberSealed blob not null,
      ${blindIndex('numberIndex')} not null,
      numberMasked text not null check (length(numberMasked) <= 40),
      bankName text not null check (length(bankName) <= 60),
      bankCode text not null check (bankCode = '' or (length(bankCode) = 12 and bankCode not glob '*[^0-9]*')),
      holderName text not null check (length(holderName) between 1 and 60),
      holderRelation text check (length(holderRelation) between 1 and 40),${dated}${recorded}
    ) strict`,
  `create unique index bankAccountsCurrent on bankAccounts (residentId) where validTo is null and withdrawnAt is null`,
  `create index bankAccountsResident on bankAccounts (residentId, validFrom)`,
  `create index bankAccountsNumber on bankAccounts (numberIndex)`,
  noOverlap('bankAccounts', ['residentId']),
  ...onlyWithdrawn('bankAccounts', ['id', 'residentId', 'kind', 'numberSealed', 'numberIndex', 'numberMasked', 'bankName', 'bankCode', 'holderName', 'holderRelation', 'validFrom', 'validTo', 'recordedAt', 'recordedByUserId']),
];

const history = [
  `create table fieldChanges (
      id integer primary key,
      entity text not null check (entity in ('resident', 'household', 'grid', 'building', 'unit', 'flat')),
      entityId integer not null,
      field text not null check (length(field) between 1 and 40),
      oldValue text,
      newValue text,
      at text not null check (length(at) = 24),
      userId integer not null references users (id),
      check (oldValue is not newValue)
    ) strict`,
  `create index fieldChangesEntity on fieldChanges (entity, entityId, id)`,
  `create index fieldChangesAt on fieldChanges (at)`,
  ...appendOnly('fieldChanges'),
  `create table importMappings (
      signature text primary key check (length(signature) between 1 and 200),
      mapping text not null check (json_valid(mapping))
    ) strict, without rowid`,
  `create table imports (
      id integer primary key,
      fileName text not null check (length(fileName) between 1 and 255),
      sha256 text not null check (length(sha256) = 64),
      newRows integer not null check (newRows >= 0),
      updatedRows integer not null check (updatedRows >= 0),
      unchangedRows integer not null check (unchangedRows >= 0),
      rejectedRows integer not null check (rejectedRows >= 0),
      skippedRows integer not null check (skippedRows >= 0),
      at text not null check (length(at) = 24),
      userId integer not null references users (id)
    ) strict`,
  ...appendOnly('imports'),
];

/** Places, households and their members, residents with dated facts and bank accounts, and the history of all of them. */
export const migration: Migration = {
  number: 20,
  name: 'residents',
  statements: [...places, ...households, ...residents, ...members, ...facts, ...events, ...accounts, ...history],
};
