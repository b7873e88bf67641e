import { neverDeleted } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * Cares (五项关爱). What the triggers promise: an occasion of a person is seen to once; what was written down is only ever withdrawn.
 * The usual five are there, out of use until the office sets them going: it decides for whom and with what money.
 */
const DAY = `glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'`;
/** The five as they usually are [K: only two are named by sources]; an office renames and changes them. */
const KINDS: readonly (readonly [name: string, trigger: string, fromAge: number | null, facts: string, daysBefore: number, everyMonths: number | null])[] = [
  ['生日祝福', 'birthday', 80, '[]', 7, null], ['节日慰问', 'festival', null, '["partyMember"]', 14, null], ['患病探望', 'illness', null, '[]', 0, null], ['困难帮扶', 'hardship', null, '["lowIncome"]', 0, 1], ['丧事慰问', 'bereavement', null, '[]', 0, null],
];

export const migration: Migration = {
  number: 239,
  name: 'care',
  statements: [
    `create table careKinds (
      id integer primary key,
      name text not null unique check (length(name) between 1 and 20),
      trigger text not null check (trigger in ('birthday', 'festival', 'illness', 'hardship', 'bereavement')),
      fromAge integer check (fromAge between 0 and 120),
      facts text not null check (json_valid(facts) and json_type(facts) = 'array'),
      daysBefore integer not null check (daysBefore between 0 and 60),
      festivalOn text check (festivalOn ${DAY}),
      everyMonths integer check (everyMonths in (1, 3, 6, 12)),
      amountFen integer check (amountFen between 1 and 1000000000000000),
      programmeId integer references programmes (id),
      decisionRef text not null check (length(decisionRef) <= 100),
      active integer not null check (active in (0, 1)),
      version integer not null check (version >= 1),
      check (active = 0 or trigger <> 'festival' or festivalOn is not null),
      check (active = 0 or trigger <> 'hardship' or everyMonths is not null),
      check (amountFen is null or programmeId is not null)
    ) strict`,
    ...neverDeleted('careKinds'),
    `create trigger careKindsTrigger before update of id, trigger on careKinds when new.id <> old.id or (new.trigger <> old.trigger and exists (select 1 from cares where kindId = old.id))
     begin select raise(abort, 'careKinds: what asks for a care stays once one is written down'); end`,
    ...KINDS.map(([name, trigger, fromAge, facts, daysBefore, everyMonths]) => `insert into careKinds (name, trigger, fromAge, facts, daysBefore, everyMonths, decisionRef, active, version) values ('${name}', '${trigger}', ${fromAge}, '${facts}', ${daysBefore}, ${everyMonths}, '', 0, 1)`),
    `create table cares (
      id integer primary key,
      kindId integer not null references careKinds (id),
      residentId integer not null references residents (id),
      receiverId integer not null references residents (id),
      triggerKey text not null check (length(triggerKey) between 1 and 40),
      dueOn text not null check (dueOn ${DAY}),
      state text not null check (state in ('done', 'skipped', 'withdrawn')),
      doneOn text not null check (doneOn ${DAY}),
      visitors text not null check (length(visitors) <= 100),
      finding text not null check (length(finding) <= 500),
      amountFen integer check (amountFen between 1 and 1000000000000000),
      decisionRef text not null check (length(decisionRef) <= 100),
      reason text check (length(reason) between 1 and 200),
      userId integer not null references users (id),
      staffId integer not null references staff (id),
      at text not null,
      check (state <> 'done' or (length(visitors) > 0 and reason is null)),
      check (state = 'done' or reason is not null),
      check (amountFen is null or length(decisionRef) > 0),
      check (state <> 'skipped' or amountFen is null)
    ) strict`,
    ...neverDeleted('cares'),
    `create unique index caresOccasion on cares (kindId, residentId, triggerKey) where state <> 'withdrawn'`,
    `create index caresDone on cares (doneOn)`,
    `create index caresResident on cares (residentId)`,
    `create index caresReceiver on cares (receiverId)`,
    `create trigger caresBegin before insert on cares when new.state = 'withdrawn' begin select raise(abort, 'cares: an entry begins done or left'); end`,
    `create trigger caresFixed before update on cares
     when old.state = 'withdrawn' or new.state <> 'withdrawn' or ${['id', 'kindId', 'residentId', 'receiverId', 'triggerKey', 'dueOn', 'doneOn', 'visitors', 'finding', 'amountFen', 'decisionRef', 'userId', 'staffId', 'at'].map((column) => `new.${column} is not old.${column}`).join(' or ')}
     begin select raise(abort, 'cares: an entry is only ever withdrawn'); end`,
    `create trigger caresClaimed before update of state on cares when exists (select 1 from claims where sourceKind = 'care' and sourceId = old.id and withdrawnAt is null)
     begin select raise(abort, 'cares: its money is withdrawn first'); end`,
  ],
};
