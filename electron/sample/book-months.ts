/**
 * The vouchers of the practice community that do not come from batches. In the calendar year 2025 they add up, with the
 * batches of W01 to W03 and W09 and the interest of the relief fund, to the income statement 9,600,000 + 1,500,000 + 600,000 + 300,000 − 2,400,000 − 480,000 −
 * 1,620,000 − 2,340,000 − 110,000 − 150,000 = 4,900,000 yuan.
 */
import { addDays, firstDay, lastDay, type Day, type Month } from '#shared/days.ts';
import type { AccountSetId } from '#shared/ids.ts';
import { fen, type Fen } from '#shared/money.ts';
import { FUND_INTEREST } from './relief-months.ts';
import type { SampleDesk } from './sample-desk.ts';

interface Line { readonly summary: string; readonly account: string; readonly debit?: number; readonly credit?: number }
interface Entry { readonly day: number; readonly attachments: number; readonly lines: readonly Line[] }

const BANK = '10201';
const yuan = (amount: number): Fen => fen(amount * 100);
/** Something that came in: the bank on one side, the accounts it is for on the other. Yuan. */
const received = (day: number, attachments: number, ...lines: (readonly [summary: string, account: string, amount: number])[]): Entry => ({
  day, attachments,
  lines: [{ summary: lines[0]![0], account: BANK, debit: lines.reduce((sum, line) => sum + line[2], 0) }, ...lines.map(([summary, account, credit]) => ({ summary, account, credit }))],
});
const paid = (day: number, attachments: number, ...lines: (readonly [summary: string, account: string, amount: number])[]): Entry => ({
  day, attachments,
  lines: [...lines.map(([summary, account, debit]) => ({ summary, account, debit })), { summary: lines[0]![0], account: BANK, credit: lines.reduce((sum, line) => sum + line[2], 0) }],
});

/** Welfare that is not paid through batches, by the month of the year in which it falls. */
const WELFARE_OF_MONTH: Readonly<Record<string, readonly (readonly [string, string, number])[]>> = {
  '01': [['春节慰问60岁以上老人', '5140401', 63_600], ['春节慰问各户', '5140401', 123_000]],
  '03': [['付上半年校车费', '5140202', 90_000], ['付居民意外伤害险', '5140302', 59_000]],
  '05': [['付居民免费查体费', '5140303', 111_600]],
  '09': [['付下半年校车费', '5140202', 90_000], ['发放升学助学金', '5140203', 67_000]],
  '11': [['代缴居民医疗保险', '5140301', 472_000]],
};

function entriesOf(month: Month): Entry[] {
  const mm = month.slice(5);
  const quarterEnd = ['03', '06', '09', '12'].includes(mm);
  const entries = [
    received(6, 3, ['收土地租赁费', '5010101', 180_000], ['收厂房租赁费', '5010102', 420_000], ['收沿街网点租赁费', '5010103', 200_000]),
    paid(10, 2, ['付物业维修及经营费用', '511', 200_000]),
    paid(12, 1, ['缴税金及附加', '512', 40_000]),
    paid(15, 4, ['付干部报酬', '51301', 52_000], ['付办公费', '51302', 9_000], ['付水电费', '51304', 24_000], ['付运转支出', '51320', 50_000]),
    paid(18, 2, ['付村庄清洁劳务', '51406', mm === '12' ? 4_200 : 2_000]),
  ];
  const welfare = WELFARE_OF_MONTH[mm];
  if (welfare) entries.push(paid(20, 2, ...welfare));
  if (quarterEnd) {
    entries.push(received(21, 1, ['收运转经费补助', '50301', 150_000], ['收存款利息', '504', 75_000 - FUND_INTEREST]));
    entries.push(paid(22, 2, ['志愿者积分兑换物品', '51407', 10_000]));
  }
  if (mm === '06') entries.push(paid(25, 1, ['付其他支出', '515', 110_000]));
  if (mm === '12') {
    entries.push(received(26, 1, ['收股权投资分红', '502', 1_500_000]));
    entries.push(paid(28, 1, ['缴所得税', '521', 150_000]));
  }
  return entries;
}

/** What the collective owns and owes when the books begin, in yuan. */
const OPENING: readonly (readonly [account: string, debit: number, credit: number])[] = [
  [BANK, 8_650_000, 0], ['10202', 1_500_000, 0], ['151', 36_000_000, 0], ['152', 0, 9_300_000], ['30101', 0, 21_000_000],
  ['31101', 0, 14_000_000], ['31107', 0, 1_500_000], ['32202', 0, 350_000],
];

/** The opening balances as one voucher on the last day before the first month. */
export async function bookOpening(desk: SampleDesk, accountSetId: AccountSetId, opensOn: Day): Promise<void> {
  await book(desk, accountSetId, opensOn, 'opening', 0, OPENING.map(([account, debit, credit]) => ({ summary: '期初余额', account, ...(debit > 0 ? { debit } : { credit }) })));
}

/** One month's vouchers: made by the cashier, reviewed and posted by the accountant. */
export async function bookMonth(desk: SampleDesk, accountSetId: AccountSetId, month: Month): Promise<void> {
  const last = lastDay(month);
  for (const entry of entriesOf(month)) {
    const on = addDays(firstDay(month), entry.day - 1);
    await book(desk, accountSetId, on > last ? last : on, 'ordinary', entry.attachments, entry.lines);
  }
}

async function book(desk: SampleDesk, accountSetId: AccountSetId, voucherDate: Day, kind: 'ordinary' | 'opening', attachmentsCount: number, lines: readonly Line[]): Promise<void> {
  desk.clock.goTo(voucherDate);
  const cashier = desk.as('cashier');
  const accountant = desk.as('accountant');
  const { voucherId } = await cashier.ledger.saveVoucher({
    accountSetId, voucherDate, kind, attachmentsCount,
    lines: lines.map((line) => ({ summary: line.summary, accountCode: line.account, debitFen: yuan(line.debit ?? 0), creditFen: yuan(line.credit ?? 0) })),
  });
  await cashier.ledger.submitVoucher({ voucherId });
  await accountant.ledger.reviewVoucher({ voucherId });
  await accountant.ledger.postVouchers({ voucherIds: [voucherId] });
}
