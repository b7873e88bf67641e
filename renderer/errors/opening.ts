/** What taking over balances refuses, said to the person at the screen. */
import { formatYuan, type Fen } from '#shared/money.ts';
import type { ConversionFault } from '#shared/opening/conversion.ts';
import type { OpeningErrors } from '#shared/opening/errors.ts';
import type { RowReason } from '#shared/opening/words.ts';
import { fileRefusalSentence } from '#shared/spreadsheet/refusals.ts';
import type { Sentences } from './sentences.ts';

const absolute = (amount: Fen): string => formatYuan(Math.abs(amount) as Fen);
const missingZh = { code: '科目编码', name: '科目名称', amount: '借方和贷方余额（或余额和方向）' };
const missingEn = { code: 'account code', name: 'account name', amount: 'amounts (debit and credit, or balance and direction)' };

const dimensionZh: Readonly<Record<string, string>> = { residentId: '居民', householdId: '户', programmeId: '福利项目', batchId: '发放批次', counterparty: '往来单位', project: '项目', fund: '专项资金' };
const dimensionEn: Readonly<Record<string, string>> = { residentId: 'resident', householdId: 'household', programmeId: 'programme', batchId: 'batch', counterparty: 'counterparty', project: 'project', fund: 'fund' };

/** Why a row is refused, and what to do about it. `shown`: what the reason speaks of. */
export const rowReasons: Readonly<Record<RowReason, { zh: (shown: string) => string; en: (shown: string) => string }>> = {
  codeMissing: { zh: (s) => `科目编码“${s}”不是三位以上的数字，请改正`, en: (s) => `account code “${s}” is not a number of three digits or more` },
  nameMissing: { zh: () => '没有科目名称，只凭编码不能确定是哪个科目，请补上', en: () => 'no account name; a code alone does not say which account is meant' },
  amountWrong: { zh: (s) => `金额“${s}”看不懂，请改成数字`, en: (s) => `amount “${s}” cannot be read` },
  bothSides: { zh: (s) => `借方和贷方都有数（${s}），余额只能在一方`, en: (s) => `debit and credit are both filled in (${s}); a balance has one side` },
  directionWrong: { zh: (s) => `方向“${s}”看不懂，请写“借”或“贷”`, en: (s) => `direction “${s}” cannot be read; write 借 or 贷` },
  unknownCode: { zh: (s) => `本账套没有科目 ${s}，请先增设，或勾选“自动增设下级科目”`, en: (s) => `no account ${s} in this account set; add it first, or tick “add sub-accounts”` },
  nameDiffers: { zh: (s) => `这个编码在本账套是“${s}”，名称不同，请核对后改编码或改名称`, en: (s) => `this code is “${s}” in this account set; check the code and the name` },
  notLeaf: { zh: (s) => `“${s}”下面还有明细科目，请按明细填`, en: (s) => `“${s}” has sub-accounts; fill those in` },
  notValid: { zh: (s) => `“${s}”在期初那天不能使用（已停用）`, en: (s) => `“${s}” is not in use on the day of the opening balances` },
  subtotalDiffers: { zh: (s) => `与下面各明细行的合计相差 ${s} 元`, en: (s) => `differs from the rows below it by ${s}` },
  twice: { zh: (s) => `与第 ${s} 行是同一个科目、同一个对象，请合并或注明往来单位（户）`, en: (s) => `same account and same party as row ${s}; merge them or name the party` },
  personUnknown: { zh: (s) => `居民档案里没有找到“${s}”（姓名、证件号、户号要对得上）`, en: (s) => `nobody called “${s}” with this ID number and household in the register` },
  personSeveral: { zh: (s) => `有几位居民叫“${s}”，请填身份证号或户号`, en: (s) => `several residents are called “${s}”; give the ID number or the household` },
  householdUnknown: { zh: (s) => `没有户号 ${s}`, en: (s) => `no household ${s}` },
  dimensionMissing: { zh: (s) => `这个科目要求填写${dimensionZh[s] ?? s}`, en: (s) => `this account asks for the ${dimensionEn[s] ?? s}` },
  tooLong: { zh: (s) => `“${s}”超过 60 个字，请写短些`, en: (s) => `“${s}” is longer than 60 characters` },
};

