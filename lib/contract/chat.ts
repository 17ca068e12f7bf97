import * as z from 'zod';
import { anyJson, dateTime, openMembers, reference, text, uuid } from './common';

const MESSAGE_CHARACTERS = 100_000;
const MOST_MESSAGES = 500;

const content = text(MESSAGE_CHARACTERS);

const message = z
  .looseObject({ role: z.enum(['user', 'assistant', 'system']), content })
  .refine(({ role, content: said }) => role !== 'user' || said.trim() !== '', {
    path: ['content'],
    message: 'must not be empty',
  });

/** A function that this one request offers to the model; an agent's own tools need not be sent. */
const toolDefinition = z.looseObject({
  name: text(64).min(1, 'must not be empty'),
  description: text(2000).optional(),
  parameters: anyJson.optional(),
});

/** Our extension: what the caller's own functions answered to the calls of the turn before. */
const toolResult = z.looseObject({
  tool_call_id: text(200).min(1, 'must not be empty'),
  name: text(64).min(1, 'must not be empty'),
  arguments: anyJson.optional(),
  result: anyJson,
});

/** The wire's guide writes camelCase, its reference snake_case. */
const ALIASES = [
  ['instance_id', 'instanceId'],
  ['user_id', 'userId'],
] as const;

type Aliased = Partial<Record<(typeof ALIASES)[number][number], string>>;

function requireOneSpelling({ value, issues }: z.core.ParsePayload<Aliased>): void {
  for (const [name, alias] of ALIASES) {
    const [one, other] = [value[name], value[alias]];
    if (one === undefined || other === undefined || one === other) continue;
    issues.push({ code: 'custom', path: [alias], message: `differs from ${name}`, input: other });
  }
}

const instance = reference.describe('UUID of the instance, or its name; the default instance when left out.');
const user = text(200);

/** It is answered in a header. */
const sessionId = text(200).regex(/^[\x21-\x7e]*$/, 'must be visible ASCII without blanks');

/** Open, as the original is: unknown members are ignored, and some of the known ones say nothing to this server. */
export const chatBody = z
  .looseObject({
    messages: z
      .array(message)
      .min(1, 'must have at least one message')
      .max(MOST_MESSAGES, `must have at most ${MOST_MESSAGES} messages`),
    instance_id: instance.optional(),
    instanceId: instance.optional().describe('The same as instance_id.'),
    user_id: user.optional(),
    userId: user.optional().describe('The same as user_id.'),
    user_display_name: text(200).optional(),
    session_id: sessionId.optional().describe('Made when left out or empty, and answered in X-Session-ID.'),
    provider: text(200).optional(),
    model: text(200).optional(),
    temperature: z.number().min(0).max(2).optional(),
    language: text(100).optional(),
    timezone: text(100).optional(),
    compiled_system_prompt: text(MESSAGE_CHARACTERS)
      .optional()
      .describe('In place of profile and personality; states and facts follow it.'),
    skip_context_build: z.boolean().optional().describe('No states and no facts.'),
    tool_definitions: z.array(toolDefinition).max(100).nullish(),
    tool_results: z.array(toolResult).max(100).nullish().describe('An extension of this server.'),
    game_context: openMembers.optional(),
    skill_levels: openMembers.optional(),
    tool_capabilities: openMembers.optional(),
    capabilities: z.array(text(200)).max(100).nullish(),
    interaction_role: text(100).optional(),
    request_type: text(100)
      .optional()
      .describe('`evaluation`: nothing of it is remembered; an extension of this server.'),
    max_turns: z.int().optional(),
    continuation_token: text(10_000).optional(),
    ai_service_cookie: text(10_000).optional(),
  })
  .check(requireOneSpelling)
  .meta({ id: 'ChatInputBody' });

const chatDelta = z.object({ content: z.string().optional() }).meta({ id: 'ChatSSEDelta' });

const chatChoice = z
  .object({ delta: chatDelta, index: z.int(), finish_reason: z.string().optional() })
  .meta({ id: 'ChatSSEChoice' });

/** What follows `data: ` in each line of a stream but the last, which is `data: [DONE]`. */
export const chatChunk = z
  .object({
    type: z.string().optional(),
    choices: z.array(chatChoice).nullable().optional(),
    error: z.object({ message: z.string() }).meta({ id: 'ChatSSEChunkError' }).optional(),
    side_effects: z.unknown().optional(),
    build_duration_ms: z.int().optional(),
    used_fast_path: z.boolean().optional(),
    enriched_context: z.unknown().optional(),
    phase: z.string().optional(),
    tool: z.string().optional(),
    message_index: z.int().optional(),
    data: z.unknown().optional(),
  })
  .meta({ id: 'ChatSSEChunk' });

export const asyncChatReply = z
  .object({ processing_id: z.string(), status: z.string() })
  .meta({ id: 'AsyncChatStartOutputBody' });

export const chatResultParams = z.object({
  agentId: reference.describe('UUID of the agent, or its URL-encoded name.'),
  processingId: uuid.describe('The processing_id that the start answered.'),
});

export const chatResult = z
  .object({
    status: z.string(),
    response: z.string().optional(),
    phase: z.string().optional(),
    tool: z.string().optional(),
    error: z.string().optional(),
    side_effects: z.unknown().optional(),
    created_at: dateTime,
    updated_at: dateTime,
  })
  .meta({ id: 'AsyncChatResultOutputBody' });

export type ChatBody = z.infer<typeof chatBody>;
export type ChatChunk = z.infer<typeof chatChunk>;
export type ChatResult = z.infer<typeof chatResult>;
