/** Triggers that let through what the journal of a merge says, shared by the steps that guard the tables of one feature after another. */

export const undone = `exists (select 1 from mergeUndos u where u.mergeId = s.mergeId)`;
export const stepOf = (table: string, act: string): string => `from mergeSteps s where s.tableName = '${table}' and s.rowKey = cast(old.id as text) and s.act = '${act}'`;
/** The journal says that this row's column goes from its old value to its new one, or, once taken back, the other way. */
export const journalled = (table: string, column: string): string => `exists (select 1 ${stepOf(table, 'update')} and (
      (s.before ->> '$.${column}' is old.${column} and s.after ->> '$.${column}' is new.${column} and not ${undone})
      or (s.after ->> '$.${column}' is old.${column} and s.before ->> '$.${column}' is new.${column} and ${undone})))`;
export const same = (columns: readonly string[]): string => columns.map((column) => `new.${column} is old.${column}`).join(' and ');

/** A table whose rows never change, or not in these columns: what else it refuses (`unless`), and its columns besides those that are re-pointed. */
export interface Fixed { readonly trigger: string; readonly table: string; readonly of?: string; readonly refuses: string; readonly says: string; readonly points: readonly string[]; readonly others: readonly string[] }

/** The same guard as before, which lets a journalled re-pointing through where every other column stays as it was. */
export function letThrough({ trigger, table, of = '', refuses, says, points, others }: Fixed): string[] {
  const moved = points.map((column) => `new.${column} is not old.${column}`).join(' or ');
  const allowed = points.map((column) => `(new.${column} is old.${column} or ${journalled(table, column)})`).join(' and ');
  return [
    `drop trigger ${trigger}`,
    `create trigger ${trigger} before update${of} on ${table} when not ((${moved}) and ${allowed} and ${same(others)}) and (${refuses})
   begin select raise(abort, '${says}'); end`,
  ];
}

export const differ = (columns: readonly string[]): string => columns.map((column) => `new.${column} is not old.${column}`).join(' or ');

/** Nothing new is written for an entry that was merged away. What of it was not paid is still paid again: that is a follow-up of its own line. */
export const nothingNewFor = (places: readonly (readonly [table: string, column: string])[]): string[] => places.map(([table, column]) => `create trigger ${table}${column === 'residentId' ? '' : column}NotMerged before insert on ${table}
   when ${table === 'batchLines' ? `new.kind <> 'followUp' and ` : ''}exists (select 1 from residents where id = new.${column} and mergedIntoId is not null)
   begin select raise(abort, '${table}: this entry was merged into another'); end`);
