/** Looks at a page as somebody does who only asks whether it is whole: nothing cut off sideways, no word left untranslated. */
import { expect, type Page } from 'playwright/test';

/** Words of the program that were not found stand as their key, unfilled ones with their braces; neither may ever be seen. */
const UNFINISHED = /\{\{|\}\}|\bundefined\b|\bNaN\b|\[object |\b[a-z]+[A-Za-z]*(\.[a-z]+[A-Za-z]*)+\b/;
/** File names and addresses that pages show on purpose. */
const ALLOWED = /\b[\w-]+\.(xlsx|xls|csv|tsv|txt|dat|rst|db|pdf|json)\b/g;

/** Two frames after the last answer: everything that was asked for has been drawn. */
export async function settle(page: Page): Promise<void> {
  await expect(page.locator('.ant-spin-spinning:visible, .ant-skeleton-active:visible')).toHaveCount(0);
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(resolve));
      }),
  );
}

/** What is wrong with the page as it stands; empty when nothing is. */
export async function faultsOfPage(page: Page): Promise<string[]> {
  const seen = await page.evaluate(() => {
    const root = document.documentElement;
    // A grid to type into scrolls in its own frame, as a list does.
    const wide = [root, ...document.querySelectorAll('.frame-page, .page, .page-body, .card:not(.entry-grid)')].filter((element) => element.scrollWidth > element.clientWidth + 1);
    return {
      text: document.body.innerText,
      wide: wide.map((element) => `${element.className === '' ? element.tagName : element.className} ${element.scrollWidth} > ${element.clientWidth}`),
    };
  });
  const unfinished = UNFINISHED.exec(seen.text.replaceAll(ALLOWED, ''));
  return [...(unfinished === null ? [] : [`shows “${unfinished[0]}”`]), ...seen.wide.map((each) => `scrolls sideways: ${each}`)];
}

export interface Look {
  readonly language: 'zh' | 'en';
  readonly width: number;
  readonly height: number;
  readonly size: '100%' | '130%';
}

/** What fits in the large type at 1366 fits there in the small one; what a wide screen does to a page shows at 1920. */
export const LOOKS: readonly Look[] = (['zh', 'en'] as const).flatMap((language) => [
  { language, width: 1366, height: 768, size: '130%' as const },
  { language, width: 1920, height: 1080, size: '100%' as const },
]);

/** Language, size of type and size of the window, by the switches in the top bar. */
export async function setLook(page: Page, look: Look): Promise<void> {
  await page.setViewportSize({ width: look.width, height: look.height });
  const toOther = page.getByRole('button', { name: look.language === 'zh' ? '中文' : 'English', exact: true });
  if (await toOther.isVisible()) await toOther.click();
  const size = page.getByRole('button', { name: /^(字号|Text size) / });
  if ((await size.innerText()).trim() !== look.size) {
    await size.click();
    await page.getByRole('menuitem', { name: look.size }).click();
  }
  await expect(size).toHaveText(look.size);
}
