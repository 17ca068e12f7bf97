import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What a theme can break: it changes colours and nothing else. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** Fails on every rule that is broken; what lies wholly inside Clerk's own widgets is printed and left to Clerk. */
export async function expectAccessible(page: Page, where: string, rules?: string[]): Promise<void> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  const ours: string[] = [];
  for (const { id, nodes } of violations) {
    const own = [];
    for (const node of nodes) {
      const target = node.target.flat().join(' ');
      if (!(await isClerks(page, target))) own.push(`${target}: ${node.failureSummary ?? ''}`);
    }
    if (own.length === 0) console.log(`${where}: inside Clerk's own widget: ${id}`);
    else ours.push(`${id}\n  ${own.join('\n  ')}`);
  }
  expect(ours, where).toEqual([]);
}

function isClerks(page: Page, selector: string): Promise<boolean> {
  return page
    .locator(selector)
    .first()
    .evaluate((element) => element.closest('.cl-rootBox, .cl-component') !== null);
}

export async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  const overhang = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await expect.poll(overhang, `${where} scrolls sideways`).toBe(0);
}

/** Each width, light and dark. */
export async function expectAccessibleEverywhere(
  page: Page,
  where: string,
  widths = [1440, 768, 390, 320],
): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      const place = `${where}, ${colorScheme}, ${width} px`;
      await expectNoSidewaysScroll(page, place);
      await expectAccessible(page, place, colorScheme === 'dark' ? colourRules : undefined);
    }
  }
}
