/** Printings of a roster for signing: numbered, with the lines of each page kept, so that a scanned page is known again (F8). */
import { createHash } from 'node:crypto';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { payingContract } from '#shared/disbursement/paying-contract.ts';
import { checkOfMac, formatPageCode } from '#shared/disbursement/roster-code.ts';
import { rowsPerPage, splitIntoPages } from '#shared/disbursement/roster-pages.ts';
import { APPROVED_STATUSES, type LineStatus } from '#shared/disbursement/status.ts';
import { AppError } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import { sumFen } from '#shared/money.ts';
import type { BaseContext, CommandContext } from '#electron/api/context.ts';
import { readPointsOfGrids } from '#electron/stock/points.ts';
import type { StockPointId } from '#electron/stock/tables.ts';
import type { Reads } from '#electron/welfare/versions.ts';
import { sql, type Selectable } from 'kysely';
import type { BatchRow } from './frozen-inputs.ts';
import { readBatch } from './move-batch.ts';
import type { PayingTables } from './paying-tables.ts';

export type IssueRow = Selectable<PayingTables['rosterIssues']>;

/** Lines that make the roster of a batch: what is, or was to be, paid; without those taken off or held. */
export const ON_ROSTER: readonly LineStatus[] = ['toPay', 'sent', 'paid', 'partPaid', 'failed', 'returned'];

const sha256 = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** What a page states of its lines; another amount, name or person is another page. */
export function hashOfLines(lines: readonly { readonly lineNo: number; readonly residentId: number; readonly name: string; readonly amountFen: number }[]): string {
  return sha256(lines.map((line) => [line.lineNo, line.residentId, line.name, line.amountFen]));
}

/**
 * Keeps one printing: which lines stand on which page. Asked again for the same list in the same form it answers with the printing
 * that is there, so that a page printed twice is still one page. Of one point it has those who go there. @throws AppError batch_wrong_status, batch_empty
 */
export async function issueRoster(context: CommandContext, input: InputOf<typeof payingContract.issueRoster>): Promise<OutputOf<typeof payingContract.issueRoster>> {
  const { trx, actor, clock } = context;
  const batch = await readBatch(trx, input.batchId);
  if (!(APPROVED_STATUSES as readonly string[]).includes(batch.status) || batch.fingerprint === null) throw new AppError('batch_wrong_status', { batchNo: batch.batchNo, status: batch.status, wanted: APPROVED_STATUSES });
  const goesHere = await goesTo(trx, input.pointId);
  const lines = (await trx.selectFrom('batchLines').select(['id', 'lineNo', 'residentId', 'name', 'gridName', 'status', 'amountFen'])
    .where('batchId', '=', batch.id).where('status', 'in', input.onlyToPay ? ['toPay'] : ON_ROSTER).orderBy('lineNo').execute()).filter(goesHere);
  if (lines.length === 0) throw new AppError('batch_empty', { batchNo: batch.batchNo });
  const pages = splitIntoPages(lines, rowsPerPage(input.kind, input.size), input.byGrid).map((page) => ({ ...page, linesHash: hashOfLines(page.rows) }));
  const contentHash = sha256([batch.fingerprint, input.kind, input.size, input.byGrid, pages.map((page) => page.linesHash), ...(input.pointId === null ? [] : [input.pointId])]);
  const before = await trx.selectFrom('rosterIssues').select(['id', 'issueNo']).where('batchId', '=', batch.id).where('contentHash', '=', contentHash).executeTakeFirst();
  const counts = { pageCount: pages.length, lineCount: lines.length };
  if (before !== undefined) return { issueId: before.id, issueNo: before.issueNo, ...counts };
  const { last } = await trx.selectFrom('rosterIssues').select((e) => e.fn.coalesce(e.fn.max<number>('issueNo'), e.lit(0)).as('last')).where('batchId', '=', batch.id).executeTakeFirstOrThrow();
  const { id: issueId, issueNo } = await trx.insertInto('rosterIssues').values({
    batchId: batch.id, issueNo: last + 1, kind: input.kind, size: input.size, byGrid: input.byGrid ? 1 : 0, onlyToPay: input.onlyToPay ? 1 : 0, ...counts, totalFen: sumFen(lines.map((line) => line.amountFen)),
    fingerprint: batch.fingerprint, contentHash, userId: actor.userId, staffId: actor.staffId, at: clock.now(), pointId: input.pointId,
  }).returning(['id', 'issueNo']).executeTakeFirstOrThrow();
  await sql`insert into rosterPages (issueId, pageNo, gridName, persons, amountFen, linesHash)
    select ${issueId}, j.value ->> 0, j.value ->> 1, j.value ->> 2, j.value ->> 3, j.value ->> 4 from json_each(${JSON.stringify(pages.map((page) => [page.pageNo, page.grid?.name ?? '', page.persons, page.amountFen, page.linesHash]))}) j`.execute(trx);
  await sql`insert into rosterPageLines (issueId, pageNo, lineId)
    select ${issueId}, j.value ->> 0, j.value ->> 1 from json_each(${JSON.stringify(pages.flatMap((page) => page.rows.map((row) => [page.pageNo, row.id])))}) j`.execute(trx);
  return { issueId, issueNo, ...counts };
}

