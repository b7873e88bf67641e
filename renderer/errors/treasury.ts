/** What bank and cash refuse, said to the person at the screen: what is wrong, then what to do. */
import { formatDayChinese, formatMonthChinese } from '#shared/days.ts';
import { formatYuan, type Fen } from '#shared/money.ts';
import { fileRefusalSentence } from '#shared/spreadsheet/refusals.ts';
import type { TreasuryErrors } from '#shared/treasury/errors.ts';
import type { Sentences } from './sentences.ts';

const absolute = (amount: Fen): string => formatYuan(Math.abs(amount) as Fen);
const statusZh: Readonly<Record<string, string>> = { prepared: '已编制', signed: '已签字', withdrawn: '已撤回', counted: '待监盘人签字' };
const statusEn: Readonly<Record<string, string>> = { prepared: 'prepared', signed: 'signed', withdrawn: 'withdrawn', counted: 'waiting for the witness' };
const rowZh = { day: '日期看不懂', amount: '金额看不懂', balance: '余额看不懂', direction: '借贷标志看不懂', future: '日期在今天之后' } as const;
const rowEn = { day: 'the day cannot be read', amount: 'the amount cannot be read', balance: 'the balance cannot be read', direction: 'the direction cannot be read', future: 'the day is after today' } as const;

