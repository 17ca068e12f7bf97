import { expect, type Page } from '@playwright/test';
import { answers } from './pages';

const KEY = 'this-tab-has-the-focus';

/**
 * Every tab of a browser without windows says that it has the focus, and Clerk writes the session's cookie of the one
 * that has. Here one tab of a browser has it, as with a reader; a tab that is read anew keeps what it had.
 */
export async function giveFocus(focused: Page): Promise<void> {
  const others = focused
    .context()
    .pages()
    .filter((tab) => tab !== focused);
  for (const tab of others) await setFocus(tab, false);
  await focused.bringToFront();
  await setFocus(focused, true);
}

/** The tab gets the focus for it, and keeps it. */
export async function switchTo(page: Page, from: string, to: string): Promise<void> {
  await giveFocus(page);
  await page.getByRole('button', { name: `Organisation: ${from}` }).click();
  const loaded = page.waitForEvent('load');
  await page.getByRole('menuitemradio', { name: new RegExp(`^${to}`) }).click();
  await loaded;
  await expect(page.getByRole('button', { name: `Organisation: ${to}` })).toBeVisible();
  await answers(page);
}

async function setFocus(tab: Page, isFocused: boolean): Promise<void> {
  await tab.addInitScript(sayFocus, KEY);
  await tab.evaluate(([key, value]) => sessionStorage.setItem(key, value), [KEY, String(isFocused)] as const);
  await tab.evaluate(sayFocus, KEY);
  await tab.evaluate((name) => void window.dispatchEvent(new Event(name)), isFocused ? 'focus' : 'blur');
}

function sayFocus(key: string): void {
  document.hasFocus = () => sessionStorage.getItem(key) !== 'false';
}
