import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Role } from './accounts';
import { statePath, world } from './world';

/**
 * Browser contexts that tests of one worker use one after the other, a role each. Each test finds one page, the
 * session of its role and nothing that another test left; only what was fetched from the server stays cached,
 * because fetching and compiling the scripts anew costs more than most tests do.
 */
export class KeptBrowsers {
  #kept = new Map<Role | null, BrowserContext>();

  constructor(readonly browser: Browser) {}

  async open(role: Role | null): Promise<BrowserContext> {
    const context = this.#kept.get(role) ?? (await this.browser.newContext({ storageState: undefined }));
    this.#kept.set(role, context);
    const page = await context.newPage();
    await forgetStored(page);
    if (role) await context.addCookies(cookiesOf(role));
    return context;
  }

  /** What a test may have changed; a context that does not answer is thrown away. */
  async leave(role: Role | null): Promise<void> {
    const context = this.#kept.get(role);
    if (!context) return;
    for (const page of context.pages()) await page.close();
    await context.unrouteAll({ behavior: 'ignoreErrors' });
    await context.clearPermissions();
    await context.clearCookies();
  }

  async close(): Promise<void> {
    for (const context of this.#kept.values()) await context.close();
  }
}

/** Local storage, databases and caches of the product's origin. */
async function forgetStored(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const storageTypes = 'local_storage,indexeddb,cache_storage,service_workers';
  await devtools.send('Storage.clearDataForOrigin', { origin: world().origin, storageTypes });
  await devtools.detach();
}

function cookiesOf(role: Role): Parameters<BrowserContext['addCookies']>[0] {
  return JSON.parse(readFileSync(statePath(role), 'utf8')).cookies;
}
