import * as z from 'zod';

/** One wrong member; `location` is like `body.name`, `query.page_size`, `path.agentId`. */
const problemDetail = z.object({
  location: z.string().optional(),
  message: z.string().optional(),
  value: z.unknown().optional(),
});

/**
 * RFC 9457 problem details, the body of every error. `request_id` and the other extension
 * members are ours.
 */
export const problem = z
  .object({
    type: z.string().optional(),
    title: z.string().optional(),
    status: z.int().optional(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    errors: z.array(problemDetail).nullable().optional(),
    request_id: z.string().optional(),
    /** 403: the scope that the API key lacks. */
    required_scope: z.string().optional(),
    /** 412 on create: the agent that already has the name. */
    existing_id: z.string().optional(),
    /** 409 on project delete: how many agents are in the way. */
    agent_count: z.int().optional(),
  })
  .meta({ id: 'ErrorModel' });

export type Problem = z.infer<typeof problem>;
export type ProblemDetail = z.infer<typeof problemDetail>;
