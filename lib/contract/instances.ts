import * as z from 'zod';
import { dateTime, name, reference, replyList, success, text } from './common';

/** `{instanceId}`: a UUID or the instance's URL-encoded name. */
export const instanceParams = z.object({
  agentId: reference.describe('UUID of the agent, or its URL-encoded name.'),
  instanceId: reference.describe('UUID of the instance, or its URL-encoded name.'),
});

export const instanceDescription = text(2000);
export const instanceStatus = z.enum(['active', 'inactive']);

export const agentInstance = z
  .object({
    agent_id: z.string(),
    instance_id: z.string(),
    name: z.string(),
    description: z.string().optional(),
    /** Requests take `active` or `inactive`; another server may answer more. */
    status: z.string(),
    is_default: z.boolean(),
    created_at: dateTime,
    updated_at: dateTime,
  })
  .meta({ id: 'AgentInstance' });

export const listInstancesReply = z
  .object({ instances: replyList(agentInstance) })
  .meta({ id: 'ListInstancesOutputBody' });

export const createInstanceBody = z
  .strictObject({ name, description: instanceDescription.optional() })
  .meta({ id: 'CreateInstanceInputBody' });

export const updateInstanceBody = z
  .strictObject({
    name: name.optional(),
    description: instanceDescription.optional(),
    status: instanceStatus.optional(),
  })
  .meta({ id: 'UpdateInstanceInputBody' });

export const deleteInstanceReply = success.meta({ id: 'DeleteInstanceOutputBody' });

export const resetInstanceReply = z
  .object({ instance: agentInstance, facts_deleted: z.int(), nodes_deleted: z.int() })
  .meta({ id: 'ResetInstanceOutputBody' });

export type AgentInstance = z.infer<typeof agentInstance>;
export type CreateInstanceBody = z.infer<typeof createInstanceBody>;
export type UpdateInstanceBody = z.infer<typeof updateInstanceBody>;
export type ResetInstanceReply = z.infer<typeof resetInstanceReply>;
