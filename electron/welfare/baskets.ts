/** Baskets of versions: read, written while the version is a draft, and judged before it comes into force. */
import { sql } from 'kysely';
import { readRows } from '#electron/residents/read-rows.ts';
import { refuseItems } from '#electron/stock/items.ts';
import type { StockItemId } from '#electron/stock/tables.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { groupBy } from '#shared/group-by.ts';
import type { Month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { ProgrammeVersionId } from '#shared/ids.ts';
import type { Fen } from '#shared/money.ts';
import { amountSchema } from '#shared/welfare/amount.ts';
import { basketSumsOf, basketWorth, halfOf, standardsOf, type Basket } from '#shared/welfare/basket.ts';
import { findVersionFor, type ProgrammeRow, type Reads, type VersionRow } from './versions.ts';

/** A basket with the words of its items. */
export interface NamedBasket extends Basket {
  readonly items: { readonly itemId: StockItemId; readonly name: string; readonly unit: string; readonly quantityCenti: number; readonly priceFen: Fen }[];
}
interface Row { versionId: ProgrammeVersionId; standardFen: Fen; itemId: StockItemId; name: string; unit: string; quantityCenti: number; priceFen: Fen }

/** The baskets of these versions, by version; versions without any are not in it. */
export async function readBaskets(db: Reads, versionIds: readonly ProgrammeVersionId[]): Promise<Map<ProgrammeVersionId, NamedBasket[]>> {
  const rows = await readRows<Row>(db, sql`select x.versionId, x.standardFen, x.itemId, i.name, i.unit, x.quantityCenti, x.priceFen from basketLines x join stockItems i on i.id = x.itemId
    where x.versionId in (select value from json_each(${JSON.stringify(versionIds)})) order by x.versionId, x.standardFen, x.seq`);
  const found = new Map<ProgrammeVersionId, NamedBasket[]>();
  for (const [versionId, own] of groupBy(rows, (row) => row.versionId)) {
    found.set(versionId, [...groupBy(own, (row) => row.standardFen)].map(([standardFen, lines]) => ({ standardFen, items: lines.map(({ itemId, name, unit, quantityCenti, priceFen }) => ({ itemId, name, unit, quantityCenti, priceFen })) })));
  }
  return found;
}

/** Writes the baskets of a draft in place of those it had. Refuses `basket_form`, `basket_account` and what `refuseItems` refuses. */
export async function writeBaskets({ trx }: CommandContext, programme: ProgrammeRow, versionId: ProgrammeVersionId, cashAccountCode: string, baskets: readonly Basket[]): Promise<void> {
  if (baskets.length > 0 && programme.form !== 'inKind') throw new AppError('basket_form', { code: programme.code });
  const items = await refuseItems(trx, programme.accountSetId, baskets.flatMap((basket) => basket.items.map((item) => item.itemId)));
  const astray = items.find((item) => item.accountCode !== cashAccountCode);
  if (astray !== undefined) throw new AppError('basket_account', { name: astray.name, accountCode: astray.accountCode, cashAccountCode });
  await trx.deleteFrom('basketLines').where('versionId', '=', versionId).execute();
  const rows = baskets.flatMap((basket) => basket.items.map((item, at) => [basket.standardFen, at + 1, item.itemId, item.quantityCenti, item.priceFen]));
  await sql`insert into basketLines (versionId, standardFen, seq, itemId, quantityCenti, priceFen)
    select ${versionId}, j.value ->> 0, j.value ->> 1, j.value ->> 2, j.value ->> 3, j.value ->> 4 from json_each(${JSON.stringify(rows)}) j`.execute(trx);
}

/**
 * Whether a draft with baskets can come into force: each basket is worth exactly the sum it stands for; by rule there is one for every sum of the
 * standard and, where half months are paid, for the half of each, and none beside; on claims for whatever sums the office decides, as a claim of
 * another is refused (`refuseClaimsWithoutBasket`). Nothing in the amount may make a line something else than whole baskets. Refuses `basket_amount`,
 * `basket_missing`, `basket_worth`.
 */
export async function refuseBaskets(db: Reads, programme: ProgrammeRow, draft: VersionRow): Promise<void> {
  const baskets = (await readBaskets(db, [draft.id])).get(draft.id) ?? [];
  if (baskets.length === 0) return;
  const amount = amountSchema.parse(JSON.parse(draft.amount));
  if (amount.capFen !== null || amount.roundToFen !== 1 || draft.expenseAccountCode === draft.payableAccountCode) throw new AppError('basket_amount', { code: programme.code });
  const wanted = programme.basis === 'claims' ? null : basketSumsOf(amount);
  for (const standardFen of wanted ?? []) {
    if (baskets.some((basket) => basket.standardFen === standardFen)) continue;
    throw new AppError('basket_missing', { standardFen, halfOfFen: standardsOf(amount).includes(standardFen) ? null : (standardsOf(amount).find((each) => halfOf(each) === standardFen) ?? null) });
  }
  for (const basket of baskets) {
    const worthFen = basketWorth(basket);
    if (worthFen !== basket.standardFen || wanted?.includes(basket.standardFen) === false) throw new AppError('basket_worth', { standardFen: basket.standardFen, worthFen });
  }
}

/**
 * Claims of a programme whose version for their month gives baskets have a basket each; where no version is in force yet, the list says so when it is
 * handed in. @throws AppError claim_no_basket
 */
export async function refuseClaimsWithoutBasket(db: Reads, programme: ProgrammeRow, claims: readonly { readonly benefitMonth: Month; readonly amountFen: Fen }[]): Promise<void> {
  if (programme.form !== 'inKind') return;
  for (const [benefitMonth, own] of groupBy(claims, (claim) => claim.benefitMonth)) {
    const version = await findVersionFor(db, programme.id, benefitMonth);
    const sums = version === undefined ? [] : ((await readBaskets(db, [version.id])).get(version.id) ?? []).map((basket) => basket.standardFen);
    const bare = sums.length === 0 ? undefined : own.find((claim) => !sums.includes(claim.amountFen));
    if (bare !== undefined) throw new AppError('claim_no_basket', { code: programme.code, amountFen: bare.amountFen, sums });
  }
}
