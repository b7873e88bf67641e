/** Reads the provider's list, pasted or as a file, and lays it beside the people of the batch. Nothing is stored. */
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { MATCH_KINDS, type providersContract } from '#shared/disbursement/provider-contract.ts';
import { AppError } from '#shared/errors.ts';
import { fen, sumFen } from '#shared/money.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { openWorkbook } from '#electron/spreadsheet/open-workbook.ts';
import { pastedRows, type TextRow } from '#electron/spreadsheet/pasted-rows.ts';
import { textRows } from '#electron/spreadsheet/text-rows.ts';
import { readBatch } from './move-batch.ts';
import { matchProviderList, readProviderList, type OurLine } from './provider-list.ts';
import { tailOf } from './provider-payments.ts';

type Contract = typeof providersContract;

async function rowsOfFile(context: QueryContext, fileId: string): Promise<TextRow[]> {
  const { name, bytes } = context.files.take(fileId);
  const reply = await openWorkbook(bytes, name, { signal: context.signal });
  if (!reply.ok) throw reply.code === 'parse_cancelled' ? new AppError('cancelled', {}) : new AppError('provider_list_unreadable', { why: 'file', row: 0, detail: name.slice(0, 40) });
  const sheet = reply.workbook.sheets.find((each) => !each.hidden && each.rows.length > 0) ?? reply.workbook.sheets[0];
  return sheet === undefined ? [] : textRows(sheet);
}

/** @throws AppError provider_list_unreadable, not_found, file_unknown */
export async function compareProviderList(context: QueryContext, input: InputOf<Contract['match']>): Promise<OutputOf<Contract['match']>> {
  const { db, vault } = context;
  const batch = await readBatch(db, input.batchId);
  const theirs = readProviderList(input.fileId === null ? pastedRows(input.text ?? '') : await rowsOfFile(context, input.fileId));
  const lines = await db.selectFrom('batchLines').select(['id', 'lineNo', 'residentId', 'name', 'idNumberSealed', 'idNumberMasked', 'amountFen', 'status']).where('batchId', '=', batch.id).where('status', '<>', 'removed').orderBy('lineNo').execute();
  // Whole numbers are opened only where their list has whole numbers to compare with.
  const whole = theirs.some((each) => each.id.length > 4);
  const ours = lines.map((line): OurLine => ({
    lineId: line.id, lineNo: line.lineNo, name: line.name, idTail: tailOf(line.idNumberMasked), amountFen: line.amountFen, status: line.status,
    idNumber: whole && line.idNumberSealed !== null ? vault.unseal('residents.idNumber', line.residentId, line.idNumberSealed) : '',
  }));
  const rows = matchProviderList(theirs, ours);
  const oursFen = sumFen(ours.filter((line) => line.status === 'toPay').map((line) => line.amountFen));
  const theirsFen = theirs.every((each) => each.amountFen === null) ? null : sumFen(theirs.map((each) => each.amountFen ?? fen(0)));
  const counts = Object.fromEntries(MATCH_KINDS.map((kind) => [kind, rows.filter((row) => row.kind === kind).length])) as Record<(typeof MATCH_KINDS)[number], number>;
  return { rows, counts, oursFen, theirsFen, differenceFen: theirsFen === null ? null : fen(theirsFen - oursFen) };
}
