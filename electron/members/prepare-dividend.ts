import type { z } from 'zod';
import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { readPeopleAsOf } from '#electron/residents/people-as-of.ts';
import type { Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { HouseholdId, Id, ResidentId } from '#shared/ids.ts';
import type { dividendInputSchema } from '#shared/members/contract.ts';
import { applyBasisPoints, shareOut } from '#shared/money.ts';
import type { PersonAsOf } from '#shared/person-as-of.ts';
import { readHoldings } from './shares.ts';

/** Who is to be paid for a line: the holder or, for a household, its head; nobody when the heirs are not known yet. */
export interface Payee { readonly payeeId: ResidentId | null; readonly note: string }

/** Holders that the record date finds, in the order of household numbers. */
interface Share { householdId: HouseholdId; residentId: ResidentId | null; quantity: number }

/** People as they stand on a day, for choosing payees. */
export async function readPayees(context: Pick<CommandContext, 'trx'>, asOf: Day): Promise<(share: Pick<Share, 'householdId' | 'residentId'>) => Payee> {
  const people = await readPeopleAsOf(context.trx, { asOf });
  const byId = new Map(people.map((person) => [person.residentId, person]));
  const heads = new Map<HouseholdId, PersonAsOf>();
  const adults = new Map<HouseholdId, PersonAsOf>();
  for (const person of people) {
    if (person.householdId === null || person.status !== 'living') continue;
    if (person.relationCode === '02') heads.set(person.householdId, person);
    const eldest = adults.get(person.householdId);
    if (eldest === undefined || (person.birthDate ?? '9') < (eldest.birthDate ?? '9')) adults.set(person.householdId, person);
  }
  return ({ householdId, residentId }) => {
    const holder = residentId === null ? undefined : byId.get(residentId);
    if (residentId !== null) return holder?.status === 'dead' ? { payeeId: null, note: `${holder.name} ${holder.statusSince ?? ''} 去世，待继承` } : { payeeId: residentId, note: '' };
    const payee = heads.get(householdId) ?? adults.get(householdId);
    return payee === undefined ? { payeeId: null, note: '户内无在世成员，待继承' } : { payeeId: payee.residentId, note: '' };
  };
}

/**
 * Divides the pool among the shares of the record date by largest remainder: Σ lines = pool. Per household, all shares of a household
 * together; per person, each holder's own, and shares a household holds together as one line.
 * Refuses `shares_day_future`, `dividend_exists`, `no_shares_on_record_day`.
 */
export async function prepareDividend(context: CommandContext, input: z.output<typeof dividendInputSchema>): Promise<{ runId: Id<'dividendRun'>; status: 'prepared'; lines: number }> {
  const { trx, clock, actor } = context;
  const { recordOn, title, year } = input;
  if (recordOn > clock.today()) throw new AppError('shares_day_future', { day: recordOn, today: clock.today() });
  const twin = await trx.selectFrom('dividendRuns').select('id').where('accountSetId', '=', input.accountSetId).where('year', '=', year).where('title', '=', title).where('status', 'in', ['prepared', 'confirmed', 'accrued']).executeTakeFirst();
  if (twin) throw new AppError('dividend_exists', { title, year });
  const shares = new Map<string, Share>();
  for (const { householdId, residentId, quantity } of await readHoldings(trx, recordOn)) {
    const holder = input.per === 'person' ? residentId : null;
    const key = `${householdId}/${holder}`;
    shares.set(key, { householdId, residentId: holder, quantity: (shares.get(key)?.quantity ?? 0) + quantity });
  }
  const list = [...shares.values()].filter((share) => share.quantity > 0);
  if (list.length === 0) throw new AppError('no_shares_on_record_day', { recordOn });
  const amounts = shareOut(input.poolFen, list.map((share) => share.quantity));
  const payeeOf = await readPayees(context, clock.today());
  const { id } = await trx.insertInto('dividendRuns').values({
    ...input, totalQuantity: list.reduce((sum, share) => sum + share.quantity, 0), status: 'prepared', preparedByUserId: actor.userId, preparedByStaffId: actor.staffId, preparedAt: clock.now(),
    confirmedByUserId: null, confirmedByStaffId: null, confirmedAt: null, accruedByUserId: null, accruedAt: null, accruedOn: null, voucherId: null,
    reversalReason: null, reversalAskedByUserId: null, reversalAskedByStaffId: null, reversalVoucherId: null,
  }).returning('id').executeTakeFirstOrThrow();
  const rows = list.map((share, index) => {
    const amountFen = amounts[index]!;
    const { payeeId, note } = payeeOf(share);
    return { ...share, lineNo: index + 1, payeeId, note, status: payeeId === null ? 'heirs' : 'toPay', amountFen, taxFen: applyBasisPoints(amountFen, input.withholdingBasisPoints) };
  });
  await sql`insert into dividendLines (runId, lineNo, householdId, residentId, payeeId, quantity, amountFen, taxFen, status, note)
    select ${id}, value ->> 'lineNo', value ->> 'householdId', value ->> 'residentId', value ->> 'payeeId', value ->> 'quantity', value ->> 'amountFen', value ->> 'taxFen', value ->> 'status', value ->> 'note'
    from json_each(${JSON.stringify(rows)})`.execute(trx);
  return { runId: id, status: 'prepared', lines: rows.length };
}
