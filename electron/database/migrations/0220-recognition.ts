import { appendOnly, neverDeleted } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * Records, certificates, stars and points of volunteers (志愿服务记录与证明出具办法 2020; 志愿者星级 2012).
 *
 * What the triggers promise: a certificate's number has no gap within its year and stays in the register when it is void; it never
 * states more than the approved minutes of its person and period; its contents never change; points never go below zero and their
 * entries stay; goods are never given out that are not there; hours are not touched by any of it.
 */
const day = (column: string): string => `${column} glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'`;
const by = `
    userId integer not null references users (id),
    staffId integer not null references staff (id),
    at text not null check (length(at) = 24)`;
const withdrawn = `
    withdrawnAt text check (length(withdrawnAt) = 24),
    withdrawnByUserId integer references users (id),
    withdrawnReason text not null check (length(withdrawnReason) <= 200),
    check ((withdrawnAt is null) = (withdrawnByUserId is null))`;

const records = [
  `create table trainings (
    id integer primary key,
    name text not null check (length(name) between 1 and 60),
    content text not null check (length(content) <= 500),
    organiser text not null check (length(organiser) <= 60),
    heldOn text not null check (${day('heldOn')}),
    minutes integer not null check (minutes between 1 and 6000),${by},${withdrawn}
  ) strict`,
  `create table trainingVolunteers (
    trainingId integer not null references trainings (id),
    volunteerId integer not null references volunteers (id),
    primary key (trainingId, volunteerId)
  ) strict, without rowid`,
  `create index trainingVolunteersVolunteer on trainingVolunteers (volunteerId)`,
  `create table evaluations (
    id integer primary key,
    volunteerId integer not null references volunteers (id),
    fromOn text not null check (${day('fromOn')}),
    toOn text not null check (${day('toOn')} and toOn >= fromOn),
    result text not null check (result in ('excellent', 'good', 'qualified', 'unqualified')),
    note text not null check (length(note) <= 300),${by},${withdrawn}
  ) strict`,
  `create index evaluationsVolunteer on evaluations (volunteerId)`,
  // 表彰: given by whoever gave it; those of a round of stars point at it.
  `create table awards (
    id integer primary key,
    volunteerId integer not null references volunteers (id),
    name text not null check (length(name) between 1 and 60),
    unit text not null check (length(unit) <= 60),
    awardedOn text not null check (${day('awardedOn')}),
    level integer check (level between 1 and 9),
    roundId integer references awardRounds (id),
    note text not null check (length(note) <= 300),${by},${withdrawn},
    check ((level is null) = (roundId is null))
  ) strict`,
  `create index awardsVolunteer on awards (volunteerId)`,
  `create unique index awardsStarOnce on awards (volunteerId, level) where level is not null and withdrawnAt is null`,
];

const certificates = [
  `create table certificates (
    id integer primary key,
    year integer not null check (year between 2000 and 9999),
    number integer not null check (number >= 1),
    volunteerId integer not null references volunteers (id),
    holderName text not null check (length(holderName) between 1 and 60),
    idKind text not null check (idKind in ('citizenId', 'other')),
    idNumberSealed blob not null,
    idNumberMasked text not null,
    fromOn text not null check (${day('fromOn')}),
    toOn text not null check (${day('toOn')} and toOn >= fromOn),
    minutes integer not null check (minutes > 0),
    times integer not null check (times > 0),
    contents text not null check (json_valid(contents)),
    purpose text not null check (length(purpose) <= 100),
    unit text not null check (length(unit) between 1 and 60),
    responsibleName text not null check (length(responsibleName) between 1 and 40),
    handlerName text not null check (length(handlerName) between 1 and 40),
    contact text not null check (length(contact) between 1 and 60),
    remarks text not null check (length(remarks) <= 200),
    issuedOn text not null check (${day('issuedOn')} and issuedOn >= toOn),
    checkCode text not null unique check (length(checkCode) = 16 and checkCode not glob '*[^0-9A-HJKMNP-TV-Z]*'),
    replacesId integer references certificates (id),
    publicisedFrom text check (${day('publicisedFrom')}),
    publicisedTo text check (${day('publicisedTo')} and publicisedTo >= publicisedFrom),
    status text not null check (status in ('issued', 'void')),
    voidedOn text check (${day('voidedOn')}),
    voidReason text not null check (length(voidReason) <= 200),
    voidedByStaffId integer references staff (id),${by},
    unique (year, number),
    check ((status = 'void') = (voidedOn is not null and voidReason <> '' and voidedByStaffId is not null)),
    check ((publicisedFrom is null) = (publicisedTo is null))
  ) strict`,
  `create index certificatesVolunteer on certificates (volunteerId)`,
  `create table certificatePrints (
    id integer primary key,
    certificateId integer not null references certificates (id),${by}
  ) strict`,
  `create index certificatePrintsCertificate on certificatePrints (certificateId)`,
];

