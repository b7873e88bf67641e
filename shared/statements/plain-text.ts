/**
 * The books as plain text for other accounting programs: hledger, Ledger and Beancount read them and check for themselves that every
 * voucher balances and that every account stands at every month's end where our books say it does.
 */
import { addDays, lastDay, type Day, type Month } from '../days.ts';
import { formatYuan, type Fen } from '../money.ts';

export const PLAIN_TEXT_FORMATS = ['hledger', 'ledger', 'beancount'] as const;
export type PlainTextFormat = (typeof PLAIN_TEXT_FORMATS)[number];
export const EXTENSIONS: Readonly<Record<PlainTextFormat, string>> = { hledger: '.journal', ledger: '.ledger', beancount: '.beancount' };

/** A leaf account with the names of all above it, itself last. */
export interface TextAccount {
  readonly accountId: number;
  readonly kind: 'asset' | 'liability' | 'equity' | 'income' | 'expense';
  readonly path: readonly { readonly code: string; readonly name: string }[];
}
export interface TextPosting { readonly accountId: number; readonly amountFen: Fen; readonly summary: string; readonly tags: Tags }
export interface TextVoucher { readonly day: Day; readonly no: string; readonly summary: string; readonly tags: Tags; readonly postings: readonly TextPosting[] }
/** What every account that was ever used stands at, at the end of a month. */
export interface TextMonthEnd { readonly month: Month; readonly balances: readonly { readonly accountId: number; readonly balanceFen: Fen }[] }

const ROOTS = {
  asset: ['资产', 'Assets', 'A'], liability: ['负债', 'Liabilities', 'L'], equity: ['权益', 'Equity', 'E'], income: ['收入', 'Income', 'R'], expense: ['支出', 'Expenses', 'X'],
} as const;
const CURRENCY = 'CNY';
/** Every key that stands in the tags of a voucher or a posting. */
export const TAGS = ['voucher', 'kind', 'reverses', 'summary', 'resident', 'household', 'programme', 'batch', 'counterparty', 'project', 'fund', 'team', 'contract'] as const;
export type Tag = (typeof TAGS)[number];
export type Tags = Readonly<Partial<Record<Tag, string>>>;

/** Free text on one line in which nothing can be read as a tag, a date, a comment or a second account. */
const plain = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').replaceAll(':', '：').replaceAll(';', '；').replaceAll('[', '【').replaceAll(']', '】').replaceAll('|', '｜').replaceAll(',', '，').replaceAll('"', '＂').replaceAll('\\', '＼').trim();
const amount = (amountFen: Fen): string => `${formatYuan(amountFen, { grouping: false })} ${CURRENCY}`;

/** The account's name in a format: its root, then 'code name' of every level. Beancount takes letters, digits and '-' only. */
export function accountName(account: TextAccount, format: PlainTextFormat): string {
  const [chinese, english] = ROOTS[account.kind];
  if (format === 'beancount') return [english, ...account.path.map(({ code, name }) => `${code}-${name.replaceAll(/[^\p{L}\p{Nd}]+/gu, '-')}`.replace(/-+$/, ''))].join(':');
  return [chinese, ...account.path.map(({ code, name }) => `${code} ${plain(name)}`)].join(':');
}

export interface Writer {
  /** What stands before the first voucher: currency and accounts. */
  head(title: string, firstDay: Day): string;
  voucher(voucher: TextVoucher): string;
  /** One assertion per account: its balance at the end of the month. */
  monthEnd(end: TextMonthEnd): string;
}

/** Writes one format. Vouchers come in the order of their days, each month's end after its vouchers. */
export function plainTextWriter(format: PlainTextFormat, accounts: readonly TextAccount[]): Writer {
  const names = new Map(accounts.map((account) => [account.accountId, accountName(account, format)]));
  const nameOf = (accountId: number): string => names.get(accountId) ?? String(accountId);
  return format === 'beancount' ? beancount(accounts, nameOf) : journal(format, accounts, nameOf);
}

function journal(format: 'hledger' | 'ledger', accounts: readonly TextAccount[], nameOf: (accountId: number) => string): Writer {
  const tags = (all: Tags): string[] => Object.entries(all).map(([key, value]) => `    ; ${key}: ${plain(value)}`);
  const declared = (account: TextAccount): string => (format === 'hledger' ? `account ${nameOf(account.accountId)}  ; type: ${ROOTS[account.kind][2]}` : `account ${nameOf(account.accountId)}`);
  return {
    head: (title) => [`; ${plain(title)}`, '', format === 'hledger' ? `commodity 1000.00 ${CURRENCY}` : [`commodity ${CURRENCY}\n    format 1000.00 ${CURRENCY}`, ...TAGS.map((tag) => `tag ${tag}`)].join('\n'), '', ...accounts.map(declared), ''].join('\n'),
    voucher: ({ day, no, summary, tags: own, postings }) => [
      `${day} * (${plain(no)}) ${plain(summary)}`, ...tags(own),
      ...postings.flatMap((posting) => [`    ${nameOf(posting.accountId)}  ${amount(posting.amountFen)}`, ...tags(posting.summary === summary ? posting.tags : { summary: posting.summary, ...posting.tags })]), '',
    ].join('\n'),
    monthEnd: ({ month, balances }) => (balances.length === 0 ? '' : [
      `${lastDay(month)} * 月末余额核对`, ...balances.map((each) => `    ${nameOf(each.accountId)}  0.00 ${CURRENCY} = ${amount(each.balanceFen)}`), '',
    ].join('\n')),
  };
}

function beancount(accounts: readonly TextAccount[], nameOf: (accountId: number) => string): Writer {
  const meta = (all: Tags, indent: string): string[] => Object.entries(all).map(([key, value]) => `${indent}${key}: "${plain(value)}"`);
  return {
    head: (title, firstDay) => [`option "title" "${plain(title)}"`, `option "operating_currency" "${CURRENCY}"`, '', ...accounts.map((account) => `${firstDay} open ${nameOf(account.accountId)} ${CURRENCY}`), ''].join('\n'),
    voucher: ({ day, no, summary, tags, postings }) => [
      `${day} * "${plain(no)}" "${plain(summary)}"`, ...meta(tags, '  '),
      ...postings.flatMap((posting) => [`  ${nameOf(posting.accountId)}  ${amount(posting.amountFen)}`, ...meta(posting.summary === summary ? posting.tags : { summary: posting.summary, ...posting.tags }, '    ')]), '',
    ].join('\n'),
    // Beancount compares at the beginning of a day.
    monthEnd: ({ month, balances }) => [...balances.map((each) => `${addDays(lastDay(month), 1)} balance ${nameOf(each.accountId)}  ${amount(each.balanceFen)}`), ''].join('\n'),
  };
}
