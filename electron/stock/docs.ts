/** 入库单, 出库单 and 盘点表: entered by one person, moved and booked when another accepts them. */
import { sql, type RawBuilder } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { readRow, readRows, type Reader } from '#electron/residents/read-rows.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { yearOf, type Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountSetId } from '#shared/ids.ts';
import { fen, type Fen } from '#shared/money.ts';
import type { stockContract, StockDoc } from '#shared/stock/contract.ts';
import type { StockDocKind } from '#shared/stock/words.ts';
import { refuseItems } from './items.ts';
import { pointFor, pointNameOf } from './points.ts';
import type { StockDocId, StockPointId } from './tables.ts';

type C = typeof stockContract;
type RawDoc = Omit<StockDoc, 'lines' | 'amountFen'> & { movedFen: Fen };

/** Papers as the screens show them, the latest first. */
async function readDocs(db: Reader, where: RawBuilder<unknown>): Promise<StockDoc[]> {
  const docs = await readRows<RawDoc>(db, sql`select d.id as docId, d.docNo, d.accountSetId, d.pointId, ${pointNameOf('d.pointId')} as pointName, d.kind, d.status, d.movedOn, d.outKind, d.supplier, d.invoiceNo, d.note, d.counterCode, e.name as enteredBy, d.enteredAt, a.name as acceptedBy, d.acceptedAt, d.withdrawnReason, d.voucherId, d.version,
      (select coalesce(sum(valueFen), 0) from stockMoves where docId = d.id) as movedFen
    from stockDocs d join staff e on e.id = d.enteredByStaffId left join staff a on a.id = d.acceptedByStaffId where ${where} order by d.id desc limit 500`);
  const lines = await readRows<StockDoc['lines'][number] & { docId: StockDocId }>(db, sql`select l.docId, l.itemId, i.code, i.name, i.unit, i.spec, l.quantityCenti, l.countedCenti, coalesce(l.amountFen, (select sum(valueFen) from stockMoves where docId = l.docId and itemId = l.itemId)) as amountFen, l.reason
    from stockDocLines l join stockItems i on i.id = l.itemId where l.docId in (select value from json_each(${JSON.stringify(docs.map((doc) => doc.docId))})) order by l.docId, l.seq`);
  return docs.map(({ movedFen, ...doc }) => {
    const own = lines.filter((line) => line.docId === doc.docId).map(({ docId: _docId, ...line }) => line);
    return { ...doc, lines: own, amountFen: doc.kind === 'in' ? fen(own.reduce((sum, line) => sum + (line.amountFen ?? 0), 0)) : movedFen };
  });
}

export const listDocs = (db: Reader, input: InputOf<C['docs']>): Promise<StockDoc[]> => readDocs(db, sql`(${input.accountSetId} is null or d.accountSetId = ${input.accountSetId}) and (${input.kind} is null or d.kind = ${input.kind})`);

/** One paper. @throws AppError not_found */
export async function readDoc(db: Reader, docId: StockDocId): Promise<StockDoc> {
  const [doc] = await readDocs(db, sql`d.id = ${docId}`);
  if (doc === undefined) throw new AppError('not_found', { what: 'stockDoc', id: String(docId) });
  return doc;
}

/** The paper as it waits to be accepted. Refuses `not_found`, `changed_meanwhile`, `stock_doc_status`. */
export async function openDoc(db: Reader, input: { docId: StockDocId; version: number }): Promise<StockDoc> {
  const doc = await readDoc(db, input.docId);
  if (doc.status !== 'entered') throw new AppError('stock_doc_status', { docNo: doc.docNo, status: doc.status });
  if (doc.version !== input.version) throw new AppError('changed_meanwhile', { what: 'stockDoc' });
  return doc;
}

const PREFIX: Readonly<Record<StockDocKind, string>> = { in: 'RK', out: 'CK', count: 'PD' };

/** The next number of the year; withdrawn papers keep theirs. */
async function nextNumber(db: Reader, accountSetId: AccountSetId, kind: StockDocKind, day: Day): Promise<string> {
  const head = `${PREFIX[kind]}${yearOf(day)}-`;
  const row = await readRow<{ n: number }>(db, sql`select count(*) as n from stockDocs where accountSetId = ${accountSetId} and docNo glob ${`${head}*`}`);
  return `${head}${String((row?.n ?? 0) + 1).padStart(3, '0')}`;
}

interface Entry { readonly kind: StockDocKind; readonly accountSetId: AccountSetId; readonly pointId: StockPointId | null; readonly movedOn: Day; readonly outKind?: 'loss' | 'return'; readonly supplier?: string; readonly invoiceNo?: string; readonly note?: string; readonly counterCode?: string; readonly lines: readonly { itemId: number; quantityCenti: number; amountFen?: Fen }[] }

