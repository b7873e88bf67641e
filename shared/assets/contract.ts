/** Contracts, fixed assets, restricted money, resources, enterprises and voucher templates: the three assets (三资) beside the books. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema, monthSchema } from '../days.ts';
import { fenSchema, positiveFenSchema } from '../money.ts';
import { depreciationRunSchema, disposalInputSchema, fixedAssetId, fixedAssetInputSchema, fixedAssetSchema } from './asset-schemas.ts';
import { eventInputSchema } from './event-schemas.ts';
import { fundActSchema, fundId, fundInputSchema, fundSchema, fundStatementSchema } from './fund-schemas.ts';
import { accountSetId, accrualDueSchema, attachmentsCount, accountCode, drafted, leaseId, leaseInputSchema, leaseRowSchema, leaseSchema, moneyIn, text, version } from './lease-schemas.ts';
import { communityYearInputSchema, enterpriseId, enterpriseInputSchema, enterprisesSchema, enterpriseYearInputSchema, resourceId, resourceInputSchema, resourceSchema } from './record-schemas.ts';
import { templateDueSchema, templateId, templateInputSchema, templateSchema } from './template-schemas.ts';
import { LEASE_STATUSES } from './words.ts';

const leaseFilter = z.object({ accountSetId, onDay: daySchema.optional(), status: z.enum(LEASE_STATUSES).optional(), search: z.string().max(100).optional() });
const arrearsInput = z.object({ accountSetId, onDay: daySchema });
const savedLease = z.object({ leaseId, version: z.int() });

export const assetsContract = {
  leases: query('ledger.read', leaseFilter, z.array(leaseRowSchema)),
  lease: query('ledger.read', z.object({ leaseId }), leaseSchema),
  saveLease: command('ledger.make', leaseInputSchema, savedLease),
  activateLease: command('ledger.setup', z.object({ leaseId, version, heldOn: daySchema }), savedLease),
  endLease: command('ledger.setup', z.object({ leaseId, version, status: z.enum(['ended', 'terminated', 'cancelled']), heldOn: daySchema, reason: text(1, 200) }), savedLease),
  accrualsDue: query('ledger.read', z.object({ accountSetId, month: monthSchema }), z.array(accrualDueSchema)),
  bookAccruals: command('ledger.make', z.object({ accountSetId, month: monthSchema, leaseId: leaseId.optional(), voucherDate: daySchema, attachmentsCount }), drafted.extend({ count: z.int() })),
  receiveRent: command('ledger.make', moneyIn, drafted),
  moveDeposit: command('ledger.make', z.object({
    leaseId, act: z.enum(['depositIn', 'depositOut', 'depositKept']), voucherDate: daySchema, amountFen: positiveFenSchema, moneyCode: accountCode.default('10201'),
    /** For a deposit that is kept: the income it becomes. */
    incomeCode: accountCode.default('504'), attachmentsCount,
  }), drafted),
  arrears: query('ledger.read', arrearsInput, z.array(leaseRowSchema)),
  printLeases: query('ledger.print', leaseFilter, z.array(leaseRowSchema), { logged: true }),
  printArrears: query('ledger.print', arrearsInput, z.array(leaseRowSchema), { logged: true }),

  /** 常用业务: a draft voucher by recipe. */
  draftEvent: command('ledger.make', eventInputSchema, drafted),

  fixedAssets: query('ledger.read', z.object({ accountSetId }), z.array(fixedAssetSchema)),
  saveFixedAsset: command('ledger.make', fixedAssetInputSchema, z.object({ fixedAssetId, version: z.int() })),
  depreciationDue: query('ledger.read', z.object({ accountSetId, month: monthSchema }), depreciationRunSchema),
  runDepreciation: command('ledger.make', z.object({ accountSetId, month: monthSchema, voucherDate: daySchema, attachmentsCount }), drafted.extend({ count: z.int(), totalFen: fenSchema })),
  disposeAsset: command('ledger.make', disposalInputSchema, drafted),
  printFixedAssets: query('ledger.print', z.object({ accountSetId }), z.array(fixedAssetSchema), { logged: true }),

  funds: query('ledger.read', z.object({ accountSetId }), z.array(fundSchema)),
  fundStatement: query('ledger.read', z.object({ fundId, from: daySchema, to: daySchema }), fundStatementSchema),
  saveFund: command('ledger.make', fundInputSchema, z.object({ fundId, version: z.int() })),
  bookFund: command('ledger.make', fundActSchema, drafted),
  printFund: query('ledger.print', z.object({ fundId, from: daySchema, to: daySchema }), fundStatementSchema, { logged: true }),

  resources: query('ledger.read', z.object({}), z.array(resourceSchema)),
  saveResource: command('ledger.make', resourceInputSchema, z.object({ resourceId, version: z.int() })),
  printResources: query('ledger.print', z.object({}), z.array(resourceSchema), { logged: true }),

  enterprises: query('ledger.read', z.object({}), enterprisesSchema),
  saveEnterprise: command('ledger.make', enterpriseInputSchema, z.object({ enterpriseId, version: z.int() })),
  saveEnterpriseYear: command('ledger.make', enterpriseYearInputSchema, z.object({ enterpriseId })),
  saveCommunityYear: command('ledger.make', communityYearInputSchema, z.object({ year: z.int() })),

  templates: query('ledger.read', z.object({ accountSetId }), z.array(templateSchema)),
  templatesDue: query('ledger.read', z.object({ accountSetId, onDay: daySchema }), z.array(templateDueSchema)),
  saveTemplate: command('ledger.make', templateInputSchema, z.object({ templateId, version: z.int() })),
  draftFromTemplate: command('ledger.make', z.object({ templateId, voucherDate: daySchema, month: monthSchema.optional() }), drafted),
};
