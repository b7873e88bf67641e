/** What the practice community has given its volunteers by the end of its two years: points and goods, certificates, one list of stars. */
import { addDays, day, lastDay, monthOf, type Day } from '#shared/days.ts';
import { fen } from '#shared/money.ts';
import type { SampleDesk } from './sample-desk.ts';

const GOODS: readonly (readonly [name: string, unit: string, points: number, bought: number, yuan: number])[] = [
  ['香皂', '块', 3, 300, 900], ['洗衣液', '瓶', 12, 150, 2_250], ['大米（5 公斤）', '袋', 25, 120, 3_600], ['毛巾', '条', 6, 200, 1_600], ['雨伞', '把', 18, 60, 1_200],
];
const CERTIFIED = 12;
const REDEEMED = 40;

/** On the last day of the practice: what hours have earned, a quarter's round, papers for those who served most. */
export async function recogniseVolunteers(desk: SampleDesk, on: Day): Promise<void> {
  desk.clock.goTo(on);
  const officer = desk.as('volunteerOfficer').recognition;
  const people = (await officer.stars({ search: '' })).rows;
  await officer.addTraining({ name: '志愿服务规范与安全培训', content: '服务礼仪、风险告知、急救常识', organiser: '海棠里社区', heldOn: addDays(on, -170), minutes: 120, volunteerIds: (await desk.as('volunteerOfficer').volunteers.list({ role: 'backbone', limit: 120 })).rows.map((row) => row.volunteerId) });
  for (const [name, unit, points, bought, yuan] of GOODS) {
    const { goodsId } = await officer.saveGoods({ name, unit, centi: points * 100 });
    await officer.moveGoods({ goodsId, quantity: bought, costFen: fen(yuan * 100), on: addDays(on, -60), reason: '采购兑换物品' });
  }
  await officer.creditPoints({ upTo: on });
  const quarter = Math.ceil(Number(on.slice(5, 7)) / 3);
  const ends = lastDay(monthOf(day(`${on.slice(0, 4)}-${String(quarter * 3).padStart(2, '0')}-01`)));
  await officer.openRedemption({ year: Number(on.slice(0, 4)), quarter, opensOn: addDays(on, -60), closesOn: ends });
  const goods = await officer.goods({});
  const rich = (await officer.balances({})).filter((row) => row.balance >= 2_500).slice(0, REDEEMED);
  for (const [n, row] of rich.entries()) await officer.redeem({ volunteerId: row.volunteerId, items: [{ goodsId: goods[n % goods.length]!.goodsId, quantity: 1 }] });
  for (const row of people.slice(0, CERTIFIED)) {
    await officer.issueCertificate({ volunteerId: row.volunteerId, fromOn: day('2024-09-01'), toOn: on, purpose: '评优推荐', responsibleName: '朱建国', contact: '0532-80001234' });
  }
  if (people.some((row) => row.due)) await officer.prepareRound({ title: `${on.slice(0, 4)}年星级志愿者`, asOf: on, noticeDays: 5, basis: '海棠里社区志愿者星级评定办法' });
}
