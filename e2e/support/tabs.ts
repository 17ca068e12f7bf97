import type { Page } from '@playwright/test';

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

async function setFocus(tab: Page, isFocused: boolean): Promise<void> {
  await tab.addInitScript(sayFocus, KEY);
  await tab.evaluate(([key, value]) => sessionStorage.setItem(key, value), [KEY, String(isFocused)] as const);
  await tab.evaluate(sayFocus, KEY);
  await tab.evaluate((name) => void window.dispatchEvent(new Event(name)), isFocused ? 'focus' : 'blur');
}

function sayFocus(key: string): void {
  document.hasFocus = () => sessionStorage.getItem(key) !== 'false';
}
