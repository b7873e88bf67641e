/** Shapes of fixed assets. */
import { z } from 'zod';
import { daySchema, monthSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { fenSchema, nonNegativeFenSchema, positiveFenSchema } from '../money.ts';
import { accountCode, accountSetId, attachmentsCount, text, version, voucherId } from './lease-schemas.ts';
import { ASSET_USES } from './words.ts';

export const fixedAssetId = idSchema<'fixedAsset'>();

export const fixedAssetInputSchema = z.object({
  fixedAssetId: fixedAssetId.optional(), version: version.optional(),
  accountSetId, assetNo: text(1, 30), name: text(1, 60), category: text(1, 30), assetUse: z.enum(ASSET_USES), place: z.string().trim().max(60).default(''), keeper: z.string().trim().max(30).default(''),
  acquiredOn: daySchema, acquisitionVoucherId: voucherId.nullish(), costFen: positiveFenSchema, residualFen: nonNegativeFenSchema.default(0 as never),
  /** Depreciation taken before these books began, and the first month still to take; left out: none, and the month after acquisition. */
  takenFen: nonNegativeFenSchema.default(0 as never), firstMonth: monthSchema.nullish(),
  /** Months left from the first month on; 0: not depreciated (land, works of art). */
  months: z.int().min(0).max(1200),
  assetCode: accountCode.default('151'), depreciationCode: accountCode.default('152'),
  /** Left out: by use 511, 51305, 51408. */
  expenseCode: accountCode.nullish(), note: z.string().trim().max(500).default(''),
});
export type FixedAssetInput = z.output<typeof fixedAssetInputSchema>;

export const fixedAssetSchema = z.object({
  fixedAssetId, accountSetId, assetNo: z.string(), name: z.string(), category: z.string(), assetUse: z.enum(ASSET_USES), place: z.string(), keeper: z.string(),
  acquiredOn: daySchema, acquisitionVoucherId: voucherId.nullable(), costFen: fenSchema, residualFen: fenSchema, takenFen: fenSchema, firstMonth: monthSchema, months: z.int(),
  assetCode: z.string(), depreciationCode: z.string(), expenseCode: z.string(), note: z.string(), version: z.int(),
  /** Taken before plus what is booked and stands. */
  depreciatedFen: fenSchema, netFen: fenSchema, monthlyFen: fenSchema, lastMonth: monthSchema.nullable(), disposedOn: daySchema.nullable(), disposalVoucherId: voucherId.nullable(),
  /** Whether cost, life and accounts are fixed because something is booked. */
  booked: z.boolean(),
});
export type FixedAsset = z.output<typeof fixedAssetSchema>;

export const depreciationRunSchema = z.object({
  month: monthSchema, assets: z.array(z.object({ fixedAssetId, assetNo: z.string(), name: z.string(), month: monthSchema, expenseCode: z.string(), amountFen: fenSchema })), totalFen: fenSchema,
});
export const disposalInputSchema = z.object({
  fixedAssetId, voucherDate: daySchema, reason: text(1, 100), proceedsFen: nonNegativeFenSchema.default(0 as never), costsFen: nonNegativeFenSchema.default(0 as never), moneyCode: accountCode.default('10201'),
  clearingCode: accountCode.default('154'), gainCode: accountCode.default('504'), lossCode: accountCode.default('515'), attachmentsCount,
});
export type DisposalInput = z.output<typeof disposalInputSchema>;
