/** What the stock refuses, said to the person at the screen: what is wrong, then what to do. */
import { formatDayChinese } from '#shared/days.ts';
import { formatQuantity, goodsText } from '#shared/quantity.ts';
import type { ShortAtPoint, ShortItem, StockErrors } from '#shared/stock/errors.ts';
import type { Sentences } from './sentences.ts';

const statusZh: Readonly<Record<string, string>> = { entered: '待验收', accepted: '已验收', withdrawn: '已作废' };
const statusEn: Readonly<Record<string, string>> = { entered: 'waiting to be accepted', accepted: 'accepted', withdrawn: 'withdrawn' };
const shortZh = (item: ShortItem): string => `${item.name}要 ${formatQuantity(item.needCenti)} ${item.unit}，可用 ${formatQuantity(item.haveCenti)} ${item.unit}，还差 ${formatQuantity(item.needCenti - item.haveCenti)} ${item.unit}`;
const shortEn = (item: ShortItem): string => `${item.name}: ${formatQuantity(item.needCenti)} ${item.unit} needed, ${formatQuantity(item.haveCenti)} there, ${formatQuantity(item.needCenti - item.haveCenti)} missing`;
const atPointZh = (item: ShortAtPoint): string => `${item.name}要 ${formatQuantity(item.needCenti)} ${item.unit}，这里有 ${formatQuantity(item.haveCenti)} ${item.unit}，全部发放点共 ${formatQuantity(item.totalCenti)} ${item.unit}`;
const atPointEn = (item: ShortAtPoint): string => `${item.name}: ${formatQuantity(item.needCenti)} ${item.unit} needed, ${formatQuantity(item.haveCenti)} here, ${formatQuantity(item.totalCenti)} at all points together`;

