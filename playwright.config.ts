import { defineConfig } from '@playwright/test';
import { chromiumArguments, chromiumPath } from './e2e/support/chromium';

/** Journeys through the whole product: e2e/global-setup.ts starts it as `npm start` does. */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/global-setup.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  // A test that passes at the second try has found something.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // A trace of every test costs a sixth of the time on two cores; who looks into a failure asks for one: `--trace on`.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: chromiumPath(),
      args: chromiumArguments,
    },
  },
  projects: [
    { name: 'sign in', testMatch: 'auth.setup.ts' },
    { name: 'journeys', testMatch: '*.spec.ts', dependencies: ['sign in'] },
  ],
});
