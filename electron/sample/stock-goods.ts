/** Goods of the practice community: two items, a delivery that waits to be accepted, and a programme in kind whose basket is drafted. */
import { addDays, addMonths, monthOf, type Day } from '#shared/days.ts';
import type { AccountSetId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import { readTemplates } from '#electron/welfare/templates.ts';
import type { SampleDesk } from './sample-desk.ts';

const GOODS = [['DM', '大米', '袋', '10 公斤'], ['HSY', '花生油', '桶', '5 升']] as const;

/** Nothing of it is in the books yet: accepting the delivery and putting the basket in force are left to practise. */
export async function layInGoods(desk: SampleDesk, accountSetId: AccountSetId, on: Day): Promise<void> {
  desk.clock.goTo(on);
  const clerk = desk.as('clerk');
  const [rice, oil] = await Promise.all(GOODS.map(async ([code, name, unit, spec]) => (await clerk.stock.saveItem({ itemId: null, version: null, accountSetId, code, name, unit, spec, accountCode: '121', warnBelowCenti: 1_000 })).itemId));
  if (rice === undefined || oil === undefined) return;
  await clerk.stock.enterReceipt({
    accountSetId, movedOn: addDays(on, -1), supplier: '惠民粮油店', invoiceNo: '20260830', counterCode: '21101', note: '重阳节慰问品',
    lines: [{ itemId: rice, quantityCenti: 33_000, amountFen: fen(3_960_000) }, { itemId: oil, quantityCenti: 33_000, amountFen: fen(2_706_000) }],
  });
  const template = readTemplates().find((each) => each.code === 'W10');
  if (template === undefined) return;
  const { content, suggestedBaskets: _suggested, ...fields } = template;
  const { programmeId } = await clerk.welfare.createProgramme({ ...fields, accountSetId });
  // 200 yuan: a bag of rice that counts for 120, a bottle of oil that counts for 80.
  await clerk.welfare.saveDraft({
    ...content, programmeId, versionId: null, version: null, validFrom: addMonths(monthOf(on), 1), resolutionNo: '', resolvedOn: null, resolutionTitle: '',
    baskets: [{ standardFen: fen(20_000), items: [{ itemId: rice, quantityCenti: 100, priceFen: fen(12_000) }, { itemId: oil, quantityCenti: 100, priceFen: fen(8_000) }] }],
  });
}
