/** Signed pages that come back as scans: each is filed by its code to its place, what is missing shows (F8, F10). */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { payingContract, RosterIssue } from '#shared/disbursement/paying-contract.ts';
import { parsePageCode } from '#shared/disbursement/roster-code.ts';
import { AppError } from '#shared/errors.ts';
import type { BatchId, Id } from '#shared/ids.ts';
import { may } from '#shared/permissions.ts';
import type { CommandContext, QueryContext } from '#electron/api/context.ts';
import { addScan } from '#electron/scans/scans.ts';
import type { Reads } from '#electron/welfare/versions.ts';
import type { BatchRow } from './frozen-inputs.ts';
import { readBatch } from './move-batch.ts';
import { paidByInvoice } from './provider-batch.ts';
import { checkOfPage, hashOfLines, readIssue, type IssueRow } from './roster-issues.ts';

type FilePageInput = InputOf<typeof payingContract.filePage>;
type FilePageOutput = OutputOf<typeof payingContract.filePage>;

/** The printings of a batch with their pages, and how far the signatures have come. */
export async function readSignedPages(context: QueryContext, input: { batchId: BatchId }): Promise<OutputOf<typeof payingContract.signedPages>> {
  const { db, actor } = context;
  const batch = await readBatch(db, input.batchId);
  const issues = await db.selectFrom('rosterIssues as i').innerJoin('staff as s', 's.id', 'i.staffId').leftJoin('stockPoints as k', 'k.id', 'i.pointId').selectAll('i').select(['s.name as by', 'k.name as pointName']).where('i.batchId', '=', batch.id).orderBy('i.issueNo').execute();
  const pages = await db.selectFrom('rosterPages as p').innerJoin('rosterIssues as i', 'i.id', 'p.issueId')
    .innerJoin(db.selectFrom('rosterPageLines as x').innerJoin('batchLines as l', 'l.id', 'x.lineId').select((e) => ['x.issueId', 'x.pageNo', e.fn.min<number>('l.lineNo').as('firstLineNo'), e.fn.max<number>('l.lineNo').as('lastLineNo')]).groupBy(['x.issueId', 'x.pageNo']).as('n'), (j) => j.onRef('n.issueId', '=', 'p.issueId').onRef('n.pageNo', '=', 'p.pageNo'))
    .leftJoin('rosterFilings as f', (j) => j.onRef('f.issueId', '=', 'p.issueId').onRef('f.pageNo', '=', 'p.pageNo').on('f.withdrawnAt', 'is', null)).leftJoin('staff as s', 's.id', 'f.staffId')
    .select(['p.issueId', 'p.pageNo', 'p.gridName', 'p.persons', 'p.amountFen', 'n.firstLineNo', 'n.lastLineNo', 'f.id as filingId', 'f.scanId', 'f.how', 'f.at', 's.name as by'])
    .where('i.batchId', '=', batch.id).orderBy('p.issueId').orderBy('p.pageNo').execute();
  return {
    issues: issues.map((issue): RosterIssue => ({
      issueId: issue.id, issueNo: issue.issueNo, kind: issue.kind, size: issue.size, byGrid: issue.byGrid === 1, onlyToPay: issue.onlyToPay === 1, lineCount: issue.lineCount, totalFen: issue.totalFen, pointName: issue.pointName ?? '', by: issue.by, at: issue.at,
      pages: pages.filter((page) => page.issueId === issue.id).map(({ filingId, scanId, how, at, by, issueId: _issueId, ...page }) => ({
        ...page, filed: filingId === null || scanId === null || how === null || at === null ? null : { filingId, scanId, how, by: by ?? '', at },
      })),
    })),
    needed: signaturesNeeded(batch, context.core.settings.bankBatchNeedsRoster) && !(await paidByInvoice(db, batch)), ...(await countSigned(db, batch.id)), mayFile: may(actor.roles, 'disbursement.pay') && ['approved', 'paying', 'paid'].includes(batch.status),
  };
}

/** Cash and goods are handed out against a signature; of a bank batch the bank's answer is the receipt, unless the office wants both. */
export function signaturesNeeded(batch: Pick<BatchRow, 'payBy'>, bankToo: boolean): boolean {
  return batch.payBy !== 'bank' || bankToo;
}

