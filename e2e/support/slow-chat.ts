import path from 'node:path';
import type { Page } from '@playwright/test';
import { Api, unique } from './api';
import { open } from './pages';
import { freePorts } from './ports';
import { type Product, startProduct } from './product';
import { SlowModel } from './slow-model';
import { expect, test } from './test';
import { world } from './world';

/** A copy of its own with a model that answers word by word, so that there is something to wait for. */
export function slowChat(name: string) {
  const model = new SlowModel();
  let product: Product | undefined;
  test.beforeAll(async () => {
    test.setTimeout(300_000);
    const [port = 0] = await freePorts(1);
    const { folder, logFile, clerk } = world();
    product = await startProduct({
      port,
      dataDir: path.join(folder, `${name}-data`),
      logFile: logFile.replace('.log', `-${name}.log`),
      env: {
        ...clerk,
        CLERK_AUTHORIZED_PARTIES: `${world().origin},http://localhost:${port}`,
        CHAT_BASE_URL: await model.open(),
        CHAT_MODEL: 'slow',
      },
    });
  });
  const { paceMs } = model;
  test.afterEach(() => {
    model.paceMs = paceMs;
  });
  test.afterAll(async () => {
    await product?.stop();
    await model.close();
  });
  const origin = () => product?.origin ?? '';
  return {
    model,
    origin,
    /** Opens the profile of a new agent. */
    async create(page: Page): Promise<string> {
      const api = new Api('admin', undefined, origin());
      const { agent_id: id } = await api.createAgent({ name: unique('Chatty') });
      await open(page, `/agents/${id}/profile`);
      return id;
    },
  };
}

export const dock = (page: Page) => page.getByRole('complementary', { name: /^Chat with/ });
export const field = (page: Page) => page.getByRole('textbox', { name: 'Message' });
export const said = (page: Page) => page.getByRole('region', { name: 'Conversation', exact: true });
export const turn = (page: Page, number: number) =>
  page.getByRole('article', { name: `Turn ${number}`, exact: true });

export async function openDock(page: Page): Promise<void> {
  await page.keyboard.press('Control+j');
  await expect(field(page)).toBeFocused();
}

export async function ask(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await field(page).press('Enter');
}

/** In the menu of the conversations. */
export async function choose(page: Page, name: string): Promise<void> {
  await dock(page).getByRole('button', { name: 'Conversations' }).click();
  await page.getByRole('menu').getByText(name, { exact: true }).click();
}
