import { expect, type Locator, type Page } from '@playwright/test';

/** Opens a page of the dashboard and waits until it answers: the account is named once scripts run and Clerk has loaded. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await answers(page);
}

export async function answers(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /^Account: / })).toBeAttached();
}

export function heading(page: Page, name: string | RegExp): Locator {
  return page.getByRole('heading', { name, level: 1 });
}

/** A row of the agents list. */
export function rowOf(page: Page, agent: string): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('link', { name: agent, exact: true }) });
}

/** Its link there; the sidebar's recent agents have one too. */
export function agentLink(page: Page, agent: string): Locator {
  return page.getByRole('table', { name: 'Agents' }).getByRole('link', { name: agent, exact: true });
}

export function toast(page: Page): Locator {
  return page.getByRole('region', { name: /^Notifications/ });
}

export function dialog(page: Page, name: string | RegExp): Locator {
  return page.getByRole('dialog', { name });
}