/** Writes a paper down, to be accepted. Refuses `stock_day_future`, and what `pointFor` refuses. */
export async function enterDoc({ trx, actor, clock }: CommandContext, entry: Entry): Promise<{ docId: StockDocId; docNo: string }> {
  if (entry.movedOn > clock.today()) throw new AppError('stock_day_future', { day: entry.movedOn, today: clock.today() });
  const { pointId } = await pointFor(trx, entry.pointId);
  const docNo = await nextNumber(trx, entry.accountSetId, entry.kind, entry.movedOn);
  const { id } = await trx.insertInto('stockDocs').values({
    accountSetId: entry.accountSetId, kind: entry.kind, docNo, movedOn: entry.movedOn, outKind: entry.outKind ?? null, supplier: entry.supplier ?? '', invoiceNo: entry.invoiceNo ?? '', note: entry.note ?? '', counterCode: entry.counterCode ?? null, status: 'entered',
    enteredByUserId: actor.userId, enteredByStaffId: actor.staffId, enteredAt: clock.now(), acceptedByUserId: null, acceptedByStaffId: null, acceptedAt: null, withdrawnReason: null, withdrawnByStaffId: null, withdrawnAt: null, voucherId: null, version: 1, pointId,
  }).returning('id').executeTakeFirstOrThrow();
  await sql`insert into stockDocLines (docId, seq, itemId, quantityCenti, countedCenti, amountFen, reason)
    select ${id}, j.key + 1, j.value ->> 0, j.value ->> 1, null, j.value ->> 2, '' from json_each(${JSON.stringify(entry.lines.map((line) => [line.itemId, line.quantityCenti, line.amountFen ?? null]))}) j`.execute(trx);
  return { docId: id, docNo };
}

/** Several lines of one item are one line: the paper says what came of each. */
export function merged<L extends { itemId: number; quantityCenti: number; amountFen?: Fen }>(lines: readonly L[]): L[] {
  const byItem = new Map<number, L>();
  for (const line of lines) {
    const before = byItem.get(line.itemId);
    byItem.set(line.itemId, before === undefined ? line : { ...before, quantityCenti: before.quantityCenti + line.quantityCenti, ...(line.amountFen === undefined ? {} : { amountFen: fen((before.amountFen ?? 0) + line.amountFen) }) });
  }
  return [...byItem.values()];
}

async function refuseCounter(db: Reader, accountSetId: AccountSetId, code: string): Promise<void> {
  const account = await db.selectFrom('accounts').select('leaf').where('accountSetId', '=', accountSetId).where('code', '=', code).executeTakeFirst();
  if (account?.leaf !== 1 || code.startsWith('121')) throw new AppError('stock_account_wrong', { accountCode: code });
}

/** 入库单. Refuses `stock_account_wrong`, items as `refuseItems` does, and `stock_invoice_taken` for a supplier's invoice that was entered before. */
export async function enterReceipt(context: CommandContext, input: InputOf<C['enterReceipt']>): Promise<OutputOf<C['enterReceipt']>> {
  await refuseCounter(context.trx, input.accountSetId, input.counterCode);
  await refuseItems(context.trx, input.accountSetId, input.lines.map((line) => line.itemId));
  const twin = await context.trx.selectFrom('stockDocs').select('docNo').where('accountSetId', '=', input.accountSetId).where('kind', '=', 'in').where('status', '<>', 'withdrawn').where('supplier', '=', input.supplier).where('invoiceNo', '=', input.invoiceNo).executeTakeFirst();
  if (twin !== undefined) throw new AppError('stock_invoice_taken', { supplier: input.supplier, invoiceNo: input.invoiceNo, docNo: twin.docNo });
  return enterDoc(context, { ...input, kind: 'in', lines: merged(input.lines) });
}

/** 出库单 for loss or return. Refuses as `enterReceipt` does; that there is enough is looked at when it is accepted. */
export async function enterOut(context: CommandContext, input: InputOf<C['enterOut']>): Promise<OutputOf<C['enterOut']>> {
  await refuseCounter(context.trx, input.accountSetId, input.counterCode);
  await refuseItems(context.trx, input.accountSetId, input.lines.map((line) => line.itemId));
  return enterDoc(context, { ...input, kind: 'out', lines: merged(input.lines) });
}

/** Gives a paper up that was not accepted; its number stays taken, its invoice may be entered again. */
export async function withdrawDoc({ trx, actor, clock }: CommandContext, input: InputOf<C['withdrawDoc']>): Promise<OutputOf<C['withdrawDoc']>> {
  const doc = await openDoc(trx, input);
  await trx.updateTable('stockDocs').set({ status: 'withdrawn', withdrawnReason: input.reason, withdrawnByStaffId: actor.staffId, withdrawnAt: clock.now(), version: doc.version + 1 }).where('id', '=', doc.docId).execute();
  return {};
}
