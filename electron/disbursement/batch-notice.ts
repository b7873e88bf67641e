/** The notice of a batch (§4.5: reviewed → notice → approved): written from the lines, masked in the query, and waited for. */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { Day } from '#shared/days.ts';
import type { disbursementContract } from '#shared/disbursement/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { BatchLineId, Id, ResidentId } from '#shared/ids.ts';
import type { Fen } from '#shared/money.ts';
import type { NoticeContent } from '#shared/notices/contract.ts';
import type { Counting, NoticeState } from '#shared/notices/words.ts';
import { formatBenefitPeriod } from '#shared/welfare/programme.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { readNoticeSettings } from '#electron/notices/calendar.ts';
import { composeNotice } from '#electron/notices/compose-notice.ts';
import { isMinorOn, maskedName } from '#electron/notices/masked-name.ts';
import { ensureNoticeRun, lapsedRows, noticeStanding } from '#electron/notices/notice-standing.ts';
import { readRows } from '#electron/residents/read-rows.ts';
import { readProgramme, readVersion, type Reads } from '#electron/welfare/versions.ts';
import type { BatchRow } from './frozen-inputs.ts';
import { openBatch, standing } from './move-batch.ts';

/** Lines named in a refusal; the count is of all. */
const NAMED = 20;
const keyOf = (residentId: number): string => `resident:${residentId}`;

interface BoardLine { residentId: ResidentId; name: string; place: string; standardFen: Fen; months: number; amountFen: Fen; isNew: number }

/** The lines to be paid as a board may show them; grid and building, never the flat. `isNew`: not in the programme's batch before. */
async function readBoardLines(db: Reads, batch: BatchRow): Promise<BoardLine[]> {
  const { nameMask } = await readNoticeSettings(db);
  return readRows<BoardLine>(db, sql`
    select l.residentId, ${maskedName(sql`l.name`, isMinorOn(sql`l.birthDate`, batch.asOf), nameMask)} as name, trim(l.gridName || ' ' || l.buildingName) as place, l.standardFen, l.months, l.amountFen,
      p.id is not null and not exists (select 1 from batchLines o where o.batchId = p.id and o.residentId = l.residentId and o.status not in ('removed', 'cancelled')) as isNew
    from batchLines l left join batches p on p.id = (select b.id from batches b where b.programmeId = ${batch.programmeId} and b.benefitMonth < ${batch.benefitMonth} and b.status <> 'voided' and b.parentBatchId is null order by b.benefitMonth desc limit 1)
    where l.batchId = ${batch.id} and l.status = 'toPay' order by l.lineNo`);
}

/** What the batch wants to pay, as the notice knows it. */
async function rowsToPay(db: Reads, batch: BatchRow): Promise<{ key: string; amountFen: Fen }[]> {
  const lines = await db.selectFrom('batchLines').select(['residentId', 'amountFen']).where('batchId', '=', batch.id).where('status', '=', 'toPay').execute();
  return lines.map((line) => ({ key: keyOf(line.residentId), amountFen: line.amountFen }));
}

/**
 * Writes the notice of a reviewed batch. A notice that is written or hangs is replaced only when the list has changed since. Refuses
 * `batch_needs_no_notice`, and what `composeNotice` refuses.
 */
export async function composeBatchNotice(context: CommandContext, input: InputOf<typeof disbursementContract.composeNotice>): Promise<OutputOf<typeof disbursementContract.composeNotice>> {
  const { trx, clock } = context;
  const batch = await openBatch(context, input, ['reviewed']);
  if (batch.noticeDays === 0) throw new AppError('batch_needs_no_notice', { batchNo: batch.batchNo });
  const [programme, version] = [await readProgramme(trx, batch.programmeId), await readVersion(trx, batch.versionId)];
  const lines = await readBoardLines(trx, batch);
  const content: NoticeContent = {
    columns: [{ title: '姓名', kind: 'text' }, { title: '网格、楼栋', kind: 'text' }, { title: '标准（元）', kind: 'money' }, { title: '月数', kind: 'number' }, { title: '金额（元）', kind: 'money' }, { title: '备注', kind: 'text' }],
    rows: lines.map((line) => ({ key: keyOf(line.residentId), amountFen: line.amountFen, cells: [line.name, line.place, line.standardFen, line.months, line.amountFen, line.isNew === 1 ? '本期新增' : ''] })),
  };
  const before = await noticeStanding(trx, 'batch', batch.id, clock.today());
  const lapsed = before.noticeId !== null && (await lapsedRows(trx, before, await rowsToPay(trx, batch))) > 0;
  const { noticeId } = await composeNotice(context, {
    subjectKind: 'batch', subjectId: batch.id, title: `关于${programme.name}（${formatBenefitPeriod(batch.benefitMonth, programme.period)}）发放名单的公示`,
    basis: `${version.resolutionNo}${version.resolutionTitle === '' ? '' : `《${version.resolutionTitle}》`}`, days: batch.noticeDays, counting: batch.noticeCounting, content,
    ...(lapsed ? { replaceBecause: '名单已变更，重新公示' } : {}),
  });
  return { ...standing(batch), noticeId };
}

