import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import type { Role } from './accounts';
import { Api } from './api';
import { signIn } from './identity';
import { KeptBrowsers } from './kept-browsers';
import { Keyboard } from './keyboard';
import { Watch } from './watch';
import { world } from './world';

interface Person {
  context: BrowserContext;
  page: Page;
}

interface Fixtures {
  /** Who is signed in when the test begins; null: nobody. Tests share these sessions, so none may end them. */
  role: Role | null;
  watched: Watch;
  keyboard: Keyboard;
  /** The API in the name of Acme's administrator. */
  api: Api;
  /** Another browser with a session of its own, which the test may end, switch or let expire. */
  enter(role: Role | null, origin?: string): Promise<Person>;
}

interface OfTheWorker {
  kept: KeptBrowsers;
}

export const test = base.extend<Fixtures, OfTheWorker>({
  role: ['admin', { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  baseURL: async ({}, use) => use(world().origin),
  kept: [
    async ({ browser }, use) => {
      const kept = new KeptBrowsers(browser);
      await use(kept);
      await kept.close();
    },
    { scope: 'worker' },
  ],
  context: async ({ kept, role }, use) => {
    await use(await kept.open(role));
    await kept.leave(role);
  },
  page: async ({ context }, use) => {
    const [page] = context.pages();
    if (!page) throw new Error('The context was opened without a page.');
    await use(page);
  },
  watched: [
    async ({ context }, use) => {
      const watched = new Watch();
      const leave = watched.follow(context, world().origin);
      await use(watched);
      leave();
      expect(watched.faults, 'what the browser complained about').toEqual([]);
    },
    { auto: true },
  ],
  keyboard: async ({ page }, use) => use(new Keyboard(page)),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  api: async ({}, use) => use(new Api('admin')),
  enter: async ({ browser, watched }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (role, origin = world().origin) => {
      const context = await browser.newContext({ baseURL: origin, storageState: undefined });
      contexts.push(context);
      watched.follow(context, origin);
      if (role) await signIn(context, role, origin);
      return { context, page: await context.newPage() };
    });
    for (const context of contexts) await context.close();
  },
});

export { expect };
