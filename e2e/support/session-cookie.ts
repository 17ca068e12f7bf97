import type { BrowserContext, Page, Request, Route } from '@playwright/test';
import { expect } from '@playwright/test';

/** Clerk of each open tab writes its token into the session's cookie every second or so: here a request's own is certain. */

/** The session's token of this tab, as its Clerk hands it out. */
export function tokenOf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const { session } = Reflect.get(window, 'Clerk') as { session: { getToken(): Promise<string> } };
    return session.getToken();
  });
}

/** What Clerk of the tab with the focus last wrote for the server to read. */
export async function sessionCookies(context: BrowserContext) {
  return (await context.cookies()).filter(({ name }) => name.startsWith('__session'));
}

export const isAction = (request: Request) => 'next-action' in request.headers();

export const isChat = (request: Request) =>
  request.method() === 'POST' && new URL(request.url()).pathname === '/api/chat';

/** The next of these requests brings this token, whatever the browser would send. */
export async function sendNextAs(page: Page, token: string, isMeant: (request: Request) => boolean) {
  let isSent = false;
  await page.route('**/*', async (route) => {
    if (isSent || !isMeant(route.request())) return route.fallback();
    isSent = true;
    await sendAs(route, token);
  });
}

export async function sendAs(route: Route, token: string): Promise<void> {
  const headers = await route.request().allHeaders();
  const cookie = (headers.cookie ?? '').replaceAll(/(__session[^=;]*)=[^;]*/g, `$1=${token}`);
  expect(cookie).toContain(token);
  await route.fulfill({ response: await route.fetch({ headers: { ...headers, cookie } }) });
}
