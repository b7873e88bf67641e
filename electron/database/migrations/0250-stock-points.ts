import { appendOnly, neverDeleted } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * 发放点: where goods are kept and handed out, and 调拨, which brings them from one to another. Everything an office has so far lies at the
 * main store (1), which is always there.
 *
 * stockMoves stays the record of what the office has, in quantity and money; stockPointMoves says the same by point, and besides what was
 * brought from one to another. Its rows are written by triggers alone: no move is without one, and none is there without a move.
 *
 * What the triggers promise: what is left of an item at a point follows from the row before and is never below zero; days do not run backwards;
 * what comes back comes back to the point it was handed out at; a point with goods is not stopped; a paper keeps its point.
 */
const last = (row: string, point: string): string => `coalesce((select balanceCenti from stockPointMoves where itemId = ${row}.itemId and pointId = ${point} order by id desc limit 1), 0)`;
const keyed = (table: string, key: string, act: string): string => `create trigger ${table}${act} before insert on ${table} when exists (select 1 from ${table} where ${key}) begin select raise(abort, '${table}: the row exists already'); end`;

const tables = [
  `create table stockPoints (
    id integer primary key,
    name text not null unique check (length(name) between 1 and 20),
    place text not null check (length(place) <= 60),
    seq integer not null check (seq between 1 and 999),
    stopped integer not null check (stopped in (0, 1)),
    version integer not null check (version >= 1),
    check (id <> 1 or stopped = 0)
  ) strict`,
  `insert into stockPoints (id, name, place, seq, stopped, version) values (1, '总库', '', 1, 0, 1)`,
  `create table stockPointGrids (
    gridId integer primary key references grids (id),
    pointId integer not null references stockPoints (id) check (pointId <> 1)
  ) strict`,
  `alter table stockDocs add column pointId integer not null default 1 references stockPoints (id)`,
  `alter table stockMoves add column pointId integer not null default 1 references stockPoints (id)`,
  `alter table rosterIssues add column pointId integer references stockPoints (id)`,
  `drop index stockDocsOpenCount`,
  `create unique index stockDocsOpenCount on stockDocs (accountSetId, pointId) where kind = 'count' and status = 'entered'`,
  `create table stockTransfers (
    id integer primary key,
    accountSetId integer not null references accountSets (id),
    transferNo text not null check (length(transferNo) between 1 and 30),
    movedOn text not null check (movedOn glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    fromPointId integer not null references stockPoints (id),
    toPointId integer not null references stockPoints (id),
    note text not null check (length(note) <= 200),
    userId integer not null references users (id),
    staffId integer not null references staff (id),
    at text not null check (length(at) = 24),
    unique (accountSetId, transferNo),
    check (fromPointId <> toPointId)
  ) strict`,
  `create table stockTransferLines (
    transferId integer not null references stockTransfers (id),
    seq integer not null check (seq >= 1),
    itemId integer not null references stockItems (id),
    quantityCenti integer not null check (quantityCenti between 1 and 1000000000),
    primary key (transferId, seq)
  ) strict, without rowid`,
  `create unique index stockTransferLinesItem on stockTransferLines (transferId, itemId)`,
  `create table stockPointMoves (
    id integer primary key,
    itemId integer not null references stockItems (id),
    pointId integer not null references stockPoints (id),
    movedOn text not null check (movedOn glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    quantityCenti integer not null check (quantityCenti <> 0),
    balanceCenti integer not null check (balanceCenti >= 0),
    moveId integer references stockMoves (id),
    transferId integer references stockTransfers (id),
    check ((moveId is null) = (transferId is not null))
  ) strict`,
  `create index stockPointMovesAt on stockPointMoves (itemId, pointId, id)`,
  `create index stockPointMovesItem on stockPointMoves (itemId, id)`,
  `create unique index stockPointMovesMove on stockPointMoves (moveId) where moveId is not null`,
  `create unique index stockPointMovesTransfer on stockPointMoves (transferId, itemId, pointId) where transferId is not null`,
  `insert into stockPointMoves (itemId, pointId, movedOn, quantityCenti, balanceCenti, moveId) select itemId, 1, movedOn, quantityCenti, balanceCenti, id from stockMoves order by id`,
];

