import * as z from 'zod';
import { anyJson, dateTime, openMembers, pageQuery, reference, replyList, text, uuid } from './common';

/**
 * The chat tester: a turn is one question and its answer, a conversation is turns with one agent in one instance
 * as one user. An answer belongs to the server: it goes on when the page is left, and any copy of Troupe resumes it.
 */

/** What one frame of the agents API may be asked with: the limit of its own contract. */
const MESSAGE_CHARACTERS = 100_000;

/** Conversations or turns of a page when the caller does not say. */
export const TESTER_PAGE = 50;

/** As an agent keeps it, and unchecked: one that is broken spoils no chat. */
const draftTool = z.strictObject({
  name: text(64),
  description: text(10_000),
  parameters: anyJson.optional(),
});

/** Unsaved changes to run with: only what differs from what is saved, as the agents API takes it. */
export const turnDraft = z
  .strictObject({
    /** Members of the agent's profile. */
    profile: openMembers.optional(),
    /** Fractions of the Big Five and aspects, by name. */
    big5: z.record(z.string(), z.number().min(0).max(1)).optional(),
    dimensions: z.record(z.string(), z.number().min(0).max(1)).optional(),
    /** Members of the capabilities. */
    capabilities: openMembers.optional(),
    /** Each replaces the saved tool of its name, or is offered besides. */
    tools: z.array(draftTool).max(100).optional(),
  })
  .meta({ id: 'TurnDraft' });

const toolAnswer = z
  .strictObject({
    tool_call_id: text(200).min(1, 'must not be empty'),
    name: text(64).min(1, 'must not be empty'),
    arguments: anyJson.optional(),
    result: anyJson,
  })
  .meta({ id: 'ToolAnswer' });

export const startTurnBody = z
  .strictObject({
    /** Made by the caller: sending the same again resumes the turn instead of starting another. */
    turn_id: uuid,
    /** Made by the caller for its first turn. */
    conversation_id: uuid,
    /** Place in the conversation, from 0. Turns at and after it are superseded: an edit, or another try. */
    position: z.int().min(0).max(100_000),
    /** The place must be the end of the conversation: when somebody else said something there, it is refused with 409. */
    at_end: z.boolean().optional(),
    /** Empty only with `tool_answers`. */
    message: text(MESSAGE_CHARACTERS),
    /** Answers to the tool calls of the turn before, which then goes on. */
    tool_answers: z.array(toolAnswer).max(100).optional(),
    instance_id: reference.optional().describe('UUID or name; the default instance when left out.'),
    user_id: text(200).optional(),
    user_display_name: text(200).optional(),
    provider: text(200).optional(),
    model: text(200).optional(),
    temperature: z.number().min(0).max(2).optional(),
    /** Left out: runs what is saved. */
    draft: turnDraft.optional(),
  })
  .meta({ id: 'StartTurnBody' });

/**
 * `stopped`: by a person, or because its conversation was deleted. `cut`: the copy of Troupe that held it is gone; the
 * text so far is kept.
 */
const turnStatus = z.enum(['running', 'complete', 'failed', 'stopped', 'cut']);

