/** The model providers of this server. They are the same for every tenant: they come from the environment. */

interface Provider {
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
