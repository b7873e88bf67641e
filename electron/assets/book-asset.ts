/** Vouchers of fixed assets: depreciation by month, disposal through 固定资产清理. */
import type { CommandContext } from '#electron/api/context.ts';
import type { DisposalInput } from '#shared/assets/asset-schemas.ts';
import { formatMonthChinese, monthOf, type Day, type Month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountSetId, VoucherId } from '#shared/ids.ts';
import { fen, sumFen, type Fen } from '#shared/money.ts';
import { credit, debit, draftVoucher, type DraftLine } from './draft-voucher.ts';
import { groupBy } from '#shared/group-by.ts';
import { listDepreciationDue, readFixedAsset } from './fixed-assets.ts';

/** All depreciation up to a month in one draft: by month and expense Dr 511 / 513 / 514, Cr 152. Refuses `nothing_to_book`. */
export async function runDepreciation(context: CommandContext, input: { accountSetId: AccountSetId; month: Month; voucherDate: Day; attachmentsCount: number }): Promise<{ voucherId: VoucherId; count: number; totalFen: Fen }> {
  const due = await listDepreciationDue(context.trx, input);
  if (due.length === 0) throw new AppError('nothing_to_book', { month: input.month });
  const codes = new Map((await context.trx.selectFrom('fixedAssets').select(['id', 'depreciationCode']).where('accountSetId', '=', input.accountSetId).execute()).map((each) => [each.id, each.depreciationCode]));
  const lines: DraftLine[] = [];
  for (const [month, ofMonth] of [...groupBy(due, (each) => each.month)].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const summary = `计提${formatMonthChinese(month)}折旧`;
    for (const [code, part] of groupBy(ofMonth, (each) => each.expenseCode)) lines.push(debit(code, sumFen(part.map((each) => each.amountFen)), summary));
    for (const [code, part] of groupBy(ofMonth, (each) => codes.get(each.fixedAssetId)!)) lines.push(credit(code, sumFen(part.map((each) => each.amountFen)), summary));
  }
  const voucherId = await draftVoucher(context, {
    accountSetId: input.accountSetId, voucherDate: input.voucherDate, attachmentsCount: input.attachmentsCount, lines,
    for: due.map((each) => ({ what: 'depreciation', subjectId: each.fixedAssetId, step: each.month, amountFen: each.amountFen })),
  });
  return { voucherId, count: due.length, totalFen: sumFen(due.map((each) => each.amountFen)) };
}

/**
 * Disposes of an asset in one draft: Dr 152 and 154 / Cr 151; proceeds Dr 102 / Cr 154; costs Dr 154 / Cr 102; what is left Dr 154 / Cr 504
 * or Dr 515 / Cr 154. Refuses `asset_disposed`, `asset_day_wrong` before acquisition, `depreciation_behind` until depreciation up to
 * that month is booked.
 */
export async function disposeAsset(context: CommandContext, input: DisposalInput): Promise<{ voucherId: VoucherId }> {
  const asset = await readFixedAsset(context.trx, input.fixedAssetId);
  if (asset.disposedOn !== null) throw new AppError('asset_disposed', { assetNo: asset.assetNo, disposedOn: asset.disposedOn });
  if (input.voucherDate < asset.acquiredOn) throw new AppError('asset_day_wrong', { acquiredOn: asset.acquiredOn });
  const behind = (await listDepreciationDue(context.trx, { accountSetId: asset.accountSetId, month: monthOf(input.voucherDate) })).find((each) => each.fixedAssetId === asset.fixedAssetId);
  if (behind) throw new AppError('depreciation_behind', { month: behind.month });
  const summary = `处置 ${asset.assetNo} ${asset.name}`;
  const gain = input.proceedsFen - input.costsFen - asset.netFen;
  const voucherId = await draftVoucher(context, {
    accountSetId: asset.accountSetId, voucherDate: input.voucherDate, attachmentsCount: input.attachmentsCount,
    lines: [
      debit(asset.depreciationCode, asset.depreciatedFen, summary), debit(input.clearingCode, asset.netFen, summary), credit(asset.assetCode, asset.costFen, summary),
      debit(input.moneyCode, input.proceedsFen, `${summary} 收入`), credit(input.clearingCode, input.proceedsFen, `${summary} 收入`),
      debit(input.clearingCode, input.costsFen, `${summary} 费用`), credit(input.moneyCode, input.costsFen, `${summary} 费用`),
      ...(gain > 0 ? [debit(input.clearingCode, fen(gain), `${summary} 净收益`), credit(input.gainCode, fen(gain), `${summary} 净收益`)] : []),
      ...(gain < 0 ? [debit(input.lossCode, fen(-gain), `${summary} 净损失`), credit(input.clearingCode, fen(-gain), `${summary} 净损失`)] : []),
    ],
    for: [{ what: 'disposal', subjectId: asset.fixedAssetId, step: 'disposal', amountFen: asset.netFen }],
  });
  return { voucherId };
}
