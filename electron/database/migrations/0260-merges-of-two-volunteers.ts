import { differ, letThrough, same, stepOf, undone } from './merge-guards.ts';
import type { Migration } from './migration.ts';

/**
 * Two volunteers of one person: what the one did goes to the other, by the journal of the merge alone (0234-merges.ts). His number, his
 * standing, the certificates he was given and the lists of rounds he stood on stay; nothing new is written under it.
 *
 * What the triggers promise: hours that go over are in no other place at that time, and are no day longer than a day; the kept sums follow them,
 * and a sum is there exactly while a row of it is.
 */
const written = ['userId', 'staffId', 'at'];
const withdrawn = ['withdrawnAt', 'withdrawnByUserId', 'withdrawnReason'];

/** A row that is only ever withdrawn, with what of it never changes otherwise. */
const onlyWithdrawn = (table: string, fixed: readonly string[], more: readonly string[]): string[] => letThrough({
  trigger: `${table}OnlyWithdrawn`, table, says: `${table}: a row is only ever withdrawn, once`, points: ['volunteerId'], others: ['id', ...fixed, ...more],
  refuses: `old.withdrawnAt is not null or new.withdrawnAt is null or ${differ(['volunteerId', ...fixed])}`,
});

const attendanceOthers = [
  'id', 'activityId', 'shiftId', 'teamId', 'day', 'startMinute', 'endMinute', 'travelMinutes', 'minutes', 'method', 'conduct', 'state', 'correctsId', 'reason', 'note', ...written, 'endedStaffId', 'judgedUserId', 'judgedStaffId', 'judgedAt',
];
const live = `(o.state = 'open' or o.state in ('entered', 'approved') and o.minutes > 0)`;
const itself = `(new.state = 'open' or new.state in ('entered', 'approved') and new.minutes > 0)`;
const elsewhere = `o.volunteerId = new.volunteerId and o.day = new.day and o.id <> new.id and o.id is not new.correctsId and o.correctsId is not new.id and ${live}`;
const team = (row: string): string => `coalesce(${row}.teamId, 0)`;
const counts = (row: string): string => `${row}.minutes > 0`;
const ofRow = (row: string): string => `teamId = ${team(row)} and month = substr(${row}.day, 1, 7)`;
const servesNot = (row: string): string => `coalesce((select times from hourSums s where s.teamId = ${team(row)} and s.month = substr(${row}.day, 1, 7) and s.volunteerId = ${row}.volunteerId), 0) = 0`;

const repointed = [
  ...letThrough({ trigger: 'signUpsFixed', table: 'signUps', says: 'signUps: person and shift stay, and who withdrew signs up anew', points: ['volunteerId'], others: ['id', 'shiftId', 'state', 'way', 'warnings', 'withdrawReason', ...written],
    refuses: `new.shiftId <> old.shiftId or new.volunteerId <> old.volunteerId or old.state = 'withdrawn'` }),
  ...letThrough({ trigger: 'attendancesFixed', table: 'attendances', says: 'attendances: a row keeps what it says', points: ['volunteerId'], others: attendanceOthers,
    refuses: `new.activityId <> old.activityId or new.shiftId is not old.shiftId or new.volunteerId <> old.volunteerId or new.teamId is not old.teamId or new.day <> old.day or new.startMinute <> old.startMinute
     or new.correctsId is not old.correctsId or new.reason <> old.reason or new.staffId <> old.staffId or new.at <> old.at
     or (old.state <> 'open' and (new.endMinute <> old.endMinute or new.minutes <> old.minutes or new.travelMinutes <> old.travelMinutes or new.endedStaffId is not old.endedStaffId or new.conduct <> old.conduct))
     or (old.judgedStaffId is not null and (new.judgedStaffId is not old.judgedStaffId or new.judgedAt is not old.judgedAt))` }),
  ...onlyWithdrawn('volunteerInsurances', ['policyNo', 'insurer', 'validFrom', 'validTo', 'recordedAt', 'recordedByUserId'], ['withdrawnAt', 'withdrawnByUserId']),
  ...onlyWithdrawn('evaluations', ['fromOn', 'toOn', 'result', 'note'], [...written, ...withdrawn]),
  ...onlyWithdrawn('awards', ['name', 'unit', 'awardedOn', 'level', 'roundId', 'note'], [...written, ...withdrawn]),
  ...onlyWithdrawn('starSuspensions', ['fromOn', 'reason'], ['toOn', ...written, ...withdrawn]),
  ...letThrough({ trigger: 'pointEntriesNoUpdate', table: 'pointEntries', says: 'pointEntries: rows are never changed', points: ['volunteerId'], others: ['id', 'kind', 'centi', 'occurredOn', 'activityId', 'recruitedId', 'redemptionId', 'reason', ...written], refuses: 'true' }),
  ...letThrough({ trigger: 'redemptionsNoUpdate', table: 'redemptions', says: 'redemptions: rows are never changed', points: ['volunteerId'], others: ['id', 'number', 'roundId', 'redeemedOn', 'centi', ...written], refuses: 'true' }),
];