const stateEntry = z.object({
  scope: z.enum(['global', 'user', 'fact']),
  /** Of a fact: its id. */
  key: z.string(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});

/** What the instance's states and facts were before the turn and are after it; members that are the same are left out. */
const stateDelta = z
  .object({ added: z.array(stateEntry), changed: z.array(stateEntry), removed: z.array(stateEntry) })
  .meta({ id: 'StateDelta' });

/** What ran: equal stamps of a conversation ran the same configuration. */
const runStamp = z
  .object({
    /** SHA-256 of the configuration, the first 12 hexadecimal digits: profile, personality, tools, capabilities. */
    configuration: z.string(),
    is_draft: z.boolean(),
    provider: z.string(),
    model: z.string(),
    /** `embedded`, or the host of the remote API. */
    api: z.string(),
  })
  .meta({ id: 'RunStamp' });

const toolCall = z.object({ id: z.string(), name: z.string(), arguments: z.unknown() });

export const turn = z
  .object({
    turn_id: z.string(),
    agent_id: z.string(),
    conversation_id: z.string(),
    position: z.int(),
    instance_id: z.string(),
    instance_name: z.string(),
    /** Empty: nobody was named. */
    user_id: z.string(),
    message: z.string(),
    tool_answers: z.array(toolAnswer).optional(),
    status: turnStatus,
    /** So far. */
    response: z.string(),
    finish_reason: z.string(),
    error: z.string(),
    tool_calls: z.array(toolCall),
    usage: z.object({ prompt_tokens: z.int().optional(), completion_tokens: z.int().optional() }).optional(),
    /** From sending to the first text, and to the end. */
    first_text_ms: z.int().nullable(),
    duration_ms: z.int().nullable(),
    stamp: runStamp,
    delta: stateDelta.optional(),
    /** Whether upstream was seen to have stopped; absent while nobody asked for it. */
    stop: z.object({ confirmed: z.boolean(), note: z.string() }).optional(),
    /** When its instance was reset since: it is shown and is no context any more. */
    reset_at: dateTime.optional(),
    created_by: z.object({ id: z.string(), label: z.string() }),
    created_at: dateTime,
    updated_at: dateTime,
  })
  .meta({ id: 'Turn' });

/** One event of upstream exactly as it came, and when, in ms after it was sent. */
const frame = z.object({ at_ms: z.int(), data: z.string() });

/** What follows `data: ` in the stream of a turn; the last line is `[DONE]`. `id:` carries the seq of `frames`. */
export const turnEvent = z
  .discriminatedUnion('type', [
    /** First, and at the end. */
    z.object({ type: z.literal('turn'), turn }),
    z.object({ type: z.literal('frames'), seq: z.int(), frames: z.array(frame) }),
  ])
  .meta({ id: 'TurnEvent' });

export const turnParams = z.object({ agentId: reference, turnId: uuid });
export const conversationParams = z.object({ agentId: reference, conversationId: uuid });

export const followTurnQuery = z.object({
  after: z
    .codec(z.string().regex(/^\d{1,9}$/, 'must be a whole number'), z.int(), {
      decode: Number,
      encode: String,
    })
    .optional()
    .describe('The seq that was seen last.'),
});

/** With everything: the frames, and the context that was sent where upstream said it. */
export const turnDetail = z
  .object({
    turn,
    frames: z.array(frame),
    context: z.string().optional(),
    counts: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'TurnDetail' });

const conversation = z
  .object({
    conversation_id: z.string(),
    agent_id: z.string(),
    instance_id: z.string(),
    instance_name: z.string(),
    user_id: z.string(),
    /** The first message, cut. */
    title: z.string(),
    turns: z.int(),
    /** Its turn that is being answered now. */
    running_turn_id: z.string().optional(),
    created_at: dateTime,
    updated_at: dateTime,
  })
  .meta({ id: 'Conversation' });

export const listConversationsQuery = z.object({
  ...pageQuery(TESTER_PAGE),
  instance_id: uuid.optional(),
  user_id: text(200).optional(),
  /** In messages and answers. */
  search: text(200).optional(),
});

export const listConversationsReply = z
  .object({ items: replyList(conversation), has_more: z.boolean(), next_cursor: z.string().optional() })
  .meta({ id: 'ListConversationsReply' });

/** The newest turns first; superseded ones are left out. */
export const listTurnsQuery = z.object(pageQuery(TESTER_PAGE));
export const listTurnsReply = z
  .object({ conversation, items: replyList(turn), has_more: z.boolean(), next_cursor: z.string().optional() })
  .meta({ id: 'ListTurnsReply' });

export const configurationBody = z
  .strictObject({ draft: turnDraft.optional() })
  .meta({ id: 'ConfigurationBody' });
/** What a turn that is started now would run. */
export const configurationReply = z
  .object({ configuration: z.string(), saved_configuration: z.string() })
  .meta({ id: 'ConfigurationReply' });

export type TurnDraft = z.infer<typeof turnDraft>;
export type ToolAnswer = z.infer<typeof toolAnswer>;
export type StartTurnBody = z.infer<typeof startTurnBody>;
export type Turn = z.infer<typeof turn>;
export type TurnEvent = z.infer<typeof turnEvent>;
export type TurnDetail = z.infer<typeof turnDetail>;
export type StateDelta = z.infer<typeof stateDelta>;
export type Conversation = z.infer<typeof conversation>;
