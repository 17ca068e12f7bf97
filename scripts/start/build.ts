import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lockDirectorySoon } from '@/lib/server/store/directory-lock';
import { runChild } from './child';
import { type Stopwatch, seconds } from './stopwatch';

const sources = [
  ...['app', 'components', 'lib', 'vendor'],
  ...['proxy.ts', 'instrumentation.ts', 'instrumentation-client.ts', 'instrumentation-node.ts'],
  ...['next.config.ts', 'postcss.config.mjs', 'tsconfig.json', 'package.json', 'package-lock.json'],
];

const otherBuildPatienceMs = 300_000;

/** Builds unless the last build came from the very same sources. */
export async function buildIfChanged(
  distDir: string,
  namesFromFiles: string[],
  clock: Stopwatch,
): Promise<void> {
  const wanted = hashSources();
  if (readStamp(distDir) === wanted) return;
  const lock = await lockDirectorySoon(distDir, 'build', otherBuildPatienceMs);
  try {
    if (readStamp(distDir) === wanted) return;
    await build(distDir, namesFromFiles);
    writeFileSync(stampFile(distDir), wanted);
    console.log(`Built in ${seconds(clock.lap())}`);
  } finally {
    await lock.release();
  }
}

async function build(distDir: string, namesFromFiles: string[]): Promise<void> {
  console.log('Building …');
  rmSync(stampFile(distDir), { force: true });
  const { code, output } = await runChild(['node_modules/next/dist/bin/next', 'build'], {
    env: { ...buildEnv(namesFromFiles), NEXT_DIST_DIR: distDir },
    capture: true,
  });
  if (code === 0) return;
  console.error(output);
  throw new Error('the build failed (see above).');
}

/**
 * One build serves every environment: public variables reach the pages when they are asked for. Next would
 * write those it sees now into the build, and an emptied one keeps it from taking the value from a file.
 */
function buildEnv(namesFromFiles: string[]): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  for (const name of Object.keys(env)) {
    if (!name.startsWith('NEXT_PUBLIC_')) continue;
    if (namesFromFiles.includes(name)) env[name] = '';
    else delete env[name];
  }
  return env;
}

const stampFile = (distDir: string) => path.join(distDir, 'sources.sha256');

function readStamp(distDir: string): string | null {
  const isBuilt = existsSync(path.join(distDir, 'BUILD_ID')) && existsSync(stampFile(distDir));
  return isBuilt ? readFileSync(stampFile(distDir), 'utf8') : null;
}

function hashSources(): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(listFiles))
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function listFiles(place: string): string[] {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
