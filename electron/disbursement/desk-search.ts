/** Who stands at the desk: found by name, pinyin, initials, roster number or the tail of the ID number, among the people of one batch. */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { payingContract } from '#shared/disbursement/paying-contract.ts';
import { fen } from '#shared/money.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { pointsInUse, readPointsOfGrids } from '#electron/stock/points.ts';
import { tailIndex } from '#electron/residents/judge-person.ts';
import { readProgramme } from '#electron/welfare/versions.ts';
import { basketsOf, goodsOfLineText, readGoodsNeed, withClaims } from './goods.ts';
import { readBatch } from './move-batch.ts';

/** More than these nobody reads at a desk: another letter is quicker. */
const SHOWN = 12;

type Desk = OutputOf<typeof payingContract.desk>;

/**
 * The people of the batch the words fit, those still to come first, and how the day stands. Words: Chinese (part of the name), letters
 * (pinyin or initials), four or six digits (tail of the ID number), up to three digits (number on the roster).
 */
export async function readDesk(context: QueryContext, input: InputOf<typeof payingContract.desk>): Promise<Desk> {
  const { db, vault } = context;
  const batch = await readBatch(db, input.batchId);
  const programme = await readProgramme(db, batch.programmeId);
  const words = input.search.toLowerCase().replace(/\s+/g, '');
  const tail = /^(\d{4}|\d{3}x|\d{6}|\d{5}x)$/.test(words) ? words.toUpperCase() : null;
  const found = words === '' ? [] : await db.selectFrom('batchLines as l').innerJoin('residents as r', 'r.id', 'l.residentId')
    .leftJoin('handouts as h', (j) => j.onRef('h.lineId', '=', 'l.id').on('h.undoneAt', 'is', null)).leftJoin('staff as s', 's.id', 'h.staffId')
    .select(['l.id as lineId', 'l.lineNo', 'l.residentId', 'l.name', 'l.headName', 'l.sex', 'l.age', 'l.gridName', 'l.buildingName', 'l.idNumberMasked', 'l.standardFen', 'l.amountFen', 'l.status', 'l.statusReason', 'h.id as handoutId', 'h.takerName', 'h.proxyRelation', 'h.proxyIdTail', 'h.at as takenAt', 'h.bookedStep', 's.name as giver'])
    .where('l.batchId', '=', batch.id).where('l.status', 'not in', ['removed', 'cancelled'])
    .where((e) => e.or([
      sql<boolean>`instr(lower(l.name), ${words}) > 0`, sql<boolean>`${/^[a-z]+$/.test(words) ? 1 : 0} and (substr(r.namePinyin, 1, ${words.length}) = ${words} or substr(r.nameInitials, 1, ${words.length}) = ${words})`,
      sql<boolean>`${/^\d{1,3}$/.test(words) ? Number(words) : -1} = l.lineNo`,
      ...(tail === null ? [] : [e(tail.length === 4 ? 'r.idTail4Index' : 'r.idTail6Index', '=', tailIndex(vault, tail.length === 4 ? 'idTail4' : 'idTail6', tail))]),
    ]))
    .orderBy(sql`(l.status = 'toPay' and h.id is null)`, 'desc').orderBy('l.lineNo').limit(SHOWN).execute();
  const owed = found.length === 0 ? [] : await db.selectFrom('unclaimedLines as u').innerJoin('batchLines as l', 'l.id', 'u.lineId').innerJoin('batches as b', 'b.id', 'l.batchId').select(['l.residentId', 'b.batchNo', 'l.amountFen'])
    .where('l.residentId', 'in', found.map((row) => row.residentId)).where('l.batchId', '<>', batch.id)
    .where((e) => e.not(e.exists(e.selectFrom('batchLines as n').select('n.id').whereRef('n.parentLineId', '=', 'l.id').where('n.status', 'not in', ['removed', 'cancelled'])))).execute();
  const counts = await db.selectFrom('batchLines as l').leftJoin('handouts as h', (j) => j.onRef('h.lineId', '=', 'l.id').on('h.undoneAt', 'is', null)).where('l.batchId', '=', batch.id).select([
    sql<number>`count(*) filter (where l.status = 'toPay' and h.id is null)`.as('openPersons'), sql<number>`coalesce(sum(l.amountFen) filter (where l.status = 'toPay' and h.id is null), 0)`.as('openFen'),
    sql<number>`count(*) filter (where h.id is not null and h.bookedStep is null)`.as('tickedPersons'), sql<number>`coalesce(sum(l.amountFen) filter (where h.id is not null and h.bookedStep is null), 0)`.as('tickedFen'),
    sql<number>`count(*) filter (where l.status = 'paid')`.as('bookedPersons'), sql<number>`coalesce(sum(l.paidFen), 0)`.as('bookedFen'),
  ]).executeTakeFirstOrThrow();
  const ticks = await db.selectFrom('handouts as h').innerJoin('batchLines as l', 'l.id', 'h.lineId').innerJoin('staff as s', 's.id', 'h.staffId')
    .select(['h.id as handoutId', 'h.lineId', 'l.status', 'l.lineNo', 'l.name', 'l.standardFen', 'l.amountFen', 'h.takerName', 'h.proxyRelation', 'h.proxyIdTail', 'h.proxyReason', 'h.takenOn', 'h.at', 's.name as giver', 'h.bookedStep', sql<string | null>`(select k.name from stockMoves m join stockPoints k on k.id = m.pointId where m.handoutId = h.id limit 1)`.as('pointName')])
    .where('h.batchId', '=', batch.id).where('h.undoneAt', 'is', null).orderBy('h.id', 'desc').limit(200).execute();
  const cash = await db.selectFrom('deskCash').select([sql<number>`coalesce(sum(amountFen) filter (where kind = 'draw'), 0)`.as('drawnFen'), sql<number>`coalesce(sum(amountFen) filter (where kind = 'deposit'), 0)`.as('depositedFen')]).where('batchId', '=', batch.id).executeTakeFirstOrThrow();
  const baskets = await basketsOf(db, batch);
  const claimsOf = new Map((baskets.length === 0 ? [] : await withClaims(db, batch.id, [...found, ...ticks].map(({ lineId }) => ({ lineId })))).map((line) => [line.lineId as number, line.claimFens]));
  const points = baskets.length === 0 ? [] : await pointsInUse(db);
  const several = points.length > 1;
  const pointOf = await readPointsOfGrids(db);
  return {
    batchId: batch.id, batchNo: batch.batchNo, programmeName: programme.name, search: input.search, status: batch.status, version: batch.version, payBy: batch.payBy,
    found: found.map(({ bookedStep, handoutId, takerName, takenAt, giver, proxyRelation, proxyIdTail, residentId, standardFen, ...row }) => ({
      ...row, residentId, goods: goodsOfLineText(baskets, { standardFen, amountFen: row.amountFen, claimFens: claimsOf.get(row.lineId) }), pointName: several ? pointOf(row.gridName).name : '', taken: handoutId === null || takerName === null || takenAt === null ? null : { handoutId, takerName, proxyRelation, proxyIdTail, at: takenAt, giver: giver ?? '', booked: bookedStep !== null },
      owed: owed.filter((each) => each.residentId === residentId).map(({ batchNo, amountFen }) => ({ batchNo, amountFen })),
    })),
    openPersons: counts.openPersons, openFen: fen(counts.openFen), tickedPersons: counts.tickedPersons, tickedFen: fen(counts.tickedFen), bookedPersons: counts.bookedPersons, bookedFen: fen(counts.bookedFen),
    drawnFen: fen(cash.drawnFen), depositedFen: fen(cash.depositedFen),
    goods: baskets.length === 0 ? [] : await readGoodsNeed(db, batch, baskets, several ? input.pointId : null),
    points: several ? points : [],
    ticks: ticks.map(({ bookedStep, status, standardFen, pointName, ...tick }) => ({ ...tick, pointName: several ? (pointName ?? '') : '', goods: goodsOfLineText(baskets, { standardFen, amountFen: tick.amountFen, claimFens: claimsOf.get(tick.lineId) }), booked: bookedStep !== null, back: status === 'returned' })),
  };
}
