/** The words printed in books, in both languages: on the screen in the reader's, on paper and in files in Chinese. */
import type { BookName, BookRowKind } from './book.ts';

interface Said { readonly zh: string; readonly en: string }

export const BOOK_NAMES: Readonly<Record<BookName, Said>> = {
  general: { zh: '总账', en: 'General ledger' }, detail: { zh: '明细账', en: 'Account ledger' }, columnar: { zh: '多栏式明细账', en: 'Columnar ledger' },
  journal: { zh: '日记账', en: 'Cash and bank journal' }, summary: { zh: '凭证汇总表', en: 'Summary of vouchers' }, parties: { zh: '往来明细表', en: 'Balances by party' },
  projects: { zh: '项目收支明细', en: 'Projects' },
};

export const ROW_WORDS: Readonly<Record<Exclude<BookRowKind, 'line'>, Said>> = {
  opening: { zh: '期初余额', en: 'Opening balance' }, lastYear: { zh: '上年结转', en: 'Brought forward from last year' }, dayTotal: { zh: '本日合计', en: 'Total of the day' },
  monthTotal: { zh: '本月合计', en: 'Total of the month' }, yearTotal: { zh: '本年累计', en: 'Year to date' }, yearEnd: { zh: '本年累计', en: 'Year to date' },
  nextYear: { zh: '结转下年', en: 'Carried to next year' }, total: { zh: '合计', en: 'Total' },
};

/** Columns by key; a column with a title of its own (an account, a word) is not here. */
export const COLUMN_WORDS: Readonly<Record<string, Said>> = {
  day: { zh: '日期', en: 'Day' }, month: { zh: '月份', en: 'Month' }, voucher: { zh: '凭证号', en: 'Voucher' }, summary: { zh: '摘要', en: 'Summary' }, account: { zh: '科目', en: 'Account' },
  project: { zh: '项目', en: 'Project' }, projectIncome: { zh: '收入', en: 'Income' }, projectExpense: { zh: '支出', en: 'Expense' }, projectNet: { zh: '收支差额', en: 'Income less expense' }, projectInvested: { zh: '工程和资产投入', en: 'Put into works and assets' }, projectHeld: { zh: '专项、一事一议结余', en: 'Earmarked money left' },
  counter: { zh: '对方科目', en: 'Counter account' }, party: { zh: '往来对象', en: 'Party' }, code: { zh: '科目编码', en: 'Code' }, name: { zh: '科目名称', en: 'Account' },
  debit: { zh: '借方', en: 'Debit' }, credit: { zh: '贷方', en: 'Credit' }, income: { zh: '收入（借方）', en: 'In (debit)' }, outgo: { zh: '支出（贷方）', en: 'Out (credit)' },
  side: { zh: '借或贷', en: 'Dr/Cr' }, balance: { zh: '余额', en: 'Balance' }, openingSide: { zh: '借或贷', en: 'Dr/Cr' }, openingBalance: { zh: '期初余额', en: 'Opening' }, closingBalance: { zh: '期末余额', en: 'Closing' },
};

export const SIDE_WORDS: Readonly<Record<string, Said>> = { 借: { zh: '借', en: 'Dr' }, 贷: { zh: '贷', en: 'Cr' }, 平: { zh: '平', en: 'nil' } };

/** A zero balance in a book (会计基础工作规范 art. 61: the column 元 gets θ). */
export const NIL = 'θ';
/** The last line of a full page and the first of the next. */
export const CARRY = { over: { zh: '过次页', en: 'Carried over' }, from: { zh: '承前页', en: 'Brought forward' } } as const;
