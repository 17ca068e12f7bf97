import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Directory } from './context';
import { createApis } from './app';
import { openTestStore } from './store/test-store';

/** A test's own API over its own database, with a key pair that stands for Clerk's. */

export const ORIGIN = 'http://localhost:3000';
const KID = 'ins_test';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const PUBLIC_PEM = publicKey.export({ type: 'spki', format: 'pem' }).toString();

export interface TokenClaims {
  sub?: string;
  org?: { id: string; role: 'admin' | 'member' } | null;
  azp?: string | null;
  sts?: string;
  /** Seconds from now. */
  iat?: number;
  exp?: number;
  nbf?: number;
}

export interface TokenOptions {
  alg?: string;
  key?: KeyObject | Uint8Array;
}

/** A session token as Clerk writes it, version 2, unless the claims say otherwise. */
export async function signToken(claims: TokenClaims = {}, options: TokenOptions = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const { org = { id: 'org_acme', role: 'admin' }, azp = ORIGIN, sub = 'user_admin', sts = 'active' } = claims;
  const payload = {
    sid: 'sess_test',
    v: 2,
    fva: [0, -1],
    sts,
    ...(sub && { sub }),
    ...(azp && { azp }),
    ...(org && { o: { id: org.id, rol: org.role, slg: org.id.replace('org_', '') } }),
  };
  return new SignJWT(payload)
    .setProtectedHeader({ alg: options.alg ?? 'RS256', typ: 'JWT', kid: KID })
    .setIssuer('https://clerk.troupe.localhost')
    .setJti(randomUUID())
    .setIssuedAt(now + (claims.iat ?? 0))
    .setNotBefore(now + (claims.nbf ?? -10))
    .setExpirationTime(now + (claims.exp ?? 60))
    .sign(options.key ?? privateKey);
}

const directory: Directory = {
  person: async (userId) => ({ displayName: `Name of ${userId}`, email: `${userId}@acme.test` }),
  organizations: async () => [
    { id: 'org_acme', name: 'Acme', slug: 'acme', role: 'org:admin', memberCount: 2, createdAt: new Date(0).toISOString() },
  ],
};

export interface TestApi {
  /** Sends a request to `/api/v1` or, with a path that starts with `/api/`, anywhere. */
  request(path: string, init?: RequestInit & { token?: string; json?: unknown }): Promise<Response>;
  store: Awaited<ReturnType<typeof openTestStore>>;
  close(): Promise<void>;
}

export async function openTestApi(options: { directory?: Directory; remote?: boolean } = {}): Promise<TestApi> {
  const store = await openTestStore();
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const deps = {
    store: async () => store,
    trust: { jwtKey: PUBLIC_PEM, authorizedParties: [ORIGIN] },
    directory: options.directory ?? directory,
    log: silent,
  };
  const { agents, dashboard } = createApis(deps, { remote: options.remote ?? false });
  return {
    store,
    async request(path, { token, json, ...init } = {}) {
      const full = path.startsWith('/api/') ? path : `/api/v1${path}`;
      const headers = new Headers(init.headers);
      if (token) headers.set('Authorization', `Bearer ${token}`);
      if (json !== undefined) headers.set('Content-Type', 'application/json');
      const app = full.startsWith('/api/v1') ? agents : dashboard;
      if (!app) throw new Error('The agents API is not embedded.');
      const body = json === undefined ? init.body : JSON.stringify(json);
      return app.request(`${ORIGIN}${full}`, { ...init, headers, body });
    },
    close: () => store.close(),
  };
}
