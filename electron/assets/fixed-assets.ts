/** Fixed assets: the register, depreciation due, saving. */
import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { readAccountSet } from '#electron/ledger/account-sets.ts';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import type { FixedAsset, FixedAssetInput } from '#shared/assets/asset-schemas.ts';
import { depreciationPlan } from '#shared/assets/straight-line.ts';
import type { AssetUse } from '#shared/assets/words.ts';
import { addMonths, monthOf, type Month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountSetId, Id, VoucherId } from '#shared/ids.ts';
import { fen, sumFen, ZERO_FEN, type Fen } from '#shared/money.ts';
import { stands } from './draft-voucher.ts';

export type FixedAssetId = Id<'fixedAsset'>;
type AssetRow = Omit<FixedAsset, 'fixedAssetId' | 'netFen' | 'monthlyFen' | 'lastMonth' | 'booked' | 'depreciatedFen'> & { id: FixedAssetId; bookedFen: number; booked: number };

/** The expense depreciation goes to, by use (制度: 经营支出, 管理费用, 公益支出). */
export const EXPENSE_CODES: Readonly<Record<AssetUse, string>> = { operating: '511', administrative: '51305', publicWelfare: '51408' };

/** The register as it is now, by number. Depreciation of drafts counts: it is decided, only not posted yet. */
export async function listFixedAssets(db: Reads, input: { accountSetId: AccountSetId; fixedAssetId?: FixedAssetId }): Promise<FixedAsset[]> {
  const rows = await readRows<AssetRow>(db, sql`
    select a.*,
      (select coalesce(sum(b.amountFen), 0) from bookings b where b.what = 'depreciation' and b.subjectId = a.id and ${stands()}) as bookedFen,
      exists (select 1 from bookings b where b.what in ('depreciation', 'disposal') and b.subjectId = a.id) as booked,
      (select v.voucherDate from bookings b join vouchers v on v.id = b.voucherId where b.what = 'disposal' and b.subjectId = a.id and ${stands()}) as disposedOn,
      (select b.voucherId from bookings b where b.what = 'disposal' and b.subjectId = a.id and ${stands()}) as disposalVoucherId
    from fixedAssets a where a.accountSetId = ${input.accountSetId} and (${input.fixedAssetId ?? null} is null or a.id = ${input.fixedAssetId ?? null}) order by a.assetNo`);
  return rows.map(({ id, bookedFen, booked, ...row }) => {
    const plan = depreciationPlan(row);
    const depreciatedFen = fen(row.takenFen + bookedFen);
    return { ...row, fixedAssetId: id, booked: booked === 1, depreciatedFen, netFen: fen(row.costFen - depreciatedFen), monthlyFen: plan[0]?.amountFen ?? ZERO_FEN, lastMonth: plan.at(-1)?.month ?? null };
  });
}

/** One asset. Refuses `not_found`. */
export async function readFixedAsset(db: Reads, fixedAssetId: FixedAssetId): Promise<FixedAsset> {
  const row = await db.selectFrom('fixedAssets').select('accountSetId').where('id', '=', fixedAssetId).executeTakeFirst();
  if (!row) throw new AppError('not_found', { what: 'fixedAsset', id: String(fixedAssetId) });
  return (await listFixedAssets(db, { accountSetId: row.accountSetId, fixedAssetId }))[0]!;
}

export interface DepreciationDue { fixedAssetId: FixedAssetId; assetNo: string; name: string; month: Month; expenseCode: string; amountFen: Fen }

/**
 * Depreciation up to a month that is not booked yet: none in the month of acquisition, the month of disposal still counts
 * (当月增加的当月不提，当月减少的当月照提), never beyond the residual.
 */
export async function listDepreciationDue(db: Reads, input: { accountSetId: AccountSetId; month: Month }): Promise<DepreciationDue[]> {
  const assets = await listFixedAssets(db, input);
  const booked = await readRows<{ subjectId: FixedAssetId; step: string }>(db, sql`
    select b.subjectId, b.step from bookings b join fixedAssets a on a.id = b.subjectId where b.what = 'depreciation' and a.accountSetId = ${input.accountSetId} and ${stands()}`);
  const done = new Set(booked.map((each) => `${each.subjectId}:${each.step}`));
  return assets.flatMap((asset) => depreciationPlan(asset)
    .filter(({ month, amountFen }) => amountFen > 0 && month <= input.month && (asset.disposedOn === null || month <= monthOf(asset.disposedOn)) && !done.has(`${asset.fixedAssetId}:${month}`))
    .map(({ month, amountFen }) => ({ fixedAssetId: asset.fixedAssetId, assetNo: asset.assetNo, name: asset.name, month, expenseCode: asset.expenseCode, amountFen })));
}