const guards = [
  ...neverDeleted('stockPoints'),
  `create trigger stockPointsWithGoods before update on stockPoints when new.stopped = 1 and old.stopped = 0
     and exists (select 1 from stockPointMoves m where m.pointId = old.id and m.balanceCenti > 0 and m.id = (select max(id) from stockPointMoves where itemId = m.itemId and pointId = m.pointId))
   begin select raise(abort, 'stockPoints: there are goods at this point'); end`,
  `create trigger stockDocsPoint before update on stockDocs when new.pointId <> old.pointId begin select raise(abort, 'stockDocs: what was entered stays'); end`,
  `create trigger stockMovesBackToPoint before insert on stockMoves when new.undoesMoveId is not null and new.pointId <> (select pointId from stockMoves where id = new.undoesMoveId)
   begin select raise(abort, 'stockMoves: what comes back comes back to where it was handed out'); end`,
  `create trigger stockMovesOfPaper before insert on stockMoves when new.docId is not null and new.pointId <> (select pointId from stockDocs where id = new.docId)
   begin select raise(abort, 'stockMoves: the paper is of another point'); end`,
  ...appendOnly('stockTransfers'),
  keyed('stockTransfers', 'accountSetId = new.accountSetId and transferNo = new.transferNo', 'NoReplaceNo'),
  `create trigger stockTransferLinesNoUpdate before update on stockTransferLines begin select raise(abort, 'stockTransferLines: rows are never changed'); end`,
  `create trigger stockTransferLinesNoDelete before delete on stockTransferLines begin select raise(abort, 'stockTransferLines: rows are never deleted'); end`,
  keyed('stockTransferLines', 'transferId = new.transferId and (seq = new.seq or itemId = new.itemId)', 'NoReplace'),
  `create trigger stockTransferLinesBooks before insert on stockTransferLines when (select accountSetId from stockItems where id = new.itemId) <> (select accountSetId from stockTransfers where id = new.transferId)
   begin select raise(abort, 'stockTransferLines: the item is of other books'); end`,
  ...appendOnly('stockPointMoves'),
  keyed('stockPointMoves', 'moveId = new.moveId or transferId = new.transferId and itemId = new.itemId and pointId = new.pointId', 'NoReplaceSource'),
  `create trigger stockPointMovesFollow before insert on stockPointMoves begin
    select raise(abort, 'stockPointMoves: below zero at this point') where new.balanceCenti < 0;
    select raise(abort, 'stockPointMoves: the balance does not follow from the move before') where new.balanceCenti <> new.quantityCenti + ${last('new', 'new.pointId')};
    select raise(abort, 'stockPointMoves: days do not run backwards') where new.movedOn < coalesce((select movedOn from stockPointMoves where itemId = new.itemId order by id desc limit 1), '');
    select raise(abort, 'stockPointMoves: no such move') where new.moveId is not null and not exists (select 1 from stockMoves m
      where m.id = new.moveId and m.itemId = new.itemId and m.pointId = new.pointId and m.quantityCenti = new.quantityCenti and m.movedOn = new.movedOn);
    select raise(abort, 'stockPointMoves: no such transfer') where new.transferId is not null and not exists (select 1 from stockTransfers t join stockTransferLines l on l.transferId = t.id
      where t.id = new.transferId and t.movedOn = new.movedOn and l.itemId = new.itemId and new.quantityCenti = case new.pointId when t.fromPointId then -l.quantityCenti when t.toPointId then l.quantityCenti end);
  end`,
  `create trigger stockMovesAtPoint after insert on stockMoves begin
    insert into stockPointMoves (itemId, pointId, movedOn, quantityCenti, balanceCenti, moveId) values (new.itemId, new.pointId, new.movedOn, new.quantityCenti, new.quantityCenti + ${last('new', 'new.pointId')}, new.id);
  end`,
  `create trigger stockTransferLinesMove after insert on stockTransferLines begin
    insert into stockPointMoves (itemId, pointId, movedOn, quantityCenti, balanceCenti, transferId)
      select new.itemId, t.fromPointId, t.movedOn, -new.quantityCenti, ${last('new', 't.fromPointId')} - new.quantityCenti, t.id from stockTransfers t where t.id = new.transferId;
    insert into stockPointMoves (itemId, pointId, movedOn, quantityCenti, balanceCenti, transferId)
      select new.itemId, t.toPointId, t.movedOn, new.quantityCenti, ${last('new', 't.toPointId')} + new.quantityCenti, t.id from stockTransfers t where t.id = new.transferId;
  end`,
];

export const migration: Migration = { number: 250, name: 'stock-points', statements: [...tables, ...guards] };