/** Paid lines, and those of them that stand on a filed page. */
export async function countSigned(db: Reads, batchId: BatchId): Promise<{ paidLines: number; signedLines: number }> {
  const row = await db.selectFrom('batchLines as l').where('l.batchId', '=', batchId).where('l.paidFen', '>', sql<never>`0`)
    .select((e) => [e.fn.countAll<number>().as('paidLines'), sql<number>`count(*) filter (where exists (select 1 from rosterPageLines x join rosterFilings f on f.issueId = x.issueId and f.pageNo = x.pageNo and f.withdrawnAt is null where x.lineId = l.id))`.as('signedLines')])
    .executeTakeFirstOrThrow();
  return row;
}

/**
 * Files one scanned page. With a code, the code alone decides where it belongs; without one a person names the page. Refuses, in this
 * order: `roster_code_foreign`, `roster_page_other_batch`, `not_found` (no such printing or page), `roster_code_wrong` (checksum),
 * `roster_list_changed`, `roster_scan_used`, `roster_page_filed`, and what the scans themselves refuse.
 */
export async function filePage(context: CommandContext, input: FilePageInput): Promise<FilePageOutput> {
  const { trx, actor, clock } = context;
  const file = context.files.take(input.fileId);
  const batch = await readBatch(trx, input.batchId);
  if (!['approved', 'paying', 'paid'].includes(batch.status)) throw new AppError('batch_wrong_status', { batchNo: batch.batchNo, status: batch.status, wanted: ['approved', 'paying', 'paid'] });
  const { issue, page, how } = input.code === null ? await pageByHand(trx, batch, input, file.name) : await pageByCode(context, batch, input.code, file.name);
  await refuseChangedList(trx, batch, issue, page);
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  const used = await trx.selectFrom('rosterFilings as f').innerJoin('rosterIssues as i', 'i.id', 'f.issueId').select(['f.pageNo', 'i.issueNo', 'f.issueId'])
    .where('f.batchId', '=', batch.id).where('f.sha256', '=', sha256).where('f.withdrawnAt', 'is', null).executeTakeFirst();
  if (used !== undefined && (used.issueId !== issue.id || used.pageNo !== page.pageNo)) throw new AppError('roster_scan_used', { issueNo: used.issueNo, pageNo: used.pageNo });
  const filed = await trx.selectFrom('rosterFilings as f').innerJoin('staff as s', 's.id', 'f.staffId').select(['s.name', 'f.at'])
    .where('f.issueId', '=', issue.id).where('f.pageNo', '=', page.pageNo).where('f.withdrawnAt', 'is', null).executeTakeFirst();
  if (filed !== undefined) throw new AppError('roster_page_filed', { issueNo: issue.issueNo, pageNo: page.pageNo, by: filed.name, at: filed.at });
  const scanId = await scanOf(context, batch, { sha256, bytes: file.bytes, name: file.name, note: `第 ${issue.issueNo} 号名册第 ${page.pageNo} 页` });
  const { id: filingId } = await trx.insertInto('rosterFilings').values({ batchId: batch.id, issueId: issue.id, pageNo: page.pageNo, scanId, sha256, how, userId: actor.userId, staffId: actor.staffId, at: clock.now(), withdrawnAt: null, withdrawnByStaffId: null, withdrawnReason: null }).returning('id').executeTakeFirstOrThrow();
  context.fail('roster.file');
  return { filingId, issueNo: issue.issueNo, pageNo: page.pageNo, pageCount: issue.pageCount, how };
}

interface Place { readonly issue: IssueRow; readonly page: { readonly pageNo: number; readonly linesHash: string }; readonly how: 'code' | 'hand' }

async function readPage(db: Reads, issue: IssueRow, pageNo: number): Promise<Place['page']> {
  const page = await db.selectFrom('rosterPages').select(['pageNo', 'linesHash']).where('issueId', '=', issue.id).where('pageNo', '=', pageNo).executeTakeFirst();
  if (page === undefined) throw new AppError('not_found', { what: 'rosterPage', id: String(pageNo) });
  return page;
}

