import * as z from 'zod';
import { dateTime, openMembers, pageQuery, queryBoolean, replyList, text, uuid } from './common';
import { agentInstance } from './instances';

/** Our second contract: what the dashboard needs and the agents API has no operation for. */

export const ACTIVITY_VERBS = [
  'create',
  'update',
  'rename',
  'activate',
  'deactivate',
  'move',
  'reset',
  'delete',
  'revoke',
  'add',
  'remove',
  'fork',
  'import',
  'attach',
  'detach',
] as const;
export const activityVerb = z.enum(ACTIVITY_VERBS);

const OBJECT_TYPES = [
  'agent',
  'instance',
  'tool',
  'state',
  'fact',
  'case',
  'project',
  'account',
  'key',
  'identity',
  'samples',
  'provider',
  'transcript',
  'conversation',
] as const;
const objectType = z.enum(OBJECT_TYPES);

/** A remote call is noted before it is made; `unknown` means that no answer came. */
const activityOutcome = z.enum(['done', 'started', 'failed', 'unknown']);

const counts = z.record(z.string(), z.int());

export const activity = z
  .object({
    activity_id: z.string(),
    at: dateTime,
    actor: z.object({ type: z.enum(['user', 'key', 'system']), id: z.string(), label: z.string() }),
    request_id: z.string(),
    verb: activityVerb,
    object: z.object({ type: objectType, id: z.string(), name: z.string() }),
    agent_id: z.string().optional(),
    /** Its name now, while it is there. */
    agent_name: z.string().optional(),
    instance_id: z.string().optional(),
    outcome: activityOutcome,
    /** The changed members only. */
    before: z.record(z.string(), z.unknown()).optional(),
    after: z.record(z.string(), z.unknown()).optional(),
    /** What the operation returned, for example `facts_deleted`. */
    counts: counts.optional(),
    note: z.string().optional(),
  })
  .meta({ id: 'Activity' });

/** Rows of a page when the caller does not say. */
export const DASHBOARD_PAGE = 50;

export const listActivityQuery = z.object({
  ...pageQuery(DASHBOARD_PAGE),
  agent_id: uuid.optional(),
  instance_id: uuid.optional(),
  object_id: text(300).optional(),
  request_id: text(100).optional(),
  verb: activityVerb.optional(),
  /** `true`: only remote calls that nobody knows the end of. */
  unsettled: queryBoolean.optional(),
});

export const listActivityReply = z
  .object({ items: replyList(activity), has_more: z.boolean(), next_cursor: z.string().optional() })
  .meta({ id: 'ListActivityReply' });

/** How much an instance holds. Null: not counted; a remote API does not say. */
const instanceContents = z
  .object({
    facts: z.int().nullable(),
    nodes: z.int().nullable(),
    global_states: z.int().nullable(),
    user_states: z.int().nullable(),
    users: z.int().nullable(),
  })
  .meta({ id: 'InstanceContents' });

export const instanceWithContents = z
  .object({ instance: agentInstance, contents: instanceContents })
  .meta({ id: 'InstanceWithContents' });

export const browseInstancesQuery = z.object({
  ...pageQuery(DASHBOARD_PAGE),
  search: text(200).optional(),
  /** `false`: nothing is counted, which takes most of the time. */
  contents: queryBoolean.optional(),
});

export const browseInstancesReply = z
  .object({
    items: replyList(instanceWithContents),
    has_more: z.boolean(),
    next_cursor: z.string().optional(),
    total_count: z.int(),
  })
  .meta({ id: 'BrowseInstancesReply' });

export const agentContents = z
  .object({
    instances: z.int().nullable(),
    facts: z.int().nullable(),
    /** Facts that belong to the agent itself; a reset leaves them. */
    agent_facts: z.int().nullable(),
    nodes: z.int().nullable(),
    global_states: z.int().nullable(),
    user_states: z.int().nullable(),
    users: z.int().nullable(),
  })
  .meta({ id: 'AgentContents' });

export const samples = z
  .object({ present: z.boolean(), project_id: z.string().optional(), agents: z.int() })
  .meta({ id: 'Samples' });

export const removeSamplesReply = z.object({ deleted: counts }).meta({ id: 'RemoveSamplesReply' });

/** A UUID, or the id of an identity. */
export const resolveParams = z.object({
  id: z
    .string()
    .toLowerCase()
    .regex(
      /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|inst_[0-9a-f]{16})$/,
      'must be a UUID or inst_ and 16 hexadecimal digits',
    ),
});

/** What a pasted id belongs to. */
export const resolved = z
  .object({
    kind: z.enum(['agent', 'instance', 'identity', 'project', 'key', 'activity']),
    id: z.string(),
    name: z.string(),
    agent_id: z.string().optional(),
    agent_name: z.string().optional(),
    /** Of a key. */
    project_id: z.string().optional(),
  })
  .meta({ id: 'Resolved' });

export const recordActivityBody = z
  .strictObject({
    request_id: text(100),
    verb: activityVerb,
    object: z.strictObject({ type: objectType, id: text(300), name: text(300) }),
    agent_id: uuid.optional(),
    instance_id: uuid.optional(),
    after: openMembers.optional(),
  })
  .meta({ id: 'RecordActivityBody' });

export const settleActivityBody = z
  .strictObject({
    outcome: activityOutcome.exclude(['started']),
    object_id: text(300).optional(),
    counts: counts.optional(),
    note: text(500).optional(),
  })
  .meta({ id: 'SettleActivityBody' });

export type Activity = z.infer<typeof activity>;
export type ActivityVerb = z.infer<typeof activityVerb>;
export type ObjectType = z.infer<typeof objectType>;
export type InstanceContents = z.infer<typeof instanceContents>;
export type InstanceWithContents = z.infer<typeof instanceWithContents>;
export type AgentContents = z.infer<typeof agentContents>;
export type Samples = z.infer<typeof samples>;
export type Resolved = z.infer<typeof resolved>;
