import * as z from 'zod';
import { holdsCredentials, keepsSecrets } from '../secret-address';
import { dateTime, label, text } from './common';

/** From our dashboard's contract: the model providers of a tenant. */

function addressFault(value: string): string | undefined {
  if (!URL.canParse(value)) return 'must be an address such as https://api.example.com/v1';
  if (holdsCredentials(value)) return 'must not hold credentials: the key has a field of its own';
  if (!keepsSecrets(value)) return 'must be https, or http on this machine';
  const { search, hash } = new URL(value);
  return search || hash ? 'must have no query and no fragment' : undefined;
}

/** Where a key may be sent. Paths are appended to it. */
export const serverAddress = text(500)
  .trim()
  .overwrite((value) => value.replace(/\/+$/, ''))
  .check((context) => {
    const message = addressFault(context.value);
    if (message) context.issues.push({ code: 'custom', message, input: context.value });
  });

/** It stands in a header, so it is one word of plain letters. */
export const providerKey = text(4000)
  .trim()
  .min(1, 'must not be empty')
  .regex(/^[\x21-\x7e]*$/, 'must be one word without spaces or special letters');

const modelName = text(200).trim().min(1, 'must not be empty');

const modelNames = z
  .array(modelName)
  .min(1, 'must name a model')
  .max(100, 'must name at most 100 models')
  .refine((names) => new Set(names).size === names.length, 'must name each model once');

const providerMembers = {
  name: label,
  base_url: serverAddress,
  /** The first is the default. */
  models: modelNames,
  /** Null: it makes no images. */
  image_model: modelName.nullish(),
};

export const createModelProviderBody = z
  .strictObject({ ...providerMembers, api_key: providerKey.nullish() })
  .meta({ id: 'CreateModelProviderBody' });

/** Members that are not sent stay; a key of null removes the one that is there. */
export const updateModelProviderBody = z
  .strictObject({
    name: providerMembers.name.optional(),
    base_url: providerMembers.base_url.optional(),
    models: providerMembers.models.optional(),
    image_model: providerMembers.image_model,
    api_key: providerKey.nullish(),
  })
  .meta({ id: 'UpdateModelProviderBody' });

const providerId = z.string().regex(/^[a-z0-9-]{1,60}$/, 'must be the id of a provider');

export const modelProviderParams = z.object({ providerId });

const lastTest = z.object({
  at: dateTime,
  model: z.string(),
  first_token_ms: z.int().optional(),
  total_ms: z.int().optional(),
  /** Absent: it answered. */
  fault: z.string().optional(),
});

export const modelProviderEntry = z
  .object({
    provider_id: z.string(),
    name: z.string(),
    /** Only a tenant's own can be changed here. */
    source: z.enum(['environment', 'tenant', 'ollama', 'built_in']),
    /** Of a tenant's own. */
    base_url: z.string().optional(),
    models: z.array(z.string()),
    default_model: z.string(),
    image_model: z.string().optional(),
    key: z.enum(['none', 'kept', 'unreadable']),
    /** The key's last four characters. */
    key_end: z.string().optional(),
    last_test: lastTest.optional(),
    created_at: dateTime.optional(),
    updated_at: dateTime.optional(),
  })
  .meta({ id: 'ModelProviderEntry' });

export const listModelProvidersReply = z
  .object({
    providers: z.array(modelProviderEntry),
    /** Whether a key could be kept here; if not, why. */
    keys_refused: z.string().optional(),
  })
  .meta({ id: 'ListModelProvidersReply' });

/** Who would name a provider that is gone. */
export const modelProviderUses = z
  .object({ agents: z.int(), projects: z.int(), account: z.boolean() })
  .meta({ id: 'ModelProviderUses' });

/** A known provider, one that is only typed so far, or a known one as it is being changed. */
export const testModelBody = z
  .strictObject({
    provider_id: providerId.optional(),
    base_url: serverAddress.optional(),
    api_key: providerKey.nullish(),
    model: modelName.optional(),
  })
  .check(({ value, issues }) => {
    if (value.provider_id !== undefined || value.base_url !== undefined) return;
    issues.push({ code: 'custom', path: ['base_url'], message: 'must be sent', input: undefined });
  })
  .meta({ id: 'TestModelBody' });

export const modelTest = z
  .object({
    /** The model that was asked; absent: none was named and none was listed. */
    model: z.string().optional(),
    first_token_ms: z.int().optional(),
    total_ms: z.int().optional(),
    /** Why there was no whole answer. */
    fault: z.string().optional(),
    /** What the provider says it has; empty: it does not say. */
    models: z.array(z.string()),
  })
  .meta({ id: 'ModelTest' });

export type CreateModelProviderBody = z.infer<typeof createModelProviderBody>;
export type UpdateModelProviderBody = z.infer<typeof updateModelProviderBody>;
export type ModelProviderEntry = z.infer<typeof modelProviderEntry>;
export type ModelProviderUses = z.infer<typeof modelProviderUses>;
export type TestModelBody = z.infer<typeof testModelBody>;
export type ModelTest = z.infer<typeof modelTest>;
