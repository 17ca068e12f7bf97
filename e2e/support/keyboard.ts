import { expect, type Locator, type Page } from '@playwright/test';

const farthest = 150;

/** Drives a page as somebody without a mouse does, and checks that the focus can be seen wherever it stops. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Goes on with Tab until the target has the focus. */
  async tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await expect(target).toBeAttached();
    for (let step = 0; step < farthest; step += 1) {
      if (await hasFocus(target)) return this.expectFocusShown();
      await this.page.keyboard.press(key);
    }
    throw new Error(`${farthest} times ${key} did not reach ${target}.`);
  }

  /** The same, then Enter. */
  async activate(target: Locator): Promise<void> {
    await this.tabTo(target);
    await this.press('Enter');
  }

  /** Types the name that a deletion asks for; Enter acts once the loss is counted. */
  async confirm(sheet: Locator, name: string): Promise<void> {
    await this.type(name);
    await expect(sheet.locator('button[type=submit]')).not.toHaveAttribute('aria-disabled', 'true');
    await this.press('Enter');
  }

  /** Goes to a list of choices and walks down to the one that begins so. */
  async select(target: Locator, label: string): Promise<void> {
    await this.tabTo(target);
    const chosen = target.locator('option:checked');
    const isThere = async () => (await chosen.textContent())?.startsWith(label) ?? false;
    await this.press('Home');
    for (let step = 0; step < farthest && !(await isThere()); step += 1) await this.press('ArrowDown');
    await expect.poll(isThere).toBe(true);
  }

  /** Opens a menu by Enter and walks down to the item. */
  async choose(
    opener: Locator,
    item: string | RegExp,
    role: 'menuitem' | 'menuitemradio' = 'menuitem',
  ): Promise<void> {
    await this.activate(opener);
    const target = this.page.getByRole(role, { name: item, exact: true });
    await expect(target).toBeVisible();
    await expect.poll(() => this.page.evaluate(() => document.activeElement?.role)).toMatch(/^menu/);
    for (let step = 0; step < 20 && !(await hasFocus(target)); step += 1) await this.press('ArrowDown');
    await expect(target).toBeFocused();
    await this.press('Enter');
  }

  async expectFocusOn(target: Locator): Promise<void> {
    await expect(target).toBeFocused();
    await this.expectFocusShown();
  }

  async expectFocusShown(): Promise<void> {
    await expect.poll(() => this.page.evaluate(isFocusShown), 'the focus cannot be seen').toBe(true);
  }
}

async function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

/** Runs in the page: an outline on the focused element, on what it draws, or on the box that it fills. */
function isFocusShown(): boolean {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return false;
  const isDrawn = (element: Element, part?: string) => {
    const style = getComputedStyle(element, part);
    return style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
  };
  if (focused.matches('[role^=menuitem]')) {
    return getComputedStyle(focused).backgroundColor !== 'rgba(0, 0, 0, 0)';
  }
  const boxes = [focused, focused.parentElement, focused.parentElement?.parentElement];
  return (
    isDrawn(focused, '::after') ||
    isDrawn(focused, '::before') ||
    boxes.some((box) => box instanceof Element && isDrawn(box))
  );
}
