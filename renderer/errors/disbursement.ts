/** What payment batches refuse, said to the person at the screen: what is wrong, then what to do. */
import { formatMonthChinese } from '#shared/days.ts';
import type { DisbursementErrors, NamedLine } from '#shared/disbursement/errors.ts';
import type { BatchStatus, LineStatus } from '#shared/disbursement/status.ts';
import { formatYuan } from '#shared/money.ts';
import type { Sentences } from './sentences.ts';

const batchZh: Readonly<Record<BatchStatus, string>> = {
  draft: '草稿', locked: '名单已锁定', computed: '已计算', submitted: '待审核', reviewed: '已审核', approved: '已审批', paying: '发放中', paid: '已发放', closed: '已关闭', voided: '已作废',
};
const batchEn: Readonly<Record<BatchStatus, string>> = {
  draft: 'a draft', locked: 'locked', computed: 'computed', submitted: 'submitted', reviewed: 'reviewed', approved: 'approved', paying: 'being paid', paid: 'paid', closed: 'closed', voided: 'void',
};
const lineZh: Readonly<Record<LineStatus, string>> = {
  toPay: '待发', held: '暂缓', removed: '移出', sent: '已报盘', paid: '已发', partPaid: '部分发放', failed: '失败', returned: '已退回', cancelled: '停发',
};
const lineEn: Readonly<Record<LineStatus, string>> = {
  toPay: 'to be paid', held: 'on hold', removed: 'removed', sent: 'sent to the bank', paid: 'paid', partPaid: 'part paid', failed: 'failed', returned: 'returned', cancelled: 'cancelled',
};

/** The first few lines by number and name, so that the clerk can turn to them. */
const namedZh = (lines: readonly NamedLine[], count: number): string =>
  `${lines.slice(0, 5).map((line) => `第${line.lineNo}行${line.name}${line.detail === '' ? '' : `（${line.detail}）`}`).join('、')}${count > 5 ? `等 ${count} 人` : ''}`;
const namedEn = (lines: readonly NamedLine[], count: number): string =>
  `${lines.slice(0, 5).map((line) => `line ${line.lineNo} ${line.name}${line.detail === '' ? '' : ` (${line.detail})`}`).join(', ')}${count > 5 ? ` and others, ${count} in all` : ''}`;

const whyZh = { empty: '是空文件', no_header: '找不到表头', columns: '既没有“处理结果”一列，也没有“实发金额”一列', encoding: '编码不对，文字成了乱码', outcome: '有人既没有处理结果，也没有实发金额', amount: '有金额读不出来', workbook: '不是能打开的 Excel 文件', sheet: '里没有格式写明的工作表', sheets: '有几张工作表都像回盘，请在“银行格式”里写明是哪一张', formula: '有公式，不是银行给的原样', cell: '有单元格是错误值', digits: '有账号被改成了科学计数，后几位已经丢了，请让银行按文本给' } as const;
const whyEn = { empty: 'is empty', no_header: 'has no header line', columns: 'has neither a column of outcomes nor one of amounts paid', encoding: 'is in another encoding or was damaged', outcome: 'has a line with neither an outcome nor an amount paid', amount: 'has an amount that cannot be read', workbook: 'is no workbook that can be opened', sheet: 'lacks the sheet the format names', sheets: 'has several sheets that look like the answer; name one in the bank format', formula: 'has formulas and is not as the bank gave it', cell: 'has a cell with an error', digits: 'has an account number that a spreadsheet has cut; ask the bank for it as text' } as const;

/** Where in the file: '3', or '3: 1,0x', of the reasons that name a row. */
const ROWED: readonly string[] = ['amount', 'formula', 'cell', 'digits', 'outcome'];
const whereZh = (why: string, detail: string): string => (detail === '' ? '' : `（${ROWED.includes(why) ? detail.replace(/^(\d+)(: )?/, (_, row: string, more?: string) => `第 ${row} 行${more === undefined ? '' : '：'}`) : detail}）`);
const whereEn = (why: string, detail: string): string => (detail === '' ? '' : ` (${ROWED.includes(why) ? `line ${detail}` : detail})`);

/** 'paid → failed' in words. */
const turned = (lines: readonly NamedLine[], words: Readonly<Record<LineStatus, string>>): NamedLine[] => lines.map((line) => ({ ...line, detail: line.detail.split(' → ').map((each) => words[each as LineStatus] ?? each).join(' → ') }));
const rowIn = (lines: readonly NamedLine[], say: (row: string) => string): NamedLine[] => lines.map((line) => ({ ...line, detail: say(line.detail) }));

