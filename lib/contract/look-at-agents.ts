import * as z from 'zod';
import { dateTime } from './common';
import { providerKey, serverAddress } from './model-providers';

/** From our dashboard's contract: a look at another agents API. */

export const lookAtAgentsBody = z
  .strictObject({ base_url: serverAddress, api_key: providerKey })
  .meta({ id: 'LookAtAgentsBody' });

/** Of an agent what tells it from others. */
const seenAgent = z.object({
  agent_id: z.string(),
  name: z.string().optional(),
  owner_display_name: z.string().optional(),
  is_active: z.boolean(),
  instance_count: z.int(),
  last_seen_at: dateTime.optional(),
});

export const lookAtAgentsReply = z
  .object({
    host: z.string(),
    agents: z.array(seenAgent),
    has_more: z.boolean(),
    /** Why nothing could be seen. */
    fault: z.string().optional(),
  })
  .meta({ id: 'LookAtAgentsReply' });

export type LookAtAgentsBody = z.infer<typeof lookAtAgentsBody>;
export type LookAtAgentsReply = z.infer<typeof lookAtAgentsReply>;
