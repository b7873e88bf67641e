import { sql, type RawBuilder } from 'kysely';
import type { NameMask } from '#shared/notices/words.ts';

const stars = (count: RawBuilder<unknown>): RawBuilder<unknown> => sql`replace(hex(zeroblob(max(0, ${count}))), '00', '*')`;

/**
 * A name as a board may show it, masked in the query, so that a whole name never reaches the list: '张*明' (of two characters '张*'),
 * '张**', or whole. Where `minor` is true (or null: nobody knows) it is '张**' whatever the setting. As `shared/masking.ts` masks,
 * but without its care for the dot of minority names.
 *
 * @param name the column of the name; @param minor a condition of the same query, true for people under 18 on the day of the list.
 */
export function maskedName(name: RawBuilder<unknown>, minor: RawBuilder<unknown>, mask: NameMask): RawBuilder<string> {
  const surname = sql`(case when length(${name}) <= 1 then '*' else substr(${name}, 1, 1) || ${stars(sql`length(${name}) - 1`)} end)`;
  const middle = sql`(case when length(${name}) <= 2 then ${surname} else substr(${name}, 1, 1) || ${stars(sql`length(${name}) - 2`)} || substr(${name}, -1, 1) end)`;
  const grown = mask === 'whole' ? name : mask === 'middle' ? middle : surname;
  return sql<string>`(case when coalesce(${minor}, 1) then ${surname} else ${grown} end)`;
}

/** The condition 'under 18 on a day' over a column of birth dates; null where none is known. */
export function isMinorOn(birthDate: RawBuilder<unknown>, on: string): RawBuilder<unknown> {
  return sql`(${birthDate} > ${`${Number(on.slice(0, 4)) - 18}${on.slice(4)}`})`;
}
