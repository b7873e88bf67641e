import { appendOnly } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * Baskets: what a programme in kind gives for each sum of its standard, and the vouchers that bring what goods cost beside what they were
 * agreed at.
 *
 * What the triggers promise: the basket of a version stays from the day the version is in force.
 */
const onlyDrafts = (act: 'insert' | 'update' | 'delete', row: 'new' | 'old'): string => `create trigger basketLines${act[0]!.toUpperCase()}${act.slice(1)} before ${act} on basketLines
  when (select status from programmeVersions where id = ${row}.versionId) <> 'draft'
  begin select raise(abort, 'basketLines: the version is no draft any more'); end`;

export const migration: Migration = {
  number: 238,
  name: 'baskets',
  statements: [
    `create table basketLines (
      versionId integer not null references programmeVersions (id),
      standardFen integer not null check (standardFen > 0),
      seq integer not null check (seq >= 1),
      itemId integer not null references stockItems (id),
      quantityCenti integer not null check (quantityCenti between 1 and 1000000000),
      priceFen integer not null check (priceFen between 0 and 1000000000000000),
      primary key (versionId, standardFen, seq)
    ) strict, without rowid`,
    `create unique index basketLinesItem on basketLines (versionId, standardFen, itemId)`,
    onlyDrafts('insert', 'new'), onlyDrafts('update', 'old'), onlyDrafts('delete', 'old'),
    `create table goodsVouchers (
      voucherId integer primary key references vouchers (id),
      batchId integer not null references batches (id),
      step text not null check (length(step) between 1 and 40),
      costFen integer not null,
      agreedFen integer not null,
      unique (batchId, step),
      check (costFen <> agreedFen)
    ) strict`,
    ...appendOnly('goodsVouchers', 'voucherId'),
    `create trigger goodsVouchersNoReplaceStep before insert on goodsVouchers when exists (select 1 from goodsVouchers where batchId = new.batchId and step = new.step)
     begin select raise(abort, 'goodsVouchers: this step is booked already'); end`,
  ],
};
