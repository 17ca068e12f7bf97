import type { Catalogue } from '../models/catalogue';
import { boundedFetch } from './bounded-fetch';
import { openAiModel } from './open-ai/model';
import { rehearsalModel } from './rehearsal/model';
import type { Model } from './run-model';

/** How a provider is reached; it holds the key, so nothing of it is ever shown. */
export interface ProviderAccess {
  baseUrl: string;
  apiKey?: string;
  fetch: typeof fetch;
}

/** How models are reached: at the environment's provider, and at others by their ids. */
export interface ModelAccess {
  baseUrl?: string;
  apiKey?: string;
  others?: ReadonlyMap<string, ProviderAccess>;
  /** How long a model may take to begin, and to go on. */
  firstPatienceMs: number;
  idlePatienceMs: number;
}

export function modelAccessOf(settings: { CHAT_BASE_URL?: string; CHAT_API_KEY?: string }): ModelAccess {
  const { CHAT_BASE_URL: baseUrl, CHAT_API_KEY: apiKey } = settings;
  return { baseUrl, apiKey, firstPatienceMs: 60_000, idlePatienceMs: 30_000 };
}

export interface ModelName {
  provider: string;
  model: string;
}

/** What is asked for, completed with defaults; or which of the two the catalogue does not have. */
export function chooseModel(
  { providers }: Catalogue,
  asked: Partial<ModelName>,
): ModelName | { unknown: keyof ModelName } {
  const { provider: id, model } = asked;
  const known = id ? providers.find((each) => each.id === id) : undefined;
  if (id && !known) return { unknown: 'provider' };
  if (!model) {
    const { id: provider, models } = known ?? providers[0];
    return { provider, model: models[0] };
  }
  const owner = (known ? [known] : providers).find(({ models }) => models.includes(model));
  return owner ? { provider: owner.id, model } : { unknown: 'model' };
}

export function openModel(access: ModelAccess, { provider, model }: ModelName): Model {
  if (provider === 'rehearsal') return rehearsalModel(model);
  return openAiModel(model, providerAccess(access, provider));
}

const fetchAnywhere = boundedFetch();

export function providerAccess({ baseUrl, apiKey, others }: ModelAccess, provider: string): ProviderAccess {
  const other = others?.get(provider);
  if (other) return other;
  if (!baseUrl) throw new Error(`The provider ${provider} has no address.`);
  return { baseUrl, apiKey, fetch: fetchAnywhere };
}