const stars = [
  `create table starSchemes (
    id integer primary key,
    name text not null unique check (length(name) between 1 and 40),
    note text not null check (length(note) <= 200)
  ) strict`,
  `create table starLevels (
    schemeId integer not null references starSchemes (id),
    level integer not null check (level between 1 and 9),
    minutes integer not null check (minutes > 0),
    primary key (schemeId, level)
  ) strict, without rowid`,
  `insert into starSchemes (id, name, note) values (1, '全国通行（100/300/600/1000/1500 小时）', '2012 年志愿服务记录办法'), (2, '本地（30/60/100/200/300 小时）', '按本地积分办法'), (3, '本地（10/20/30/40/50 小时）', '起步社区')`,
  `insert into starLevels (schemeId, level, minutes) values (1, 1, 6000), (1, 2, 18000), (1, 3, 36000), (1, 4, 60000), (1, 5, 90000), (2, 1, 1800), (2, 2, 3600), (2, 3, 6000), (2, 4, 12000), (2, 5, 18000), (3, 1, 600), (3, 2, 1200), (3, 3, 1800), (3, 4, 2400), (3, 5, 3000)`,
  // Which scheme holds from a day on; the latest that has begun.
  `create table starChoices (
    id integer primary key,
    validFrom text not null check (${day('validFrom')}),
    schemeId integer not null references starSchemes (id),
    userId integer references users (id),
    at text not null check (length(at) = 24)
  ) strict`,
  `insert into starChoices (id, validFrom, schemeId, at) values (1, '2000-01-01', 1, '2000-01-01T00:00:00.000Z')`,
  `create table starSuspensions (
    id integer primary key,
    volunteerId integer not null references volunteers (id),
    fromOn text not null check (${day('fromOn')}),
    toOn text check (${day('toOn')} and toOn >= fromOn),
    reason text not null check (length(reason) between 1 and 200),${by},${withdrawn}
  ) strict`,
  `create index starSuspensionsVolunteer on starSuspensions (volunteerId)`,
  `create table awardRounds (
    id integer primary key,
    title text not null check (length(title) between 1 and 60),
    asOf text not null check (${day('asOf')}),
    schemeId integer not null references starSchemes (id),
    noticeDays integer not null check (noticeDays between 5 and 60),
    basis text not null check (length(basis) <= 100),
    status text not null check (status in ('prepared', 'noticed', 'awarded', 'cancelled')),
    awardedOn text check (${day('awardedOn')}),
    version integer not null check (version >= 1),${by},
    check ((status = 'awarded') = (awardedOn is not null))
  ) strict`,
  `create table awardRoundLines (
    roundId integer not null references awardRounds (id),
    volunteerId integer not null references volunteers (id),
    level integer not null check (level between 1 and 9),
    minutes integer not null check (minutes > 0),
    removedReason text not null check (length(removedReason) <= 200),
    primary key (roundId, volunteerId)
  ) strict, without rowid`,
];

const points = [
  // Hundredths of a point. The rules of a day: the latest row that has begun.
  `create table pointRules (
    id integer primary key,
    validFrom text not null check (${day('validFrom')}),
    centiPerHour integer not null check (centiPerHour between 0 and 10000),
    capMinutes integer not null check (capMinutes between 1 and 1440),
    recruitCenti integer not null check (recruitCenti between 0 and 100000),
    expireMonths integer check (expireMonths between 1 and 120),
    userId integer references users (id),
    at text not null check (length(at) = 24)
  ) strict`,
  `insert into pointRules (id, validFrom, centiPerHour, capMinutes, recruitCenti, expireMonths, at) values (1, '2000-01-01', 100, 120, 200, null, '2000-01-01T00:00:00.000Z')`,
  `create table redemptionRounds (
    id integer primary key,
    year integer not null check (year between 2000 and 9999),
    quarter integer not null check (quarter between 1 and 4),
    opensOn text not null check (${day('opensOn')}),
    closesOn text not null check (${day('closesOn')} and closesOn >= opensOn),
    voucherId integer references vouchers (id),${by},
    unique (year, quarter)
  ) strict`,
  `create table redemptions (
    id integer primary key,
    number integer not null unique check (number >= 1),
    roundId integer not null references redemptionRounds (id),
    volunteerId integer not null references volunteers (id),
    redeemedOn text not null check (${day('redeemedOn')}),
    centi integer not null check (centi > 0),${by},
    unique (roundId, volunteerId)
  ) strict`,
  `create table pointEntries (
    id integer primary key,
    volunteerId integer not null references volunteers (id),
    kind text not null check (kind in ('earn', 'recruit', 'redeem', 'expire', 'adjust')),
    centi integer not null check (centi <> 0),
    occurredOn text not null check (${day('occurredOn')}),
    activityId integer references activities (id),
    recruitedId integer unique references volunteers (id),
    redemptionId integer unique references redemptions (id),
    reason text not null check (length(reason) <= 200),${by},
    check ((kind = 'recruit') = (recruitedId is not null)),
    check ((kind = 'redeem') = (redemptionId is not null)),
    check (kind <> 'earn' or activityId is not null),
    check (kind not in ('redeem', 'expire') or centi < 0),
    check (kind <> 'recruit' or centi > 0 and recruitedId <> volunteerId),
    check (kind <> 'adjust' or reason <> '')
  ) strict`,
  `create index pointEntriesVolunteer on pointEntries (volunteerId, activityId)`,
  `create table goods (
    id integer primary key,
    name text not null unique check (length(name) between 1 and 40),
    unit text not null check (length(unit) between 1 and 10),
    centi integer not null check (centi > 0),
    active integer not null check (active in (0, 1))
  ) strict`,
  // 购入 + and 发出 −; what is left is the sum.
  `create table goodsMoves (
    id integer primary key,
    goodsId integer not null references goods (id),
    quantity integer not null check (quantity <> 0),
    costFen integer not null check (costFen between 0 and 1000000000),
    movedOn text not null check (${day('movedOn')}),
    redemptionId integer references redemptions (id),
    reason text not null check (length(reason) <= 200),${by},
    check (redemptionId is null or quantity < 0),
    check (redemptionId is not null or reason <> '')
  ) strict`,
  `create index goodsMovesGoods on goodsMoves (goodsId)`,
  `create index goodsMovesRedemption on goodsMoves (redemptionId)`,
];

