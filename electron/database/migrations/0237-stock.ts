import { appendOnly, neverDeleted } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * 库存物资 (account 121): items, the papers that move them, the moves.
 *
 * What the triggers promise: a move is never changed; what is left of an item follows from the move before, in quantity and in money, and is
 * never below zero; nothing in stock is worth nothing; days do not run backwards; what comes back is exactly what was issued, once; a paper is
 * accepted by another person than its maker, and its lines stay from then on; an invoice is taken in once.
 */
const day = (column: string): string => `${column} text not null check (${column} glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')`;
const centi = (column: string, least: number): string => `${column} between ${least} and 1000000000`;

const tables = [
  `create table stockItems (
    id integer primary key,
    accountSetId integer not null references accountSets (id),
    code text not null check (length(code) between 1 and 20),
    name text not null check (length(name) between 1 and 40),
    unit text not null check (length(unit) between 1 and 10),
    spec text not null check (length(spec) <= 60),
    accountCode text not null check (length(accountCode) between 3 and 20),
    warnBelowCenti integer not null check (${centi('warnBelowCenti', 0)}),
    stopped integer not null check (stopped in (0, 1)),
    version integer not null check (version >= 1),
    createdAt text not null check (length(createdAt) = 24),
    createdByUserId integer not null references users (id),
    unique (accountSetId, code)
  ) strict`,
  `create table stockDocs (
    id integer primary key,
    accountSetId integer not null references accountSets (id),
    kind text not null check (kind in ('in', 'out', 'count')),
    docNo text not null check (length(docNo) between 1 and 30),
    ${day('movedOn')},
    outKind text check (outKind in ('loss', 'return')),
    supplier text not null check (length(supplier) <= 60),
    invoiceNo text not null check (length(invoiceNo) <= 40),
    note text not null check (length(note) <= 200),
    counterCode text check (length(counterCode) between 3 and 20),
    status text not null check (status in ('entered', 'accepted', 'withdrawn')),
    enteredByUserId integer not null references users (id),
    enteredByStaffId integer not null references staff (id),
    enteredAt text not null check (length(enteredAt) = 24),
    acceptedByUserId integer references users (id),
    acceptedByStaffId integer references staff (id),
    acceptedAt text check (length(acceptedAt) = 24),
    withdrawnReason text check (length(withdrawnReason) between 1 and 200),
    withdrawnByStaffId integer references staff (id),
    withdrawnAt text check (length(withdrawnAt) = 24),
    voucherId integer references vouchers (id),
    version integer not null check (version >= 1),
    unique (accountSetId, docNo),
    check ((kind = 'out') = (outKind is not null)),
    check ((kind = 'in') = (supplier <> '' and invoiceNo <> '')),
    check (kind <> 'out' or note <> ''),
    check (kind = 'count' or counterCode is not null),
    check ((status = 'accepted') = (acceptedByUserId is not null and acceptedByStaffId is not null and acceptedAt is not null)),
    check ((status = 'withdrawn') = (withdrawnReason is not null and withdrawnByStaffId is not null and withdrawnAt is not null)),
    check (acceptedByStaffId is null or acceptedByStaffId <> enteredByStaffId),
    check (voucherId is null or status = 'accepted')
  ) strict`,
  `create unique index stockDocsInvoice on stockDocs (accountSetId, supplier, invoiceNo) where kind = 'in' and status <> 'withdrawn'`,
  `create unique index stockDocsOpenCount on stockDocs (accountSetId) where kind = 'count' and status = 'entered'`,
  `create table stockDocLines (
    docId integer not null references stockDocs (id),
    seq integer not null check (seq >= 1),
    itemId integer not null references stockItems (id),
    quantityCenti integer not null check (${centi('quantityCenti', 0)}),
    countedCenti integer check (${centi('countedCenti', 0)}),
    amountFen integer check (amountFen between 1 and 1000000000000000),
    reason text not null check (length(reason) <= 100),
    primary key (docId, seq)
  ) strict, without rowid`,
  `create unique index stockDocLinesItem on stockDocLines (docId, itemId)`,
  `create table stockMoves (
    id integer primary key,
    itemId integer not null references stockItems (id),
    ${day('movedOn')},
    kind text not null check (kind in ('in', 'issue', 'back', 'loss', 'return', 'surplus', 'shortage')),
    quantityCenti integer not null check (quantityCenti <> 0),
    valueFen integer not null,
    balanceCenti integer not null check (balanceCenti >= 0),
    balanceFen integer not null check (balanceFen between 0 and 1000000000000000),
    docId integer references stockDocs (id),
    handoutId integer references handouts (id),
    undoesMoveId integer references stockMoves (id),
    userId integer not null references users (id),
    staffId integer not null references staff (id),
    at text not null check (length(at) = 24),
    check ((kind in ('in', 'back', 'surplus')) = (quantityCenti > 0)),
    check (iif(quantityCenti > 0, valueFen >= 0, valueFen <= 0)),
    check (balanceCenti > 0 or balanceFen = 0),
    check ((kind in ('issue', 'back')) = (handoutId is not null)),
    check ((handoutId is null) = (docId is not null)),
    check ((kind = 'back') = (undoesMoveId is not null))
  ) strict`,
  `create index stockMovesItem on stockMoves (itemId, id)`,
  `create index stockMovesDoc on stockMoves (docId) where docId is not null`,
  `create index stockMovesHandout on stockMoves (handoutId) where handoutId is not null`,
  `create unique index stockMovesUndoneOnce on stockMoves (undoesMoveId) where undoesMoveId is not null`,
];

