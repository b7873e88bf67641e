/** Writes the lines of a list, in bulk, with everything of the register frozen into them. */
import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { takeTurns } from '#electron/residents/import-slices.ts';
import type { Outcome } from '#shared/welfare/decide-eligibility.ts';
import type { DecidedPerson } from '#electron/welfare/decide-people.ts';
import type { BatchRow } from './frozen-inputs.ts';
import { inputsFreezer } from './frozen-inputs.ts';

/** Lines written by one statement: large enough to be fast, small enough to be cancelled between (technology §2). */
const CHUNK = 2_000;

const CHINESE_DIGITS = '零一二三四五六七八九';

/** The number in a building's or grid's name, so that 2号楼 stands before 10号楼 and 二网格 before 三网格; names without one stand last. */
export function numberInName(name: string): number {
  const digits = /\d+/.exec(name)?.[0];
  if (digits !== undefined) return Number(digits);
  const [, tens, ten, ones] = /([一二三四五六七八九])?(十)?([一二三四五六七八九])?/.exec(name.slice(name.search(/[一二三四五六七八九十]/)) || '') ?? [];
  if (ten !== undefined) return (tens === undefined ? 1 : CHINESE_DIGITS.indexOf(tens)) * 10 + (ones === undefined ? 0 : CHINESE_DIGITS.indexOf(ones));
  return tens === undefined ? Number.MAX_SAFE_INTEGER : CHINESE_DIGITS.indexOf(tens);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Roster order (§5.6): grid, building by number, household, head first, then the order of registration. */
export function rosterOrder<Decided extends Pick<DecidedPerson<Outcome>, 'person'>>(people: readonly Decided[]): Decided[] {
  const numbers = new Map<string, number>();
  const numberOf = (name: string): number => {
    const number = numbers.get(name) ?? numberInName(name);
    numbers.set(name, number);
    return number;
  };
  const keyed = people.map((decided) => {
    const { gridName, buildingName, householdNo, relationCode } = decided.person;
    return { decided, gridNumber: numberOf(gridName ?? ''), grid: gridName ?? '\u{10FFFF}', number: numberOf(buildingName ?? ''), building: buildingName ?? '', household: householdNo ?? '\u{10FFFF}', head: relationCode === '02' ? 0 : 1 };
  });
  return keyed.sort((a, b) => a.gridNumber - b.gridNumber || byText(a.grid, b.grid) || a.number - b.number || byText(a.building, b.building) || byText(a.household, b.household) || a.head - b.head
    || a.decided.person.residentId - b.decided.person.residentId).map((k) => k.decided);
}

/** Zero amounts: the list is locked first and computed after; `withAmounts` does both at once. */
export interface LineOptions { readonly withAmounts: boolean; readonly firstLineNo: number; readonly manualReason?: string }

/**
 * Inserts one line per person in the order given. Name, sex, birth date, ID number and account are taken from the register's own
 * rows (ciphertext as it stands there); a cash batch keeps no account.
 */
export async function insertLines(context: CommandContext, batch: BatchRow, people: readonly DecidedPerson<Outcome>[], options: LineOptions): Promise<void> {
  let writing: Promise<unknown> = Promise.resolve();
  const turn = takeTurns();
  const freeze = inputsFreezer(options.manualReason);
  for (let start = 0; start < people.length; start += CHUNK) {
    const kinds = new Kinds();
    const rows: ReturnType<typeof lineRow>[] = [];
    for (const [index, decided] of people.slice(start, start + CHUNK).entries()) {
      rows.push(lineRow(batch, decided.person, options.firstLineNo + start + index, kinds.of(decided, freeze(decided.person, decided.context), options)));
      if (index % 16 === 0) await turn();
    }
    const json = { rows: JSON.stringify(rows), kinds: JSON.stringify(kinds.rows) };
    // SQLite works in another thread: the next rows are made ready while these are written.
    await writing;
    context.signal.throwIfAborted();
    context.progress({ done: start, total: people.length, label: 'lines' });
    writing = writeChunk(context, batch, json, options);
  }
  await writing;
  context.progress({ done: people.length, total: people.length, label: 'lines' });
}

type KindRow = readonly [age: number | null, gridName: string, standardFen: number, months: number, amountFen: number, inputs: string];

/** What many lines have in common (age, grid, amounts, inputs), given to the database once and not with each of them. */
class Kinds {
  readonly rows: KindRow[] = [];
  readonly #numbers = new Map<string, Map<string, number>>();

  /** The place of a line's kind among the rows. */
  of({ person, decision }: DecidedPerson<Outcome>, inputs: string, { withAmounts }: LineOptions): number {
    const age = decision.age === null || decision.age < 0 ? null : decision.age;
    const row: KindRow = [age, person.gridName ?? '', withAmounts ? decision.standardFen : 0, decision.months, withAmounts ? decision.amountFen : 0, inputs];
    const key = `${age}|${row[2]}|${row[3]}|${row[4]}|${row[1]}`;
    let alike = this.#numbers.get(inputs);
    if (alike === undefined) this.#numbers.set(inputs, (alike = new Map()));
    let number = alike.get(key);
    if (number === undefined) {
      number = this.rows.push(row) - 1;
      alike.set(key, number);
    }
    return number;
  }
}

function lineRow(batch: BatchRow, person: DecidedPerson['person'], lineNo: number, kind: number): (string | number | null)[] {
  return [kind, lineNo, person.residentId, person.householdId, batch.payBy === 'cash' ? null : person.bankAccountId, person.headName ?? '', person.buildingName ?? '', person.address];
}

async function writeChunk(context: CommandContext, batch: BatchRow, json: { readonly rows: string; readonly kinds: string }, options: LineOptions): Promise<void> {
  await sql`with kinds as materialized (
      select key, value ->> 0 as age, value ->> 1 as gridName, value ->> 2 as standardFen, value ->> 3 as months, value ->> 4 as amountFen, value ->> 5 as inputs from jsonb_each(${json.kinds}))
    insert into batchLines (batchId, lineNo, programmeId, benefitMonth, residentId, householdId, name, headName, sex, age, birthDate, gridName, buildingName, address,
      idNumberSealed, idNumberMasked, bankAccountId, accountSealed, accountMasked, bankName, holderName, standardFen, months, amountFen, origin, inputs, status, kind)
    select ${batch.id}, j.value ->> 1, ${batch.programmeId}, ${batch.benefitMonth}, r.id, j.value ->> 3, r.name, j.value ->> 5, r.sex, k.age, r.birthDate, k.gridName, j.value ->> 6, j.value ->> 7,
      r.idNumberSealed, r.idNumberMasked, a.id, a.numberSealed, coalesce(a.numberMasked, ''), coalesce(a.bankName, ''), coalesce(a.holderName, r.name),
      k.standardFen, k.months, k.amountFen, ${options.manualReason === undefined ? 'rule' : 'manual'}, k.inputs, 'toPay', ${batch.kind}
    from jsonb_each(${json.rows}) j cross join kinds k on k.key = j.value ->> 0 cross join residents r on r.id = j.value ->> 2 left join bankAccounts a on a.id = j.value ->> 4`.execute(context.trx);
  context.fail('batch.lines');
}
