import { neverDeleted } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * Scans (扫描件): which paper hangs on what, and which sealed file holds it.
 *
 * What the triggers promise: what a scan shows, whose it is and who added it never changes; it can be marked removed once,
 * with a reason, and stays; a file that a row speaks of is never forgotten. Owners are of many features and tables, so
 * `ownerId` carries no foreign key; `huilin verify` looks for them.
 */
const tables = [
  `create table scanFiles (
    sha256 text primary key check (length(sha256) = 64 and sha256 not glob '*[^0-9a-f]*'),
    sealedSha256 text not null check (length(sealedSha256) = 64),
    type text not null check (type in ('pdf', 'jpeg', 'png', 'webp', 'tiff', 'ofd')),
    sizeBytes integer not null check (sizeBytes > 0),
    sealedBytes integer not null check (sealedBytes > sizeBytes),
    addedAt text not null
  ) strict, without rowid`,
  `create table scans (
    id integer primary key,
    ownerKind text not null check (length(ownerKind) between 1 and 40),
    ownerId integer not null check (ownerId > 0),
    label text not null check (length(label) between 1 and 40),
    detail blob not null,
    sha256 text not null references scanFiles (sha256),
    userId integer not null references users (id),
    staffId integer not null references staff (id),
    at text not null,
    removedByUserId integer references users (id),
    removedByStaffId integer references staff (id),
    removedAt text,
    removedReason text check (length(trim(removedReason)) > 0),
    ownerGone integer not null default 0 check (ownerGone in (0, 1)),
    check ((removedAt is null) = (removedByUserId is null) and (removedAt is null) = (removedByStaffId is null) and (removedAt is null) = (removedReason is null)),
    check (ownerGone = 0 or removedAt is not null)
  ) strict`,
  `create index scansOwner on scans (ownerKind, ownerId, id)`,
  `create index scansFile on scans (sha256)`,
  `create unique index scansOnce on scans (ownerKind, ownerId, sha256) where removedAt is null`,
];

const guards = [
  ...neverDeleted('scans'),
  ...neverDeleted('scanFiles', 'sha256'),
  `create trigger scanFilesNoUpdate before update on scanFiles begin select raise(abort, 'scanFiles: rows are never changed'); end`,
  `create trigger scansBegin before insert on scans when new.removedAt is not null begin select raise(abort, 'scans: a scan begins standing'); end`,
  `create trigger scansUpdate before update on scans
    when new.ownerKind <> old.ownerKind or new.ownerId <> old.ownerId or new.label <> old.label or new.detail <> old.detail or new.sha256 <> old.sha256
      or new.userId <> old.userId or new.staffId <> old.staffId or new.at <> old.at or old.ownerGone = 1
      or (old.removedAt is not null and (new.removedAt is not old.removedAt or new.removedByUserId is not old.removedByUserId or new.removedByStaffId is not old.removedByStaffId or new.removedReason is not old.removedReason))
    begin select raise(abort, 'scans: only a removal is written into a scan'); end`,
];

export const migration: Migration = { number: 100, name: 'scans', statements: [...tables, ...guards] };
