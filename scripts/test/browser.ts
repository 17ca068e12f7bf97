import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { chromiumPath } from '@/e2e/support/chromium';
import { runChild } from '../start/child';
import { programOf } from './programs';
import { failure, missing, type Result } from './stage';
import { summarise } from './unit';

const reportSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** The browser tests start the product themselves, from the build in `distDir`. */
export async function runBrowserTests(distDir: string): Promise<Result> {
  const chromium = chromiumPath();
  if (!chromium) return missing('Chromium is not installed');
  const folder = mkdtempSync(path.join(tmpdir(), 'troupe-browser-'));
  const report = path.join(folder, 'report.json');
  try {
    const { code } = await runChild(
      [programOf('@playwright/test', 'playwright'), 'test', '--reporter=list,json'],
      {
        env: {
          ...process.env,
          CHROMIUM_PATH: chromium,
          NEXT_DIST_DIR: distDir,
          PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        },
      },
    );
    if (!existsSync(report)) return failure('no report was written');
    const { stats } = reportSchema.parse(JSON.parse(readFileSync(report, 'utf8')));
    const failed = stats.unexpected + stats.flaky;
    return summarise({ passed: stats.expected, failed, skipped: stats.skipped, code });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
