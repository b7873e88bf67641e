/**
 * The ways in which a search finds residents. Each way walks one index in its own order, so that the first page of a common
 * surname costs no more than that of a rare one; a resident found by an earlier way is left out of the later ones.
 */
import { sql, type RawBuilder } from 'kysely';
import { idTailOf, PHONE_LEAST, phonePrefixes, type SearchWord } from '#shared/residents/search-text.ts';
import type { Vault } from '#electron/vault/vault.ts';
import { reversedPhone, tailIndex } from './judge-person.ts';
import { anyOf, beginsWith, readRow, type Reader } from './read-rows.ts';

type Sql = RawBuilder<unknown>;

export interface Way {
  /** FROM, with `r` for the resident. */
  readonly source: Sql;
  /** What the index is asked. */
  readonly where: Sql;
  /** The order the index gives; ties are broken by r.id. */
  readonly key: Sql;
  /** The same condition said of `r` alone: leaves out what an earlier way found, and tests further words. */
  readonly ofRow: Sql;
}

const current = (member: string): Sql => sql`${sql.ref(`${member}.validTo`)} is null and ${sql.ref(`${member}.withdrawnAt`)} is null`;
const ofResidents = sql`residents r`;
const householdsOf = sql`households h cross join householdMembers m on m.householdId = h.id and ${current('m')} cross join residents r on r.id = m.residentId`;
const inHousehold = (condition: Sql): Sql => sql`exists (select 1 from householdMembers m join households h on h.id = m.householdId where m.residentId = r.id and ${current('m')} and ${condition})`;

const plain = (where: Sql, key: Sql): Way => ({ source: ofResidents, where, key, ofRow: where });

function nameWay(text: string): Way {
  const [first = '', second = ''] = [...text];
  const contains = sql`instr(lower(r.name), ${text}) > 0`;
  const more = [...text].length > 2 ? sql` and ${contains}` : sql``;
  return { source: sql`residentGrams g cross join residents r on r.id = g.residentId`, where: sql`g.gram = ${first + second}${more}`, key: sql`g.residentId`, ofRow: contains };
}

/** Counting how common a pair is stops here: one found so often is no better than another. */
const OFTEN = 2_000;

/** Walks the households that have the rarest pair of the text, whose index gives them in order of their ids. */
async function addressWay(db: Reader, text: string): Promise<Way> {
  const characters = [...text];
  const pairs = [...new Set(characters.slice(1).map((character, index) => characters[index]! + character))];
  const rarest = await readRow<{ gram: string }>(db, sql`
    select p.value as gram from json_each(${JSON.stringify(pairs)}) p
    order by (select count(*) from (select 1 from addressGrams a where a.gram = p.value limit ${OFTEN})) limit 1`);
  const contains = sql`instr(lower(h.address), ${text}) > 0`;
  return {
    source: sql`addressGrams a cross join households h on h.id = a.householdId cross join householdMembers m on m.householdId = h.id and ${current('m')} cross join residents r on r.id = m.residentId`,
    where: sql`a.gram = ${rarest?.gram ?? ''} and ${contains}`, key: sql`a.householdId`, ofRow: inHousehold(contains),
  };
}

function householdNoWay(text: string): Way {
  const begins = beginsWith(sql`h.householdNo`, text.toUpperCase());
  return { source: householdsOf, where: begins, key: sql`h.householdNo`, ofRow: inHousehold(begins) };
}

function numberWays(word: SearchWord, vault: Vault): Way[] {
  const tail = idTailOf(word);
  const ways: Way[] = [];
  if (tail !== null) {
    const column = tail === 'idTail4' ? sql`r.idTail4Index` : sql`r.idTail6Index`;
    ways.push(plain(sql`${column} = ${tailIndex(vault, tail, word.text)}`, sql`r.id`));
  }
  ways.push(householdNoWay(word.text));
  if (word.kind === 'digits' && word.text.length >= PHONE_LEAST) {
    for (const prefix of phonePrefixes(word.text)) ways.push(plain(sql`${beginsWith(sql`r.phone`, prefix)} and r.phone <> ''`, sql`r.phone`));
    ways.push(plain(sql`${beginsWith(sql`r.phoneReversed`, reversedPhone(word.text))} and r.phoneReversed <> ''`, sql`r.phoneReversed`));
  }
  return ways;
}

/** The ways of one word. Asks the database only whether a name contains a text that may be an address as well. */
export async function waysOf(db: Reader, vault: Vault, word: SearchWord): Promise<Way[]> {
  switch (word.kind) {
    case 'idNumber':
      return [plain(sql`r.idNumberIndex = ${vault.blindIndex('idNumber', word.text)}`, sql`r.id`)];
    case 'digits':
    case 'code':
      return numberWays(word, vault);
    case 'pinyin': {
      const initials = plain(beginsWith(sql`r.nameInitials`, word.text), sql`r.nameInitials`);
      // The first letter of the pinyin is the first initial: one letter needs one index only.
      return word.text.length === 1 ? [initials] : [plain(beginsWith(sql`r.namePinyin`, word.text), sql`r.namePinyin`), initials];
    }
    case 'text': {
      const name = nameWay(word.text);
      if (word.address === 'no') return [name];
      if (word.address === 'yes') return [name, await addressWay(db, word.text)];
      const named = await readRow(db, sql`select 1 as n from ${name.source} where ${name.where} limit 1`);
      return named === undefined ? [await addressWay(db, word.text)] : [name];
    }
  }
}

const PREFERENCE: readonly SearchWord['kind'][] = ['idNumber', 'digits', 'code', 'text', 'pinyin'];

/** The ways of a whole search: those of its most selective word, each narrowed by all the other words. */
export async function waysOfSearch(db: Reader, vault: Vault, words: readonly SearchWord[]): Promise<{ ways: Way[]; narrowedBy: Sql[] }> {
  const [driving, ...others] = words.toSorted((a, b) => PREFERENCE.indexOf(a.kind) - PREFERENCE.indexOf(b.kind) || b.text.length - a.text.length);
  if (driving === undefined) return { ways: [], narrowedBy: [] };
  const narrowedBy: Sql[] = [];
  for (const word of others) narrowedBy.push(anyOf((await waysOf(db, vault, word)).map((way) => way.ofRow)));
  return { ways: await waysOf(db, vault, driving), narrowedBy };
}
