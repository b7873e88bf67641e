/** For `huilin verify`: balances = sums of moves, papers = moves = vouchers, nothing came back that was not issued. */
import { sql } from 'kysely';
import { readNumber, readRows, type Reader } from '#electron/residents/read-rows.ts';

/** All faults found, and what was counted. */
export async function verifyStock(db: Reader): Promise<{ faults: string[]; counted: Record<string, number> }> {
  const faults: string[] = [];
  const items = await readRows<{ code: string; name: string; centi: number; fen: number; lowest: number; backwards: number }>(db, sql`with run as (
      select itemId, id, balanceCenti, balanceFen, sum(quantityCenti) over w as centi, sum(valueFen) over w as fen, movedOn, lag(movedOn) over w as before from stockMoves window w as (partition by itemId order by id))
    select i.code, i.name, coalesce(sum(abs(r.balanceCenti - r.centi)), 0) as centi, coalesce(sum(abs(r.balanceFen - r.fen)), 0) as fen, coalesce(min(r.centi), 0) as lowest, coalesce(sum(r.movedOn < r.before), 0) as backwards
    from stockItems i left join run r on r.itemId = i.id group by i.id`);
  for (const item of items) {
    if (item.centi !== 0 || item.fen !== 0) faults.push(`stock: ${item.code} ${item.name}: balances are not the sums of the moves`);
    if (item.lowest < 0) faults.push(`stock: ${item.code} ${item.name}: below zero`);
    if (item.backwards > 0) faults.push(`stock: ${item.code} ${item.name}: days run backwards`);
  }
  const docs = await readRows<{ docNo: string; kind: string; status: string; moved: number; movedFen: number; wanted: number; wantedFen: number | null; bookedFen: number | null; voucherStatus: string | null; reversed: number }>(db, sql`select d.docNo, d.kind, d.status,
      (select coalesce(sum(quantityCenti), 0) from stockMoves where docId = d.id) as moved, (select coalesce(sum(valueFen), 0) from stockMoves where docId = d.id) as movedFen,
      (select coalesce(sum(case d.kind when 'in' then l.quantityCenti when 'out' then -l.quantityCenti else l.countedCenti - l.quantityCenti end), 0) from stockDocLines l where l.docId = d.id) as wanted,
      iif(d.kind = 'in', (select sum(amountFen) from stockDocLines l where l.docId = d.id), null) as wantedFen,
      (select sum(y.debitFen - y.creditFen) from voucherLines y join accounts a on a.id = y.accountId where y.voucherId = d.voucherId and a.code in (select accountCode from stockItems i join stockDocLines l on l.itemId = i.id where l.docId = d.id)) as bookedFen,
      v.status as voucherStatus, exists (select 1 from vouchers r where r.reversesVoucherId = d.voucherId and r.status = 'posted') as reversed
    from stockDocs d left join vouchers v on v.id = d.voucherId`);
  for (const doc of docs) {
    const wanted = doc.status === 'accepted' ? doc.wanted : 0;
    if (doc.moved !== wanted) faults.push(`stock: ${doc.docNo}: moved ${doc.moved} ≠ ${wanted}`);
    if (doc.status === 'accepted' && doc.wantedFen !== null && doc.movedFen !== doc.wantedFen) faults.push(`stock: ${doc.docNo}: worth ${doc.movedFen} ≠ ${doc.wantedFen}`);
    if (doc.movedFen !== (doc.bookedFen ?? 0)) faults.push(`stock: ${doc.docNo}: booked ${doc.bookedFen ?? 0} ≠ ${doc.movedFen}`);
    if (doc.voucherStatus !== null && doc.voucherStatus !== 'posted') faults.push(`stock: ${doc.docNo}: its voucher is not posted`);
    if (doc.reversed === 1) faults.push(`stock: ${doc.docNo}: its voucher was reversed, the goods were not`);
  }
  const undone = await readRows<{ id: number }>(db, sql`select m.id from stockMoves m join handouts h on h.id = m.handoutId where h.undoneAt is not null group by m.handoutId, m.itemId having sum(m.quantityCenti) <> 0 or sum(m.valueFen) <> 0`);
  for (const { id } of undone) faults.push(`stock: move ${id} is of a tick that was undone`);
  return { faults, counted: { stockItems: items.length, stockDocs: docs.length, stockMoves: await readNumber(db, sql`select count(*) as n from stockMoves`) } };
}
