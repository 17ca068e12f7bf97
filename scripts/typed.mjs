import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './install.mjs';

/** Loads a TypeScript module of this repository; only possible once the packages are installed. */
export async function importTyped(file) {
  const { register } = await import('tsx/esm/api');
  register();
  return import(pathToFileURL(path.join(root, file)).href);
}