export const stockSentences: Sentences<StockErrors> = {
  stock_item_taken: { zh: (d) => `编号 ${d.code} 已经是“${d.name}”的，请换一个编号。`, en: (d) => `Code ${d.code} is that of ${d.name}. Choose another one.` },
  stock_item_moved: { zh: (d) => `“${d.name}”已经有出入库，单位、账套和科目不能再改。要改请停用这一项，另建一项。`, en: (d) => `${d.name} has been moved; its unit, books and account stay. Stop it and make another item.` },
  stock_item_stopped: { zh: (d) => `“${d.name}”已经停用，不能再写进单据或发放物品。请先在物资卡片上恢复使用。`, en: (d) => `${d.name} is stopped. Take it up again on its card first.` },
  stock_item_foreign: { zh: (d) => `“${d.name}”是另一个账套的物资，请选本账套的。`, en: (d) => `${d.name} belongs to another account set. Choose an item of this one.` },
  stock_account_wrong: {
    zh: (d) => (d.accountCode === '' ? '盘点有差异，请选差异记到哪个科目（一般是 18101 待处理流动资产损溢）。' : `科目 ${d.accountCode} 用在这里不对：物资记在 121 或它的末级明细上，对方科目是 121 以外的末级科目。`),
    en: (d) => (d.accountCode === '' ? 'The count differs. Choose the account that takes the differences, usually 18101.' : `Account ${d.accountCode} does not fit here: goods stand on 121 or a leaf below it, the other side on a leaf outside 121.`),
  },
  stock_invoice_taken: { zh: (d) => `${d.supplier} 的票据 ${d.invoiceNo} 已经在 ${d.docNo} 入过库，同一张票不能入两次。`, en: (d) => `Invoice ${d.invoiceNo} of ${d.supplier} was taken in by ${d.docNo} already.` },
  stock_doc_status: { zh: (d) => `${d.docNo} ${statusZh[d.status] ?? d.status}，不能再动。`, en: (d) => `${d.docNo} is ${statusEn[d.status] ?? d.status} and stays as it is.` },
  stock_own_acceptance: { zh: (d) => `${d.name}，这张单据是您填的，要由另一个人验收。`, en: (d) => `${d.name}, you entered this paper; another person accepts it.` },
  stock_day_future: { zh: (d) => `${formatDayChinese(d.day)}还没有到，请填今天（${formatDayChinese(d.today)}）或以前。`, en: (d) => `${d.day} is still to come. Enter ${d.today} or an earlier day.` },
  stock_day_order: {
    zh: (d) => `“${d.name}”${formatDayChinese(d.lastDay)}已经有出入库，这一笔不能记到${formatDayChinese(d.day)}。${d.waiting ? `请填单的人把这张单据作废，日期写${formatDayChinese(d.lastDay)}或以后，重新填一张（同一张票可以再入）。` : `请填${formatDayChinese(d.lastDay)}或以后。`}`,
    en: (d) => `${d.name} was moved on ${d.lastDay}; this cannot be put on ${d.day}. ${d.waiting ? `Who entered this paper withdraws it and enters another one for ${d.lastDay} or later; the same invoice may be used again.` : `Enter ${d.lastDay} or later.`}`,
  },
  stock_short: { zh: (d) => `库存不够：${d.items.map(shortZh).join('；')}。请先入库并验收，再来办理。`, en: (d) => `Not enough in stock: ${d.items.map(shortEn).join('; ')}. Take it in and have it accepted first.` },
  stock_count_open: { zh: (d) => `盘点表 ${d.docNo} 还没有做完，请先做完或作废。`, en: (d) => `Count ${d.docNo} is not finished. Finish or withdraw it first.` },
  stock_count_empty: { zh: () => '这个账套还没有物资可盘，请先建物资。', en: () => 'There is nothing to count in these books. Make items first.' },
  stock_count_unfinished: { zh: (d) => `还有 ${d.count} 项没有填实盘数：${d.names.join('、')}${d.count > d.names.length ? '……' : ''}。`, en: (d) => `${d.count} ${d.count === 1 ? 'item is' : 'items are'} not counted yet: ${d.names.join(', ')}${d.count > d.names.length ? ' …' : ''}.` },
  stock_count_reason: { zh: (d) => `“${d.name}”账实不符，请写明原因再审批。`, en: (d) => `${d.name} differs from the books. Give the reason first.` },
  stock_moved_since: { zh: (d) => `“${d.name}”在开盘点表以后又有出入库，账面数变了。请作废这张盘点表，重新开一张再盘。`, en: (d) => `${d.name} was moved after the sheet was made. Withdraw this count and begin another.` },
  stock_no_price: { zh: (d) => `“${d.name}”从没有入过库，不知道值多少钱。请用入库单入账，不要用盘盈。`, en: (d) => `${d.name} was never taken in and has no price. Enter a receipt instead.` },
  stock_point_short: { zh: (d) => `发放点“${d.point}”的库存不够：${d.items.map(atPointZh).join('；')}。请先从别的发放点调拨过来，或改选有货的发放点。`, en: (d) => `Not enough at ${d.point}: ${d.items.map(atPointEn).join('; ')}. Bring it there from another point, or choose a point that has it.` },
  stock_point_choose: { zh: (d) => `有几个发放点（${d.names.join('、')}），请先选是哪一个。`, en: (d) => `There are several points (${d.names.join(', ')}). Choose one first.` },
  stock_point_stopped: { zh: (d) => `发放点“${d.name}”已经停用，请选别的发放点，或先恢复使用。`, en: (d) => `${d.name} is stopped. Choose another point, or take it up again first.` },
  stock_point_taken: { zh: (d) => `已经有叫“${d.name}”的发放点，请换一个名称。`, en: (d) => `There is a point called ${d.name} already. Choose another name.` },
  stock_point_main: { zh: (d) => `“${d.name}”是总库：不能停用，也不用分配网格——没有分给别的发放点的网格都归它。`, en: (d) => `${d.name} is the main store: it is not stopped, and has every grid that no other point was given.` },
  stock_point_has_goods: { zh: (d) => `发放点“${d.name}”还有物资（${goodsText(d.items)}），请先调拨到别的发放点再停用。`, en: (d) => `There are goods at ${d.name} (${goodsText(d.items)}). Bring them to another point first.` },
  stock_point_has_paper: { zh: (d) => `发放点“${d.name}”的单据 ${d.docNo} 还没有验收，请先验收或作废再停用。`, en: (d) => `Paper ${d.docNo} of ${d.name} is not accepted yet. Accept or withdraw it first.` },
  stock_point_same: { zh: (d) => `调出和调入都是“${d.name}”，请选两个不同的发放点。`, en: (d) => `Both points are ${d.name}. Choose two different ones.` },
  stock_grid_taken: { zh: (d) => `网格“${d.grid}”已经分给发放点“${d.point}”，请先在那里去掉。`, en: (d) => `Grid ${d.grid} was given to ${d.point}. Take it off there first.` },
};
