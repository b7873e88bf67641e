/** Every page there is, in both languages, on two screens and in large type: nothing cut off, no word missing, no complaint. */
import { expect, test, type Office } from './fixtures.ts';
import { faultsOfPage, LOOKS, setLook, settle } from './walk.ts';

/** Who walks where: areas of the rail with all their pages, and what is not in the rail: records by number, forms, and papers. */
const WALKS: readonly { readonly role: string; readonly areas: readonly string[]; readonly beside: readonly string[]; readonly papers: readonly string[] }[] = [
  {
    role: '经办',
    areas: ['居民户籍'],
    beside: [
      '/residents/entry', '/residents/1', '/residents/1?tab=household', '/residents/1?tab=facts', '/residents/1?tab=accounts', '/residents/1?tab=events', '/residents/1?tab=history', '/residents/households/1', '/residents/households/1?tab=onDay', '/residents/as-of?tab=counts', '/residents/as-of?tab=difference',
      '/welfare/1/draft', '/welfare/cares/book', '/welfare/cares/kinds', '/residents/custom-fields', '/residents/1?tab=custom', '/disbursement/1?tab=recompute', '/account/password', '/no/such/page',
    ],
    papers: ['/print/household/1', '/print/line/1', '/print/register?grid=1', '/print/register-difference?from=2025-12-31&to=2026-09-08'],
  },
  {
    role: '主任',
    areas: ['工作台', '福利发放'],
    beside: [
      '/dashboard/outlook', '/welfare/forecast/1/2026-12', '/welfare/1', '/welfare/1?tab=pauses', '/welfare/1?tab=explain', '/disbursement/1', '/disbursement/1?tab=difference', '/disbursement/1?tab=bank', '/disbursement/1?tab=vouchers',
      '/disbursement/1?tab=history', '/office/audit', '/office/verify',
    ],
    papers: ['/print/roster/1?kind=sign', '/print/roster/1?kind=bank&big=1', '/print/batch/1', '/print/forecast'],
  },
  { role: '会计', areas: ['集体经济账'], beside: ['/ledger/new-voucher', '/ledger/vouchers/1', '/ledger/vouchers/30', '/ledger/register/1/2026-08'], papers: ['/print/vouchers/1,30', '/print/trial-balance/1/2026-08/2'] },
  {
    role: '志愿专员',
    areas: ['志愿服务'],
    beside: [
      '/volunteers/people/1', '/volunteers/people/1?tab=teams', '/volunteers/people/1?tab=hours', '/volunteers/people/1?tab=records', '/volunteers/people/1?tab=certificates', '/volunteers/people/1?tab=points', '/volunteers/teams/1', '/volunteers/teams/1/import',
      '/volunteers/verify', '/volunteers/awards', '/volunteers/awards/1', '/volunteers/points/desk', '/volunteers/skills',
    ],
    papers: ['/print/certificate/1', '/print/team-roster/1', '/print/volunteer-roster', '/print/stars/2026-09-08', '/print/award-round/1', '/print/redemptions/1', '/print/volunteer-year/2025'],
  },
  { role: '管理员', areas: ['系统管理'], beside: [], papers: [] },
];

async function pagesOf(office: Office, areas: readonly string[]): Promise<string[]> {
  const rail = office.page.getByRole('navigation', { name: '主菜单' });
  const found: string[] = [];
  for (const area of areas) {
    const link = rail.getByRole('link', { name: area, exact: true }).first();
    await link.click();
    await expect(office.page.getByRole('main')).toBeVisible();
    const pages = rail.getByRole('listitem').filter({ has: link }).getByRole('link');
    for (const each of await pages.all()) found.push((await each.getAttribute('href'))?.replace(/^#/, '') ?? '');
  }
  return [...new Set(found)];
}

for (const { role, areas, beside, papers } of WALKS) {
  test(`${role} walks through every page of ${areas.join('、')} in every look`, async ({ practice }) => {
    test.setTimeout(360_000);
    const { page } = practice;
    const faults: string[] = [];
    await practice.button(new RegExp(`^以 ${role} .* 进入$`)).click();
    await expect(page.getByRole('navigation', { name: '主菜单' })).toBeVisible();
    const paths = [...(await pagesOf(practice, areas)), ...beside];
    for (const look of LOOKS) {
      await setLook(page, look);
      for (const path of paths) {
        await practice.goTo(path);
        await settle(page);
        faults.push(...(await faultsOfPage(page)).map((fault) => `${path} ${look.language} ${look.width} ${look.size}: ${fault}`));
      }
    }
    for (const path of papers) {
      await practice.goTo(path);
      await expect(page.locator('body[data-print-ready]')).toBeAttached({ timeout: 20_000 });
      faults.push(...(await faultsOfPage(page)).map((fault) => `${path}: ${fault}`));
      await practice.goTo('/account/password');
      await expect(page.getByRole('main')).toBeVisible();
    }
    expect(faults).toEqual([]);
  });
}

test('the pages before the sign-in are whole in every look', async ({ office }) => {
  const { page } = office;
  const faults: string[] = [];
  for (const look of LOOKS) {
    await setLook(page, look);
    faults.push(...(await faultsOfPage(page)).map((fault) => `first screen ${look.language} ${look.width}: ${fault}`));
    await page.getByRole('button', { name: /^(开始建立|Set up)$/ }).click();
    faults.push(...(await faultsOfPage(page)).map((fault) => `set-up ${look.language} ${look.width}: ${fault}`));
    await page.getByRole('button', { name: /^(取消|Cancel)$/ }).click();
  }
  expect(faults).toEqual([]);
});
