/** What paying a provider for people refuses, said to the person at the screen: what is wrong, then what to do. */
import type { NamedLine } from '#shared/disbursement/errors.ts';
import type { ProviderErrors } from '#shared/disbursement/provider-errors.ts';
import { fen, formatYuan } from '#shared/money.ts';
import type { Sentences } from './sentences.ts';

const named = (lines: readonly NamedLine[], mark: string): string => lines.map((line) => `${line.lineNo} ${line.name}`).join(mark);

const WHY_ZH: Readonly<Record<ProviderErrors['provider_list_unreadable']['why'], string>> = {
  empty: '里没有一个人', no_name: '有一行看不出姓名', no_match_columns: '里没有可以对照的列', amount: '有一个金额看不懂', damaged: '的身份证号被表格软件改成了科学计数，后几位已经丢了', file: '打不开', too_long: '太长',
};
const WHY_EN: Readonly<Record<ProviderErrors['provider_list_unreadable']['why'], string>> = {
  empty: 'has nobody in it', no_name: 'has a row without a name', no_match_columns: 'has no columns to compare', amount: 'has an amount that is none', damaged: 'has an ID number that a spreadsheet has cut', file: 'cannot be opened', too_long: 'is too long',
};

export const providerSentences: Sentences<ProviderErrors> = {
  provider_pays_by_invoice: {
    zh: (d) => `批次 ${d.batchNo} 的项目是付给单位的，不报盘，也不在窗口发。请在批次页的“发票付款”里登记发票。`,
    en: (d) => `The programme of batch ${d.batchNo} is paid to a provider: no bank file and no desk. Enter the invoice under “Invoices” on the page of the batch.`,
  },
  batch_not_by_invoice: {
    zh: (d) => `批次 ${d.batchNo} 是发给个人的（或已经按报盘、窗口开始发放），不能登记发票付款。`,
    en: (d) => `Batch ${d.batchNo} is paid to people (or was begun at the bank or the desk); it takes no invoice.`,
  },
  provider_name_taken: { zh: (d) => `已经有单位“${d.name}”。请直接选用，或者改它的资料。`, en: (d) => `There is a provider “${d.name}” already. Choose it, or change its record.` },
  nothing_accrued: { zh: (d) => `${d.name}这一行没有可冲回的计提（还没了结、已经冲回，或本来就没有计提）。请刷新后再看。`, en: (d) => `Nothing accrued for ${d.name} is left to release: the line is not ended, was released before, or never accrued. Refresh and look again.` },
  provider_ended: { zh: (d) => `单位“${d.name}”已停用。请经办先恢复，或另选单位。`, en: (d) => `Provider “${d.name}” is no longer used. Have it taken up again, or choose another one.` },
  provider_own: { zh: (d) => `“${d.providerName}”的账号是${d.name}登记或改过的，不能由同一人付款。请另一人付款。`, en: (d) => `${d.name} entered the account of “${d.providerName}” and does not pay it. Another person has to.` },
  maker_cannot_pay: { zh: (d) => `${d.name}经办过这份名单，不能自己付款。请另一人付款。`, en: (d) => `${d.name} made this list and does not pay it. Another person has to.` },
  invoice_exists: {
    zh: (d) => `“${d.providerName}”的发票 ${d.invoiceNo} 已经付过：${d.paidOn}，${formatYuan(d.amountFen)} 元，批次 ${d.batchNo}。同一张发票只付一次，请核对发票号码。`,
    en: (d) => `Invoice ${d.invoiceNo} of “${d.providerName}” is paid: ${d.paidOn}, ¥${formatYuan(d.amountFen)}, batch ${d.batchNo}. An invoice is paid once; check its number.`,
  },
  invoice_day_wrong: { zh: (d) => `日期 ${d.day} 在今天（${d.today}）之后，请核对。`, en: (d) => `The day ${d.day} is after today (${d.today}). Check it.` },
  invoice_sum_differs: {
    zh: (d) => `发票 ${formatYuan(d.statedFen)} 元，勾选的 ${d.persons} 人合计 ${formatYuan(d.tickedFen)} 元，${d.differenceFen > 0 ? '少' : '多'} ${formatYuan(fen(Math.abs(d.differenceFen)))} 元。${d.count === 0 ? '没有哪一个人的金额正好是这个差额，请与单位的名单对照。' : `金额正好是差额的${d.differenceFen > 0 ? '未勾选' : '已勾选'}的人：${named(d.lines, '、')}${d.count > d.lines.length ? `等 ${d.count} 人` : ''}。`}改到一分不差再付。`,
    en: (d) => `The invoice says ¥${formatYuan(d.statedFen)}, the ${d.persons} ticked people come to ¥${formatYuan(d.tickedFen)}: ¥${formatYuan(fen(Math.abs(d.differenceFen)))} too ${d.differenceFen > 0 ? 'little' : 'much'}. ${d.count === 0 ? 'Nobody has exactly that amount; compare with the provider’s list.' : `Exactly that amount: ${named(d.lines, ', ')}${d.count > d.lines.length ? ` and ${d.count - d.lines.length} more` : ''}.`} It has to agree to the fen.`,
  },
  provider_list_unreadable: {
    zh: (d) => `单位的名单${d.row > 0 ? `第 ${d.row} 行` : ''}${WHY_ZH[d.why]}${d.detail === '' ? '' : `（${d.detail}）`}。请用有“姓名”“身份证号”“金额”标题的表格，身份证号存成文本，再试一次。`,
    en: (d) => `The provider’s list ${WHY_EN[d.why]}${d.row > 0 ? ` in row ${d.row}` : ''}${d.detail === '' ? '' : ` (${d.detail})`}. Use a table with titles for name, ID number and amount, the ID numbers as text, and try again.`,
  },
};
