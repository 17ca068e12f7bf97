import { existsSync } from 'node:fs';

/** The system's Chromium; where there is none, Playwright looks for its own. */
export function chromiumPath(): string | undefined {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted) return wanted;
  return existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined;
}
