/** Books with one bank account, and statements in the ways banks write them, for tests of bank and cash. */
import { openBooks, type Books } from './books.ts';
import type { OutputOf } from '#shared/contract.ts';
import { day } from '#shared/days.ts';
import type { Id } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import type { treasuryContract } from '#shared/treasury/contract.ts';
import type { StatementMapping } from '#shared/treasury/statement-columns.ts';

export interface Treasury extends Books {
  readonly treasuryAccountId: Id<'treasuryAccount'>;
  /** Reads a file as the screen does, with its proposed mapping, and imports it as the cashier. */
  take(name: string, bytes: Buffer): Promise<OutputOf<typeof treasuryContract.importStatement>>;
  look(name: string, bytes: Buffer): Promise<OutputOf<typeof treasuryContract.previewStatement>>;
}

/** The account 10201 with 1,000.00 at the end of 2025, opened in the books by a voucher of opening balances. */
export async function openTreasury(options: { startFen?: number } = {}): Promise<Treasury> {
  const books = await openBooks({ startMonth: '2026-01' });
  const startFen = options.startFen ?? 100_000;
  const { treasuryAccountId } = await books.office.as('accountant').treasury.saveAccount({
    accountSetId: books.accountSetId, accountCode: '10201', kind: 'basic', bankName: '农商银行', number: '9020 1020 0000 1234 567', openedOn: day('2020-01-01'), startsOn: day('2026-01-01'), startBalanceFen: fen(startFen),
  });
  const read = async (name: string, bytes: Buffer) => {
    const upload = books.office.office.receiveFile(await books.office.token('cashier'), name, bytes);
    if (!upload.ok) throw new Error(upload.code);
    const { fileId } = upload.value;
    const { header, sheet } = await books.office.as('cashier').treasury.readStatement({ treasuryAccountId, fileId });
    if (header === null) throw new Error('no header found');
    const mapping: StatementMapping = Object.fromEntries(header.columns.map((column) => [String(column.index), column.field]));
    return { treasuryAccountId, fileId, sheet, headerRow: header.row, mapping };
  };
  return {
    ...books, treasuryAccountId,
    look: async (name, bytes) => books.office.as('cashier').treasury.previewStatement(await read(name, bytes)),
    async take(name, bytes) {
      const input = await read(name, bytes);
      const preview = await books.office.as('cashier').treasury.previewStatement(input);
      return books.office.as('cashier').treasury.importStatement({ ...input, sha256: preview.sha256, expectNew: preview.counts.new });
    },
  };
}

export interface BankRow { readonly on: string; readonly yuan: number; readonly balance?: number; readonly who?: string; readonly what?: string; readonly no?: string }

/** A plain csv in UTF-8: 交易日期,收入,支出,余额,对方户名,摘要,流水号. */
export function bankCsv(rows: readonly BankRow[]): Buffer {
  const head = '交易日期,收入,支出,余额,对方户名,摘要,流水号';
  const cell = (amount: number | undefined): string => (amount === undefined ? '' : amount.toFixed(2));
  return Buffer.from([head, ...rows.map((row) => [row.on, row.yuan > 0 ? cell(row.yuan) : '', row.yuan < 0 ? cell(-row.yuan) : '', cell(row.balance), row.who ?? '', row.what ?? '', row.no ?? ''].join(','))].join('\n') + '\n', 'utf8');
}
