/** An office with an account set of its own for tests of the books: made by the cashier, reviewed and posted by the accountant. */
import { day, month } from '#shared/days.ts';
import type { AccountSetId, VoucherId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import type { CommandContext } from '#electron/api/context.ts';
import type { Role } from '#shared/permissions.ts';
import { id } from '#shared/ids.ts';
import { openTestOffice, type TestOffice } from './open-test-office.ts';

/** '101 借 5.00' and '301 贷 -3': account code, side, yuan. */
export type LineText = string;

export function linesOf(...texts: LineText[]) {
  return texts.map((text) => {
    const [accountCode = '', side, yuan = ''] = text.split(' ');
    const amount = fen(Math.round(Number(yuan) * 100));
    return { summary: '测试摘要', accountCode, debitFen: side === '借' ? amount : fen(0), creditFen: side === '贷' ? amount : fen(0) };
  });
}

export interface Books {
  readonly office: TestOffice;
  readonly accountSetId: AccountSetId;
  /** Saves a draft as the cashier. */
  draft(voucherDate: string, ...lines: LineText[]): Promise<VoucherId>;
  /** Draft, submitted, reviewed and posted. */
  post(voucherDate: string, ...lines: LineText[]): Promise<VoucherId>;
  /** Hands a draft through to posted. */
  finish(voucherId: VoucherId): Promise<void>;
  /** Runs `work` in a transaction as a command of `userName` would. */
  command<R>(userName: Role, work: (context: Pick<CommandContext, 'trx' | 'clock' | 'actor'>) => Promise<R>): Promise<R>;
}

/** @param startMonth the first month of the account set; the clock stands at 2026-09-08 unless `now` says otherwise. */
export async function openBooks(options: { startMonth?: string; now?: string; users?: readonly Role[] } = {}): Promise<Books> {
  const office = await openTestOffice({ ...(options.now === undefined ? {} : { now: options.now }), users: options.users ?? ['accountant', 'cashier', 'director', 'clerk', 'reviewer'] });
  const { accountSetId } = await office.as('accountant').ledger.createAccountSet({ code: 'T1', name: '测试账套', kind: 'collective', startMonth: month(options.startMonth ?? '2026-01') });
  const draft: Books['draft'] = async (voucherDate, ...lines) => {
    const saved = await office.as('cashier').ledger.saveVoucher({ accountSetId, voucherDate: day(voucherDate), attachmentsCount: 1, lines: linesOf(...lines) });
    return saved.voucherId;
  };
  const finish: Books['finish'] = async (voucherId) => {
    await office.as('cashier').ledger.submitVoucher({ voucherId });
    await office.as('accountant').ledger.reviewVoucher({ voucherId });
    await office.as('accountant').ledger.postVouchers({ voucherIds: [voucherId] });
  };
  return {
    office, accountSetId, draft, finish,
    async post(voucherDate, ...lines) {
      const voucherId = await draft(voucherDate, ...lines);
      await finish(voucherId);
      return voucherId;
    },
    async command(userName, work) {
      const user = await office.sql.selectFrom('users').select(['id', 'staffId']).where('userName', '=', userName).executeTakeFirstOrThrow();
      const actor = { userId: id<'user'>(user.id), staffId: id<'staff'>(user.staffId), userName, staffName: userName, roles: [userName] };
      return office.office.core.database.writer.transaction().execute((trx) => work({ trx, clock: office.clock, actor }));
    },
  };
}
