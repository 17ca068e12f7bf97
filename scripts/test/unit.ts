import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { runChild } from '../start/child';
import { programOf } from './programs';
import { isCi, type Result } from './stage';

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

/** Runs vitest and counts from its report, so that a run of nothing cannot pass. */
export async function runVitest(args: string[], env: Record<string, string> = {}): Promise<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'troupe-vitest-'));
  const report = path.join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  try {
    const { code } = await runChild([programOf('vitest', 'vitest'), 'run', ...args, ...reporters], {
      env: { ...process.env, ...env },
    });
    return count(report, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function count(report: string, code: number | null): Result {
  const text = tryReading(report);
  if (text === null) return { passed: 0, failed: 1, note: 'no report was written' };
  const found = reportSchema.parse(JSON.parse(text));
  const left = found.numPendingTests + found.numTodoTests;
  return summarise({ passed: found.numPassedTests, failed: found.numFailedTests, skipped: left, code });
}

type Counts = { passed: number; failed: number; skipped: number; code: number | null };

/** A runner that failed without a failed test (a file that does not load) still counts as one failure. */
export function summarise({ passed, failed, skipped, code }: Counts): Result {
  if (passed + failed === 0) return { passed: 0, failed: 1, note: 'no test ran' };
  const refused = isCi ? skipped : 0;
  const counted = Math.max(failed, code === 0 ? 0 : 1) + refused;
  return { passed, failed: counted, note: skipped > 0 ? `${skipped} skipped` : undefined };
}

function tryReading(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
