import * as z from 'zod';
import {
  type CreateModelProviderBody,
  createModelProviderBody,
  type ModelProviderEntry,
  providerKey,
  type TestModelBody,
  type UpdateModelProviderBody,
} from '@/lib/contract/model-providers';

const { name, base_url, models } = createModelProviderBody.shape;

/** What the form holds: the body of the contract, with empty texts for what is not there. */
export const providerForm = z.object({
  ...{ name, base_url, models },
  image_model: z.string().trim().max(200, 'must have at most 200 characters'),
  api_key: z.union([z.literal(''), providerKey], {
    error: 'must be one word without spaces or special letters',
  }),
  /** Of a known provider: takes its key away. */
  drop_key: z.boolean(),
});

export type ProviderValues = z.infer<typeof providerForm>;

export const PROVIDER_FIELDS = ['name', 'base_url', 'models', 'image_model', 'api_key'] as const;

export function valuesOf(provider: ModelProviderEntry | undefined): ProviderValues {
  return {
    name: provider?.name ?? '',
    base_url: provider?.base_url ?? '',
    models: provider?.models ?? [],
    image_model: provider?.image_model ?? '',
    ...{ api_key: '', drop_key: false },
  };
}

export function createBody({ drop_key: _, ...values }: ProviderValues): CreateModelProviderBody {
  return { ...values, image_model: values.image_model || null, api_key: values.api_key || null };
}

/** A key that was not typed stays as it is. */
export function updateBody({
  drop_key,
  api_key,
  image_model,
  ...values
}: ProviderValues): UpdateModelProviderBody {
  const key = api_key === '' ? (drop_key ? null : undefined) : api_key;
  return { ...values, image_model: image_model || null, ...(key !== undefined && { api_key: key }) };
}

/** Asks what is on screen; of a known provider with the key that is kept, unless another was typed. */
export function testBody(values: ProviderValues, provider: ModelProviderEntry | undefined): TestModelBody {
  const { api_key: key } = updateBody(values);
  const [model] = values.models;
  return {
    ...(provider && { provider_id: provider.provider_id }),
    ...{ base_url: values.base_url, ...(model && { model }) },
    ...(key !== undefined && { api_key: key }),
  };
}
