import * as z from 'zod';
import { anyJson, dateTime, label, reference, replyList, text, uuid } from './common';
import { STATE_BYTES } from './state-bytes';

const STATE_SCOPES = ['global', 'user'] as const;
const STATE_CONTENT_TYPES = ['text', 'json'] as const;

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value) ?? '').length;

const key = label.describe('Name of the state within its scope.').meta({ examples: ['weather'] });
const scope = z.enum(STATE_SCOPES);
const userId = text(200).min(1, 'must not be empty');
const instance = reference.describe('UUID of the instance, or its name; the default instance when left out.');
const contentType = z
  .enum(STATE_CONTENT_TYPES)
  .describe('text: the value is a string; json: any JSON. When left out, as the value is.');

/** Any JSON of at most 64 KiB; it must be there, and may be null. */
const stateValue = anyJson
  .refine((value) => value !== undefined, 'is missing')
  .refine((value) => bytesOf(value) <= STATE_BYTES, `must have at most ${STATE_BYTES} bytes as JSON`);

interface Valued {
  value?: unknown;
  content_type?: 'text' | 'json';
}

const textIsText = ({ value, content_type }: Valued) => content_type !== 'text' || typeof value === 'string';
const notText = { path: ['value'], message: 'must be a string: the content type is text' };

interface Scoped {
  scope?: 'global' | 'user';
  user_id?: string;
}

/** A state of a user names the user, one of everybody names none. */
const userFits = ({ scope: given = 'global', user_id: user }: Scoped) =>
  (given === 'user') === (user !== undefined);
const noUser = { path: ['user_id'], message: 'is needed with scope user, and only there' };

export const customState = z
  .object({
    state_id: z.string(),
    agent_id: z.string(),
    instance_id: z.string().nullable(),
    scope: z.string(),
    user_id: z.string().nullable(),
    key: z.string(),
    value: z.unknown(),
    content_type: z.string(),
    created_at: dateTime,
    updated_at: dateTime,
  })
  .meta({ id: 'CustomState' });

export const stateParams = z.object({
  agentId: reference.describe('UUID of the agent, or its URL-encoded name.'),
  stateId: uuid,
});

export const listStatesQuery = z.object({
  scope: scope.optional(),
  user_id: text(200).optional(),
  instance_id: instance.optional(),
  key: text(200).optional(),
});

export const listStatesReply = z
  .object({ states: replyList(customState) })
  .meta({ id: 'ListCustomStatesOutputBody' });

const place = { scope: scope.optional(), user_id: userId.optional(), instance_id: instance.optional() };

export const createStateBody = z
  .strictObject({ key, value: stateValue, content_type: contentType.optional(), ...place })
  .refine(userFits, noUser)
  .refine(textIsText, notText)
  .meta({ id: 'CreateCustomStateInputBody' });

export const updateStateBody = z
  .strictObject({ value: stateValue, content_type: contentType.optional() })
  .refine(textIsText, notText)
  .meta({ id: 'UpdateCustomStateInputBody' });

export const upsertStateBody = z
  .strictObject({ key, value: stateValue, content_type: contentType.optional(), ...place })
  .refine(userFits, noUser)
  .refine(textIsText, notText)
  .meta({ id: 'UpsertCustomStateByKeyInputBody' });

export const stateByKeyQuery = z.object({ key, ...place }).refine(userFits, noUser);

export type CustomState = z.infer<typeof customState>;
export type CreateStateBody = z.infer<typeof createStateBody>;
export type UpdateStateBody = z.infer<typeof updateStateBody>;