const making: Pick<Sentences<DisbursementErrors>, 'batch_exists' | 'batch_wrong_status' | 'batch_empty' | 'maker_cannot_review' | 'maker_cannot_approve' | 'reviewer_cannot_approve' | 'list_changed_since_review' | 'line_exists' | 'batch_takes_no_lines' | 'no_open_claims' | 'line_wrong_status' | 'amount_needed' | 'resident_gone' | 'accounts_changed' | 'accounts_missing' | 'payees_gone'> = {
  batch_exists: {
    zh: (d) => `${formatMonthChinese(d.month)}的批次已经有了：${d.batchNo}。请打开那一批，或先把它作废。`,
    en: (d) => `${d.month} has its batch already: ${d.batchNo}. Open that one, or void it first.`,
  },
  batch_wrong_status: {
    zh: (d) => `批次 ${d.batchNo} 现在是“${batchZh[d.status]}”，只有“${d.wanted.map((each) => batchZh[each]).join('”或“')}”时才能这样做。请刷新后再看。`,
    en: (d) => `Batch ${d.batchNo} is ${batchEn[d.status]}; this can be done only while it is ${d.wanted.map((each) => batchEn[each]).join(' or ')}. Refresh and look again.`,
  },
  batch_empty: {
    zh: (d) => `批次 ${d.batchNo} 里没有待发的人。请检查项目条件，或手工加人。`,
    en: (d) => `Batch ${d.batchNo} has nobody to pay. Check the programme's conditions, or add people by hand.`,
  },
  maker_cannot_review: {
    zh: (d) => `名单是${d.name}编制的，编制人不能审核自己的批次，请由另一个人审核。`,
    en: (d) => `${d.name} made this list and cannot review it. Another person has to.`,
  },
  maker_cannot_approve: {
    zh: (d) => `名单是${d.name}编制的，编制人不能审批自己的批次，请由另一个人审批。`,
    en: (d) => `${d.name} made this list and cannot approve it. Another person has to.`,
  },
  reviewer_cannot_approve: {
    zh: (d) => `这一批是${d.name}审核的，审核人不能再审批，请由另一个人审批。`,
    en: (d) => `${d.name} reviewed this batch and cannot approve it too. Another person has to.`,
  },
  list_changed_since_review: {
    zh: (d) => `批次 ${d.batchNo} 的名单或金额在送审后变过，请退回经办重新提交。`,
    en: (d) => `The list or the amounts of batch ${d.batchNo} changed after it was submitted. Return it to its maker.`,
  },
  line_exists: {
    zh: (d) => `${d.name}已在批次 ${d.batchNo} 里，同一个月不能发两次。`,
    en: (d) => `${d.name} stands in batch ${d.batchNo} already and cannot be paid twice for one month.`,
  },
  batch_takes_no_lines: {
    zh: (d) => `批次 ${d.batchNo} 的名单来自应发事项或原批次，不能手工加人。请先登记应发事项，再生成批次。`,
    en: (d) => `The list of batch ${d.batchNo} comes from claims or from another batch; nobody can be added by hand. Enter a claim and generate a batch.`,
  },
  no_open_claims: {
    zh: (d) => `项目 ${d.code} 到${formatMonthChinese(d.month)}没有待发放的应发事项（可能已列入别的批次）。请刷新后再看。`,
    en: (d) => `Programme ${d.code} has no open claims up to ${d.month}; they may stand in another batch already. Refresh and look again.`,
  },
  line_wrong_status: {
    zh: (d) => `${d.name}这一行现在是“${lineZh[d.status]}”，不能这样做。请刷新后再看。`,
    en: (d) => `The line of ${d.name} is ${lineEn[d.status]}, so this cannot be done. Refresh and look again.`,
  },
  amount_needed: {
    zh: (d) => `按项目条件算不出${d.name}的金额，请手工填写金额。`,
    en: (d) => `The rule gives no amount for ${d.name}. Enter one.`,
  },
  resident_gone: {
    zh: (d) => `${d.name}已于 ${d.since} 去世或迁出，不能加入这一批。`,
    en: (d) => `${d.name} has died or moved out on ${d.since} and cannot be added.`,
  },
  accounts_changed: {
    zh: (d) => `有 ${d.count} 人的银行账号在锁定名单后变过：${namedZh(d.lines, d.count)}。送审前请用“更新账号”；已审批的，这次先不报这些人，以后再报或另建补发批次。`,
    en: (d) => `${d.count} bank ${d.count === 1 ? 'account has' : 'accounts have'} changed since the list was locked: ${namedEn(d.lines, d.count)}. Before submitting, refresh the accounts; after approval, leave these people out and pay them later or by a follow-up batch.`,
  },
  payees_gone: {
    zh: (d) => `有 ${d.count} 人在发放月份之前已去世或迁出：${namedZh(d.lines, d.count)}。审批前请退回经办移出名单；已审批的，这次不发这些人，并在明细里了结。`,
    en: (d) => `${d.count} ${d.count === 1 ? 'person has' : 'people have'} died or moved out before the month: ${namedEn(d.lines, d.count)}. Before approval, return the list to have them removed; after it, leave them out and settle their lines.`,
  },
  accounts_missing: {
    zh: (d) => `有 ${d.count} 人没有银行账号：${namedZh(d.lines, d.count)}。请先补录账号，或勾选这次不报这些人。`,
    en: (d) => `${d.count} ${d.count === 1 ? 'person has' : 'people have'} no bank account: ${namedEn(d.lines, d.count)}. Enter the accounts, or leave these people out this time.`,
  },
};