const onlyWithdrawn = (table: string, fixed: readonly string[]): string[] => [
  `create trigger ${table}OnlyWithdrawn before update on ${table} when old.withdrawnAt is not null or new.withdrawnAt is null or ${fixed.map((column) => `new.${column} is not old.${column}`).join(' or ')}
   begin select raise(abort, '${table}: a row is only ever withdrawn, once'); end`,
  ...neverDeleted(table),
];
const fixedCertificate = ['year', 'number', 'volunteerId', 'holderName', 'idKind', 'idNumberSealed', 'idNumberMasked', 'fromOn', 'toOn', 'minutes', 'times', 'contents', 'purpose', 'unit', 'responsibleName', 'handlerName', 'contact', 'remarks', 'issuedOn', 'checkCode', 'replacesId', 'userId', 'staffId', 'at'];

const guards = [
  ...onlyWithdrawn('trainings', ['name', 'content', 'organiser', 'heldOn', 'minutes']),
  ...onlyWithdrawn('evaluations', ['volunteerId', 'fromOn', 'toOn', 'result', 'note']),
  ...onlyWithdrawn('awards', ['volunteerId', 'name', 'unit', 'awardedOn', 'level', 'roundId', 'note']),
  ...neverDeleted('certificates'),
  `create trigger certificatesGapless before insert on certificates when new.number <> coalesce((select max(number) from certificates where year = new.year), 0) + 1
   begin select raise(abort, 'certificates: numbers have no gap'); end`,
  `create trigger certificatesHours before insert on certificates when new.minutes > coalesce((select sum(t.minutes) from attendances t
     where t.volunteerId = new.volunteerId and t.state = 'approved' and t.day between new.fromOn and new.toOn), 0)
   begin select raise(abort, 'certificates: more hours than recorded'); end`,
  `create trigger certificatesFixed before update on certificates when old.status = 'void' or ${fixedCertificate.map((column) => `new.${column} is not old.${column}`).join(' or ')}
   begin select raise(abort, 'certificates: what was issued stays'); end`,
  ...appendOnly('certificatePrints'),
  ...neverDeleted('starSchemes'),
  ...appendOnly('starChoices'),
  ...onlyWithdrawn('starSuspensions', ['volunteerId', 'fromOn', 'reason']),
  ...neverDeleted('awardRounds'),
  `create trigger awardRoundsMoves before update on awardRounds when old.status in ('awarded', 'cancelled') or new.asOf <> old.asOf or new.schemeId <> old.schemeId
   begin select raise(abort, 'awardRounds: what was decided stays'); end`,
  `create trigger awardRoundLinesFixed before update on awardRoundLines when new.level <> old.level or new.minutes <> old.minutes or new.volunteerId <> old.volunteerId
   begin select raise(abort, 'awardRoundLines: a line keeps what it says'); end`,
  ...appendOnly('pointRules'),
  ...appendOnly('pointEntries'),
  `create trigger pointEntriesEnough before insert on pointEntries when new.centi < 0 and new.centi + coalesce((select sum(centi) from pointEntries where volunteerId = new.volunteerId), 0) < 0
   begin select raise(abort, 'pointEntries: below zero'); end`,
  ...appendOnly('redemptions'),
  `create trigger redemptionsGapless before insert on redemptions when new.number <> coalesce((select max(number) from redemptions), 0) + 1
   begin select raise(abort, 'redemptions: numbers have no gap'); end`,
  ...neverDeleted('goods'),
  ...appendOnly('goodsMoves'),
  `create trigger goodsMovesEnough before insert on goodsMoves when new.quantity < 0 and new.quantity + coalesce((select sum(quantity) from goodsMoves where goodsId = new.goodsId), 0) < 0
   begin select raise(abort, 'goodsMoves: below zero'); end`,
];

export const migration: Migration = { number: 220, name: 'recognition', statements: [...records, ...certificates, ...stars, ...points, ...guards] };
