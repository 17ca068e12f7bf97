import { expect, type Page } from '@playwright/test';
import axe, { type AxeResults, type RunOptions } from 'axe-core';

/** What a theme can break: it changes colours and nothing else. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** A rule that is broken, and each element of ours that breaks it. */
interface Broken {
  rule: string;
  ours: string[];
}

/** Fails on every rule that is broken; what lies wholly inside Clerk's own widgets is printed and left to Clerk. */
export async function expectAccessible(page: Page, where: string, rules?: string[]): Promise<void> {
  await coloursStand(page);
  // Axe looks into frames only where it is loaded too.
  expect(page.frames(), `${where} has frames`).toHaveLength(1);
  // A page keeps what was loaded into it; loading half a megabyte again would cost as much as looking.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const options: RunOptions = {
    // Only the elements of broken rules are described, and handed over as they stand in the page.
    resultTypes: ['violations'],
    elementRef: true,
    ...(rules ? { runOnly: { type: 'rule', values: rules } } : {}),
  };
  const found: string[] = [];
  for (const { rule, ours } of await page.evaluate(brokenRules, options)) {
    if (ours.length === 0) console.log(`${where}: inside Clerk's own widget: ${rule}`);
    else found.push(`${rule}\n  ${ours.join('\n  ')}`);
  }
  expect(found, where).toEqual([]);
}

/** Runs in the page. */
async function brokenRules(options: RunOptions): Promise<Broken[]> {
  const run: (context: Document, options: RunOptions) => Promise<AxeResults> = Reflect.get(window, 'axe').run;
  const { violations } = await run(document, options);
  return violations.map(({ id, nodes }) => {
    const ours = nodes.filter(({ element }) => !element?.closest('.cl-rootBox, .cl-component'));
    const described = ours.map(
      ({ target, failureSummary }) => `${target.flat().join(' ')}: ${failureSummary}`,
    );
    return { rule: id, ours: described };
  });
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
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const place = `${where}, ${colorScheme}, ${width} px`;
      await expectNoSidewaysScroll(page, place);
      await expectAccessible(page, place, colorScheme === 'dark' ? colourRules : undefined);
    }
  }
}

/** A change of theme takes frames even without motion, one after the other where a colour is inherited: half of it would be looked at. */
async function coloursStand(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    const isChanging = () => document.getAnimations().some((each) => each instanceof CSSTransition);
    for (let still = 0; still < 2; still = isChanging() ? 0 : still + 1) await frame();
  });
}