const WITHHELD_NOT_ZH = { basis: '它按条件发放，本来就会扣', books: '它记在另一本账上', form: '它不是发钱给本人', passesThrough: '是代发的财政资金，专款专用', fund: '是救助基金的钱，专款专用' } as const;
const WITHHELD_NOT_EN = { basis: 'it pays by a rule and is set off from anyway', books: 'it is booked in other books', form: 'it pays no money to the people', passesThrough: 'its money is that of the government and only passes through', fund: 'its money is that of a relief fund' } as const;

const recovering: Pick<Sentences<DisbursementErrors>, 'reckon_range' | 'claims_only' | 'batch_not_unlocked' | 'batch_has_children' | 'paid_later' | 'set_off_exceeds' | 'nothing_overpaid' | 'recovery_done' | 'withhold_basis_missing' | 'withhold_consent_needed' | 'withhold_not_from' | 'recovery_undone' | 'recovery_moved' | 'recovery_listed' | 'recovery_own' | 'repaid_too_much' | 'write_off_not_asked' | 'write_off_own' | 'line_recovered' | 'funds_short' | 'budget_exceeded'> = {
  reckon_range: { zh: (d) => `月份范围不对：开始月份不能晚于结束月份，一次最多 ${d.most} 个月。`, en: (d) => `The months do not fit: the first may not be after the last, and at most ${d.most} at once.` },
  claims_only: { zh: (d) => `项目 ${d.code} 按应发事项发放，没有条件可以重算。`, en: (d) => `Programme ${d.code} pays on claims; there is no rule to reckon by.` },
  batch_not_unlocked: { zh: (d) => `批次 ${d.batchNo} 是补发批次，不能退回草稿。要改名单请作废后重新生成。`, en: (d) => `Batch ${d.batchNo} is a follow-up or supplement and cannot go back to draft. Void it and generate it anew.` },
  batch_has_children: { zh: (d) => `这个月已经由 ${d.batchNo} 补发过，不能作废原批次。请先作废那个补发批次。`, en: (d) => `${d.batchNo} supplements this month. Void that batch first.` },
  paid_later: { zh: (d) => `${d.name}是 ${d.paidOn} 发的，退回日期不能更早。`, en: (d) => `${d.name} was paid on ${d.paidOn}; the money cannot have come back before.` },
  set_off_exceeds: { zh: (d) => `${d.name}欠款已有变化，名单上扣回的金额多了。请退回经办，退回草稿后重新计算。`, en: (d) => `What is set off from ${d.name} is more than is still open. Send the list back, unlock it and compute again.` },
  nothing_overpaid: { zh: (d) => `${d.name}没有可追回的多发金额（没有多发，或已在追回）。`, en: (d) => `Nothing that was overpaid to ${d.name} is left to recover.` },
  recovery_done: { zh: (d) => `${d.name}的这笔追回已经结清。`, en: (d) => `This recovery from ${d.name} is settled.` },
  repaid_too_much: { zh: (d) => `${d.name}还欠 ${formatYuan(d.openFen)} 元（已扣除正在办理的批次要扣回的），不能登记更多。`, en: (d) => `${d.name} owes ¥${formatYuan(d.openFen)} (less what lists on their way set off); more cannot be entered.` },
  withhold_basis_missing: { zh: (d) => `要从应发事项（如分红）里扣${d.name}欠的钱，须有依据：请选“本人同意书”或“决议”，并写上文号或日期；没有依据的，不要选项目。`, en: (d) => `To withhold claims (a dividend) for what ${d.name} owes, choose consent or resolution and name the paper; without one, choose no programme.` },
  withhold_consent_needed: { zh: (d) => `决议管不到别人的钱：从${d.name}的应发事项里扣，须有他本人的同意书。请改选“本人同意书”，或改从本人扣。`, en: (d) => `A resolution does not bind ${d.name}, who owes nothing himself: choose his written consent, or set it off from the debtor.` },
  withhold_not_from: { zh: (d) => `项目 ${d.code} 的钱不能扣来抵欠款：${WITHHELD_NOT_ZH[d.why]}。请从“也从应发事项里扣”中去掉它。`, en: (d) => `Nothing is withheld from programme ${d.code}: ${WITHHELD_NOT_EN[d.why]}. Take it out of the plan.` },
  recovery_undone: { zh: (d) => `${d.name}的这笔追回已经撤销，不能再办。多发仍在的，请重新登记追回。`, en: (d) => `This recovery from ${d.name} was taken back. If something is still overpaid, begin a new one.` },
  recovery_moved: { zh: (d) => `${d.name}的这笔追回已经扣回、退回或核销 ${formatYuan(d.doneFen)} 元，不能撤销。剩下的不该追回的，请“申请核销”。`, en: (d) => `¥${formatYuan(d.doneFen)} of this recovery from ${d.name} was set off, paid back or written off, so it cannot be taken back. Ask to write off the rest.` },
  recovery_listed: { zh: (d) => `批次 ${d.batchNo} 正要从这笔追回里扣，还没审批。请先把那一批退回草稿（或作废），再撤销追回。`, en: (d) => `Batch ${d.batchNo}, not approved yet, sets this recovery off. Unlock or void that batch first, then take the recovery back.` },
  recovery_own: { zh: (d) => `这笔追回是${d.name}登记的，不能自己撤销。请另一位有审批权的人撤销。`, en: (d) => `${d.name} began this recovery and cannot take it back. Another person who approves has to.` },
  write_off_not_asked: { zh: (d) => `${d.name}的这笔还没有人申请核销。`, en: (d) => `Nobody has asked to write off what ${d.name} owes.` },
  write_off_own: { zh: (d) => `${d.name}提出或登记了这笔追回，不能自己批准核销。请另一人批复。`, en: (d) => `${d.name} entered or asked for this and cannot decide it. Another person has to.` },
  funds_short: { zh: (d) => `资金不够：科目 ${d.accountCode} 余额 ${formatYuan(d.balanceFen)} 元，已审批未发 ${formatYuan(d.committedFen)} 元，本批要 ${formatYuan(d.neededFen)} 元。请先拨款，或减少名单。`, en: (d) => `Account ${d.accountCode} has ¥${formatYuan(d.balanceFen)}, of which ¥${formatYuan(d.committedFen)} is approved and not yet paid; this batch needs ¥${formatYuan(d.neededFen)}. Provide the money first.` },
  budget_exceeded: { zh: (d) => `超出预算：项目 ${d.code} ${d.year}年预算 ${formatYuan(d.budgetFen)} 元，已用 ${formatYuan(d.usedFen)} 元，本批要 ${formatYuan(d.neededFen)} 元。请先按程序追加预算。`, en: (d) => `The budget of ${d.code} for ${d.year} is ¥${formatYuan(d.budgetFen)}, ¥${formatYuan(d.usedFen)} is used, this batch needs ¥${formatYuan(d.neededFen)}. Raise the budget by decision first.` },
  line_recovered: { zh: (d) => `${d.name}的这笔正在追回。银行退回的钱请在“追回”里登记退款。`, en: (d) => `${d.name}’s payment is being recovered. Enter money that came back as a repayment of that recovery.` },
};

