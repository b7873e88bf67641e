/** What somebody was paid, and what was paid per programme and month. */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { monthOf, yearOf, type Day, type Month } from '#shared/days.ts';
import type { disbursementContract } from '#shared/disbursement/contract.ts';
import { AppError } from '#shared/errors.ts';
import { groupBy } from '#shared/group-by.ts';
import type { ResidentId } from '#shared/ids.ts';
import { sumFen, type Fen } from '#shared/money.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { onePerson, readNumber, readRow } from '#electron/residents/read-rows.ts';
import type { Reads } from '#electron/welfare/versions.ts';

const lineQuery = (db: Reads) => db.selectFrom('batchLines as l').innerJoin('batches as b', 'b.id', 'l.batchId').innerJoin('programmes as p', 'p.id', 'l.programmeId')
  .select(['l.id as lineId', 'l.batchId', 'b.batchNo', 'l.name', 'p.name as programmeName', 'l.benefitMonth', 'l.status', 'l.amountFen', 'l.paidFen', 'l.paidOn']).where('b.status', '<>', 'voided');

/**
 * Lines of months after the month of `day` that were paid, are at the bank, or will be: what a death or a move on that day overpays or
 * has to stop (A6). The month of the event itself is still due, and so are supplements for earlier months.
 */
export async function readPaidAfter(db: Reads, residentId: ResidentId, day: Day): Promise<OutputOf<typeof disbursementContract.paidAfter>> {
  const rows = await lineQuery(db).where('l.residentId', 'in', onePerson(residentId)).where('l.benefitMonth', '>', monthOf(day)).where('l.kind', '<>', 'supplement').where('l.status', 'in', ['toPay', 'held', 'sent', 'paid', 'partPaid']).orderBy('l.benefitMonth').orderBy('l.id').execute();
  return { lines: rows.map(({ lineId, batchId, batchNo, programmeName, benefitMonth, status, amountFen, paidFen, paidOn }) => ({ lineId, batchId, batchNo, programmeName, benefitMonth, status, amountFen, paidFen, paidOn })), paidFen: sumFen(rows.map((row) => row.paidFen)) };
}

/** All lines of a person (also those paid under an entry that was merged into his) or of everybody in a household when the lines were made, newest month first, and what was paid by year and programme (F14). */
export async function listOfResident({ db }: Pick<QueryContext, 'db'>, input: InputOf<typeof disbursementContract.ofResident>): Promise<OutputOf<typeof disbursementContract.ofResident>> {
  if (input.residentId === null && input.householdId === null) return { subject: '', lines: [], paidFen: sumFen([]), years: [] };
  let query = lineQuery(db);
  if (input.residentId !== null) query = query.where('l.residentId', 'in', onePerson(input.residentId));
  if (input.householdId !== null) query = query.where('l.householdId', '=', input.householdId);
  if (input.fromMonth !== null) query = query.where('l.benefitMonth', '>=', input.fromMonth);
  if (input.toMonth !== null) query = query.where('l.benefitMonth', '<=', input.toMonth);
  const lines = await query.orderBy('l.benefitMonth', 'desc').orderBy('l.id', 'desc').execute();
  const paid = [...groupBy(lines.filter((line) => line.paidFen > 0), (line) => `${line.benefitMonth.slice(0, 4)} ${line.programmeName}`).values()];
  const years = paid.map((own) => ({ year: yearOf(own[0]!.benefitMonth), programmeName: own[0]!.programmeName, payments: own.length, paidFen: sumFen(own.map((line) => line.paidFen)) }));
  return { subject: await subjectOf(db, input), lines, paidFen: sumFen(lines.map((line) => line.paidFen)), years: years.toSorted((x, y) => y.year - x.year || (x.programmeName < y.programmeName ? -1 : 1)) };
}

/** @throws AppError not_found */
async function subjectOf(db: Reads, { residentId, householdId }: InputOf<typeof disbursementContract.ofResident>): Promise<string> {
  if (residentId !== null) {
    const person = await db.selectFrom('residents').select('name').where('id', '=', residentId).executeTakeFirst();
    if (!person) throw new AppError('not_found', { what: 'resident', id: String(residentId) });
    return person.name;
  }
  const household = await db.selectFrom('households').select('householdNo').where('id', '=', householdId).executeTakeFirst();
  if (!household) throw new AppError('not_found', { what: 'household', id: String(householdId) });
  return household.householdNo;
}

type MonthRow = OutputOf<typeof disbursementContract.months>['months'][number];

/** Approved and paid money per programme and benefit month; read as one text, because the desk asks for years of them. */
export async function listMonths({ db }: QueryContext, input: InputOf<typeof disbursementContract.months>): Promise<OutputOf<typeof disbursementContract.months>> {
  const row = await readRow<{ rows: string }>(db, sql`select json_group_array(json_array(programmeId, code, name, month, persons, amountFen, paidPersons, paidFen)) as rows from (
    select m.*, p.code, p.name from programmeMonths m join programmes p on p.id = m.programmeId where m.month between ${input.fromMonth} and ${input.toMonth} order by m.month, p.code limit -1)`);
  const rows = JSON.parse(row?.rows ?? '[]') as [MonthRow['programmeId'], string, string, Month, number, Fen, number, Fen][];
  return { months: rows.map(([programmeId, programmeCode, programmeName, month, persons, amountFen, paidPersons, paidFen]) => ({ programmeId, programmeCode, programmeName, month, persons, amountFen, paidPersons, paidFen })) };
}

/** How many people were paid anything for the months of a year; somebody with two entries that were merged is one. */
export function countPaidPeople(db: Reads, year: number): Promise<number> {
  return readNumber(db, sql`select coalesce((select persons from paidYears where year = ${year}), 0) - coalesce(sum(entries - 1 + exists (select 1 from personYears s where s.year = ${year} and s.residentId = survivorId and s.lines > 0)), 0) as n
    from (select r.mergedIntoId as survivorId, count(*) as entries from residents r cross join personYears y on y.year = ${year} and y.residentId = r.id and y.lines > 0 where r.mergedIntoId is not null group by r.mergedIntoId)`);
}
