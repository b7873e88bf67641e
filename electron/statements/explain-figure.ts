import { AppError } from '#shared/errors.ts';
import { id } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { FigurePart, statementsContract } from '#shared/statements/contract.ts';
import { listAccounts } from '#electron/ledger/accounts.ts';
import type { Reads } from '#electron/ledger/reads.ts';
import { openWorksheet } from './view-statement.ts';

/** The accounts and rows a figure is the sum of. Refuses `not_found` for a row, a column or a figure the statement does not have. */
export async function explainFigure(db: Reads, input: InputOf<typeof statementsContract.explain>): Promise<OutputOf<typeof statementsContract.explain>> {
  const sheet = await openWorksheet(db, input);
  const row = sheet.rows.get(input.row);
  const column = sheet.columns.find((each) => each.key === input.column);
  const parts = row && column ? sheet.parts(row, column) : null;
  if (!row || !column || !parts || column.frame === null) throw new AppError('not_found', { what: 'figure', id: `${input.row}.${input.column}` });
  const accounts = new Map((await listAccounts(db, input.accountSetId)).map((account) => [Number(account.accountId), account.name]));
  const said = parts.map((part): FigurePart => (part.kind === 'row'
    ? { kind: 'row', key: part.key, label: sheet.rows.get(part.key)!.label, amountFen: fen(part.amountFen) }
    : { kind: 'account', accountId: id<'account'>(part.accountId), code: part.code, name: accounts.get(part.accountId) ?? '', amountFen: fen(part.amountFen) }));
  return { label: row.label, column: column.title, fromMonth: column.frame.from, toMonth: column.frame.to, amountFen: fen(parts.reduce((sum, part) => sum + part.amountFen, 0)), parts: said };
}
