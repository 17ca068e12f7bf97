import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { chromiumPath } from '@/e2e/support/chromium';
import { freePorts } from '@/e2e/support/ports';
import { startProduct } from '@/e2e/support/product';

interface Picture {
  name: string;
  theme: 'light' | 'dark';
  width: number;
  height: number;
  /** From the list of agents to what the picture shows. */
  go(page: Page): Promise<void>;
}

const folder = 'docs/screenshots';
const password = 'pictures-of-troupe';

const pictures: Picture[] = [
  { name: 'agents-light', theme: 'light', width: 1440, height: 810, go: async () => {} },
  {
    name: 'instances-dark',
    theme: 'dark',
    width: 1280,
    height: 800,
    async go(page) {
      await openLuna(page);
      await page.getByRole('link', { name: 'Instances', exact: true }).click();
      await page.getByText('ws-eu-west').first().click();
      await page.getByRole('heading', { name: 'ws-eu-west' }).waitFor();
    },
  },
  {
    name: 'chat-light',
    theme: 'light',
    width: 1440,
    height: 810,
    async go(page) {
      await openLuna(page);
      await page.getByRole('link', { name: 'Personality', exact: true }).click();
      const openness = page.getByRole('textbox', { name: 'Openness in numbers' });
      await openness.fill('20');
      await openness.press('Tab');
      await page.keyboard.press('Control+j');
      const dock = page.getByRole('complementary', { name: 'Chat with Luna' });
      await dock.getByRole('radio', { name: 'Both' }).check({ force: true });
      await dock.getByRole('textbox', { name: 'Message' }).fill('What is the status of the lamp?');
      await page.keyboard.press('Enter');
      await dock.getByText('rehearsal, no language model').nth(1).waitFor();
    },
  },
  { name: 'profile-phone', theme: 'light', width: 390, height: 800, go: openLuna },
];

async function openLuna(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Luna', exact: true }).click();
  await page.getByRole('heading', { name: 'Luna' }).waitFor();
}

export async function takeScreenshots(): Promise<void> {
  const data = mkdtempSync(path.join(tmpdir(), 'troupe-pictures-'));
  const [port = 0] = await freePorts(1);
  const logFile = path.join(data, 'troupe.log');
  const product = await startProduct({ port, dataDir: data, logFile, env: { LOCAL_PASSWORD: password } });
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    mkdirSync(folder, { recursive: true });
    for (const picture of pictures) await take(browser, product.origin, picture);
  } finally {
    await browser.close();
    await product.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

async function take(browser: Browser, origin: string, picture: Picture): Promise<void> {
  const { theme, width, height } = picture;
  const context = await browser.newContext({
    colorScheme: theme,
    viewport: { width, height },
    reducedMotion: 'reduce',
  });
  const form = { identifier: 'admin@acme.test', strategy: 'password', password };
  await context.request.post(`${origin}/__clerk/v1/client/sign_ins`, { headers: { Origin: origin }, form });
  const page = await context.newPage();
  await page.goto(`${origin}/agents`);
  // Phones keep the organisation in the menu.
  if (width >= 768) await page.getByRole('button', { name: /Acme/ }).waitFor();
  await picture.go(page);
  await page.waitForLoadState('networkidle');
  const file = path.join(folder, `${picture.name}.png`);
  await page.screenshot({ path: file });
  console.log(file);
  await context.close();
}
