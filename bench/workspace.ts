import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const folders = ['app', 'components', 'lib', 'public', 'scripts', 'vendor'];
const files = [
  ...['proxy.ts', 'instrumentation.ts', 'instrumentation-node.ts'],
  ...['next.config.ts', 'postcss.config.mjs', 'tsconfig.json', 'package.json', '.gitignore'],
];

/** Kept between runs for its build, like the one of `npm test`. */
const folder = '.next-bench';

/**
 * Copies the product beside itself and adds the bench's pages, so that the product never contains them.
 * Inside the repository, because the bundler follows node_modules only below the folder of the lock file;
 * that one is not copied, or the copy would be that folder.
 */
export function copyProduct(): string {
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(folder)) {
    if (!entry.startsWith('.next')) rmSync(path.join(folder, entry), { recursive: true, force: true });
  }
  for (const entry of [...folders, ...files]) {
    if (existsSync(entry))
      cpSync(entry, path.join(folder, entry), { recursive: true, preserveTimestamps: true });
  }
  cpSync('bench/pages', path.join(folder, 'app/(bench)'), { recursive: true });
  symlinkSync('../node_modules', path.join(folder, 'node_modules'), 'junction');
  writeFileSync(path.join(folder, '.gitignore'), 'node_modules\n.next*\n');
  return path.resolve(folder);
}
