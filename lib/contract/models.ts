import * as z from 'zod';
import { replyList, text } from './common';

const modelName = text(200).trim();

export const effectiveModelQuery = z.object({
  chat_model: modelName.min(1, 'must not be empty').meta({
    description: 'The chat model whose post-processing model is asked for.',
    examples: ['rehearsal-1'],
  }),
});

export const effectiveModel = z
  .object({ provider: z.string(), model: z.string(), temperature: z.number(), max_tokens: z.int() })
  .meta({ id: 'EffectivePostProcessingModelOutputBody' });

interface Choice {
  post_processing_provider?: string;
  post_processing_model?: string;
}

/** One without the other names no model, and an empty body must not clear one by accident. */
function requireBoth(context: z.core.ParsePayload<Choice>): void {
  const { post_processing_provider: provider, post_processing_model: model } = context.value;
  const wrong = (member: keyof Choice, message: string) =>
    context.issues.push({ code: 'custom', path: [member], message, input: context.value[member] });
  if (provider === undefined) wrong('post_processing_provider', 'must be sent, together with the model');
  if (model === undefined) wrong('post_processing_model', 'must be sent, together with the provider');
  if (provider === '' && model) wrong('post_processing_provider', 'must not be empty when a model is set');
  if (model === '' && provider) wrong('post_processing_model', 'must not be empty when a provider is set');
}

/** An override needs a provider and a model; both empty clear it. */
export const updatePostProcessingModelBody = z
  .strictObject({
    post_processing_provider: modelName.optional(),
    post_processing_model: modelName.optional(),
  })
  .check(requireBoth)
  .meta({ id: 'UpdateAgentPostProcessingModelInputBody' });

export const updatePostProcessingModelReply = z
  .object({ post_processing_model: z.string(), post_processing_provider: z.string(), success: z.boolean() })
  .meta({ id: 'UpdateAgentPostProcessingModelOutputBody' });

const agentModelsEntry = z
  .object({ provider: z.string(), provider_name: z.string(), default_model: z.string() })
  .meta({ id: 'AgentModelsModelEntry' });

export const agentModels = z
  .object({
    default_provider: z.string(),
    default_model: z.string(),
    providers: replyList(agentModelsEntry),
  })
  .meta({ id: 'GetAgentModelsOutputBody' });

/** A provider as this server lists it; the wire leaves its members open. */
export const modelProvider = z.object({
  provider: z.string(),
  provider_name: z.string(),
  default_model: z.string(),
  models: z.array(z.string()),
});

export const listModelsReply = z
  .object({ default_model: z.string(), providers: replyList(z.unknown()) })
  .meta({ id: 'CachedModelsPayload' });

/** From our dashboard's contract. Both texts empty: the layer sets nothing. */
const modelChoice = z.object({ provider: z.string(), model: z.string() });
export const postProcessingModel = modelChoice.meta({ id: 'PostProcessingModel' });

export const MODEL_LAYERS = ['agent', 'project', 'account', 'system'] as const;

/** Layers null and `set_by` absent: a remote API does not say. */
export const modelLayers = z
  .object({
    layers: z
      .object({
        agent: modelChoice,
        project: modelChoice.extend({ project_id: z.string().optional(), name: z.string() }),
        account: modelChoice,
      })
      .nullable(),
    /** One row for each chat model that the server lists. */
    effective: z.array(
      z.object({
        chat_model: z.string(),
        chat_provider: z.string(),
        chat_provider_name: z.string(),
        set_by: z.enum(MODEL_LAYERS).optional(),
        ...effectiveModel.shape,
      }),
    ),
  })
  .meta({ id: 'ModelLayers' });

export type EffectiveModel = z.infer<typeof effectiveModel>;
export type UpdatePostProcessingModelBody = z.infer<typeof updatePostProcessingModelBody>;
export type PostProcessingModel = z.infer<typeof postProcessingModel>;
export type ModelLayers = z.infer<typeof modelLayers>;
export type ModelLayer = (typeof MODEL_LAYERS)[number];
export type AgentModels = z.infer<typeof agentModels>;
export type ModelProvider = z.infer<typeof modelProvider>;