/**
 * Saves an asset, new or again. Refuses `changed_meanwhile`, `asset_no_taken`, `asset_value_wrong` when residual and depreciation taken
 * exceed the cost, `asset_first_month` before the month after acquisition, `account_unknown`, `acquisition_not_found`,
 * `acquisition_exceeds` when all assets of the voucher cost more than it puts on the account, `asset_fixed` once something is booked.
 */
export async function saveFixedAsset({ trx, clock }: CommandContext, input: FixedAssetInput): Promise<{ fixedAssetId: FixedAssetId; version: number }> {
  const { fixedAssetId, version: shown, ...rest } = input;
  const old = fixedAssetId === undefined ? null : await readFixedAsset(trx, fixedAssetId);
  if (old && (old.version !== shown || old.accountSetId !== input.accountSetId)) throw new AppError('changed_meanwhile', { what: 'fixedAsset' });
  await readAccountSet(trx, input.accountSetId);
  const other = await trx.selectFrom('fixedAssets').select('id').where('accountSetId', '=', input.accountSetId).where('assetNo', '=', input.assetNo).executeTakeFirst();
  if (other && other.id !== old?.fixedAssetId) throw new AppError('asset_no_taken', { assetNo: input.assetNo });
  if (input.residualFen + input.takenFen > input.costFen) throw new AppError('asset_value_wrong', { costFen: input.costFen });
  const earliest = addMonths(monthOf(input.acquiredOn), 1);
  const firstMonth = input.firstMonth ?? earliest;
  if (firstMonth < earliest) throw new AppError('asset_first_month', { earliest });
  const expenseCode = input.expenseCode ?? EXPENSE_CODES[input.assetUse];
  for (const code of [input.assetCode, input.depreciationCode, expenseCode]) {
    const account = await trx.selectFrom('accounts').select(['leaf', 'name']).where('accountSetId', '=', input.accountSetId).where('code', '=', code).executeTakeFirst();
    if (!account) throw new AppError('account_unknown', { code });
    if (account.leaf !== 1) throw new AppError('account_not_leaf', { code, name: account.name });
  }
  const row = { ...rest, firstMonth, expenseCode, acquisitionVoucherId: input.acquisitionVoucherId ?? null };
  if (row.acquisitionVoucherId !== null) await judgeAcquisition(trx, row.acquisitionVoucherId, input, old?.fixedAssetId ?? null);
  if (old?.booked === true && (['costFen', 'residualFen', 'takenFen', 'months', 'firstMonth', 'assetCode', 'depreciationCode'] as const).some((key) => old[key] !== row[key])) throw new AppError('asset_fixed', { assetNo: old.assetNo });
  const version = (old?.version ?? 0) + 1;
  if (old) {
    await trx.updateTable('fixedAssets').set({ ...row, version }).where('id', '=', old.fixedAssetId).execute();
    return { fixedAssetId: old.fixedAssetId, version };
  }
  const { id } = await trx.insertInto('fixedAssets').values({ ...row, version, createdAt: clock.now() }).returning('id').executeTakeFirstOrThrow();
  return { fixedAssetId: id, version };
}

async function judgeAcquisition(db: Reads, voucherId: VoucherId, input: FixedAssetInput, except: FixedAssetId | null): Promise<void> {
  const lines = await db.selectFrom('voucherLines as l').innerJoin('accounts as a', 'a.id', 'l.accountId').innerJoin('vouchers as v', 'v.id', 'l.voucherId')
    .select('l.debitFen').where('l.voucherId', '=', voucherId).where('v.accountSetId', '=', input.accountSetId).where('a.code', '=', input.assetCode).execute();
  if (lines.length === 0) throw new AppError('acquisition_not_found', { voucherId, code: input.assetCode });
  const others = await db.selectFrom('fixedAssets').select(['id', 'costFen']).where('acquisitionVoucherId', '=', voucherId).execute();
  const costFen = sumFen([input.costFen, ...others.filter((each) => each.id !== except).map((each) => each.costFen)]);
  const voucherFen = sumFen(lines.map((line) => line.debitFen));
  if (costFen > voucherFen) throw new AppError('acquisition_exceeds', { costFen, voucherFen });
}
