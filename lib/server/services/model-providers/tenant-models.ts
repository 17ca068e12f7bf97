import { ModelFault, UNREADABLE_KEY } from '../../chat/model-fault';
import type { ModelAccess, ProviderAccess } from '../../chat/open-model';
import { type Catalogue, type Provider, withProviders } from '../../models/catalogue';
import type { ProviderSupport } from '../../models/support';
import type { Store } from '../../store/connect';
import { type ProviderRow, providerRows } from './known-providers';

/** What this process offers to every tenant, and what it needs for the rest. */
export interface ModelParts {
  catalogue: Catalogue;
  models: ModelAccess;
  providers: ProviderSupport;
}

type TenantModels = Pick<ModelParts, 'catalogue' | 'models'>;

/** Whose key it is: a key that is moved to another row opens there no more. */
export function placeOf({ tenantId, providerId }: Pick<ProviderRow, 'tenantId' | 'providerId'>): string {
  return JSON.stringify([tenantId, providerId]);
}

/** The catalogue of a tenant and how its models are reached. Costs nothing while nothing changed. */
export function tenantModels(parts: ModelParts): (store: Store, tenant: string) => Promise<TenantModels> {
  const made = new WeakMap<readonly ProviderRow[], { ollama: Provider | undefined; models: TenantModels }>();
  return async (store, tenant) => {
    const rows = await providerRows(store, tenant);
    const ollama = parts.providers.ollama?.seen();
    const known = made.get(rows);
    if (known && known.ollama === ollama) return known.models;
    const models = compose(parts, rows, ollama);
    made.set(rows, { ollama, models });
    return models;
  };
}

function compose(
  parts: ModelParts,
  rows: readonly ProviderRow[],
  ollama: Provider | undefined,
): TenantModels {
  const own = rows.flatMap(providerOf);
  const others = new Map(rows.map((row) => [row.providerId, accessOf(parts.providers, row)]));
  const { ollama: place, outbound } = parts.providers;
  if (ollama && place) others.set(ollama.id, { baseUrl: place.baseUrl, fetch: outbound.fetch });
  return {
    catalogue: withProviders(parts.catalogue, ollama ? [...own, ollama] : own),
    models: { ...parts.models, others },
  };
}

function providerOf({ providerId: id, name, models: [first, ...more], imageModel }: ProviderRow): Provider[] {
  return first ? [{ id, name, models: [first, ...more], ...(imageModel && { imageModel }) }] : [];
}

export function accessOf({ cipher, outbound }: ProviderSupport, row: ProviderRow): ProviderAccess {
  const { baseUrl, sealedKey } = row;
  if (sealedKey === null) return { baseUrl, fetch: outbound.fetch };
  const apiKey = cipher.open(sealedKey, placeOf(row));
  return { baseUrl, apiKey, fetch: apiKey === undefined ? refuseKey : outbound.fetch };
}

/** Without its key a provider would answer something misleading. */
const refuseKey: typeof fetch = async () => {
  throw new ModelFault(UNREADABLE_KEY);
};
