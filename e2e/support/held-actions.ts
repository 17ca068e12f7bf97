import type { Page } from '@playwright/test';
import { isAction } from './session-cookie';

/** Holds back the answers to actions from the given one on, counted from now; answers how to let them go. */
export async function holdActionsFrom(page: Page, first: number) {
  let seen = 0;
  let letGo = () => {};
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/*', async (route) => {
    if (!isAction(route.request())) return route.fallback();
    seen += 1;
    if (seen < first) return route.fallback();
    const response = await route.fetch();
    await released;
    await route.fulfill({ response });
  });
  const release = async () => {
    letGo();
    await page.unrouteAll({ behavior: 'wait' });
  };
  return { release, seen: () => seen };
}
