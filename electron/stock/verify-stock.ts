/** For `huilin verify`: balances = sums of moves, by point and in all, papers = moves = vouchers, nothing came back that was not issued. */
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
  faults.push(...await verifyPoints(db));
  return { faults, counted: { stockItems: items.length, stockDocs: docs.length, stockMoves: await readNumber(db, sql`select count(*) as n from stockMoves`), stockTransfers: await readNumber(db, sql`select count(*) as n from stockTransfers`) } };
}

/** Every move and transfer at its points, each point's balance the sum of them and never below zero, all points together what the office has. */
async function verifyPoints(db: Reader): Promise<string[]> {
  const named = await readRows<{ code: string; point: string; off: number; lowest: number }>(db, sql`with run as (select itemId, pointId, balanceCenti, sum(quantityCenti) over (partition by itemId, pointId order by id) as centi from stockPointMoves)
    select i.code, p.name as point, sum(abs(r.balanceCenti - r.centi)) as off, min(r.centi) as lowest from run r join stockItems i on i.id = r.itemId join stockPoints p on p.id = r.pointId group by r.itemId, r.pointId having off <> 0 or lowest < 0`);
  const apart = await readRows<{ code: string }>(db, sql`select i.code from stockItems i
    where (select coalesce(sum(quantityCenti), 0) from stockMoves where itemId = i.id) <> (select coalesce(sum(quantityCenti), 0) from stockPointMoves where itemId = i.id)`);
  const astray = await readRows<{ id: number }>(db, sql`select m.id from stockMoves m left join stockPointMoves p on p.moveId = m.id where p.id is null or p.itemId <> m.itemId or p.pointId <> m.pointId or p.quantityCenti <> m.quantityCenti
    union select b.id from stockMoves b join stockMoves m on m.id = b.undoesMoveId where b.pointId <> m.pointId`);
  const brought = await readRows<{ transferNo: string }>(db, sql`select distinct t.transferNo from stockTransfers t left join stockTransferLines l on l.transferId = t.id
    left join stockPointMoves f on f.transferId = t.id and f.itemId = l.itemId and f.pointId = t.fromPointId left join stockPointMoves o on o.transferId = t.id and o.itemId = l.itemId and o.pointId = t.toPointId
    where l.itemId is null or coalesce(f.quantityCenti, 0) <> -l.quantityCenti or coalesce(o.quantityCenti, 0) <> l.quantityCenti or (select count(*) from stockPointMoves where transferId = t.id) <> 2 * (select count(*) from stockTransferLines where transferId = t.id)`);
  return [
    ...named.map((row) => `stock: ${row.code} at ${row.point}: ${row.lowest < 0 ? 'below zero' : 'balances are not the sums of the moves'}`), ...apart.map((row) => `stock: ${row.code}: the points together are not what the office has`),
    ...astray.map((row) => `stock: move ${row.id} is not at its point`), ...brought.map((row) => `stock: ${row.transferNo}: what was brought is not what its lines say`),
  ];
}