async function pageByCode(context: CommandContext, batch: BatchRow, text: string, fileName: string): Promise<Place> {
  const { trx, vault } = context;
  const code = parsePageCode(text);
  if (code === null) throw new AppError('roster_code_foreign', { fileName });
  if (code.batchNo !== batch.batchNo) throw new AppError('roster_page_other_batch', { found: code.batchNo, wanted: batch.batchNo, pageNo: code.pageNo });
  const issue = await trx.selectFrom('rosterIssues').selectAll().where('batchId', '=', batch.id).where('issueNo', '=', code.issueNo).executeTakeFirst();
  if (issue === undefined || issue.pageCount !== code.pageCount || code.pageNo > issue.pageCount) throw new AppError('roster_code_wrong', { batchNo: code.batchNo, pageNo: code.pageNo });
  const page = await readPage(trx, issue, code.pageNo);
  if (checkOfPage(vault, batch.batchNo, issue, page) !== code.check) throw new AppError('roster_code_wrong', { batchNo: code.batchNo, pageNo: code.pageNo });
  return { issue, page, how: 'code' };
}

async function pageByHand(db: Reads, batch: BatchRow, input: FilePageInput, fileName: string): Promise<Place> {
  if (input.page === null) throw new AppError('roster_code_foreign', { fileName });
  const issue = await readIssue(db, input.page.issueId);
  if (issue.batchId !== batch.id) throw new AppError('not_found', { what: 'rosterIssue', id: String(issue.id) });
  return { issue, page: await readPage(db, issue, input.page.pageNo), how: 'hand' };
}

/** The lines of the page as they stand now have to be those that were printed, of the list that was approved. */
async function refuseChangedList(db: Reads, batch: BatchRow, issue: IssueRow, page: Place['page']): Promise<void> {
  const lines = await db.selectFrom('rosterPageLines as x').innerJoin('batchLines as l', 'l.id', 'x.lineId').select(['l.lineNo', 'l.residentId', 'l.name', 'l.amountFen'])
    .where('x.issueId', '=', issue.id).where('x.pageNo', '=', page.pageNo).orderBy('l.lineNo').execute();
  if (issue.fingerprint !== batch.fingerprint || hashOfLines(lines) !== page.linesHash) throw new AppError('roster_list_changed', { batchNo: batch.batchNo, issueNo: issue.issueNo, pageNo: page.pageNo });
}

/** The scan among the papers of the batch; one that stands there already (filed wrongly before, or added by hand) is taken as it is. */
async function scanOf(context: CommandContext, batch: BatchRow, file: { sha256: string; bytes: Buffer; name: string; note: string }): Promise<Id<'scan'>> {
  const there = await context.trx.selectFrom('scans').select('id').where('ownerKind', '=', 'batch').where('ownerId', '=', batch.id).where('sha256', '=', file.sha256).where('removedAt', 'is', null).executeTakeFirst();
  if (there !== undefined) return there.id;
  return (await addScan(context, { ownerKind: 'batch', ownerId: batch.id, label: 'signedRoster', note: file.note, fileName: file.name, bytes: file.bytes })).scanId;
}

/** A page that was filed to the wrong place comes off it, with a reason; while the batch is not closed. */
export async function withdrawPage(context: CommandContext, input: InputOf<typeof payingContract.withdrawPage>): Promise<OutputOf<typeof payingContract.withdrawPage>> {
  const { trx, actor, clock } = context;
  const row = await trx.selectFrom('rosterFilings as f').innerJoin('rosterIssues as i', 'i.id', 'f.issueId').select(['f.batchId', 'f.pageNo', 'i.issueNo']).where('f.id', '=', input.filingId).where('f.withdrawnAt', 'is', null).executeTakeFirst();
  if (row === undefined) throw new AppError('not_found', { what: 'rosterFiling', id: String(input.filingId) });
  const batch = await readBatch(trx, row.batchId);
  if (batch.status === 'closed') throw new AppError('batch_wrong_status', { batchNo: batch.batchNo, status: batch.status, wanted: ['approved', 'paying', 'paid'] });
  await trx.updateTable('rosterFilings').set({ withdrawnAt: clock.now(), withdrawnByStaffId: actor.staffId, withdrawnReason: input.reason }).where('id', '=', input.filingId).execute();
  return row;
}
