/**
 * The year 2026 of a small cooperative as its papers tell it: every voucher with its accounts and amounts, written out by hand, and what the bank
 * saw of them. Nothing here is asked of the program; balances and statements of the story are reckoned from these lines alone.
 */

/** '10201 D 12.50': account, side, yuan. */
export type LineText = `${string} ${'D' | 'C'} ${number}`;
export interface Entry { readonly on: string; readonly what: string; readonly lines: readonly LineText[] }

/** Taken over from the old books. */
export const OPENING: readonly LineText[] = ['101 D 5000', '10201 D 800000', '112 D 30000', '151 D 600000', '152 C 120000', '30101 C 900000', '31101 C 300000', '32202 C 115000'];

const entry = (on: string, what: string, ...lines: LineText[]): Entry => ({ on: `2026-${on}`, what, lines });

/** Typed into the grid by the cashier. */
export const TYPED: readonly Entry[] = [
  entry('01-06', '提取备用金', '101 D 3000', '10201 C 3000'),
  entry('01-12', '收物业费', '10201 D 18000', '50105 C 18000'),
  entry('02-09', '春节慰问', '5140401 D 24000', '10201 C 24000'),
  entry('03-16', '付办公用品', '51302 D 860.5', '101 C 860.5'),
  entry('04-20', '付审计费', '51306 D 6000', '10201 C 6000'),
  entry('05-11', '购防暑物品', '121 D 4200', '10201 C 4200'),
  entry('06-15', '发放防暑物品', '51405 D 4200', '121 C 4200'),
  entry('07-13', '收运转经费补助', '10201 D 50000', '50301 C 50000'),
  entry('08-17', '缴税金及附加', '512 D 2345.67', '10201 C 2345.67'),
  entry('09-21', '收投资分红', '10201 D 30000', '502 C 30000'),
  entry('11-11', '付水电费', '51304 D 3210.98', '10201 C 3210.98'),
  entry('12-29', '开支票付房屋修缮', '511 D 9500', '10201 C 9500'),
];

/** The shop is let for the year at 120,000, due by the quarter; of the last quarter 10,000 stay owed. */
export const RENT_BOOKED: readonly Entry[] = ['01-05', '04-03', '07-03', '10-08'].map((on) => entry(on, '租金入账', '112 D 30000', '5010103 C 30000'));
export const RENT_RECEIVED: readonly Entry[] = [['01-08', 30_000], ['04-10', 30_000], ['07-10', 30_000], ['10-15', 20_000]].map(([on, amount]) => entry(String(on), '收租金', `10201 D ${Number(amount)}`, `112 C ${Number(amount)}`));
export const DEPOSIT = entry('01-08', '收押金', '10201 D 10000', '21104 C 10000');

const LAST_DAYS = ['01-31', '02-28', '03-31', '04-30', '05-31', '06-30', '07-31', '08-31', '09-30', '10-31', '11-30', '12-31'] as const;
/** 60,000 over sixty months. */
export const DEPRECIATION: readonly Entry[] = LAST_DAYS.map((on) => entry(on, '计提折旧', '51305 D 1000', '152 C 1000'));
export const SALARIES: readonly Entry[] = LAST_DAYS.map((on) => entry(`${on.slice(0, 2)}-15`, '付干部报酬', '51301 D 8000', '10201 C 8000'));