/** Whether a line goes to this point, by the grid that stands on it; null: every line does. */
export async function goesTo(db: Reads, pointId: StockPointId | null): Promise<(line: { readonly gridName: string }) => boolean> {
  if (pointId === null) return () => true;
  await nameOfPoint(db, pointId);
  const pointOf = await readPointsOfGrids(db);
  return (line) => pointOf(line.gridName).pointId === pointId;
}

/** The name of a point; '' for null, which is all of them. @throws AppError not_found */
export async function nameOfPoint(db: Reads, pointId: StockPointId | null): Promise<string> {
  if (pointId === null) return '';
  const point = await db.selectFrom('stockPoints').select('name').where('id', '=', pointId).executeTakeFirst();
  if (point === undefined) throw new AppError('not_found', { what: 'stockPoint', id: String(pointId) });
  return point.name;
}

/** The printing. @throws AppError not_found */
export async function readIssue(db: Reads, issueId: Id<'rosterIssue'>): Promise<IssueRow> {
  const row = await db.selectFrom('rosterIssues').selectAll().where('id', '=', issueId).executeTakeFirst();
  if (row === undefined) throw new AppError('not_found', { what: 'rosterIssue', id: String(issueId) });
  return row;
}

/**
 * The checksum of one page, under the office's own key: over the batch, the printing, the place of the page, the list as approved and the
 * lines the page holds. Nobody outside the office can make one, and a page of a changed list has another.
 */
export function checkOfPage(vault: BaseContext['vault'], batchNo: string, issue: Pick<IssueRow, 'issueNo' | 'pageCount' | 'kind' | 'fingerprint'>, page: { readonly pageNo: number; readonly linesHash: string }): string {
  return checkOfMac(vault.blindIndex('rosterPage', JSON.stringify([batchNo, issue.issueNo, issue.kind, page.pageNo, issue.pageCount, issue.fingerprint, page.linesHash])));
}

/** Codes and line numbers of the pages of a printing, in order, for the print. */
export async function readPageCodes(context: Pick<BaseContext, 'vault'>, db: Reads, batch: Pick<BatchRow, 'batchNo'>, issue: IssueRow): Promise<{ pageNo: number; code: string; gridName: string }[]> {
  const pages = await db.selectFrom('rosterPages').selectAll().where('issueId', '=', issue.id).orderBy('pageNo').execute();
  return pages.map((page) => ({
    pageNo: page.pageNo, gridName: page.gridName,
    code: formatPageCode({ batchNo: batch.batchNo, issueNo: issue.issueNo, pageNo: page.pageNo, pageCount: issue.pageCount, check: checkOfPage(context.vault, batch.batchNo, issue, page) }),
  }));
}
