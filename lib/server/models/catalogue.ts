/** The model providers of a server: what the environment names for every tenant, and what else a tenant has. */

export interface Provider {
  id: string;
  name: string;
  /** The first is its default. */
  models: readonly [string, ...string[]];
  /** Makes images; without one an agent's image generation stays pending. */
  imageModel?: string;
}

export interface Catalogue {
  /** The first is the server's default. */
  providers: readonly [Provider, ...Provider[]];
  makesImages: boolean;
}

/** Answers by rule and is always there, so that everything can be tried without a language model. */
const rehearsal: Provider = {
  id: 'rehearsal',
  name: 'Rehearsal, no language model',
  models: ['rehearsal-1'],
};

export interface ProviderSettings {
  CHAT_BASE_URL?: string;
  CHAT_MODEL?: [string, ...string[]];
  CHAT_IMAGE_MODEL?: string;
}

/** The key is left to whoever sends requests: what is listed here may be shown to anybody. */
export function catalogueOf(settings: ProviderSettings): Catalogue {
  const { CHAT_BASE_URL: url, CHAT_MODEL: models, CHAT_IMAGE_MODEL: imageModel } = settings;
  if (!url || !models) return { providers: [rehearsal], makesImages: false };
  const name = `OpenAI-compatible at ${new URL(url).host}`;
  const configured: Provider = { id: 'openai-compatible', name, models, imageModel };
  return { providers: [configured, rehearsal], makesImages: imageModel !== undefined };
}

/** The environment's stay first, the rehearsal last. */
export function withProviders({ providers }: Catalogue, more: readonly Provider[]): Catalogue {
  const [first, ...others] = [...providers.slice(0, -1), ...more, ...providers.slice(-1)];
  if (!first) throw new Error('A catalogue has at least the rehearsal.');
  const all: Catalogue['providers'] = [first, ...others];
  return { providers: all, makesImages: all.some(({ imageModel }) => imageModel !== undefined) };
}
