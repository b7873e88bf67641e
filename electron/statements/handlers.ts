/** The methods of statements and books, and the audit line of what leaves the program. */
import type { Handlers } from '#electron/api/context.ts';
import type { statementsContract } from '#shared/statements/contract.ts';
import { explainFigure } from './explain-figure.ts';
import { exportStatement } from './export-statement.ts';
import { viewStatement } from './view-statement.ts';

export const statementsHandlers: Handlers<typeof statementsContract> = {
  view: ({ db }, input) => viewStatement(db, input),
  explain: ({ db }, input) => explainFigure(db, input),
  print: {
    run: ({ db }, input) => viewStatement(db, input),
    audit: (input, output) => ({ subject: `accountSet:${input.accountSetId}`, detail: { statement: input.statement, month: input.month, tied: output.tied } }),
  },
  exportXlsx: {
    run: (ctx, input) => exportStatement(ctx, input),
    audit: (input) => ({ subject: `accountSet:${input.accountSetId}`, detail: { statement: input.statement, month: input.month } }),
  },
};
