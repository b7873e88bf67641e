/**
 * Triggers that several tables share. INSERT OR REPLACE deletes the old row without firing a DELETE trigger unless
 * recursive_triggers is on, so an append-only table also refuses an INSERT whose key exists already.
 */

/** Refuses UPDATE, DELETE and REPLACE of any row. `key` is the primary key column. */
export function appendOnly(table: string, key = 'id'): string[] {
  return [
    `create trigger ${table}NoUpdate before update on ${table} begin select raise(abort, '${table}: rows are never changed'); end`,
    ...neverDeleted(table, key),
  ];
}

/** Refuses DELETE and REPLACE; updates are guarded by the table's own triggers. */
export function neverDeleted(table: string, key = 'id'): string[] {
  return [
    `create trigger ${table}NoDelete before delete on ${table} begin select raise(abort, '${table}: rows are never deleted'); end`,
    `create trigger ${table}NoReplace before insert on ${table} when exists (select 1 from ${table} where ${key} = new.${key})
     begin select raise(abort, '${table}: the row exists already'); end`,
  ];
}
