import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Log } from '@/lib/log';
import type { RemoteApi } from './agents-api';
import type { ApiDeps } from './api';
import { createApis } from './app';
import { modelAccessOf } from './chat/open-model';
import type { Directory } from './context';
import { catalogueOf } from './models/catalogue';
import { createKeyCipher } from './models/key-cipher';
import { anywhere } from './models/outbound';
import type { ProviderSupport } from './models/support';
import type { Store } from './store/connect';
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
  /** Members that replace those above as they stand; undefined leaves one out. */
  raw?: Record<string, unknown>;
}

export interface TokenOptions {
  alg?: string;
  key?: KeyObject | Uint8Array;
}

/** A session token as Clerk writes it, version 2, unless the claims say otherwise. */
export async function signToken(claims: TokenClaims = {}, options: TokenOptions = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const { org = { id: 'org_acme', role: 'admin' }, azp = ORIGIN, sub = 'user_admin' } = claims;
  const payload = {
    sid: 'sess_test',
    v: 2,
    fva: [0, -1],
    sts: claims.sts ?? 'active',
    ...(sub && { sub }),
    ...(azp && { azp }),
    ...(org && { o: { id: org.id, rol: org.role, slg: org.id.replace('org_', '') } }),
    iss: 'https://clerk.troupe.localhost',
    jti: randomUUID(),
    iat: now + (claims.iat ?? 0),
    nbf: now + (claims.nbf ?? -10),
    exp: now + (claims.exp ?? 60),
    ...claims.raw,
  };
  return new SignJWT(payload)
    .setProtectedHeader({ alg: options.alg ?? 'RS256', typ: 'JWT', kid: KID })
    .sign(options.key ?? privateKey);
}

export const testDirectory: Directory = {
  person: async (userId) => ({ displayName: `Name of ${userId}`, email: `${userId}@acme.test` }),
  organizations: async () => [
    {
      ...{ id: 'org_acme', name: 'Acme', slug: 'acme', role: 'org:admin', memberCount: 2 },
      createdAt: new Date(0).toISOString(),
    },
  ],
};

export interface TestRequest extends RequestInit {
  token?: string;
  json?: unknown;
}

export interface TestApi {
  /** Sends a request to `/api/v1` or, with a path that starts with `/api/`, anywhere. */
  request(path: string, init?: TestRequest): Promise<Response>;
  store: Store;
  close(): Promise<void>;
}

const NOBODY: RemoteApi = { url: 'http://127.0.0.1:9/api/v1' };

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };

type Options = Partial<
  Pick<ApiDeps, 'directory' | 'catalogue' | 'models' | 'providers' | 'log' | 'trust'>
> & {
  /** `true`: a remote agents API that nobody answers. */
  remote?: boolean | RemoteApi;
  remoteIdentity?: RemoteApi;
};

/** Keys are sealed with a secret of the tests, and nothing is looked for on this machine. */
export function testProviders(given: Partial<ProviderSupport> = {}): ProviderSupport {
  const cipher = createKeyCipher({ ENCRYPTION_KEY: Buffer.alloc(32, 7), DATA_DIR: '/nowhere' });
  return { outbound: anywhere, cipher, ...given };
}

export async function openTestApi(options: Options = {}): Promise<TestApi> {
  const store = await openTestStore();
  return { ...testApiOver(async () => store, options), store, close: () => store.close() };
}

/** The same over a store that the test brings, for example one that fails. */
export function testApiOver(
  store: () => Promise<Store>,
  { remote = false, remoteIdentity, ...given }: Options = {},
): Pick<TestApi, 'request'> {
  const trust = { jwtKey: PUBLIC_PEM, authorizedParties: [ORIGIN] };
  const { agents, dashboard, identity } = createApis(
    {
      ...{ store, trust, directory: testDirectory, catalogue: catalogueOf({}), models: modelAccessOf({}) },
      ...{ providers: testProviders(), log: silent, ...given },
    },
    { agents: remote === true ? NOBODY : remote || undefined, identity: remoteIdentity },
  );
  return {
    async request(path, { token, json, ...init } = {}) {
      const full = path.startsWith('/api/') ? path : `/api/v1${path}`;
      const headers = new Headers(init.headers);
      if (token) headers.set('Authorization', `Bearer ${token}`);
      if (json !== undefined) headers.set('Content-Type', 'application/json');
      const [, , api] = full.split('/');
      const app = api === 'identity' ? identity : api === 'troupe' ? dashboard : agents;
      if (!app) throw new Error(`Nothing is embedded at ${full}.`);
      const body = json === undefined ? init.body : JSON.stringify(json);
      return app.request(`${ORIGIN}${full}`, { ...init, headers, body });
    },
  };
}
