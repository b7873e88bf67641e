/** Words of a batch in goods. */
import type { Words } from '#renderer/i18n/use-words.ts';

const zh = {
  goods: '发放物品', inGoods: '实物', goodsLeft: '还要发的物品', each: '每人', personsN: '{{n}} 人', still: '还要发', inStock: '库存', elsewhere: '别的批次待发', missing: '还差', enough: '够发', noneHere: '本点没有', payByGoods: '实物发放（花名册签字）', issued: '已发出', cost: '实际成本', agreed: '约定金额', givenGoods: '已发：{{name}}　{{goods}}',
  bookGoodsHint: '借应付福利，贷库存物资；实际成本与约定金额的差额另做一张凭证。', endGoodsHint: '没来领的记为未领取，物品留在库里，应付仍挂着，可以用补发批次再发。', undoGoodsHint: '撤销后物品退回库存，可以重新登记。', takeBackGoodsHint: '物品已经拿回来的才能收回：退回库存，凭证同时冲回。', toStock: '库存物资', point: '发放点', thisPoint: '这里是', chooseThisPoint: '请先选这里是哪个发放点，物资从这个点的库存发出。选过以后这台电脑会记住。', here: '本点', hisPoint: '应到{{point}}', atPoint: '在哪个点发出', printUnclaimedHere: '打印本点未领名单', rosterPoint: '发放点', allPoints: '全部',  shortHint: '物资不够全部人领，窗口不能开始。请先入库并验收。',
};
const en: Readonly<Record<keyof typeof zh, string>> = {
  goods: 'Goods', inGoods: 'Goods', goodsLeft: 'Goods still to hand out', each: 'Each', personsN: '{{n}} {{n|person|persons}}', still: 'to hand out', inStock: 'in stock', elsewhere: 'for other batches', missing: 'missing', enough: 'enough', noneHere: 'none here', payByGoods: 'In goods (roster with signatures)', issued: 'Handed out', cost: 'cost', agreed: 'agreed', givenGoods: 'Given: {{name}}  {{goods}}',
  bookGoodsHint: 'Dr payable, Cr stock; what the goods cost beside that has a voucher of its own.', endGoodsHint: 'Whoever did not come is noted as such; the goods stay in stock, the sum stays payable, and a follow-up batch offers it again.', undoGoodsHint: 'The goods go back into stock; the person can be ticked again.', takeBackGoodsHint: 'Only what was brought back: it goes into stock again and the vouchers are reversed.', toStock: 'Goods in stock', point: 'Point', thisPoint: 'This is', chooseThisPoint: 'Choose which point this is; goods leave its stock. This computer keeps it.', here: 'here', hisPoint: 'goes to {{point}}', atPoint: 'Handed out at', printUnclaimedHere: 'Print who has not come here', rosterPoint: 'Point', allPoints: 'All',  shortHint: 'Not enough for everybody; the desk cannot begin. Take the goods in and have them accepted first.',
};
export const goodsWords = { zh, en } satisfies Words<keyof typeof zh>;
