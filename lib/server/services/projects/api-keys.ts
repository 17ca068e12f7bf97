import { randomBytes } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import type { CreateApiKeyBody, CreateApiKeyReply, ProjectApiKey } from '@/lib/contract/keys';
import { hashKey } from '../../authenticate';
import type { Context } from '../../context';
import { notFound } from '../../problems';
import { apiKeys } from '../../store/schema/projects';
import { recordChange } from '../activity/record-change';
import { getProject, lockProject } from './projects';

type KeyRow = typeof apiKeys.$inferSelect;

const DAY_MS = 86_400_000;
const PREFIX_LENGTH = 10;
/** The wire has no paging here, and no query may be without bounds. */
const MOST_KEYS = 1000;

function toKey(row: KeyRow): ProjectApiKey {
  return {
    key_id: row.keyId,
    key_prefix: row.keyPrefix,
    name: row.name,
    project_id: row.projectId,
    tenant_id: row.tenantId,
    scopes: row.scopes,
    is_active: row.isActive && !(row.expiresAt && row.expiresAt.getTime() <= Date.now()),
    is_admin_managed: false,
    created_by: row.createdBy,
    created_at: row.createdAt.toISOString(),
    expires_at: row.expiresAt?.toISOString(),
    last_used_at: row.lastUsedAt?.toISOString(),
  };
}

function about(row: KeyRow) {
  return { object: { type: 'key' as const, id: row.keyId, name: row.name }, projectId: row.projectId };
}

/** Newest first; revoked and expired ones too, marked inactive. */
export async function listApiKeys(ctx: Context, projectId: string): Promise<ProjectApiKey[]> {
  await getProject(ctx, projectId);
  const rows = await ctx.db
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.tenantId, ctx.caller.tenant), eq(apiKeys.projectId, projectId)))
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.keyId))
    .limit(MOST_KEYS);
  return rows.map(toKey);
}

/** The key itself leaves the server here and never again: only its hash is stored. */
export async function createApiKey(
  ctx: Context,
  input: { projectId: string; body: CreateApiKeyBody },
): Promise<CreateApiKeyReply> {
  const { name = 'Default key', scopes, expires_days: days = 0 } = input.body;
  const key = `sk_${randomBytes(32).toString('base64url')}`;
  const row = await ctx.db.transaction(async (tx) => {
    const project = await lockProject(tx, ctx, input.projectId);
    const [written] = await tx
      .insert(apiKeys)
      .values({
        tenantId: project.tenantId,
        projectId: project.projectId,
        name,
        scopes: [...new Set(scopes ?? ['*'])],
        keyHash: hashKey(key),
        keyPrefix: key.slice(0, PREFIX_LENGTH),
        createdBy: ctx.caller.userId,
        expiresAt: days > 0 ? new Date(Date.now() + days * DAY_MS) : null,
      })
      .returning();
    if (!written) throw new Error('The key was not written.');
    const after = { name, scopes: written.scopes, expires_at: written.expiresAt?.toISOString() ?? null };
    await recordChange(tx, ctx, { ...about(written), verb: 'create', after });
    return written;
  });
  return { ...toKey(row), key };
}

/** Marks the key inactive: it stops with the next request. Revoking twice changes nothing. */
export async function revokeApiKey(ctx: Context, input: { projectId: string; keyId: string }): Promise<void> {
  const one = and(
    eq(apiKeys.tenantId, ctx.caller.tenant),
    eq(apiKeys.projectId, input.projectId),
    eq(apiKeys.keyId, input.keyId),
  );
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx.select().from(apiKeys).where(one).for('update');
    if (!row) throw notFound('API key');
    if (!row.isActive) return;
    await tx.update(apiKeys).set({ isActive: false }).where(one);
    await recordChange(tx, ctx, { ...about(row), verb: 'revoke' });
  });
}
