/** The opening balances of an account set from a file: shown first, then one draft voucher or nothing. */
import type { CommandContext, QueryContext } from '#electron/api/context.ts';
import { readAccountSet } from '#electron/ledger/account-sets.ts';
import { addAccount } from '#electron/ledger/add-account.ts';
import type { Reads } from '#electron/ledger/reads.ts';
import { saveVoucher } from '#electron/ledger/save-voucher.ts';
import { sql } from 'kysely';
import type { BaseContext } from '#electron/api/context.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { lastDay } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountSetId, VoucherId } from '#shared/ids.ts';
import { fen, MAX_FEN } from '#shared/money.ts';
import type { OpeningPreview, openingContract } from '#shared/opening/contract.ts';
import { may } from '#shared/permissions.ts';
import { readBalances } from './balance-file.ts';
import { judgeBalances, type AddedAccount, type Judged } from './judge-balances.ts';

type Input = InputOf<typeof openingContract.preview>;
/** The most lines a voucher takes. */
const MOST_LINES = 2000;
const SUMMARY = '期初余额';

interface Opening { readonly id: VoucherId; readonly status: string; readonly version: number }

async function judgeFile(ctx: BaseContext, db: Reads, input: Input): Promise<{ preview: OpeningPreview; judged: Judged; opening: Opening | undefined }> {
  const file = await readBalances(ctx, input);
  const judged = await judgeBalances(db, ctx.vault, input.accountSetId, file.rows, { addAccounts: input.addAccounts, summary: SUMMARY });
  const opening = await db.selectFrom('vouchers').select(['id', 'status', 'version']).where('accountSetId', '=', input.accountSetId).where('kind', '=', 'opening').executeTakeFirst();
  const count = (status: string): number => judged.rows.filter((row) => row.status === status).length;
  return {
    judged, opening,
    preview: {
      fileName: file.fileName, sha256: file.sha256, rows: judged.rows,
      counts: { taken: count('taken'), subtotal: count('subtotal'), empty: count('empty'), refused: count('refused'), skipped: file.skipped, adds: judged.added.length },
      debitFen: judged.total.debitFen, creditFen: judged.total.creditFen, differenceFen: judged.total.differenceFen, replaces: opening?.id ?? null,
    },
  };
}

/** What the import would do, row by row. Nothing is written. Refuses what `readBalances` refuses. */
export async function previewOpening(ctx: QueryContext, input: Input): Promise<OpeningPreview> {
  return (await judgeFile(ctx, ctx.db, input)).preview;
}

/**
 * Writes the draft of opening balances, all rows or none, in place of a draft that is there; it is then submitted, reviewed and posted like every voucher.
 * `sha256` and `expectTaken` are those of the preview. Refuses besides what the preview refuses, in this order: `balance_rows_refused`, `balance_empty`,
 * `changed_meanwhile`, `balance_too_many_rows`, `amount_too_large`, `balance_unbalanced`, `not_allowed` (adding accounts), what `saveVoucher` refuses.
 */
export async function importOpening(ctx: CommandContext, input: InputOf<typeof openingContract.importBalances>): Promise<OutputOf<typeof openingContract.importBalances>> {
  const { trx } = ctx;
  const { preview, judged, opening } = await judgeFile(ctx, trx, input);
  const refused = preview.rows.find((row) => row.status === 'refused');
  if (refused !== undefined) throw new AppError('balance_rows_refused', { count: preview.counts.refused, row: refused.row, reason: refused.reason ?? 'unknownCode' });
  if (judged.lines.length === 0) throw new AppError('balance_empty', { fileName: preview.fileName });
  if (preview.sha256 !== input.sha256 || preview.counts.taken !== input.expectTaken) throw new AppError('changed_meanwhile', { what: 'opening' });
  if (judged.lines.length > MOST_LINES) throw new AppError('balance_too_many_rows', { count: judged.lines.length, most: MOST_LINES });
  if (judged.total.tooLarge) throw new AppError('amount_too_large', { limitFen: fen(MAX_FEN) });
  if (judged.total.differenceFen !== 0) throw new AppError('balance_unbalanced', { debitFen: judged.total.debitFen, creditFen: judged.total.creditFen, differenceFen: judged.total.differenceFen });
  if (judged.added.length > 0) {
    if (!may(ctx.actor.roles, 'ledger.setup')) throw new AppError('not_allowed', { needs: 'ledger.setup' });
    await addAccounts(ctx, input.accountSetId, judged.added);
  }
  ctx.fail('opening.accounts');
  const set = await readAccountSet(trx, input.accountSetId);
  const { voucherId } = await saveVoucher(ctx, {
    ...(opening === undefined ? {} : { voucherId: opening.id, version: opening.version }),
    accountSetId: input.accountSetId, voucherDate: lastDay(set.openingMonth), kind: 'opening', attachmentsCount: 1, lines: judged.lines,
  });
  return { voucherId, lines: judged.lines.length, added: judged.added.length };
}

async function addAccounts(ctx: CommandContext, accountSetId: AccountSetId, added: readonly AddedAccount[]): Promise<void> {
  for (const one of added) {
    const parent = await ctx.trx.selectFrom('accounts').select('id').where('accountSetId', '=', accountSetId).where(sql<boolean>`code = ${one.parentCode}`).executeTakeFirstOrThrow();
    await addAccount(ctx, { parentId: parent.id, code: one.code, name: one.name, dimensions: [], flags: [] });
  }
}
