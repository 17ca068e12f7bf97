import {
  type EffectiveModel,
  MODEL_LAYERS,
  type ModelLayer,
  type PostProcessingModel,
} from '@/lib/contract/models';
import type { Catalogue } from './catalogue';

/** What each layer sets; two empty texts where it sets nothing. */
export type Layers = Record<Exclude<ModelLayer, 'system'>, PostProcessingModel>;

/**
 * What the post-processing of a turn sends along. Ours: it takes facts out of a conversation, which wants the likeliest
 * reading rather than a lively one, and a list that fits into a page.
 */
const TEMPERATURE = 0.2;
const MAX_TOKENS = 1024;

/** The first layer that sets a model, else what the system has for the chat model. */
export function effectiveModel(
  layers: Layers,
  chatModel: string,
  catalogue: Catalogue,
): { setBy: ModelLayer; model: EffectiveModel } {
  const setBy = MODEL_LAYERS.find((layer) => layer !== 'system' && layers[layer].model !== '') ?? 'system';
  const choice = setBy === 'system' ? systemModel(chatModel, catalogue) : layers[setBy];
  return { setBy, model: { ...choice, temperature: TEMPERATURE, max_tokens: MAX_TOKENS } };
}

/**
 * A chat model that a provider lists is processed by that provider's default model: what was said goes to nobody else.
 * One that no provider lists is processed by the server's default.
 */
export function systemModel(chatModel: string, { providers }: Catalogue): PostProcessingModel {
  const { id, models } = providers.find((provider) => provider.models.includes(chatModel)) ?? providers[0];
  return { provider: id, model: models[0] };
}
