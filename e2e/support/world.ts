import { createPublicKey } from 'node:crypto';
import path from 'node:path';
import { PUBLISHABLE_KEY } from '@/lib/local-clerk/publishable-key';
import { readLocalState } from '@/lib/local-clerk/state';

/** What the tests know about the running product. Workers get it through the environment. */
export interface World {
  origin: string;
  /** Where the second copy of Troupe will listen; the first accepts its tokens. */
  remotePort: number;
  password: string;
  /** Everything of this run: data, logs, signed-in states. Removed at the end. */
  folder: string;
  dataDir: string;
  logFile: string;
  /** The stand-in for Clerk as the first copy's environment names it. */
  clerk: Record<string, string>;
}

const name = 'TROUPE_E2E_WORLD';

export function shareWorld(world: World): void {
  process.env[name] = JSON.stringify(world);
}

export function world(): World {
  const shared = process.env[name];
  if (!shared) throw new Error('The product was not started: run through playwright.config.ts.');
  return JSON.parse(shared);
}

export function statePath(role: string): string {
  return path.join(world().folder, `${role}.json`);
}

/** The variables that a second copy needs to share the first one's identity. */
export function clerkEnvOf(dataDir: string): Record<string, string> {
  const state = readLocalState(dataDir);
  if (!state?.port) throw new Error(`No local identity was written to ${dataDir}.`);
  const base = `http://127.0.0.1:${state.port}`;
  return {
    CLERK_PUBLISHABLE_KEY: PUBLISHABLE_KEY,
    CLERK_SECRET_KEY: state.secretKey,
    CLERK_PROXY_URL: '/__clerk',
    CLERK_FAPI_URL: base,
    CLERK_API_URL: `${base}/bapi`,
    CLERK_JWT_KEY: createPublicKey(state.signingKey).export({ type: 'spki', format: 'pem' }).toString(),
  };
}
