import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * Brings node_modules to what package-lock.json says; does nothing when it is there already. Starting is
 * content without the development packages, so that an image may leave them out.
 */
export function installMissing({ development = true } = {}) {
  process.chdir(root);
  if (isInstalled(development)) return;
  const began = Date.now();
  console.log('Installing packages (npm ci) …');
  const npm = process.env.npm_execpath;
  const [program, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  const options = { stdio: ['ignore', 'inherit', 'inherit'], shell: !npm && process.platform === 'win32' };
  const result = spawnSync(program, [...first, 'ci', '--include=dev', '--no-audit', '--no-fund'], options);
  if (result.status !== 0) throw new Error('the packages could not be installed (npm ci failed).');
  console.log(`Installed in ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

/** npm keeps a lock file of its own in node_modules and writes it last, when an installation is complete. */
function isInstalled(development) {
  const wanted = readPackages('package-lock.json');
  const present = readPackages('node_modules/.package-lock.json');
  return Object.entries(wanted).every(([place, entry]) => {
    if (!place.startsWith('node_modules/') || (entry.dev && !development)) return true;
    const there = present[place];
    if (!there) return Boolean(entry.optional || entry.devOptional || entry.peer);
    return there.version === entry.version && there.integrity === entry.integrity;
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return {};
  }
}