export const treasurySentences: Sentences<TreasuryErrors> = {
  treasury_account_not_bank: {
    zh: (d) => `${d.code} ${d.name} 不是“银行存款”的明细科目（或与原来登记的不同），请选 102 下面的明细科目。`,
    en: (d) => `${d.code} ${d.name} is no detail account of bank deposits, or not the one registered before. Choose a detail of 102.`,
  },
  treasury_account_taken: {
    zh: (d) => `${d.code} ${d.name} 已经对应另一个银行账户。一个银行账户一个明细科目，请先增设一个明细。`,
    en: (d) => `${d.code} ${d.name} belongs to another bank account. Each bank account has its own detail; add one first.`,
  },
  treasury_number_taken: { zh: (d) => `账号 ${d.masked} 已经登记过了。`, en: (d) => `Account number ${d.masked} is registered already.` },
  treasury_number_wrong: { zh: () => '银行账号不对：对公账号是 9 到 32 位数字，请照开户许可证核对。', en: () => 'The account number is not right: a corporate account has 9 to 32 digits. Compare it with the bank’s paper.' },
  treasury_account_closed: { zh: (d) => `这个账户${formatDayChinese(d.day)}已销户，文件里有销户以后的明细，请核对。`, en: (d) => `This account was closed on ${d.day}; the file has later lines. Check the file.` },
  treasury_started: {
    zh: (d) => `这个账户已经从${formatDayChinese(d.startsOn)}开始导入或勾对，起始日和起始余额不能再改。`,
    en: (d) => `Lines from ${d.startsOn} on are imported or matched; the start day and balance cannot be changed any more.`,
  },
  statement_file_refused: {
    zh: (d) => `没有读“${d.fileName}”：${fileRefusalSentence(d.refusal as never, d.data as never, 'zh')}`,
    en: (d) => `“${d.fileName}” was not read: ${fileRefusalSentence(d.refusal as never, d.data as never, 'en')}`,
  },
  statement_header_missing: {
    zh: (d) => `“${d.fileName}”里没有找到表头，请指出写着“交易日期、收入、支出”的那一行。`,
    en: (d) => `No header was found in “${d.fileName}”. Point to the row with the titles (day, received, paid out).`,
  },
  statement_mapping_incomplete: {
    zh: (d) => (d.missing === 'day' ? '请指定哪一列是交易日期。' : '请指定金额：要么“收入”和“支出”两列，要么一列带正负号或带借贷标志的金额。'),
    en: (d) => (d.missing === 'day' ? 'Say which column holds the day.' : 'Say where the amount is: two columns (received and paid out), or one with a sign or a direction.'),
  },
  statement_row_wrong: {
    zh: (d) => `第 ${d.row} 行${rowZh[d.what]}${d.count > 1 ? `（共 ${d.count} 行有问题）` : ''}，整个文件都没有导入。请改对应的列，或让银行重新导出。`,
    en: (d) => `Row ${d.row}: ${rowEn[d.what]}${d.count > 1 ? ` (${d.count} rows in all)` : ''}. Nothing was imported. Correct the columns or export the file again.`,
  },
  statement_line_contradicts: {
    zh: (d) => `第 ${d.row} 行的流水号 ${d.bankLineId} 以前导入过，那时是 ${d.knownDay} ${formatYuan(d.knownFen)} 元，这次是 ${d.hereDay} ${formatYuan(d.hereFen)} 元。整个文件都没有导入，请向银行核实。`,
    en: (d) => `Row ${d.row}: line ${d.bankLineId} is known with ${formatYuan(d.knownFen)} on ${d.knownDay}, here it says ${formatYuan(d.hereFen)} on ${d.hereDay}. Nothing was imported; ask the bank.`,
  },
  statement_empty: { zh: (d) => `“${d.fileName}”的表头下面没有交易明细。`, en: (d) => `There are no lines below the header of “${d.fileName}”.` },
  statement_in_signed_month: {
    zh: (d) => `第 ${d.row} 行（${d.day}）是新的明细，但${formatMonthChinese(d.month)}或以后的调节表已经签字。请先撤回调节表，再导入。`,
    en: (d) => `Row ${d.row} (${d.day}) is new, but a reconciliation of ${d.month} or later is signed. Withdraw it first, then import.`,
  },
  match_unequal: {
    zh: (d) => `两边金额不等：对账单 ${formatYuan(d.statementFen)} 元，账上 ${formatYuan(d.bookFen)} 元，差 ${absolute(d.differenceFen)} 元。请重新选择。`,
    en: (d) => `The two sides differ: statement ${formatYuan(d.statementFen)}, books ${formatYuan(d.bookFen)}, difference ${absolute(d.differenceFen)}. Choose again.`,
  },
  match_too_few: { zh: () => '至少要选两笔才能勾对。', en: () => 'Choose at least two lines to match.' },
  match_line_taken: {
    zh: (d) => (d.what === 'statement' ? '选中的对账单明细里有已经勾对的，请刷新后再选。' : '选中的账上分录里有已经勾对的，请刷新后再选。'),
    en: (d) => (d.what === 'statement' ? 'One of the statement lines is matched already. Refresh and choose again.' : 'One of the voucher lines is matched already. Refresh and choose again.'),
  },
  match_line_foreign: { zh: () => '选中的明细不属于这个银行账户，或者凭证还没有记账。请刷新后再选。', en: () => 'A chosen line does not belong to this bank account or is not posted. Refresh and choose again.' },
  match_in_signed_month: {
    zh: (d) => `${formatMonthChinese(d.month)}的调节表已经签字，到月底为止的勾对不能再动。要改请先撤回调节表。`,
    en: (d) => `The reconciliation of ${d.month} is signed; matches up to its end stay. Withdraw the reconciliation first.`,
  },
  match_withdrawn: { zh: () => '这个勾对已经取消过了。', en: () => 'This match was undone before.' },
  rule_fits_none: { zh: (d) => `选中的 ${d.count} 笔没有一笔符合规则，请先加一条规则，或直接填制凭证。`, en: (d) => `No rule fits any of the ${d.count} chosen lines. Add a rule, or make the voucher by hand.` },
  line_has_draft: { zh: () => '这笔明细已经做过凭证草稿，请打开那张凭证。', en: () => 'A draft voucher was made from this line before. Open that one.' },
  reconciliation_unequal: {
    zh: (d) => `${formatMonthChinese(d.month)}调节后余额不等，差 ${absolute(d.differenceFen)} 元。对账单可能缺明细，请先补齐。`,
    en: (d) => `The adjusted balances of ${d.month} differ by ${absolute(d.differenceFen)}. Lines of the statement may be missing; complete it first.`,
  },
  reconciliation_future: { zh: (d) => `${formatMonthChinese(d.month)}还没有过完，月底以后才能编制。`, en: (d) => `${d.month} is not over yet. Prepare the table after its end.` },
  reconciliation_exists: { zh: (d) => `${formatMonthChinese(d.month)}的调节表已经签字，要重做请先撤回。`, en: (d) => `The reconciliation of ${d.month} is signed. Withdraw it to make it again.` },
  reconciliation_status_wrong: { zh: (d) => `这张调节表现在是“${statusZh[d.status] ?? d.status}”，不能这样办。请刷新后再看。`, en: (d) => `This reconciliation is ${statusEn[d.status] ?? d.status}; that cannot be done. Refresh and look again.` },
  reconciliation_own_sign: { zh: (d) => `这张调节表是${d.name}自己编制的，要由另一个人签字。`, en: (d) => `${d.name} prepared this table; another person has to sign it.` },
  reconciliation_changed: { zh: (d) => `${formatMonthChinese(d.month)}的调节表编制以后，账或对账单又变了，请重新编制后再签字。`, en: (d) => `The books or the statement changed after the table of ${d.month} was prepared. Prepare it again, then sign.` },
  reconciliation_later_signed: { zh: (d) => `后面${formatMonthChinese(d.later)}的调节表也已签字，请先撤回那一张。`, en: (d) => `The later table of ${d.later} is signed too. Withdraw that one first.` },
  cash_account_wrong: { zh: (d) => `${d.code} ${d.name} 不是库存现金科目，请选 101 或它的明细。`, en: (d) => `${d.code} ${d.name} is no cash account. Choose 101 or a detail of it.` },
  cash_count_exists: { zh: (d) => `${formatDayChinese(d.day)}已经有盘点表，要重盘请先撤回那一张。`, en: (d) => `There is a cash count for ${d.day}. Withdraw it to count again.` },
  cash_count_future: { zh: (d) => `盘点日期 ${formatDayChinese(d.day)} 在今天之后，请改日期。`, en: (d) => `The day ${d.day} is after today (${d.today}). Change it.` },
  cash_count_status_wrong: { zh: (d) => `这张盘点表现在是“${statusZh[d.status] ?? d.status}”，不能这样办。`, en: (d) => `This cash count is ${statusEn[d.status] ?? d.status}; that cannot be done.` },
  cash_count_own_sign: { zh: (d) => `这次是${d.name}自己盘点的，要由另一个人监盘签字。`, en: (d) => `${d.name} counted; another person has to witness and sign.` },
  cash_count_no_difference: { zh: () => '账实相符，没有长短款，不用做凭证。', en: () => 'Cash and books agree; there is nothing to book.' },
  cash_count_has_voucher: { zh: () => '这次盘点的长短款已经做了凭证，请打开那张凭证。', en: () => 'The difference of this count has a voucher already. Open that one.' },
  assertion_future: { zh: (d) => `日期 ${formatDayChinese(d.day)} 在今天之后，只能记已经过去的日子。`, en: (d) => `The day ${d.day} is after today (${d.today}). Only past days can be asserted.` },
  assertion_exists: { zh: (d) => `这个科目在${formatDayChinese(d.day)}已经有一条断言，要改请先撤回那一条。`, en: (d) => `There is an assertion for this account on ${d.day}. Withdraw it to write another.` },
  assertion_withdrawn: { zh: () => '这条断言已经撤回过了。', en: () => 'This assertion was withdrawn before.' },
};
