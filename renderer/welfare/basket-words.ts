/** Words of what a programme in kind hands out. */
import type { Words } from '#renderer/i18n/use-words.ts';

const zh = {
  baskets: '发放物品', basketsHint: '每人领什么、领多少。按约定单价合计要正好等于标准；名单、公示和花名册都按标准的金额，物资实际成本的差额由程序在记账时另记。不填物品的，只按金额管，不管库存。', basketLabel: '每份物品', basketFor: '标准 {{sum}} 元的一份', item: '物资', quantity: '数量', price: '约定单价', addItem: '加一种物品', removeItem: '删去这种物品', worth: '合计', fits: '正好等于标准', differs: '与标准差 {{sum}} 元', amountFirst: '请先把上面的金额填完，再配物品。', noItems: '还没有物资。请先到“库存物资”建物资。', goToStock: '去库存物资', takeOut: '不配物品', give: '给这一档配物品', noLonger: '标准里已经没有这一档，请删去。', basketsUnfinished: '物品还没有填完：每行要选物资、填数量和约定单价。',
};
const en: Readonly<Record<keyof typeof zh, string>> = {
  baskets: 'Goods handed out', basketsHint: 'What each person gets. At the agreed prices it has to come to exactly the standard; list, notice and roster go by that sum, and what the goods cost beside it is booked by the program. Without goods the programme is kept in money alone.', basketLabel: 'Each basket', basketFor: 'Basket for {{sum}} yuan', item: 'Item', quantity: 'Quantity', price: 'Agreed price', addItem: 'Add item', removeItem: 'Remove item', worth: 'Comes to', fits: 'exactly the standard', differs: '{{sum}} yuan off the standard', amountFirst: 'Finish the amount above first.', noItems: 'No items yet. Make them under “Goods in stock” first.', goToStock: 'Goods in stock', takeOut: 'No goods', give: 'Give this standard a basket', noLonger: 'The standard has no such sum any more; remove it.', basketsUnfinished: 'The goods are not finished: item, quantity and agreed price.',
};
export const basketWords = { zh, en } satisfies Words<keyof typeof zh>;
