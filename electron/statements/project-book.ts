/** 项目收支明细: what came in and went out for every project, and one project account by account and voucher by voucher. */
import { sql } from 'kysely';
import { firstDay, lastDay } from '#shared/days.ts';
import { fen } from '#shared/money.ts';
import type { AccountSetId, VoucherId } from '#shared/ids.ts';
import type { BookInput, BookRow } from '#shared/statements/book.ts';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import { MOST_LINES } from './book-lines.ts';
import { column, type BookParts } from './book-parts.ts';
import { AppError } from '#shared/errors.ts';

interface ProjectRow { project: string; incomeFen: number; expenseFen: number; investedFen: number; raisedFen: number; lines: number }

/**
 * Every project that any line named up to the last month: income (501–504) and expense (511–521) of the months, what was put into works and assets
 * (153, 151 and the like, without the transfer between them: their sum), and what 231 and 241 still hold for it at the end.
 */
export async function listProjects(db: Reads, accountSetId: AccountSetId, input: BookInput): Promise<BookParts> {
  const [from, to] = [firstDay(input.fromMonth), lastDay(input.toMonth)];
  const projects = await readRows<ProjectRow>(db, sql`
    select l.project, sum(iif(l.bookedOn >= ${from} and a.code glob '50[1-4]*', l.creditFen - l.debitFen, 0)) as incomeFen,
      sum(iif(l.bookedOn >= ${from} and a.code glob '5[12]*', l.debitFen - l.creditFen, 0)) as expenseFen,
      sum(iif(l.bookedOn >= ${from} and (a.code glob '15[13]*' or a.code glob '13[1-4]*' or a.code glob '161*'), l.debitFen - l.creditFen, 0)) as investedFen,
      sum(iif(a.code glob '231*' or a.code glob '241*', l.creditFen - l.debitFen, 0)) as raisedFen, sum(l.bookedOn >= ${from}) as lines
    from voucherLines l join vouchers v on v.id = l.voucherId join accounts a on a.id = l.accountId
    where v.accountSetId = ${accountSetId} and v.kind <> 'closing' and l.project is not null and l.bookedOn <= ${to} group by l.project order by l.project`);
  const shown = projects.filter((each) => each.lines > 0 || each.raisedFen !== 0);
  const row = (kind: BookRow['kind'], name: string | null, each: Omit<ProjectRow, 'project' | 'lines'>): BookRow => ({
    kind, month: null, voucherId: null, accountId: null, party: name, cells: [name, fen(each.incomeFen), fen(each.expenseFen), fen(each.incomeFen - each.expenseFen), fen(each.investedFen), fen(each.raisedFen)],
  });
  const sum = (pick: 'incomeFen' | 'expenseFen' | 'investedFen' | 'raisedFen'): number => shown.reduce((total, each) => total + each[pick], 0);
  return {
    columns: [column('project', 'text'), column('projectIncome', 'money'), column('projectExpense', 'money'), column('projectNet', 'money'), column('projectInvested', 'money'), column('projectHeld', 'money')],
    rows: [...shown.map((each) => row('line', each.project, each)), ...(shown.length === 0 ? [] : [row('total', null, { incomeFen: sum('incomeFen'), expenseFen: sum('expenseFen'), investedFen: sum('investedFen'), raisedFen: sum('raisedFen') })])],
  };
}

interface ProjectLine { voucherId: VoucherId; day: string; number: string; summary: string; code: string; name: string; debitFen: number; creditFen: number }

/** All posted lines of one project in order, with a sum for each account at the end. Refuses `book_too_long`. */
export async function projectLines(db: Reads, accountSetId: AccountSetId, input: BookInput & { project: string }): Promise<BookParts> {
  const lines = await readRows<ProjectLine>(db, sql`
    select l.voucherId, l.bookedOn as day, v.word || '-' || v.number as number, l.summary, a.code, a.name, l.debitFen, l.creditFen
    from voucherLines l join vouchers v on v.id = l.voucherId join accounts a on a.id = l.accountId
    where v.accountSetId = ${accountSetId} and v.kind <> 'closing' and l.project = ${input.project} and l.bookedOn between ${firstDay(input.fromMonth)} and ${lastDay(input.toMonth)}
    order by l.bookedOn, v.word, v.number, l.lineNo limit ${MOST_LINES + 1}`);
  if (lines.length > MOST_LINES) throw new AppError('book_too_long', { lines: lines.length, most: MOST_LINES });
  const byAccount = new Map<string, { name: string; debitFen: number; creditFen: number }>();
  for (const line of lines) {
    const sum = byAccount.get(line.code) ?? { name: line.name, debitFen: 0, creditFen: 0 };
    byAccount.set(line.code, { name: line.name, debitFen: sum.debitFen + line.debitFen, creditFen: sum.creditFen + line.creditFen });
  }
  const base = { month: null, accountId: null, party: null };
  const sums = [...byAccount].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    columns: [column('day', 'day'), column('voucher', 'id'), column('summary', 'text'), column('account', 'text'), column('debit', 'money'), column('credit', 'money')],
    rows: [
      ...lines.map((line): BookRow => ({ ...base, kind: 'line', voucherId: line.voucherId, cells: [line.day, line.number, line.summary, `${line.code} ${line.name}`, fen(line.debitFen), fen(line.creditFen)] })),
      ...sums.map(([code, sum]): BookRow => ({ ...base, kind: 'total', voucherId: null, cells: [null, null, null, `${code} ${sum.name}`, fen(sum.debitFen), fen(sum.creditFen)] })),
    ],
  };
}