export interface BatchNotice {
  readonly days: number; readonly counting: Counting; readonly state: NoticeState; readonly noticeId: Id<'notice'> | null; readonly until: Day | null; readonly lapsed: boolean;
  readonly openLines: number[]; readonly upheldLines: number[];
}

/** Where the batch's notice stands, with the roster numbers of lines that wait for an answer or were found wrong. */
export async function readBatchNotice(db: Reads, batch: BatchRow, today: Day): Promise<BatchNotice> {
  const notice = await noticeStanding(db, 'batch', batch.id, today);
  const lapsed = notice.noticeId !== null && batch.status === 'reviewed' && (await lapsedRows(db, notice, await rowsToPay(db, batch))) > 0;
  return {
    days: batch.noticeDays, counting: batch.noticeCounting, state: notice.state, noticeId: notice.noticeId, until: notice.until, lapsed,
    openLines: (await linesOf(db, batch, notice.openKeys)).map((line) => line.lineNo), upheldLines: (await linesOf(db, batch, notice.upheldKeys)).map((line) => line.lineNo),
  };
}

/** Whether nothing but a signature is missing. */
export const hasRun = (notice: BatchNotice): boolean => notice.days === 0 || ((notice.state === 'run' || notice.state === 'objected') && !notice.lapsed);

async function linesOf(db: Reads, batch: BatchRow, keys: readonly string[]): Promise<{ lineId: BatchLineId; lineNo: number; name: string }[]> {
  const residents = keys.flatMap((key) => (key.startsWith('resident:') ? [Number(key.slice('resident:'.length)) as ResidentId] : []));
  if (residents.length === 0) return [];
  return db.selectFrom('batchLines').select(['id as lineId', 'lineNo', 'name']).where('batchId', '=', batch.id).where('status', '=', 'toPay').where('residentId', 'in', residents).orderBy('lineNo').execute();
}

/**
 * Refuses the approval until the notice of the list has run; lines whose objection was right have to go back to the maker first
 * (`notice_lines_upheld`). Lines that wait for an answer do not hold the list up: they are approved, and paid when they are cleared.
 */
export async function refuseUntilNoticeRun(context: CommandContext, batch: BatchRow): Promise<void> {
  if (batch.noticeDays === 0) return;
  const run = await ensureNoticeRun(context.trx, { subjectKind: 'batch', subjectId: batch.id, days: batch.noticeDays, rows: await rowsToPay(context.trx, batch) }, context.clock.today());
  const wrong = await linesOf(context.trx, batch, run.upheldKeys);
  if (wrong.length > 0) throw new AppError('notice_lines_upheld', { lines: wrong.slice(0, NAMED).map(({ lineNo, name }) => ({ lineNo, name, detail: '' })), count: wrong.length });
}

/**
 * Lines of a batch that are not paid while somebody objects to them, or because he was right (E8): of the batch's own notice, and of
 * its parent's. The others go on.
 */
export async function linesObjectedTo(db: Reads, batch: BatchRow, today: Day): Promise<ReadonlyMap<BatchLineId, { lineNo: number; name: string; upheld: boolean }>> {
  const found = new Map<BatchLineId, { lineNo: number; name: string; upheld: boolean }>();
  for (const batchId of batch.parentBatchId === null ? [batch.id] : [batch.id, batch.parentBatchId]) {
    const notice = await noticeStanding(db, 'batch', batchId, today);
    for (const [keys, upheld] of [[notice.openKeys, false], [notice.upheldKeys, true]] as const) {
      for (const { lineId, lineNo, name } of await linesOf(db, batch, keys)) found.set(lineId, { lineNo, name, upheld });
    }
  }
  return found;
}

/** Persons of a batch whose objected line was wrong: a follow-up batch does not pay them. */
export async function personsFoundWrong(db: Reads, batch: BatchRow, today: Day): Promise<ResidentId[]> {
  const notice = await noticeStanding(db, 'batch', batch.id, today);
  return notice.upheldKeys.flatMap((key) => (key.startsWith('resident:') ? [Number(key.slice('resident:'.length)) as ResidentId] : []));
}
