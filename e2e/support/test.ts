import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import type { Role } from './accounts';
import { Api } from './api';
import { signIn } from './identity';
import { Keyboard } from './keyboard';
import { Watch } from './watch';
import { statePath, world } from './world';

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

export const test = base.extend<Fixtures>({
  role: ['admin', { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  baseURL: async ({}, use) => use(world().origin),
  storageState: async ({ role }, use) => use(role ? statePath(role) : undefined),
  watched: [
    async ({ context }, use) => {
      const watched = new Watch();
      watched.follow(context, world().origin);
      await use(watched);
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
