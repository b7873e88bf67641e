/** The methods of contracts, assets and restricted money, and the audit line of each act. */
import type { Handlers } from '#electron/api/context.ts';
import type { assetsContract } from '#shared/assets/contract.ts';
import { sumFen } from '#shared/money.ts';
import { draftEvent } from './draft-event.ts';
import { disposeAsset, runDepreciation } from './book-asset.ts';
import { bookAccruals, moveDeposit, receiveRent } from './book-lease.ts';
import { readEnterprises, saveCommunityYear, saveEnterprise, saveEnterpriseYear } from './enterprises.ts';
import { listDepreciationDue, listFixedAssets, saveFixedAsset } from './fixed-assets.ts';
import { bookFund, listFunds, readFundStatement, saveFund } from './funds.ts';
import { listAccrualsDue, listArrears, listLeases, readLease } from './leases.ts';
import { listResources, saveResource } from './resources.ts';
import { activateLease, endLease, saveLease } from './save-lease.ts';
import { draftFromTemplate, listTemplates, listTemplatesDue, saveTemplate } from './templates.ts';

export const assetsHandlers: Handlers<typeof assetsContract> = {
  leases: ({ db, clock }, input) => listLeases(db, { ...input, onDay: input.onDay ?? clock.today() }),
  lease: ({ db, clock }, input) => readLease(db, input.leaseId, clock.today()),
  saveLease: {
    run: saveLease,
    audit: (input, output) => ({ subject: `lease:${output.leaseId}`, detail: { leaseNo: input.leaseNo, totalFen: input.totalFen, version: output.version } }),
  },
  activateLease: { run: activateLease, audit: (input) => ({ subject: `lease:${input.leaseId}`, detail: { heldOn: input.heldOn } }) },
  endLease: { run: endLease, audit: (input) => ({ subject: `lease:${input.leaseId}`, detail: { status: input.status, heldOn: input.heldOn, reason: input.reason } }) },
  accrualsDue: ({ db }, input) => listAccrualsDue(db, input),
  bookAccruals: { run: bookAccruals, audit: (input, output) => ({ subject: `voucher:${output.voucherId}`, detail: { month: input.month, accruals: output.count } }) },
  receiveRent: { run: receiveRent, audit: (input, output) => ({ subject: `lease:${input.leaseId}`, detail: { voucherId: output.voucherId, amountFen: input.amountFen } }) },
  moveDeposit: { run: moveDeposit, audit: (input, output) => ({ subject: `lease:${input.leaseId}`, detail: { act: input.act, voucherId: output.voucherId, amountFen: input.amountFen } }) },
  arrears: ({ db }, input) => listArrears(db, input),
  printLeases: { run: ({ db, clock }, input) => listLeases(db, { ...input, onDay: input.onDay ?? clock.today() }), audit: (input) => ({ subject: `accountSet:${input.accountSetId}` }) },
  printArrears: { run: ({ db }, input) => listArrears(db, input), audit: (input) => ({ subject: `accountSet:${input.accountSetId}`, detail: { onDay: input.onDay } }) },

  draftEvent: {
    run: draftEvent,
    audit: (input, output) => ({ subject: `voucher:${output.voucherId}`, detail: { event: input.event, amountFen: input.amount } }),
  },
  fixedAssets: ({ db }, input) => listFixedAssets(db, input),
  saveFixedAsset: { run: saveFixedAsset, audit: (input, output) => ({ subject: `fixedAsset:${output.fixedAssetId}`, detail: { assetNo: input.assetNo, costFen: input.costFen, version: output.version } }) },
  depreciationDue: async ({ db }, input) => {
    const assets = await listDepreciationDue(db, input);
    return { month: input.month, assets, totalFen: sumFen(assets.map((each) => each.amountFen)) };
  },
  runDepreciation: { run: runDepreciation, audit: (input, output) => ({ subject: `voucher:${output.voucherId}`, detail: { month: input.month, count: output.count, totalFen: output.totalFen } }) },
  disposeAsset: { run: disposeAsset, audit: (input, output) => ({ subject: `fixedAsset:${input.fixedAssetId}`, detail: { voucherId: output.voucherId, reason: input.reason } }) },
  printFixedAssets: { run: ({ db }, input) => listFixedAssets(db, input), audit: (input) => ({ subject: `accountSet:${input.accountSetId}` }) },

  funds: ({ db }, input) => listFunds(db, input),
  fundStatement: ({ db }, input) => readFundStatement(db, input),
  saveFund: { run: saveFund, audit: (input, output) => ({ subject: `fund:${output.fundId}`, detail: { name: input.name, kind: input.kind, version: output.version } }) },
  bookFund: { run: bookFund, audit: (input, output) => ({ subject: `fund:${input.fundId}`, detail: { recipe: input.recipe, voucherId: output.voucherId, amountFen: input.amountFen } }) },
  printFund: { run: ({ db }, input) => readFundStatement(db, input), audit: (input) => ({ subject: `fund:${input.fundId}`, detail: { from: input.from, to: input.to } }) },

  resources: ({ db }) => listResources(db),
  saveResource: { run: saveResource, audit: (input, output) => ({ subject: `resource:${output.resourceId}`, detail: { resourceNo: input.resourceNo, hundredthMu: input.hundredthMu, usedBy: input.usedBy, version: output.version } }) },
  printResources: { run: ({ db }) => listResources(db), audit: (_input, output) => ({ subject: `resources:${output.length}` }) },

  enterprises: ({ db }) => readEnterprises(db),
  saveEnterprise: { run: saveEnterprise, audit: (input, output) => ({ subject: `enterprise:${output.enterpriseId}`, detail: { name: input.name, version: output.version } }) },
  saveEnterpriseYear: { run: saveEnterpriseYear, audit: (input) => ({ subject: `enterprise:${input.enterpriseId}`, detail: { year: input.year, salesFen: input.salesFen, taxFen: input.taxFen, disposableFen: input.disposableFen } }) },
  saveCommunityYear: { run: saveCommunityYear, audit: (input) => ({ subject: `communityYear:${input.year}`, detail: { incomePerHeadFen: input.incomePerHeadFen } }) },

  templates: ({ db }, input) => listTemplates(db, input),
  templatesDue: ({ db }, input) => listTemplatesDue(db, input),
  saveTemplate: { run: saveTemplate, audit: (input, output) => ({ subject: `template:${output.templateId}`, detail: { name: input.name, everyMonths: input.everyMonths, status: input.status, version: output.version } }) },
  draftFromTemplate: { run: draftFromTemplate, audit: (input, output) => ({ subject: `template:${input.templateId}`, detail: { voucherId: output.voucherId, month: input.month ?? null } }) },
};
