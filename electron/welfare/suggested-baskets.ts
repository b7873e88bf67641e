/**
 * The goods a ready-made programme in kind comes with (W10): its items are laid in when the programme is made, those the office keeps already being taken
 * as they are, and its baskets stand in the first draft. Quantities and prices are a suggestion the office changes as it likes.
 */
import type { CommandContext } from '#electron/api/context.ts';
import { readItems, saveItem } from '#electron/stock/items.ts';
import type { OutputOf } from '#shared/contract.ts';
import type { AccountSetId } from '#shared/ids.ts';
import type { StockItem } from '#shared/stock/contract.ts';
import type { welfareContract } from '#shared/welfare/contract.ts';
import type { ProgrammeRow, Reads } from './versions.ts';
import { readTemplates, type ProgrammeTemplate, type SuggestedItem } from './templates.ts';

type Suggestion = OutputOf<typeof welfareContract.suggestedBaskets>;

/** The items of a template, each once. */
function itemsOf(template: ProgrammeTemplate): SuggestedItem[] {
  return [...new Map(template.suggestedBaskets.flatMap((basket) => basket.items).map((item) => [item.code, item])).values()];
}

/** The item of the office with this name and unit, that of the same specification first; what is stopped is not used. */
function itemLike(items: readonly StockItem[], wanted: SuggestedItem): StockItem | undefined {
  const alike = items.filter((item) => !item.stopped && item.name === wanted.name && item.unit === wanted.unit);
  return alike.find((item) => item.spec === wanted.spec) ?? alike[0];
}

/** Where the goods of a version are kept: one account for all of them, that of the first the office has already, else the first leaf of 121. */
async function accountFor(db: Reads, accountSetId: AccountSetId, items: readonly StockItem[], template: ProgrammeTemplate): Promise<string | undefined> {
  const kept = itemsOf(template).map((item) => itemLike(items, item)).find((item) => item !== undefined);
  if (kept !== undefined) return kept.accountCode;
  return (await db.selectFrom('accounts').select('code').where('accountSetId', '=', accountSetId).where('leaf', '=', 1).where('code', 'like', '121%').orderBy('code').executeTakeFirst())?.code;
}

/** Makes the items of the template the office does not keep yet, under a code that is free. Nothing for a template without goods, or books without account 121. */
export async function layInSuggested(context: CommandContext, accountSetId: AccountSetId, templateCode: string): Promise<void> {
  const template = readTemplates().find((each) => each.code === templateCode);
  if (template === undefined || template.suggestedBaskets.length === 0) return;
  const items = await readItems(context.trx, { accountSetId });
  const accountCode = await accountFor(context.trx, accountSetId, items, template);
  if (accountCode === undefined) return;
  const there = items.filter((item) => item.accountCode === accountCode);
  const taken = new Set(items.map((item) => item.code));
  for (const { code, name, unit, spec } of itemsOf(template).filter((item) => itemLike(there, item) === undefined)) {
    let free = code;
    for (let next = 2; taken.has(free); next += 1) free = `${code}${next}`;
    taken.add(free);
    await saveItem(context, { itemId: null, version: null, accountSetId, code: free, name, unit, spec, accountCode, warnBelowCenti: 0, stopped: false });
  }
}

/** The baskets of the template in the office's own items, and the account they are kept on; nothing where an item is missing or the programme is not in kind. */
export async function readSuggested(db: Reads & Parameters<typeof readItems>[0], programme: ProgrammeRow, templateCode: string): Promise<Suggestion> {
  const template = readTemplates().find((each) => each.code === templateCode);
  const none: Suggestion = { cashAccountCode: null, baskets: [] };
  if (template === undefined || template.suggestedBaskets.length === 0 || programme.form !== 'inKind') return none;
  const items = await readItems(db, { accountSetId: programme.accountSetId });
  const accountCode = await accountFor(db, programme.accountSetId, items, template);
  const there = items.filter((item) => item.accountCode === accountCode);
  const baskets = template.suggestedBaskets.map(({ standardFen, items: wanted }) => ({
    standardFen, items: wanted.flatMap((item) => { const found = itemLike(there, item); return found === undefined ? [] : [{ itemId: found.itemId, quantityCenti: item.quantityCenti, priceFen: item.priceFen }]; }),
  }));
  const whole = baskets.every((basket, at) => basket.items.length === template.suggestedBaskets[at]?.items.length);
  return accountCode === undefined || !whole ? none : { cashAccountCode: accountCode, baskets };
}
