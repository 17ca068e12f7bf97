import { findOnPath } from '@/scripts/test/programs';

/** The shell is the same engine without windows and bars, and takes half the time of the whole. */
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];

/** The system's Chromium; where there is none, Playwright looks for its own. */
export function chromiumPath(): string | undefined {
  return process.env.CHROMIUM_PATH || findOnPath(names) || undefined;
}

/** Chromium heeds the last list of features alone, so the first of these are the ones that Playwright turns off. */
const withoutFeatures = [
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades'],
  ...['HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding'],
  ...['ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints'],
  ...['NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
  // The suggestions of the address bar, which nobody sees: two pages of Chromium's own for each window,
  // and they cost as much as a page of Troupe.
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
  // A process kept ready for a next page, which the browser of a test does not live to see.
  'SpareRendererForSitePerProcess',
];

export const chromiumArguments = [
  ...['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  ...['--disable-sync', '--no-first-run', `--disable-features=${withoutFeatures.join(',')}`],
];
