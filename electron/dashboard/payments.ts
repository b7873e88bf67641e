import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { dashboardContract } from '#shared/dashboard/contract.ts';
import { monthOf, month, yearOf, type Month } from '#shared/days.ts';
import { sumFen, type Fen } from '#shared/money.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { numberInName } from '#electron/disbursement/lines-of-list.ts';
import { countPaidPeople, listMonths } from '#electron/disbursement/payments.ts';

type Payments = OutputOf<typeof dashboardContract.payments>;

/** The year asked for, or the one of today, with its first and last month. */
export function yearAsked({ clock }: Pick<QueryContext, 'clock'>, year: number | null): { year: number; from: Month; to: Month } {
  const asked = year ?? yearOf(monthOf(clock.today()));
  return { year: asked, from: month(`${asked}-01`), to: month(`${asked}-12`) };
}

/** Approved and paid money of a year, from the sums kept per programme and benefit month, with the people paid and the money by grid. Programmes by code. */
export async function readPayments(ctx: QueryContext, input: InputOf<typeof dashboardContract.payments>): Promise<Payments> {
  const { year, from, to } = yearAsked(ctx, input.year);
  const [{ months }, persons, grids] = await Promise.all([
    listMonths(ctx, { fromMonth: from, toMonth: to }),
    countPaidPeople(ctx.db, year),
    ctx.db.selectFrom('gridMonths').select((e) => ['gridName as name', e.fn.sum<number>('lines').as('payments'), e.fn.sum<Fen>('paidFen').as('paidFen')])
      .where('month', '>=', from).where('month', '<=', to).where('lines', '>', 0).groupBy('gridName').execute(),
  ]);
  const ids = [...new Map(months.map((row) => [row.programmeId, row.programmeCode]))].toSorted((a, b) => (a[1] < b[1] ? -1 : 1));
  const programmes = ids.map(([programmeId, code]) => {
    const own = months.filter((row) => row.programmeId === programmeId && row.amountFen > 0);
    return {
      programmeId, code, name: months.find((row) => row.programmeId === programmeId)?.programmeName ?? code, amountFen: sumFen(own.map((row) => row.amountFen)), paidFen: sumFen(own.map((row) => row.paidFen)),
      months: own.map((row) => ({ month: row.month, persons: row.persons, amountFen: row.amountFen, paidFen: row.paidFen })),
    };
  }).filter((programme) => programme.months.length > 0);
  return {
    year, programmes, amountFen: sumFen(programmes.map((row) => row.amountFen)), paidFen: sumFen(programmes.map((row) => row.paidFen)), persons,
    grids: grids.toSorted((a, b) => numberInName(a.name) - numberInName(b.name) || (a.name < b.name ? -1 : 1)),
  };
}
