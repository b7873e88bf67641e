/** 名单: making them, who is on one, and for how long. */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { monthOf, type Day, type Month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import type { welfareContract } from '#shared/welfare/contract.ts';
import type { ListEntry, WelfareList } from '#shared/welfare/lists.ts';
import { markConditions } from '#shared/welfare/marks.ts';
import type { CommandContext, QueryContext } from '#electron/api/context.ts';
import { listOf, readRows } from '#electron/residents/read-rows.ts';
import { rulesOf, type Reads } from './versions.ts';

type Contract = typeof welfareContract;
type ListId = Id<'welfareList'>;

/** The last day of an entry that holds until further notice. */
const LAST = '9999-12-31' as Day;

/** Which versions in force in a month or later ask for which list. */
async function readUses(db: Reads, month: Month): Promise<ReadonlyMap<number, WelfareList['usedBy']>> {
  const versions = await db.selectFrom('programmeVersions as v').innerJoin('programmes as p', 'p.id', 'v.programmeId').selectAll('v').select('p.code')
    .where('v.status', '=', 'active').where('p.status', '=', 'active').where((e) => e.or([e('v.validTo', 'is', null), e('v.validTo', '>=', month)])).orderBy('p.code').orderBy('v.versionNo').execute();
  const uses = new Map<number, WelfareList['usedBy']>();
  for (const version of versions) {
    const lists = new Set(markConditions(rulesOf(version)).flatMap((each) => (each.kind === 'list' ? [each.listId] : [])));
    for (const listId of lists) uses.set(listId, [...(uses.get(listId) ?? []), { code: version.code, versionNo: version.versionNo }]);
  }
  return uses;
}

async function readLists(db: Reads, today: Day): Promise<WelfareList[]> {
  const rows = await readRows<Omit<WelfareList, 'active' | 'usedBy'> & { active: number }>(db, sql`select l.id as listId, l.name, l.note, l.active, l.version,
    (select count(*) from welfareListEntries e where e.listId = l.id and e.withdrawnAt is null and e.validFrom <= ${today} and (e.validTo is null or e.validTo >= ${today})) as people,
    (select count(*) from welfareListEntries e where e.listId = l.id and e.withdrawnAt is null) as entries from welfareLists l order by l.active desc, l.id`);
  const uses = await readUses(db, monthOf(today));
  return rows.map((row) => ({ ...row, active: row.active === 1, usedBy: uses.get(row.listId) ?? [] }));
}

async function requireList(db: Reads, listId: ListId, today: Day): Promise<WelfareList> {
  const list = (await readLists(db, today)).find((each) => each.listId === listId);
  if (list === undefined) throw new AppError('not_found', { what: 'welfareList', id: String(listId) });
  return list;
}

export async function listWelfareLists({ db, clock }: QueryContext): Promise<OutputOf<Contract['lists']>> {
  return { lists: await readLists(db, clock.today()) };
}

/** The people of a list by name and day; those who were on it before only when asked for. */
export async function listPeople({ db, clock }: QueryContext, input: InputOf<Contract['listPeople']>): Promise<OutputOf<Contract['listPeople']>> {
  const today = clock.today();
  const list = await requireList(db, input.listId, today);
  const entries = await readRows<Omit<ListEntry, 'standing'>>(db, sql`select e.id as entryId, r.id as residentId, r.name, r.birthDate, r.idNumberMasked, g.name as gridName, coalesce(h.address, '') as address,
      e.validFrom, e.validTo, e.reason, e.endReason, s.name as "by", e.recordedAt as at
    from welfareListEntries e join residents r on r.id = e.residentId join users u on u.id = e.recordedByUserId join staff s on s.id = u.staffId
    left join householdMembers m on m.residentId = r.id and m.validTo is null and m.withdrawnAt is null left join households h on h.id = m.householdId left join grids g on g.id = h.gridId
    where e.listId = ${input.listId} and e.withdrawnAt is null ${input.pastToo ? sql`` : sql`and (e.validTo is null or e.validTo >= ${today})`} order by r.namePinyin, r.id, e.validFrom`);
  return { list, entries: entries.map((row) => ({ ...row, standing: row.validFrom > today ? 'coming' : row.validTo !== null && row.validTo < today ? 'past' : 'on' })) };
}

/** Refuses `welfare_list_taken`, `welfare_list_used`, `changed_meanwhile`. */
export async function saveList({ trx, clock, actor }: CommandContext, input: InputOf<Contract['saveList']>): Promise<OutputOf<Contract['saveList']>> {
  const twin = await trx.selectFrom('welfareLists').select('id').where('name', '=', input.name).executeTakeFirst();
  if (twin !== undefined && twin.id !== input.listId) throw new AppError('welfare_list_taken', { name: input.name });
  const row = { name: input.name, note: input.note, active: input.active ? (1 as const) : (0 as const) };
  if (input.listId === null) {
    const { id } = await trx.insertInto('welfareLists').values({ ...row, version: 1, createdAt: clock.now(), createdByUserId: actor.userId }).returning('id').executeTakeFirstOrThrow();
    return { listId: id, version: 1 };
  }
  const list = await requireList(trx, input.listId, clock.today());
  if (list.version !== input.version) throw new AppError('changed_meanwhile', { what: 'welfareList' });
  const [use] = list.usedBy;
  if (!input.active && list.active && use !== undefined) throw new AppError('welfare_list_used', { name: list.name, ...use });
  await trx.updateTable('welfareLists').set({ ...row, version: list.version + 1 }).where('id', '=', list.listId).execute();
  return { listId: list.listId, version: list.version + 1 };
}

/** Puts people on a list for some days. All of them or none: refuses `list_entry_exists` naming the first who is on it already. */
export async function addToList({ trx, clock, actor }: CommandContext, input: InputOf<Contract['addToList']>): Promise<OutputOf<Contract['addToList']>> {
  const list = await requireList(trx, input.listId, clock.today());
  if (!list.active) throw new AppError('welfare_list_stopped', { name: list.name });
  if (input.validTo !== null && input.validTo < input.validFrom) throw new AppError('invalid_input', { faults: [{ path: 'validTo', reason: 'before_from', message: '' }] });
  const ids = [...new Set(input.residentIds)];
  const known = new Set((await readRows<{ id: number }>(trx, sql`select id from residents where mergedIntoId is null and id in ${listOf(ids)}`)).map((row) => row.id));
  const missing = ids.find((id) => !known.has(id));
  if (missing !== undefined) throw new AppError('not_found', { what: 'resident', id: String(missing) });
  const [on] = await readRows<{ person: string; validFrom: Day; validTo: Day | null }>(trx, sql`select r.name as person, e.validFrom, e.validTo from welfareListEntries e join residents r on r.id = e.residentId
    where e.listId = ${list.listId} and e.withdrawnAt is null and e.residentId in ${listOf(ids)} and e.validFrom <= ${input.validTo ?? LAST} and coalesce(e.validTo, ${LAST}) >= ${input.validFrom} order by e.id limit 1`);
  if (on !== undefined) throw new AppError('list_entry_exists', on);
  const entry = { listId: list.listId, validFrom: input.validFrom, validTo: input.validTo, reason: input.reason, endReason: '', recordedAt: clock.now(), recordedByUserId: actor.userId, withdrawnAt: null, withdrawnByUserId: null };
  // A statement takes so many values; a list of thousands is written in parts.
  for (let at = 0; at < ids.length; at += 500) await trx.insertInto('welfareListEntries').values(ids.slice(at, at + 500).map((residentId) => ({ ...entry, residentId }))).execute();
  return { added: ids.length };
}

/** Ends entries with a last day, or takes them back. Refuses `list_entry_withdrawn`, `list_entry_ends_before`. */
export async function endOnList({ trx, clock, actor }: CommandContext, input: InputOf<Contract['endOnList']>): Promise<OutputOf<Contract['endOnList']>> {
  const rows = await trx.selectFrom('welfareListEntries as e').innerJoin('residents as r', 'r.id', 'e.residentId').selectAll('e').select('r.name as person').where('e.id', 'in', input.entryIds).execute();
  if (rows.length < new Set(input.entryIds).size) throw new AppError('not_found', { what: 'welfareListEntry', id: String(input.entryIds.find((id) => !rows.some((row) => row.id === id))) });
  const counts = { ended: 0, takenBack: 0 };
  for (const { person, id, ...row } of rows) {
    if (row.withdrawnAt !== null) throw new AppError('list_entry_withdrawn', { person });
    if (input.lastDay !== null && row.validTo !== null && input.lastDay > row.validTo) throw new AppError('list_entry_ends_before', { person, validTo: row.validTo });
    await trx.updateTable('welfareListEntries').set({ withdrawnAt: clock.now(), withdrawnByUserId: actor.userId }).where('id', '=', id).execute();
    if (input.lastDay === null || input.lastDay < row.validFrom) {
      counts.takenBack += 1;
      continue;
    }
    await trx.insertInto('welfareListEntries').values({ ...row, validTo: input.lastDay, endReason: input.reason, recordedAt: clock.now(), recordedByUserId: actor.userId }).execute();
    counts.ended += 1;
  }
  return counts;
}