const last = (column: string): string => `coalesce((select ${column} from stockMoves where itemId = new.itemId order by id desc limit 1), 0)`;
const fixedDoc = ['id', 'accountSetId', 'kind', 'docNo', 'movedOn', 'outKind', 'supplier', 'invoiceNo', 'enteredByUserId', 'enteredByStaffId', 'enteredAt'];

const guards = [
  ...neverDeleted('stockItems'),
  `create trigger stockItemsMoved before update on stockItems
   when (new.accountSetId <> old.accountSetId or new.unit <> old.unit or new.accountCode <> old.accountCode) and exists (select 1 from stockMoves where itemId = old.id)
   begin select raise(abort, 'stockItems: unit and account stay once something was moved'); end`,
  ...neverDeleted('stockDocs'),
  `create trigger stockDocsBegin before insert on stockDocs when new.status <> 'entered' begin select raise(abort, 'stockDocs: a paper begins unaccepted'); end`,
  `create trigger stockDocsFixed before update on stockDocs
   when old.status = 'withdrawn' or (old.status = 'accepted' and (old.voucherId is not null or new.status <> 'accepted' or new.note <> old.note or new.counterCode is not old.counterCode or new.acceptedByStaffId is not old.acceptedByStaffId or new.acceptedAt is not old.acceptedAt)) or ${fixedDoc.map((column) => `new.${column} is not old.${column}`).join(' or ')}
   begin select raise(abort, 'stockDocs: what was entered stays'); end`,
  ...(['insert', 'update', 'delete'] as const).map((act) => `create trigger stockDocLines${act[0]!.toUpperCase()}${act.slice(1)} before ${act} on stockDocLines
   when (select status from stockDocs where id = ${act === 'insert' ? 'new' : 'old'}.docId) <> 'entered'
   begin select raise(abort, 'stockDocLines: the paper is decided'); end`),
  ...appendOnly('stockMoves'),
  `create trigger stockMovesFollow before insert on stockMoves begin
    select raise(abort, 'stockMoves: below zero') where new.balanceCenti < 0 or new.balanceFen < 0;
    select raise(abort, 'stockMoves: the balance does not follow from the move before')
      where new.balanceCenti <> new.quantityCenti + ${last('balanceCenti')} or new.balanceFen <> new.valueFen + ${last('balanceFen')};
    select raise(abort, 'stockMoves: days do not run backwards') where new.movedOn < ${last('movedOn')};
    select raise(abort, 'stockMoves: what comes back is what was issued') where new.undoesMoveId is not null and not exists (select 1 from stockMoves m where m.id = new.undoesMoveId and m.kind = 'issue'
      and m.itemId = new.itemId and m.handoutId = new.handoutId and m.quantityCenti = -new.quantityCenti and m.valueFen = -new.valueFen);
    select raise(abort, 'stockMoves: the paper is not accepted') where new.docId is not null and (select status from stockDocs where id = new.docId) <> 'accepted';
    select raise(abort, 'stockMoves: the tick is undone') where new.kind = 'issue' and (select undoneAt from handouts where id = new.handoutId) is not null;
  end`,
];

export const migration: Migration = { number: 237, name: 'stock', statements: [...tables, ...guards] };
