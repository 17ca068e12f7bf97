import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Whoever opens a database does it with this. */
const OPENER = 'lib/server/store/connect.ts';

/** What a module takes from others; types alone are gone when it runs. */
const IMPORT = /(?:^(?:import|export)\s(?!type\s)(?:[^;'"]*?\sfrom\s)?|\bimport\()['"]([^'"]+)['"]/gm;

/** The test files that may open a database: those that reach what opens it, through whatever they import. */
export function databaseTests(folder: string): string[] {
  const imports = new Map<string, string[]>();
  const reachesOpener = (test: string): boolean => {
    const seen = new Set([test]);
    for (const file of seen) {
      if (file === OPENER) return true;
      const names = imports.get(file) ?? importsOf(file);
      imports.set(file, names);
      for (const name of names) seen.add(name);
    }
    return false;
  };
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.tsx?$/.test(name))
    .map((name) => path.join(folder, name))
    .filter(reachesOpener);
}

function importsOf(file: string): string[] {
  const names = [...readFileSync(file, 'utf8').matchAll(IMPORT)].flatMap(([, name]) => name ?? []);
  return names.flatMap((name) => {
    if (!/^(\.|@\/)/.test(name)) return [];
    const place = name.startsWith('@/') ? name.slice(2) : path.join(path.dirname(file), name);
    const found = [place, `${place}.ts`, `${place}.tsx`].find(
      (each) => /\.tsx?$/.test(each) && existsSync(each),
    );
    return found ? [found] : [];
  });
}
