import { createHash } from 'node:crypto';
import { and, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Scope } from '@/lib/contract/endpoint';
import type { Caller } from './context';
import { problem } from './problems';
import type { Database } from './store/connect';
import { apiKeys } from './store/schema/projects';
import { verifiedClaims } from './verified-tokens';

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

const organization = z.object({ id: z.string().min(1), rol: z.string() });

/**
 * The claims of a session token; version 2 carries `o`, version 1 `org_id` and `org_role`. Tokens that
 * Clerk signs for other uses lack `sid`, and a browser's session token always names its origin in `azp`.
 */
const sessionClaims = z.object({
  sub: z.string().min(1),
  sid: z.string().min(1),
  azp: z.string().min(1),
  sts: z.literal('active').optional(),
  o: organization.optional(),
  org_id: z.string().min(1).optional(),
  org_role: z.string().optional(),
});

async function fromSession(token: string, trust: TokenTrust): Promise<Caller> {
  const claims = sessionClaims.safeParse(await verified(token, trust));
  if (!claims.success || !trust.authorizedParties.includes(claims.data.azp)) {
    throw refused('The session token is not valid or has expired.');
  }
  const { sub, o, org_id: id, org_role: role = '' } = claims.data;
  const org = o ?? (id ? { id, rol: role.replace(/^org:/, '') } : undefined);
  return {
    tenant: org?.id ?? sub,
    kind: 'session',
    id: sub,
    userId: sub,
    label: '',
    scopes: new Set<Scope>(!org || org.rol === 'admin' ? EVERYTHING : ['read', 'write']),
  };
}

/** The claims of a token whose signature and times hold, else null. */
async function verified(token: string, trust: TokenTrust): Promise<unknown> {
  // A token signed with a shared secret must not be checked against a public key.
  if (algorithmOf(token) !== 'RS256') return null;
  try {
    return await verifiedClaims(token, trust);
  } catch (error) {
    if (!isUnreachable(error)) return null;
    throw problem(503, 'The identity service cannot be reached right now.');
  }
}

function algorithmOf(token: string): unknown {
  try {
    const header: unknown = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString());
    return typeof header === 'object' && header !== null && 'alg' in header ? header.alg : undefined;
  } catch {
    return undefined;
  }
}

/** Clerk's keys could not be fetched: no fault of the token, and nobody is to be signed out for it. */
function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return 'reason' in error ? error.reason === 'jwk-remote-failed-to-load' : error.message === 'fetch failed';
}

export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

const GRANTS = new Map<string, Scope[]>([
  ['read', ['read']],
  ['write', ['read', 'write']],
  ['admin', EVERYTHING],
  ['*', EVERYTHING],
]);

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
    scopes: new Set(row.scopes.flatMap((scope) => GRANTS.get(scope) ?? [])),
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
