import { createHash } from 'node:crypto';
import { verifyToken } from '@clerk/backend';
import { and, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import type { Scope } from '@/lib/contract/endpoint';
import type { Caller } from './context';
import { problem } from './problems';
import type { Database } from './store/connect';
import { apiKeys } from './store/schema';

export interface TokenTrust {
  /** PEM public key; without it Clerk's Backend API is asked for its keys. */
  jwtKey?: string;
  secretKey?: string;
  apiUrl?: string;
  /** Origins a token may have been issued to. */
  authorizedParties: string[];
}

const EVERYTHING: Scope[] = ['read', 'write', 'admin'];

/** Turns an Authorization header into a caller. Throws 401 for anything but a good token or key. */
export async function authenticate(
  header: string | undefined,
  db: Database,
  trust: TokenTrust,
): Promise<Caller> {
  const token = /^Bearer ([^\s]+)$/i.exec(header ?? '')?.[1];
  if (!token) throw refused('Send a session token or an API key as a bearer token.');
  return token.startsWith('sk_') ? fromKey(token, db) : fromSession(token, trust);
}

function refused(detail: string) {
  const error = problem(401, detail);
  error.headers['WWW-Authenticate'] = 'Bearer';
  return error;
}

async function fromSession(token: string, trust: TokenTrust): Promise<Caller> {
  // A token signed with a shared secret must not be checked against a public key.
  if (algorithmOf(token) !== 'RS256') throw refused('The session token is not valid.');
  const claims = await verifyToken(token, trust).catch(() => null);
  if (!claims?.sub) throw refused('The session token is not valid or has expired.');
  if (claims.sts !== undefined && claims.sts !== 'active') throw refused('The session is not active yet.');
  const organization = organizationOf(claims);
  const isAdmin = !organization || organization.role === 'admin';
  return {
    tenant: organization?.id ?? claims.sub,
    kind: 'session',
    id: claims.sub,
    userId: claims.sub,
    label: '',
    scopes: new Set<Scope>(isAdmin ? EVERYTHING : ['read', 'write']),
  };
}

function algorithmOf(token: string): unknown {
  try {
    const header: unknown = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString());
    return typeof header === 'object' && header !== null && 'alg' in header ? header.alg : undefined;
  } catch {
    return undefined;
  }
}

/** Version 2 tokens carry `o`; version 1 tokens `org_id` and `org_role`. */
function organizationOf(claims: object): { id: string; role: string } | undefined {
  if ('o' in claims && typeof claims.o === 'object' && claims.o !== null) {
    const { id, rol } = { id: undefined, rol: undefined, ...claims.o };
    if (typeof id === 'string') return { id, role: typeof rol === 'string' ? rol : 'member' };
  }
  if ('org_id' in claims && typeof claims.org_id === 'string') {
    const role = 'org_role' in claims && typeof claims.org_role === 'string' ? claims.org_role : 'member';
    return { id: claims.org_id, role: role.replace(/^org:/, '') };
  }
  return undefined;
}

export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

const GRANTS: Record<string, Scope[]> = {
  read: ['read'],
  write: ['read', 'write'],
  admin: EVERYTHING,
  '*': EVERYTHING,
};

async function fromKey(key: string, db: Database): Promise<Caller> {
  const usable = and(
    eq(apiKeys.keyHash, hashKey(key)),
    eq(apiKeys.isActive, true),
    or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, sql`now()`)),
  );
  const [row] = await db.select().from(apiKeys).where(usable).limit(1);
  if (!row) throw refused('The API key is unknown, revoked or expired.');
  await noteUse(db, row);
  return {
    tenant: row.tenantId,
    kind: 'key',
    id: row.keyId,
    userId: row.createdBy,
    label: row.name,
    scopes: new Set(row.scopes.flatMap((scope) => GRANTS[scope] ?? [])),
    projectId: row.projectId,
  };
}

/** At most once a minute: a busy key would otherwise rewrite its row with every call. */
async function noteUse(db: Database, row: typeof apiKeys.$inferSelect): Promise<void> {
  if (row.lastUsedAt && Date.now() - row.lastUsedAt.getTime() < 60_000) return;
  const stale = or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, sql`now() - interval '1 minute'`));
  await db
    .update(apiKeys)
    .set({ lastUsedAt: sql`now()` })
    .where(and(eq(apiKeys.tenantId, row.tenantId), eq(apiKeys.keyId, row.keyId), stale));
}