const hours = [
  `create trigger attendancesMovedFree before update of volunteerId on attendances when new.volunteerId <> old.volunteerId and ${itself} and (
     exists (select 1 from attendances o where ${elsewhere} and o.startMinute < coalesce(new.endMinute, new.startMinute + 1) and new.startMinute < coalesce(o.endMinute, o.startMinute + 1))
     or (select coalesce(sum(o.minutes), 0) from attendances o where ${elsewhere}) + new.minutes > 1440)
   begin select raise(abort, 'attendances: two places at once, or more than a day'); end`,
  // The sums: into the one, out of the other; a corrected row counts nothing, and its sum stands at zero as long as the row is there.
  `create trigger attendancesCountMoved after update of volunteerId on attendances when new.volunteerId <> old.volunteerId and new.state in ('approved', 'corrected') begin
     insert into hourSums (teamId, month, volunteerId, minutes, times) values (${team('new')}, substr(new.day, 1, 7), new.volunteerId, 0, 0) on conflict do nothing;
     update hourMonths set people = people + (${servesNot('new')}) where ${ofRow('new')} and new.state = 'approved' and ${counts('new')};
     update hourSums set minutes = minutes + new.minutes, times = times + (${counts('new')}) where ${ofRow('new')} and volunteerId = new.volunteerId and new.state = 'approved';
     update hourSums set minutes = minutes - old.minutes, times = times - (${counts('old')}) where ${ofRow('old')} and volunteerId = old.volunteerId and old.state = 'approved';
     update hourMonths set people = people - (${servesNot('old')}) where ${ofRow('old')} and old.state = 'approved' and ${counts('old')};
     delete from hourSums where ${ofRow('old')} and volunteerId = old.volunteerId and not exists (select 1 from attendances a where a.volunteerId = old.volunteerId and ${team('a')} = ${team('old')}
       and a.day between substr(old.day, 1, 7) || '-01' and substr(old.day, 1, 7) || '-31' and a.state in ('approved', 'corrected'));
   end`,
];

const places = ['id', 'teamId', 'volunteerId', 'role', 'validFrom', 'validTo', 'endReason', 'recordedAt', 'recordedByUserId'];
/** Places in teams are withdrawn and entered anew; that he left is written by the merge. Both go back with it. */
const dated = [
  `drop trigger teamMembershipsOnlyWithdrawn`,
  `create trigger teamMembershipsOnlyWithdrawn before update on teamMemberships
   when not (old.withdrawnAt is not null and new.withdrawnAt is null and new.withdrawnByUserId is null and ${same(places)}
       and exists (select 1 ${stepOf('teamMemberships', 'update')} and s.after ->> '$.withdrawnAt' = old.withdrawnAt and ${undone}))
     and (old.withdrawnAt is not null or new.withdrawnAt is null or new.withdrawnByUserId is null or ${differ(places)})
   begin select raise(abort, 'teamMemberships: a dated row is only ever withdrawn, once'); end`,
  ...['teamMemberships', 'volunteerEvents'].flatMap((table) => [
    `drop trigger ${table}NoDelete`,
    `create trigger ${table}NoDelete before delete on ${table} when not exists (select 1 ${stepOf(table, 'insert')} and ${undone})
   begin select raise(abort, '${table}: rows are never deleted'); end`,
  ]),
];

/** Nothing new under a number whose person was merged away. */
const nothingNew = ['signUps', 'attendances', 'teamMemberships', 'volunteerEvents', 'volunteerInsurances', 'trainingVolunteers', 'evaluations', 'awards', 'certificates', 'starSuspensions', 'awardRoundLines', 'redemptions', 'pointEntries']
  .map((table) => `create trigger ${table}VolunteerNotMerged before insert on ${table}
   when exists (select 1 from volunteers v join residents r on r.id = v.residentId where v.id = new.volunteerId and r.mergedIntoId is not null)
   begin select raise(abort, '${table}: the person of this volunteer was merged into another'); end`);

export const migration: Migration = { number: 260, name: 'merges-of-two-volunteers', statements: [...repointed, ...hours, ...dated, ...nothingNew] };
