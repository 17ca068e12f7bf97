import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { LanguageModelV3 } from '@ai-sdk/provider';
import type { Catalogue } from '../models/catalogue';
import { boundedFetch } from './bounded-fetch';
import { rehearsalModel } from './rehearsal/model';

/** How models are reached; it holds the key, so nothing of it is ever shown. */
export interface ModelAccess {
  baseUrl?: string;
  apiKey?: string;
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

export function openModel({ baseUrl, apiKey }: ModelAccess, { provider, model }: ModelName): LanguageModelV3 {
  if (provider === 'rehearsal') return rehearsalModel(model);
  if (!baseUrl) throw new Error(`The provider ${provider} has no address.`);
  const open = createOpenAICompatible({
    ...{ name: provider, baseURL: baseUrl, apiKey },
    ...{ includeUsage: true, fetch: boundedFetch },
  });
  return open(model);
}
