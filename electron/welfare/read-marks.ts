/** Values of the office's own fields and memberships of its lists, as they stood on a day and were known at a moment. */
import { sql } from 'kysely';
import type { Day, Instant } from '#shared/days.ts';
import type { ResidentId } from '#shared/ids.ts';
import type { PersonAsOf } from '#shared/person-as-of.ts';
import { markOfField, markOfList, marksNeeded, ON_LIST, type Marks, type NeededMarks } from '#shared/welfare/marks.ts';
import type { DecisionRules } from '#shared/welfare/decide-eligibility.ts';
import { listOf, readRows } from '#electron/residents/read-rows.ts';
import { endOfDay } from '#electron/residents/register-on-day.ts';
import type { Reads } from './versions.ts';

/** Nobody's marks: a rule asked, and nothing is known of him. */
const NONE: Marks = {};

/**
 * Marks by resident, for the fields and lists that are asked for. A value is the last one written by the end of the day: values are added
 * and never changed, so the same day gives the same value whatever is written later. An entry of a list holds from its first day to its last.
 */
export async function readMarks(db: Reads, needed: NeededMarks, { asOf, knownAt }: { asOf: Day; knownAt: Instant }): Promise<ReadonlyMap<ResidentId, Marks>> {
  const marks = new Map<ResidentId, Record<string, string>>();
  const mark = (residentId: ResidentId, key: string, value: string): void => {
    const own = marks.get(residentId);
    if (own === undefined) marks.set(residentId, { [key]: value });
    else own[key] = value;
  };
  if (needed.fieldIds.length > 0) for (const row of await readValues(db, needed.fieldIds, asOf, knownAt)) if (row.value !== '') mark(row.residentId, markOfField(row.customFieldId), row.value);
  if (needed.listIds.length > 0) {
    const rows = await readRows<{ residentId: ResidentId; listId: number }>(db, sql`select e.residentId, e.listId from welfareListEntries e where e.listId in ${listOf(needed.listIds)}
      and e.validFrom <= ${asOf} and (e.validTo is null or e.validTo >= ${asOf}) and e.recordedAt <= ${knownAt} and (e.withdrawnAt is null or e.withdrawnAt > ${knownAt})`);
    for (const row of rows) mark(row.residentId, markOfList(row.listId), ON_LIST);
  }
  return marks;
}

/** A value that a later merge took along to another entry stood, at the moment asked for, with the one it was written for. */
async function readValues(db: Reads, fieldIds: readonly number[], asOf: Day, knownAt: Instant): Promise<{ customFieldId: number; residentId: ResidentId; value: string }[]> {
  const day = endOfDay(asOf);
  const until = day < knownAt ? day : knownAt;
  return readRows(db, sql`
    with owned as (select v.id, v.customFieldId, v.value, coalesce((
        select cast(s.before ->> '$.residentId' as integer) from mergeSteps s join merges m on m.id = s.mergeId
        where s.tableName = 'customValues' and s.rowKey = cast(v.id as text) and s.act = 'update' and m.at > ${knownAt} and not exists (select 1 from mergeUndos u where u.mergeId = m.id)
        order by m.id limit 1), v.residentId) as residentId
      from customValues v where v.customFieldId in ${listOf(fieldIds)} and v.residentId is not null and v.at <= ${until})
    select o.customFieldId, o.residentId, o.value from owned o join (select max(id) as id from owned group by customFieldId, residentId) last on last.id = o.id`);
}

/** The people with their marks, where the rules of a version ask for any; else the very same people. */
export async function markPeople(db: Reads, rules: DecisionRules, when: { asOf: Day; knownAt: Instant }): Promise<(people: readonly PersonAsOf[]) => readonly PersonAsOf[]> {
  const needed = marksNeeded(rules);
  if (needed === null) return (people) => people;
  const marks = await readMarks(db, needed, when);
  return (people) => people.map((person) => ({ ...person, marks: marks.get(person.residentId) ?? NONE }));
}
