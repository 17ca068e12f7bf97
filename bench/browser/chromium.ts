import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import { findOnPath } from '@/scripts/test/programs';
import type { Bench } from '../bench';

const probe = fileURLToPath(new URL('page-probe.js', import.meta.url));
const quiet = [
  ...['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update'],
];

function findChromium(): string | null {
  return process.env.CHROMIUM_PATH || findOnPath(['chromium', 'chromium-browser', 'google-chrome']);
}

/** Contexts of one browser, all signed in with one sign-in. */
export class SignedInBrowser {
  private constructor(
    private readonly browser: Browser,
    private readonly origin: string,
    private readonly state: Awaited<ReturnType<BrowserContext['storageState']>>,
  ) {}

  /** `through`: the port that is really spoken to when the browser asks for the product's own. */
  static async open(bench: Bench, through?: number): Promise<SignedInBrowser> {
    const executablePath = findChromium();
    if (!executablePath) throw new Error('Chromium was not found; CHROMIUM_PATH names it.');
    const { origin, port } = bench.product;
    const detour = through ? [`--host-resolver-rules=MAP localhost:${port} 127.0.0.1:${through}`] : [];
    const browser = await chromium.launch({ executablePath, args: [...quiet, ...detour] });
    const context = await browser.newContext();
    const { email: identifier, password } = bench.account;
    const form = { identifier, strategy: 'password', password };
    const headers = { Origin: origin };
    const answer = await context.request.post(`${origin}/__clerk/v1/client/sign_ins`, { headers, form });
    if (!answer.ok()) throw new Error(`signing in answered ${answer.status()}.`);
    const state = await context.storageState();
    await context.close();
    return new SignedInBrowser(browser, origin, state);
  }

  /** Nothing cached, a token that was just made: no load is measured with a renewal in it. */
  async context(): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      storageState: this.state,
      baseURL: this.origin,
      viewport: { width: 1440, height: 900 },
    });
    await context.addInitScript({ path: probe });
    const back = encodeURIComponent(`${this.origin}/agents`);
    const renewal = `/__clerk/v1/client/handshake?redirect_url=${back}`;
    await context.request.get(this.origin + renewal, { maxRedirects: 0 });
    return context;
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}
