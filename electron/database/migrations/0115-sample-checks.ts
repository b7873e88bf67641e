import { appendOnly } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * Checks after payment (抽查回访). What the triggers promise: a sample and its seed are never changed; what was found of a person is written
 * once, except that somebody who was not reached may be asked again (that nobody checks what he made or paid is guarded in step 128).
 */
export const migration: Migration = {
  number: 115,
  name: 'sample checks',
  statements: [
    `create table sampleChecks (
      id integer primary key,
      batchId integer not null references batches (id),
      seed text not null check (length(seed) between 8 and 40),
      size integer not null check (size >= 1),
      population integer not null check (population >= size),
      userId integer not null references users (id),
      staffId integer not null references staff (id),
      at text not null
    ) strict`,
    ...appendOnly('sampleChecks'),
    `create index sampleChecksBatch on sampleChecks (batchId)`,
    `create table sampleCheckLines (
      checkId integer not null references sampleChecks (id),
      seq integer not null check (seq >= 1),
      lineId integer not null references batchLines (id),
      result text check (result in ('received', 'less', 'notReceived', 'notReached')),
      way text check (way in ('phone', 'visit')),
      note text not null check (length(note) <= 200),
      checkedOn text,
      checkedByUserId integer references users (id),
      checkedByStaffId integer references staff (id),
      primary key (checkId, seq),
      unique (checkId, lineId),
      check ((result is null) = (way is null) and (result is null) = (checkedOn is null) and (result is null) = (checkedByStaffId is null))
    ) strict, without rowid`,
    `create trigger sampleCheckLinesDelete before delete on sampleCheckLines begin select raise(abort, 'sampleCheckLines: rows are never deleted'); end`,
    `create trigger sampleCheckLinesUpdate before update on sampleCheckLines
      when new.checkId <> old.checkId or new.seq <> old.seq or new.lineId <> old.lineId or new.result is null or (old.result is not null and old.result <> 'notReached')
      begin select raise(abort, 'sampleCheckLines: what was found stays'); end`,
  ],
};
