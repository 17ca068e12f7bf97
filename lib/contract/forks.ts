import * as z from 'zod';
import { dateTime, name, queryBoolean, replyList, uuid } from './common';

export const forkAgentBody = z
  .strictObject({
    name: name.optional().describe('Name of the copy; made from the name of the source if left out.'),
  })
  .meta({ id: 'ForkAgentInputBody' });

/** The copy has no name on the wire until it is complete, so its status is asked for by id. */
export const forkParams = z.object({ agentId: uuid.describe('UUID of the copy.') });

export const forkReply = z
  .object({ agent_id: z.string(), name: z.string(), source_agent_id: z.string(), status: z.string() })
  .meta({ id: 'ForkResponse' });

export const forkStatus = z
  .object({
    status: z.string(),
    source_agent_id: z.string(),
    tables_copied: z.int(),
    tables_total: z.int(),
    started_at: dateTime.optional(),
    completed_at: dateTime.optional(),
    error_message: z.string().optional(),
  })
  .meta({ id: 'ForkStatusResponse' });

export const agentLineageQuery = z.object({
  values: queryBoolean.optional().describe('`true`: also what each of the members is in both agents.'),
});

/** Where an agent comes from, and what was changed on either side since. */
export const agentLineage = z
  .object({
    /** Null: the agent is no fork, or a fork of something that this caller cannot see. */
    source: z.object({ agent_id: z.string(), name: z.string(), is_deleted: z.boolean() }).nullable(),
    /** The members that differ, `tools.lookup_order` for one of a group; none when the source is deleted. */
    members: replyList(z.string()),
    /** The source's values. */
    before: z.record(z.string(), z.unknown()).optional(),
    /** The fork's values. */
    after: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'AgentLineage' });

export type ForkReply = z.infer<typeof forkReply>;
export type ForkStatus = z.infer<typeof forkStatus>;
export type AgentLineage = z.infer<typeof agentLineage>;
