// Run after `npm install` has changed package-lock.json. npm leaves out the optional packages of other
// platforms when the registry in use does not offer them; `npm ci` then refuses the file everywhere, and
// other platforms would miss their binaries. `--check` only tells.
import { readFileSync, writeFileSync } from 'node:fs';

const file = 'package-lock.json';
const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const processors = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];
const libraries = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

function isPresent(packages, from, name) {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/')))) {
    if (packages[place === '' ? `node_modules/${name}` : `${place}/node_modules/${name}`]) return true;
    if (place === '') return false;
  }
}

function platformEntry(name, version, parent) {
  const words = name.split(/[-/]/);
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor));
  if (cpu.length === 0)
    throw new Error(`${name} is missing from ${file} and names no platform; run npm install.`);
  const libc = os.includes('linux') ? words.flatMap((word) => libraries[word] ?? []) : [];
  return {
    version,
    cpu,
    ...(parent.dev ? { dev: true } : {}),
    ...(libc.length > 0 ? { libc } : {}),
    optional: true,
    ...(os.length > 0 ? { os } : {}),
  };
}

function missingEntries(packages) {
  const missing = {};
  for (const [place, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isPresent(packages, place, name)) continue;
      missing[`node_modules/${name}`] = platformEntry(name, version, entry);
    }
  }
  return missing;
}

const lock = JSON.parse(readFileSync(file, 'utf8'));
const missing = missingEntries(lock.packages);
const count = Object.keys(missing).length;
if (count > 0 && process.argv.includes('--check')) {
  console.error(`${file} lacks ${count} packages of other platforms; run: node scripts/complete-lock.mjs`);
  process.exit(1);
}
const entries = Object.entries({ ...lock.packages, ...missing }).filter(([, entry]) => !entry.extraneous);
lock.packages = Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b, 'en')));
if (count > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(count > 0 ? `Added ${count} packages to ${file}` : `${file} is complete`);
