import * as z from 'zod';
import { dateTime, label, replyList, success, uuid } from './common';

export const keyParams = z.object({ projectId: uuid, keyId: uuid });

/** `read` for GET; `write` also changes and chats; `admin` also deletes, resets, manages; `*` all. */
export const KEY_SCOPES = ['read', 'write', 'admin', '*'] as const;
export const keyScope = z.enum(KEY_SCOPES);

const keyMembers = {
  key_id: z.string(),
  key_prefix: z.string(),
  name: z.string(),
  project_id: z.string(),
  tenant_id: z.string(),
  scopes: replyList(z.string()),
  is_active: z.boolean(),
  created_at: dateTime,
  expires_at: dateTime.optional(),
};

const projectApiKey = z
  .object({
    ...keyMembers,
    created_by: z.string(),
    is_admin_managed: z.boolean(),
    last_used_at: dateTime.optional(),
  })
  .meta({ id: 'ProjectAPIKey' });

export const listApiKeysReply = z.array(projectApiKey).nullable();

export const createApiKeyBody = z
  .strictObject({
    name: label.optional(),
    scopes: z.array(keyScope).min(1).max(4).nullish(),
    /** 0: never expires. */
    expires_days: z.int().min(0).max(3650).optional(),
  })
  .meta({ id: 'CreateAPIKeyInputBody' });

export const createApiKeyReply = z
  .object({ ...keyMembers, created_by: z.string().optional(), key: z.string() })
  .meta({ id: 'CreateAPIKeyOutputBody' });

export const revokeApiKeyReply = success.meta({ id: 'RevokeAPIKeyOutputBody' });

export type ProjectApiKey = z.infer<typeof projectApiKey>;
export type CreateApiKeyBody = z.infer<typeof createApiKeyBody>;
export type CreateApiKeyReply = z.infer<typeof createApiKeyReply>;