/** What is wrong with a balance of the old books or with where it goes. */
export const conversionFaults: Readonly<Record<ConversionFault, { zh: (shown: string) => string; en: (shown: string) => string }>> = {
  unknownOld: { zh: (s) => `“${s}”不是 2004 年制度的科目`, en: (s) => `“${s}” is no account of the chart of 2004` },
  oldNameDiffers: { zh: (s) => `这个编码在 2004 年制度里是“${s}”，名称不同，可能不是旧制度的账`, en: (s) => `this code is “${s}” in the chart of 2004; the books may follow another chart` },
  oldSubtotalDiffers: { zh: (s) => `与下面各明细行的合计相差 ${s} 元`, en: (s) => `differs from the rows below it by ${s}` },
  amount: { zh: (s) => `“${s}”看不懂`, en: (s) => `“${s}” cannot be read` },
  noTarget: { zh: (s) => `请定转到哪里（可转 ${s}）`, en: (s) => `choose where it goes (${s})` },
  sumDiffers: { zh: (s) => `各部分合计与余额相差 ${s} 元`, en: (s) => `its parts differ from the balance by ${s}` },
  reasonMissing: { zh: (s) => `${s}要写明依据（决议或说明）`, en: (s) => `${s} needs the reason or resolution` },
  wrongPlace: { zh: (s) => `不能转到 ${s}`, en: (s) => `cannot go to ${s}` },
  targetMissing: { zh: (s) => `本账套没有 ${s}`, en: (s) => `no account ${s} here` },
  targetNotLeaf: { zh: (s) => `${s} 下面还有明细，请选到末级`, en: (s) => `${s} has sub-accounts` },
  personUnknown: { zh: (s) => `居民档案里没有“${s}”`, en: (s) => `nobody called “${s}” in the register` },
};

export const openingSentences: Sentences<OpeningErrors> = {
  balance_file_refused: {
    zh: (d) => `没有读“${d.fileName}”：${fileRefusalSentence(d.refusal as never, d.data as never, 'zh')}`,
    en: (d) => `“${d.fileName}” was not read: ${fileRefusalSentence(d.refusal as never, d.data as never, 'en')}`,
  },
  balance_header_missing: {
    zh: (d) => `“${d.fileName}”里指定的那一行没有表头，请重新选表头所在的行。`,
    en: (d) => `The chosen row of “${d.fileName}” is not there. Choose the row with the column titles.`,
  },
  balance_mapping_incomplete: {
    zh: (d) => `还不知道哪一列是${missingZh[d.missing]}，请在“含义”里选。`,
    en: (d) => `It is not known which column holds the ${missingEn[d.missing]}. Choose it under “Meaning”.`,
  },
  balance_rows_refused: {
    zh: (d) => `有 ${d.count} 行不能导入，先看第 ${d.row} 行。改好表格再导入，或换个对应的列。什么都没有写入。`,
    en: (d) => `${d.count} ${d.count === 1 ? 'row' : 'rows'} cannot be taken over; look at row ${d.row} first. Correct the file and import it again. Nothing was written.`,
  },
  balance_empty: {
    zh: (d) => `“${d.fileName}”里没有一行余额。请看看选对工作表和列没有。`,
    en: (d) => `There is no balance in “${d.fileName}”. Check the sheet and the columns.`,
  },
  balance_unbalanced: {
    zh: (d) => `期初余额不平：借方 ${formatYuan(d.debitFen)} 元，贷方 ${formatYuan(d.creditFen)} 元，${d.differenceFen > 0 ? '贷方' : '借方'}少 ${absolute(d.differenceFen)} 元。改平后才能导入。`,
    en: (d) => `The opening balances do not balance: debit ${formatYuan(d.debitFen)}, credit ${formatYuan(d.creditFen)}; the ${d.differenceFen > 0 ? 'credit' : 'debit'} side is ${absolute(d.differenceFen)} short. They are taken over once they balance.`,
  },
  balance_too_many_rows: {
    zh: (d) => `有 ${d.count} 行余额，一张期初凭证最多 ${d.most} 行。请把往来明细合并到户或单位。`,
    en: (d) => `There are ${d.count} balances; the voucher of opening balances takes ${d.most}. Sum the details up to households or units.`,
  },
  conversion_missing: {
    zh: () => '还没有读入旧账的科目余额表，请先做第一步。',
    en: () => 'No trial balance of the old books was read yet. Begin with the first step.',
  },
  conversion_finished: {
    zh: () => '新旧衔接已经完成，期初余额凭证已生成，不能再改。',
    en: () => 'The change of chart is finished and its voucher of opening balances made. It cannot be changed any more.',
  },
  conversion_rows_refused: {
    zh: (d) => `旧账余额表有 ${d.count} 处不对，先看第 ${d.row} 行：${conversionFaults[d.fault].zh(d.shown)}。改好再读。`,
    en: (d) => `${d.count} ${d.count === 1 ? 'row' : 'rows'} of the old trial balance are wrong; look at row ${d.row} first: ${conversionFaults[d.fault].en(d.shown)}.`,
  },
  conversion_not_ready: {
    zh: (d) => `还不能完成：${d.rows} 笔余额没有定好去向，${d.checks} 项清查没有登记。`,
    en: (d) => `It cannot be finished yet: ${d.rows} ${d.rows === 1 ? 'balance has' : 'balances have'} no place, ${d.checks} ${d.checks === 1 ? 'count is' : 'counts are'} open.`,
  },
};
