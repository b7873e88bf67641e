/** The methods of taking over balances and the audit line of each act. */
import type { Handlers } from '#electron/api/context.ts';
import type { openingContract } from '#shared/opening/contract.ts';
import { readBalanceFile } from './balance-file.ts';
import { finishConversion, readConversion, requireConversion, setCheck, setTarget, startConversion } from './convert-chart.ts';
import { importOpening, previewOpening } from './import-opening.ts';
import { openingTemplate } from './template.ts';

export const openingHandlers: Handlers<typeof openingContract> = {
  conversion: ({ db }, input) => readConversion(db, input.accountSetId),
  startConversion: {
    run: startConversion,
    audit: (input) => ({ subject: `accountSet:${input.accountSetId}`, detail: { sheet: input.sheet } }),
  },
  setTarget: {
    run: setTarget,
    audit: (input) => ({ subject: `accountSet:${input.accountSetId}`, detail: { row: input.row, to: input.parts.map((part) => part.code).join(' '), reason: input.reason } }),
  },
  setCheck: {
    run: setCheck,
    audit: (input) => ({ subject: `accountSet:${input.accountSetId}`, detail: { check: input.key, doneOn: input.doneOn } }),
  },
  finishConversion: {
    run: finishConversion,
    audit: (input, output) => ({ subject: `voucher:${output.voucherId}`, detail: { accountSet: input.accountSetId, addedAccounts: output.added } }),
  },
  printConversion: {
    run: async ({ db }, input) => requireConversion(await readConversion(db, input.accountSetId)),
    audit: (input) => ({ subject: `accountSet:${input.accountSetId}` }),
  },
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
