/** The methods of taking over balances and the audit line of each act. */
import type { Handlers } from '#electron/api/context.ts';
import type { openingContract } from '#shared/opening/contract.ts';
import { readBalanceFile } from './balance-file.ts';
import { importOpening, previewOpening } from './import-opening.ts';
import { openingTemplate } from './template.ts';

export const openingHandlers: Handlers<typeof openingContract> = {
  readFile: readBalanceFile,
  preview: previewOpening,
  importBalances: {
    run: importOpening,
    audit: (input, output) => ({ subject: `voucher:${output.voucherId}`, detail: { accountSet: input.accountSetId, lines: output.lines, addedAccounts: output.added, sha256: input.sha256 } }),
  },
  template: {
    run: (ctx, input) => openingTemplate(ctx, input.accountSetId),
    audit: (input) => ({ subject: `accountSet:${input.accountSetId}` }),
  },
};
