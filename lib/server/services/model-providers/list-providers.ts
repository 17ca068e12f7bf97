import { and, asc, eq } from 'drizzle-orm';
import type { ModelProviderEntry } from '@/lib/contract/model-providers';
import type { Context } from '../../context';
import type { Provider } from '../../models/catalogue';
import { modelProviders } from '../../store/schema/model-providers';
import type { ProviderRow } from './known-providers';
import { placeOf } from './tenant-models';

const SOURCES: Record<string, ModelProviderEntry['source']> = {
  ollama: 'ollama',
  rehearsal: 'built_in',
};

export async function listModelProviders(
  ctx: Context,
): Promise<{ providers: ModelProviderEntry[]; keys_refused?: string }> {
  // Read anew: whoever changed something elsewhere a moment ago wants to see it.
  const rows = await ctx.db
    .select()
    .from(modelProviders)
    .where(eq(modelProviders.tenantId, ctx.caller.tenant))
    .orderBy(asc(modelProviders.createdAt), asc(modelProviders.providerId));
  const others = ctx.catalogue.providers
    .filter(({ id }) => isOfServer(ctx, id))
    .map((each) => given(ctx, each));
  const isEnvironments = ({ source }: ModelProviderEntry) => source === 'environment';
  return {
    providers: [
      ...others.filter(isEnvironments),
      ...rows.map((row) => toEntry(ctx, row)),
      ...others.filter((entry) => !isEnvironments(entry)),
    ],
    keys_refused: ctx.providers.cipher.refusal,
  };
}

/** Not the tenant's own: from the environment, found on this machine, or built in. */
export function isOfServer(ctx: Context, id: string): boolean {
  return id in SOURCES || (id === 'openai-compatible' && ctx.models.baseUrl !== undefined);
}

function given(ctx: Context, { id, name, models, imageModel }: Provider): ModelProviderEntry {
  const source = SOURCES[id] ?? 'environment';
  return {
    ...{ provider_id: id, name, source, models: [...models], default_model: models[0] },
    image_model: imageModel,
    key: source === 'environment' && ctx.models.apiKey !== undefined ? 'kept' : 'none',
  };
}

export function toEntry(ctx: Context, row: ProviderRow): ModelProviderEntry {
  const { models, sealedKey } = row;
  const opens = sealedKey !== null && ctx.providers.cipher.open(sealedKey, placeOf(row)) !== undefined;
  return {
    ...{ provider_id: row.providerId, name: row.name, source: 'tenant', base_url: row.baseUrl },
    ...{ models, default_model: models[0] ?? '', image_model: row.imageModel || undefined },
    key: sealedKey === null ? 'none' : opens ? 'kept' : 'unreadable',
    key_end: row.keyEnd || undefined,
    last_test: row.lastTest ?? undefined,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}

export function oneProvider(ctx: Context, providerId: string) {
  return and(eq(modelProviders.tenantId, ctx.caller.tenant), eq(modelProviders.providerId, providerId));
}
