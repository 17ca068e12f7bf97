import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';

export type Settings = {
  dev: boolean;
  port: number;
  /** What Next listens on. */
  host: string;
  /** What a browser on this machine opens. */
  origin: string;
  dataDir: string;
  distDir: string;
  databaseUrl: string | undefined;
};

/**
 * Next reads these files too, but what is decided before Next runs must see the same values. What the
 * shell sets wins, then the first file that names a variable. Answers the names that came from files.
 */
export function loadEnvFiles(dev: boolean): string[] {
  const mode = dev ? 'development' : 'production';
  const names: string[] = [];
  for (const file of [`.env.${mode}.local`, '.env.local', `.env.${mode}`, '.env']) {
    if (!existsSync(file)) continue;
    for (const [name, value] of Object.entries(parseEnv(readFileSync(file, 'utf8')))) {
      if (process.env[name] !== undefined) continue;
      process.env[name] = value;
      names.push(name);
    }
  }
  return names;
}

export function readSettings(dev: boolean): Settings {
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`PORT must be a number from 1 to 65535, not "${process.env.PORT}".`);
  }
  const host = listeningHost(process.env.HOST || 'localhost');
  return {
    dev,
    port,
    host,
    origin: `http://${isEverywhere(host) ? 'localhost' : host}:${port}`,
    dataDir: path.resolve(process.env.DATA_DIR || '.data'),
    distDir: process.env.NEXT_DIST_DIR || '.next',
    databaseUrl: process.env.DATABASE_URL || undefined,
  };
}

/** Given as a number, Next's proxying of its own address runs in circles; the name does not. */
function listeningHost(host: string): string {
  return isLoopback(host) ? 'localhost' : host;
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

function isEverywhere(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}
