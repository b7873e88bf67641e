/** Collective enterprises year by year: sales, tax, disposable funds; the community's income per head. */
import type { CommandContext } from '#electron/api/context.ts';
import type { Reads } from '#electron/ledger/reads.ts';
import type { Enterprises, EnterpriseYearInput } from '#shared/assets/record-schemas.ts';
import { AppError } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import { sumFen, type Fen } from '#shared/money.ts';

type EnterpriseId = Id<'enterprise'>;

/** All enterprises, their years (newest first), and the sums of each year (oldest first, as a chart reads). */
export async function readEnterprises(db: Reads): Promise<Enterprises> {
  const enterprises = await db.selectFrom('enterprises').select(['id as enterpriseId', 'name', 'trade', 'note', 'version']).orderBy('name').execute();
  const years = await db.selectFrom('enterpriseYears as y').innerJoin('enterprises as e', 'e.id', 'y.enterpriseId')
    .select(['y.enterpriseId', 'e.name', 'y.year', 'y.salesFen', 'y.taxFen', 'y.disposableFen', 'y.workers', 'y.source']).orderBy('y.year', 'desc').orderBy('e.name').execute();
  const perHead = new Map((await db.selectFrom('communityYears').selectAll().execute()).map((each) => [each.year, each]));
  const totals = [...new Set([...years.map((each) => each.year), ...perHead.keys()])].toSorted((a, b) => a - b).map((year) => {
    const own = years.filter((each) => each.year === year);
    const sum = (key: 'salesFen' | 'taxFen' | 'disposableFen'): Fen => sumFen(own.map((each) => each[key]));
    return {
      year, salesFen: sum('salesFen'), taxFen: sum('taxFen'), disposableFen: sum('disposableFen'), workers: own.reduce((total, each) => total + each.workers, 0),
      incomePerHeadFen: perHead.get(year)?.incomePerHeadFen ?? null, source: perHead.get(year)?.source ?? '',
    };
  });
  return { enterprises, years, totals };
}

/** Saves an enterprise. Refuses `not_found`, `changed_meanwhile`, `enterprise_name_taken`. */
export async function saveEnterprise({ trx, clock }: CommandContext, input: { enterpriseId?: EnterpriseId | undefined; version?: number | undefined; name: string; trade: string; note: string }): Promise<{ enterpriseId: EnterpriseId; version: number }> {
  const { enterpriseId, version: shown, ...row } = input;
  const other = await trx.selectFrom('enterprises').select('id').where('name', '=', input.name).executeTakeFirst();
  if (other && other.id !== enterpriseId) throw new AppError('enterprise_name_taken', { name: input.name });
  if (enterpriseId === undefined) {
    const { id } = await trx.insertInto('enterprises').values({ ...row, version: 1, createdAt: clock.now() }).returning('id').executeTakeFirstOrThrow();
    return { enterpriseId: id, version: 1 };
  }
  const old = await trx.selectFrom('enterprises').select('version').where('id', '=', enterpriseId).executeTakeFirst();
  if (!old) throw new AppError('not_found', { what: 'enterprise', id: String(enterpriseId) });
  if (old.version !== shown) throw new AppError('changed_meanwhile', { what: 'enterprise' });
  await trx.updateTable('enterprises').set({ ...row, version: old.version + 1 }).where('id', '=', enterpriseId).execute();
  return { enterpriseId, version: old.version + 1 };
}

/** Writes one year of one enterprise, again when it was reported wrong; the audit log keeps every version. Refuses `not_found`, `year_to_come`. */
export async function saveEnterpriseYear({ trx, clock }: CommandContext, input: EnterpriseYearInput): Promise<{ enterpriseId: EnterpriseId }> {
  refuseYearToCome(input.year, clock.today());
  const found = await trx.selectFrom('enterprises').select('id').where('id', '=', input.enterpriseId).executeTakeFirst();
  if (!found) throw new AppError('not_found', { what: 'enterprise', id: String(input.enterpriseId) });
  const { enterpriseId, year: _year, ...figures } = input;
  await trx.insertInto('enterpriseYears').values(input).onConflict((conflict) => conflict.columns(['enterpriseId', 'year']).doUpdateSet(figures)).execute();
  return { enterpriseId };
}

/** Writes the community's income per head of a year. Refuses `year_to_come`. */
export async function saveCommunityYear({ trx, clock }: CommandContext, input: { year: number; incomePerHeadFen: Fen; source: string }): Promise<{ year: number }> {
  refuseYearToCome(input.year, clock.today());
  await trx.insertInto('communityYears').values(input).onConflict((conflict) => conflict.column('year').doUpdateSet({ incomePerHeadFen: input.incomePerHeadFen, source: input.source })).execute();
  return { year: input.year };
}

function refuseYearToCome(year: number, today: string): void {
  if (year > Number(today.slice(0, 4))) throw new AppError('year_to_come', { year });
}
