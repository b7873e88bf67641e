import { id, type Id } from '#shared/ids.ts';
import type { CommandContext } from '#electron/api/context.ts';

/**
 * The id the next row gets, for tables with sealed columns: ciphertext is bound to its row's id, so the id has to be known
 * before the row is written. The one write connection makes sure nobody takes it in between.
 */
export async function nextId<Kind extends string>(ctx: CommandContext, table: 'residents' | 'residentFacts' | 'bankAccounts' | 'changeRequests'): Promise<Id<Kind>> {
  const row = await ctx.trx.selectFrom(table).select((e) => e.fn.max<number | null>('id').as('last')).executeTakeFirst();
  return id<Kind>((row?.last ?? 0) + 1);
}
