import { neverDeleted } from './guards.ts';
import { differ, nothingNewFor, same, stepOf, undone } from './merge-guards.ts';
import type { Migration } from './migration.ts';

const day = (column: string): string => `${column} glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'`;
const fixed = ['id', 'listId', 'residentId', 'validFrom', 'validTo', 'reason', 'endReason', 'recordedAt', 'recordedByUserId'];
const [, entryNoReplace = ''] = neverDeleted('welfareListEntries');

/** Whether a version's rules ask for this field or list, wherever in them: the key stands in no other condition. */
const asks = (key: 'customFieldId' | 'listId', id: string, version: string): string =>
  `(${['rule', 'amount', 'exclusions'].map((column) => `exists (select 1 from json_tree(${version}.${column}) j where j.key = '${key}' and j.value = ${id})`).join(' or ')})`;
const asksForMissing = (key: 'customFieldId' | 'listId', there: string): string =>
  `(${['rule', 'amount', 'exclusions'].map((column) => `exists (select 1 from json_tree(new.${column}) j where j.key = '${key}' and not exists (${there}))`).join(' or ')})`;

/**
 * Lists of people (名单) that rules may ask for. Entries are dated rows like those of the register: withdrawn and added, never overwritten.
 * A field or list that an open version in force asks for is not stopped, and no version comes into force that asks for one that is not there.
 */
export const migration: Migration = {
  number: 276,
  name: 'welfare-lists',
  statements: [
    `create table welfareLists (
      id integer primary key,
      name text not null unique check (length(name) between 1 and 30),
      note text not null check (length(note) <= 200),
      active integer not null check (active in (0, 1)),
      version integer not null check (version >= 1),
      createdAt text not null check (length(createdAt) = 24),
      createdByUserId integer not null references users (id)
    ) strict`,
    ...neverDeleted('welfareLists'),
    `create table welfareListEntries (
      id integer primary key,
      listId integer not null references welfareLists (id),
      residentId integer not null references residents (id),
      validFrom text not null check (${day('validFrom')}),
      validTo text check (${day('validTo')} and validTo >= validFrom),
      reason text not null check (length(reason) between 1 and 200),
      endReason text not null check (length(endReason) <= 200),
      recordedAt text not null check (length(recordedAt) = 24),
      recordedByUserId integer not null references users (id),
      withdrawnAt text check (length(withdrawnAt) = 24 and withdrawnAt >= recordedAt),
      withdrawnByUserId integer references users (id),
      check ((withdrawnAt is null) = (withdrawnByUserId is null))
    ) strict`,
    `create index welfareListEntriesOfList on welfareListEntries (listId, residentId, validFrom)`,
    `create index welfareListEntriesOfResident on welfareListEntries (residentId, listId)`,
    `create trigger welfareListEntriesNoOverlap before insert on welfareListEntries
   when new.withdrawnAt is null and exists (
     select 1 from welfareListEntries t where t.listId = new.listId and t.residentId = new.residentId and t.withdrawnAt is null
       and t.validFrom <= coalesce(new.validTo, '9999-12-31') and coalesce(t.validTo, '9999-12-31') >= new.validFrom)
   begin select raise(abort, 'welfareListEntries: two rows hold at the same time'); end`,
    `create trigger welfareListEntriesOnlyWithdrawn before update on welfareListEntries
   when not (old.withdrawnAt is not null and new.withdrawnAt is null and new.withdrawnByUserId is null and ${same(fixed)}
       and exists (select 1 ${stepOf('welfareListEntries', 'update')} and s.after ->> '$.withdrawnAt' = old.withdrawnAt and ${undone}))
     and (old.withdrawnAt is not null or new.withdrawnAt is null or new.withdrawnByUserId is null or ${differ(fixed)})
   begin select raise(abort, 'welfareListEntries: a dated row is only ever withdrawn, once'); end`,
    `create trigger welfareListEntriesNoDelete before delete on welfareListEntries when not exists (select 1 ${stepOf('welfareListEntries', 'insert')} and ${undone})
   begin select raise(abort, 'welfareListEntries: rows are never deleted'); end`,
    entryNoReplace,
    ...nothingNewFor([['welfareListEntries', 'residentId']]),
    `create trigger welfareListsInUse before update of active on welfareLists when old.active = 1 and new.active = 0
      and exists (select 1 from programmeVersions v join programmes p on p.id = v.programmeId where v.status = 'active' and v.validTo is null and p.status = 'active' and ${asks('listId', 'old.id', 'v')})
      begin select raise(abort, 'welfareLists: a version in force asks for it'); end`,
    `create trigger customFieldsInUse before update of active on customFields when old.active = 1 and new.active = 0
      and exists (select 1 from programmeVersions v join programmes p on p.id = v.programmeId where v.status = 'active' and v.validTo is null and p.status = 'active' and ${asks('customFieldId', 'old.id', 'v')})
      begin select raise(abort, 'customFields: a version in force asks for it'); end`,
    `create trigger programmeVersionsMarks before update of status on programmeVersions when new.status = 'active' and old.status <> 'active'
      and (${asksForMissing('customFieldId', `select 1 from customFields f where f.id = j.value and f.active = 1 and f.target = 'resident'`)}
        or ${asksForMissing('listId', 'select 1 from welfareLists l where l.id = j.value and l.active = 1')})
      begin select raise(abort, 'programmeVersions: its rule asks for a field or list that is not in use'); end`,
  ],
};