/** Restricted money: fund, recipe, the voucher it has to make. */
export interface FundAct extends Entry { readonly fund: string; readonly recipe: string; readonly amount: number }
const act = (fund: string, recipe: string, amount: number, on: string, ...lines: LineText[]): FundAct => ({ ...entry(on, `${fund}：${recipe}`, ...lines), fund, recipe, amount });
export const FUNDS = [
  { name: '村道维修补助', kind: 'grant', accountCode: '241' }, { name: '水渠工程', kind: 'oneProject', accountCode: '231' }, { name: '清淤', kind: 'oneProject', accountCode: '231' },
  { name: '大病救助基金', kind: 'reserve', accountCode: '31107' }, { name: '慈善捐款', kind: 'held', accountCode: '21105' },
] as const;
export const FUND_ACTS: readonly FundAct[] = [
  act('村道维修补助', 'grantReceived', 80_000, '03-05', '10201 D 80000', '241 C 80000'),
  act('大病救助基金', 'reserveSetAside', 40_000, '02-20', '31101 D 40000', '31107 C 40000'),
  act('水渠工程', 'projectPlanned', 30_000, '03-10', '113 D 30000', '231 C 30000'),
  act('水渠工程', 'projectCollected', 30_000, '03-20', '10201 D 30000', '113 C 30000'),
  act('清淤', 'projectPlanned', 6000, '04-08', '113 D 6000', '231 C 6000'),
  act('清淤', 'projectCollected', 6000, '04-18', '10201 D 6000', '113 C 6000'),
  act('慈善捐款', 'heldReceived', 9000, '04-28', '10201 D 9000', '21105 C 9000'),
  act('大病救助基金', 'reserveGift', 5000, '05-08', '10201 D 5000', '31107 C 5000'),
  act('村道维修补助', 'grantSpentOnAsset', 50_000, '05-20', '153 D 50000', '10201 C 50000', '241 D 50000', '31105 C 50000'),
  act('水渠工程', 'projectSpent', 28_000, '06-10', '153 D 28000', '10201 C 28000'),
  act('水渠工程', 'projectLabour', 5000, '06-12', '153 D 5000', '31104 C 5000'),
  act('村道维修补助', 'grantSpent', 20_000, '06-18', '241 D 20000', '10201 C 20000'),
  act('水渠工程', 'projectCompleted', 30_000, '07-20', '151 D 30000', '153 C 30000', '231 D 30000', '31104 C 30000'),
  act('清淤', 'projectSpent', 6000, '08-10', '153 D 6000', '10201 C 6000'),
  act('清淤', 'projectCompletedWithoutAsset', 6000, '08-25', '51499 D 6000', '153 C 6000', '231 D 6000', '31104 C 6000'),
  act('大病救助基金', 'reservePaid', 12_000, '09-10', '5140304 D 12000', '10201 C 12000', '31107 D 12000', '31101 C 12000'),
  act('慈善捐款', 'heldPaid', 7000, '10-28', '21105 D 7000', '10201 C 7000'),
  act('村道维修补助', 'grantReturned', 10_000, '11-20', '241 D 10000', '10201 C 10000'),
];

/** What the bank paid in by itself: the first comes into the books by a rule, the second waits for the next year. */
export const INTEREST_BOOKED = entry('06-21', '利息', '10201 D 123.45', '504 C 123.45');
export const INTEREST_WAITING = entry('12-21', '利息', '10201 D 234.56');

export const ALL: readonly Entry[] = [...TYPED, ...RENT_BOOKED, ...RENT_RECEIVED, DEPOSIT, ...DEPRECIATION, ...SALARIES, ...FUND_ACTS, INTEREST_BOOKED];

export interface Line { readonly code: string; readonly debit: number; readonly credit: number }
const readLine = (text: LineText): Line => {
  const [code = '', side, yuan] = text.split(' ');
  const fen = Math.round(Number(yuan) * 100);
  return { code, debit: side === 'D' ? fen : 0, credit: side === 'C' ? fen : 0 };
};
export const linesOf = (each: Entry): Line[] => each.lines.map(readLine);

/** Debit less credit of all accounts whose code begins so, in fen; `opening` alone or with the year's vouchers. */
export function balanceOf(code: string, entries: readonly Entry[] = ALL): number {
  return [...OPENING.map(readLine), ...entries.flatMap(linesOf)].filter((line) => line.code.startsWith(code)).reduce((sum, line) => sum + line.debit - line.credit, 0);
}

export interface BankLine { readonly on: string; readonly what: string; readonly amount: number }
/** Seen by the bank later than booked. */
const LATER: Readonly<Record<string, string>> = { '2026-07-10': '2026-07-12', '2026-07-13': '2026-07-14' };

/** The bank's lines of the year, oldest first: all but the cheque of December, and the interest of December, which the books have not. */
export function bankLines(): BankLine[] {
  const booked = [...ALL, INTEREST_WAITING].filter((each) => each.on !== '2026-12-29').flatMap((each) => linesOf(each).filter((line) => line.code === '10201').map((line) => ({ on: LATER[each.on] ?? each.on, what: each.what, amount: line.debit - line.credit })));
  return booked.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** The statement as the bank exports it, with its running balance. */
export function bankStatement(): string {
  let balance = balanceOf('10201', []);
  const rows = bankLines().map((line, at) => {
    balance += line.amount;
    const yuan = (fen: number): string => (fen / 100).toFixed(2);
    return [line.on, line.amount > 0 ? yuan(line.amount) : '', line.amount < 0 ? yuan(-line.amount) : '', yuan(balance), line.what, `NS2026${String(at + 1).padStart(4, '0')}`].join(',');
  });
  return `${['交易日期,收入,支出,余额,摘要,流水号', ...rows].join('\n')}\n`;
}
