import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { runChild } from '../start/child';
import { failure, ok, type Result } from './stage';

const manifestSchema = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]) });

/** The file behind a command that an installed package brings. */
export function programOf(name: string, command: string): string {
  const folder = path.join('node_modules', name);
  const { bin } = manifestSchema.parse(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')));
  const file = typeof bin === 'string' ? bin : bin[command];
  if (!file) throw new Error(`${name} has no command ${command}`);
  return path.join(folder, file);
}

/** Passes or fails as a whole; its output matters only when it fails. */
export async function check(args: string[]): Promise<Result> {
  const { code, output } = await runChild(args, { env: process.env, capture: true });
  if (code === 0) return ok;
  console.log(output.trimEnd());
  return failure(`exit code ${code}`);
}

export function findOnPath(names: string[], folders: string[] = []): string | null {
  const places = [...(process.env.PATH ?? '').split(path.delimiter), ...folders];
  for (const name of names) {
    const folder = places.find((place) => existsSync(path.join(place, name)));
    if (folder) return path.join(folder, name);
  }
  return null;
}