const paying: Omit<Sentences<DisbursementErrors>, keyof typeof making | keyof typeof recovering> = {
  batch_needs_no_notice: {
    zh: (d) => `批次 ${d.batchNo} 的项目没有设公示天数，不用公示。要公示的，请在福利项目里设好天数，从下一批起生效。`,
    en: (d) => `The programme of batch ${d.batchNo} has no days of notice, so its list is not posted. Set them on the programme; they hold from the next batch on.`,
  },
  batch_clock_behind: {
    zh: (d) => `电脑日期是 ${d.today}，比批次 ${d.batchNo} 上一步的日期 ${d.since} 还早，这一步不能办。请先把电脑日期改对；如果是上一步的日期错了，请退回经办或作废后重做。`,
    en: (d) => `The computer says ${d.today}, which lies before ${d.since}, the last step of batch ${d.batchNo}. Set the computer's date right first; if it was the last step that had the wrong date, return the batch to its maker or void it.`,
  },
  notice_lines_upheld: {
    zh: (d) => `有 ${d.count} 行的异议成立：${namedZh(d.lines, d.count)}。请先退回经办，把这些人移出或改正，再送审；其余的人不用重新公示。`,
    en: (d) => `Objections to ${d.count} ${d.count === 1 ? 'line were' : 'lines were'} right: ${namedEn(d.lines, d.count)}. Return the list to its maker to take them off or mend them; the others need no new notice.`,
  },
  lines_objected: {
    zh: (d) => `有 ${d.count} 行有异议，还不能发：${namedZh(d.lines, d.count)}。请等公示页上答复；其余的可以照常发。`,
    en: (d) => `${d.count} ${d.count === 1 ? 'line has an objection' : 'lines have objections'} and cannot be paid yet: ${namedEn(d.lines, d.count)}. Wait for the answer on the page of the notice; the others can be paid.`,
  },
  sample_own: {
    zh: (d) => `${d.name}经办或发放过这一批，要由别人抽查。`,
    en: (d) => `${d.name} made or paid this batch; somebody else checks it.`,
  },
  sample_answered: {
    zh: (d) => `第 ${d.seq} 人的结果已经登记，不能改。`,
    en: (d) => `What person ${d.seq} said is written down and is not changed.`,
  },
  sample_day_wrong: {
    zh: (d) => `日期 ${d.day} 在今天（${d.today}）之后，请核对。`,
    en: (d) => `The day ${d.day} is after today (${d.today}). Check it.`,
  },
  already_signed: {
    zh: (d) => `${d.name}已经签过这份名单。按审批流程还要另一个人签。`,
    en: (d) => `${d.name} has signed this list. The flow asks for somebody else's signature.`,
  },
  batch_resolution_needed: {
    zh: (d) => `这一批 ${formatYuan(d.totalFen)} 元，超过 ${formatYuan(d.aboveFen)} 元的要有会议决议。请登记会议记录，在批次页上关联决议后再审批。`,
    en: (d) => `This batch comes to ${formatYuan(d.totalFen)}; above ${formatYuan(d.aboveFen)} a resolution of a meeting is needed. Enter the meeting and link it on the page of the batch, then approve.`,
  },
  characters_not_encodable: {
    zh: (d) => `有 ${d.count} 行的字不在 ${d.encoding.toUpperCase()} 编码里，银行会收到错字：${namedZh(d.lines, d.count)}。请改用 GB18030 的格式，或与银行核对姓名写法。`,
    en: (d) => `${d.count} ${d.count === 1 ? 'line has' : 'lines have'} characters that ${d.encoding.toUpperCase()} lacks: ${namedEn(d.lines, d.count)}. Use a format in GB18030, or agree with the bank how to write the names.`,
  },
  export_reason_needed: {
    zh: (d) => `这一批已经报过盘（第 ${d.runNo} 次，${d.exportedAt}）。再报一次可能重复发钱，请写明理由。`,
    en: (d) => `A file of this batch was made before (run ${d.runNo}, ${d.exportedAt}). A second one may pay twice: give the reason.`,
  },
  export_after_result: {
    zh: (d) => `批次 ${d.batchNo} 的银行回盘已经导入，不能再报盘。没发成的人请用“补发批次”。`,
    en: (d) => `The bank's answer for batch ${d.batchNo} is in, so no further file can be made. Pay the failed lines with a follow-up batch.`,
  },
  profile_unknown: {
    zh: (d) => `没有银行格式 ${d.code}，请另选一个。`,
    en: (d) => `There is no bank format ${d.code}. Choose another one.`,
  },
  pay_by_other: {
    zh: (d) => (d.payBy === 'bank' ? '这一批由银行代发，不能按现金登记。' : '这一批是现金发放，不用银行文件。'),
    en: (d) => (d.payBy === 'bank' ? 'This batch is paid through the bank, not in cash.' : 'This batch is paid in cash; it needs no bank file.'),
  },
  result_not_readable: {
    zh: (d) => `文件“${d.fileName}”${whyZh[d.why]}${whereZh(d.why, d.detail)}。请确认是银行给的回盘文件，格式选对了，再试一次。`,
    en: (d) => `File “${d.fileName}” ${whyEn[d.why]}${whereEn(d.why, d.detail)}. Make sure it is the bank's answer and the right format is chosen, then try again.`,
  },
  result_other_batch: {
    zh: (d) => `文件“${d.fileName}”是批次 ${d.found} 的回盘，不是 ${d.wanted} 的。请选对文件。`,
    en: (d) => `File “${d.fileName}” answers batch ${d.found}, not ${d.wanted}. Choose the right file.`,
  },
  result_sum_differs: {
    zh: (d) => `回盘文件自己对不上：汇总写 ${formatYuan(d.statedFen)} 元${d.statedCount === null ? '' : `、${d.statedCount} 笔`}，明细合计 ${formatYuan(d.linesFen)} 元、${d.linesCount} 笔。文件可能不完整，请向银行重新索取。`,
    en: (d) => `The file does not add up: its head says ${formatYuan(d.statedFen)}${d.statedCount === null ? '' : ` in ${d.statedCount} lines`}, its lines make ${formatYuan(d.linesFen)} in ${d.linesCount}. It may be incomplete; ask the bank for it again.`,
  },
  result_lines_differ: {
    zh: (d) => `回盘的金额或账号与报盘的不一样：${namedZh(d.lines, d.count)}。没有导入，请先与银行核对。`,
    en: (d) => `The file gives other amounts or accounts than were sent: ${namedEn(d.lines, d.count)}. Nothing was loaded; ask the bank first.`,
  },
  result_line_twice: {
    zh: (d) => `回盘文件里有人出现两次：${namedZh(rowIn(d.lines, (row) => `又在文件第 ${row} 笔`), d.count)}。没有导入，请先与银行核对。`,
    en: (d) => `Some lines stand in the file twice: ${namedEn(rowIn(d.lines, (row) => `again as its payment ${row}`), d.count)}. Nothing was loaded; ask the bank first.`,
  },
  result_lines_unknown: {
    zh: (d) => `文件的 ${d.of} 行里有 ${d.count} 行不属于这一批。没有导入，请确认选对了批次和文件。`,
    en: (d) => `${d.count} of the ${d.of} lines in the file do not belong to this batch. Nothing was loaded; check the batch and the file.`,
  },
  result_conflict: {
    zh: (d) => `与以前导入的回盘矛盾：${namedZh(turned(d.lines, lineZh), d.count)}。没有导入，请先与银行核对。`,
    en: (d) => `The file contradicts an earlier one: ${namedEn(turned(d.lines, lineEn), d.count)}. Nothing was loaded; ask the bank first.`,
  },
  result_without_export: {
    zh: (d) => `批次 ${d.batchNo} 还没有报过盘，不能导入回盘。请先生成银行文件。`,
    en: (d) => `No bank file was made for batch ${d.batchNo} yet, so there can be no answer. Make the bank file first.`,
  },
  lines_unsettled: {
    zh: (d) => `批次 ${d.batchNo} 还有 ${d.count} 人没有结果。请先导入回盘、登记领取，或把不再发的人了结，再关闭。`,
    en: (d) => `${d.count} ${d.count === 1 ? 'line' : 'lines'} of batch ${d.batchNo} are still open. Load the bank's answer, tick them off, or settle them before closing.`,
  },
  nothing_to_compare: {
    zh: (d) => `批次 ${d.batchNo} 前面没有可比的批次。`,
    en: (d) => `There is no batch before ${d.batchNo} to compare it with.`,
  },
  voucher_not_possible: {
    zh: (d) => `记账没有成功，这一步没有做：${d.detail}（${d.code}）。请会计处理后再试。`,
    en: (d) => `The voucher could not be posted, so nothing was done: ${d.detail} (${d.code}). Ask the accountant, then try again.`,
  },
};

export const disbursementSentences: Sentences<DisbursementErrors> = { ...making, ...recovering, ...paying };
