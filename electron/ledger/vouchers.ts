import { sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '#electron/api/context.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountSetId, VoucherId } from '#shared/ids.ts';
import type { Voucher, VoucherLine, VoucherRow, voucherFilterSchema } from '#shared/ledger/contract.ts';
import { parseYuan } from '#shared/money.ts';
import { normaliseSearchText } from '#shared/pinyin.ts';
import { may } from '#shared/permissions.ts';
import type { Month } from '#shared/days.ts';
import { notScanned, scanCountOf, withoutPapers } from './paper-conditions.ts';
import { readRows, type Reads } from './reads.ts';

type Filter = z.output<typeof voucherFilterSchema>;

/** What a search text can mean for a voucher: a number ('12', '记-12'), an amount, words of a summary, an account, a maker. */
function searchCondition(search: string) {
  const text = normaliseSearchText(search);
  const like = `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
  const numbered = /^(\D{0,4}?)(?:字第|-|第)?0*(\d{1,6})号?$/.exec(text);
  const amount = parseYuan(text);
  return sql<boolean>`(
    (${numbered !== null} and v.number = ${Number(numbered?.[2] ?? 0)} and (${numbered?.[1] ?? ''} = '' or v.word = ${numbered?.[1] ?? ''}))
    or (${amount.ok} and v.totalFen = ${amount.ok ? amount.fen : 0})
    or s.name like ${like} escape '\\'
    or exists (select 1 from voucherLines l join accounts a on a.id = l.accountId where l.voucherId = v.id and (
      l.summary like ${like} escape '\\' or a.name like ${like} escape '\\' or l.counterparty like ${like} escape '\\' or (${/^\d{3,}$/.test(text)} and a.code like ${`${text}%`}))))`;
}

/** Vouchers by filter and search, the latest day first, with how many there are in all. */
export async function listVouchers(db: Reads, filter: Filter): Promise<{ rows: VoucherRow[]; count: number }> {
  const conditions = [sql`v.accountSetId = ${filter.accountSetId}`];
  if (filter.fromMonth !== undefined) conditions.push(sql`v.month >= ${filter.fromMonth}`);
  if (filter.toMonth !== undefined) conditions.push(sql`v.month <= ${filter.toMonth}`);
  if (filter.status !== undefined) conditions.push(sql`v.status = ${filter.status}`);
  if (filter.kind !== undefined) conditions.push(sql`v.kind = ${filter.kind}`);
  if (filter.sourceKind !== undefined) conditions.push(sql`v.sourceKind = ${filter.sourceKind}`);
  if (filter.accountId !== undefined) conditions.push(sql`exists (select 1 from voucherLines l where l.voucherId = v.id and l.accountId = ${filter.accountId})`);
  if (filter.papers !== undefined) conditions.push(filter.papers === 'none' ? withoutPapers : notScanned);
  if (filter.batchId !== undefined) conditions.push(sql`exists (select 1 from voucherLines l where l.voucherId = v.id and l.batchId = ${filter.batchId})`);
  if (filter.search !== undefined && filter.search.trim() !== '') conditions.push(searchCondition(filter.search));
  const where = sql.join(conditions, sql` and `);
  const from = sql`from vouchers v join staff s on s.id = v.makerStaffId where ${where}`;
  const [total] = await readRows<{ count: number }>(db, sql`select count(*) as count ${from}`);
  const rows = await readRows<VoucherRow>(db, sql`
    select v.id as voucherId, v.month, v.word, v.number, v.voucherDate, v.kind, v.status, v.totalFen, v.attachmentsCount, ${scanCountOf} as scanCount, v.sourceKind, v.reversesVoucherId,
      coalesce((select summary from voucherLines where voucherId = v.id order by lineNo limit 1), '') as summary,
      (select count(*) from voucherLines where voucherId = v.id) as lineCount,
      s.name as maker, (select name from staff where id = v.reviewerStaffId) as reviewer, (select name from staff where id = v.posterStaffId) as poster,
      (select id from vouchers where reversesVoucherId = v.id) as reversedByVoucherId
    ${from} order by v.voucherDate desc, v.number desc nulls first, v.id desc limit ${filter.limit} offset ${filter.offset}`);
  return { rows, count: total?.count ?? 0 };
}

type VoucherHead = Omit<Voucher, 'lines' | 'maker' | 'reviewer' | 'poster' | 'reverses' | 'reversedBy' | 'may'> & {
  makerUserId: number; makerStaffId: number; makerName: string; reviewerUserId: number | null; reviewerName: string | null; posterUserId: number | null; posterName: string | null;
  reverses: string | null; reversedBy: string | null;
};

const lineColumns = sql`select l.voucherId, l.lineNo, l.summary, l.accountId, a.code as accountCode, a.name as accountName,
  (with recursive up as (select a.id as id, a.name as path, a.parentId as parentId union all
    select p.id, p.name || '／' || up.path, p.parentId from up join accounts p on p.id = up.parentId)
    select path from up where parentId is null) as accountPath,
  l.debitFen, l.creditFen, l.residentId, r.name as residentName, l.householdId, h.householdNo, l.programmeId, (select name from programmes where id = l.programmeId) as programmeName, l.batchId, l.counterparty, l.project, l.fund, l.team, l.contract
  from voucherLines l join accounts a on a.id = l.accountId left join residents r on r.id = l.residentId left join households h on h.id = l.householdId`;

const headColumns = sql`select v.id as voucherId, v.accountSetId, s.name as accountSetName, v.month, v.word, v.number, v.voucherDate, v.kind, v.status, v.attachmentsCount, v.totalFen,
  v.makerUserId, v.makerStaffId, m.name as makerName, v.reviewerUserId, rv.name as reviewerName, v.posterUserId, po.name as posterName,
  v.submittedAt, v.reviewedAt, v.postedAt, v.returnReason, v.sourceKind, v.sourceId, v.sourceStep, v.postingNo, v.fingerprint, v.version,
  coalesce(p.status, 'open') as periodStatus,
  (select json_object('voucherId', id, 'word', word, 'number', number, 'voucherDate', voucherDate) from vouchers where id = v.reversesVoucherId) as reverses,
  (select json_object('voucherId', id, 'word', word, 'number', number, 'voucherDate', voucherDate, 'status', status) from vouchers where reversesVoucherId = v.id) as reversedBy
  from vouchers v join accountSets s on s.id = v.accountSetId join staff m on m.id = v.makerStaffId
  left join staff rv on rv.id = v.reviewerStaffId left join staff po on po.id = v.posterStaffId
  left join fiscalPeriods p on p.accountSetId = v.accountSetId and p.month = v.month`;

/** Whole vouchers in the order asked for, as `actor` may act on them. Refuses `not_found`. */
export async function readVouchers(db: Reads, voucherIds: readonly VoucherId[], actor: Actor): Promise<Voucher[]> {
  const ids = JSON.stringify(voucherIds);
  const heads = await readRows<VoucherHead>(db, sql`${headColumns} where v.id in (select value from json_each(${ids}))`);
  const lines = await readRows<VoucherLine & { voucherId: VoucherId }>(db, sql`${lineColumns} where l.voucherId in (select value from json_each(${ids})) order by l.voucherId, l.lineNo`);
  const linesOf = new Map<VoucherId, VoucherLine[]>(voucherIds.map((voucherId) => [voucherId, []]));
  for (const { voucherId, ...line } of lines) linesOf.get(voucherId)?.push(line);
  const byId = new Map(heads.map((head) => [head.voucherId, head]));
  return voucherIds.map((voucherId) => {
    const head = byId.get(voucherId);
    if (!head) throw new AppError('not_found', { what: 'voucher', id: String(voucherId) });
    return wholeVoucher(head, linesOf.get(voucherId) ?? [], actor);
  });
}

/** All posted vouchers of some months, in the order of their numbers. */
export async function readPostedVouchers(db: Reads, range: { accountSetId: AccountSetId; fromMonth: Month; toMonth: Month }, actor: Actor): Promise<Voucher[]> {
  const ids = await db.selectFrom('vouchers').select('id').where('accountSetId', '=', range.accountSetId).where('status', '=', 'posted')
    .where('month', '>=', range.fromMonth).where('month', '<=', range.toMonth).orderBy('month').orderBy('word').orderBy('number').execute();
  return readVouchers(db, ids.map((row) => row.id), actor);
}

function wholeVoucher(head: VoucherHead, lines: VoucherLine[], actor: Actor): Voucher {
  const { makerUserId, makerStaffId, makerName, reviewerUserId, reviewerName, posterUserId, posterName, reverses, reversedBy, ...rest } = head;
  const person = (userId: number | null, name: string | null) => (userId === null || name === null ? null : { userId: userId as Voucher['maker']['userId'], name });
  const own = actor.staffId === makerStaffId;
  const open = head.periodStatus === 'open';
  const cashier = actor.roles.includes('cashier');
  const is = (...statuses: Voucher['status'][]): boolean => statuses.includes(head.status);
  return {
    ...rest, lines,
    maker: { userId: makerUserId as Voucher['maker']['userId'], name: makerName }, reviewer: person(reviewerUserId, reviewerName), poster: person(posterUserId, posterName),
    reverses: reverses === null ? null : (JSON.parse(reverses) as Voucher['reverses']), reversedBy: reversedBy === null ? null : (JSON.parse(reversedBy) as Voucher['reversedBy']),
    may: {
      edit: is('draft') && own && head.kind !== 'reversal' && may(actor.roles, 'ledger.make'),
      submit: is('draft') && own && may(actor.roles, 'ledger.make'),
      review: is('submitted') && !own && !cashier && open && may(actor.roles, 'ledger.review'),
      sendBack: is('submitted', 'reviewed') && may(actor.roles, 'ledger.review'),
      post: is('reviewed') && !cashier && open && may(actor.roles, 'ledger.post'),
      reverse: is('posted') && head.kind !== 'reversal' && reversedBy === null && may(actor.roles, 'ledger.make'),
    },
  };
}
