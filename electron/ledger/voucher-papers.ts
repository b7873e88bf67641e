/** The vouchers of a month as papers to be bound: the register (凭证登记簿) and the covers of the volumes (会计基础工作规范 art. 55). */
import { sql } from 'kysely';
import type { Day, Month } from '#shared/days.ts';
import type { AccountSetId } from '#shared/ids.ts';
import type { VoucherCover, VoucherPaperRow, VoucherRegisterSheet } from '#shared/ledger/contract.ts';
import { readAccountSet } from './account-sets.ts';
import { listGaps } from './periods.ts';
import { scanCountOf } from './paper-conditions.ts';
import { readRows, type Reads } from './reads.ts';

/** Posted vouchers of a month in the order they are bound: by word, then number. */
export async function readVoucherRegister(db: Reads, { accountSetId, month }: { accountSetId: AccountSetId; month: Month }): Promise<VoucherRegisterSheet> {
  const set = await readAccountSet(db, accountSetId);
  const rows = await readRows<VoucherPaperRow>(db, sql`
    select v.id as voucherId, v.voucherDate, v.word, v.number, v.kind, v.totalFen, v.attachmentsCount, ${scanCountOf} as scanCount,
      coalesce((select summary from voucherLines where voucherId = v.id order by lineNo limit 1), '') as summary,
      m.name as maker, (select name from staff where id = v.reviewerStaffId) as reviewer, (select name from staff where id = v.posterStaffId) as poster
    from vouchers v join staff m on m.id = v.makerStaffId
    where v.accountSetId = ${accountSetId} and v.month = ${month} and v.status = 'posted' order by v.word, v.number`);
  const { unposted } = (await readRows<{ unposted: number }>(db, sql`select count(*) as unposted from vouchers where accountSetId = ${accountSetId} and month = ${month} and status <> 'posted'`))[0] ?? { unposted: 0 };
  return { accountSetName: set.name, month, rows, gaps: await listGaps(db, accountSetId, month), unposted };
}

/**
 * One cover for each volume: the vouchers of one word, at most `perVolume` of them, never two words in one volume. Numbers are
 * without gaps, so from, to and count prove each other; where a number is missing the sheet says so.
 */
export function coversOf(sheet: VoucherRegisterSheet, perVolume: number): VoucherCover[] {
  const words = [...new Set(sheet.rows.map((row) => row.word))];
  return words.flatMap((word) => {
    const rows = sheet.rows.filter((row) => row.word === word);
    const volumes = Math.ceil(rows.length / perVolume);
    return Array.from({ length: volumes }, (_, index) => coverOf(word, rows.slice(index * perVolume, (index + 1) * perVolume), index + 1, volumes));
  });
}

function coverOf(word: string, rows: readonly VoucherPaperRow[], volume: number, volumes: number): VoucherCover {
  const days = rows.map((row) => row.voucherDate).toSorted();
  return {
    word, volume, volumes, fromNumber: rows[0]?.number ?? 0, toNumber: rows.at(-1)?.number ?? 0, count: rows.length,
    fromDay: days[0] as Day, toDay: days.at(-1) as Day,
    attachments: rows.reduce((sum, row) => sum + row.attachmentsCount, 0), scans: rows.reduce((sum, row) => sum + row.scanCount, 0),
  };
}
