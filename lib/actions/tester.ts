'use server';

import * as z from 'zod';
import { readModelChoices } from '@/lib/client/model-choices';
import { isUuid, text, uuid } from '@/lib/contract/common';
import * as endpoints from '@/lib/contract/endpoints/tester';
import { listCustomTools } from '@/lib/contract/endpoints/tools';
import { turnDraft } from '@/lib/contract/tester';
import { toolText } from '@/lib/tool-text';
import { action, forTenant } from './action-client';

const cursor = text(2000).optional();
const one = { agentId: uuid, conversationId: uuid };
/** Of the scope: an address may name what is no instance. */
const instance = z.string().refine(isUuid).optional();

/** Conversations of the tester with an agent, the newest first. */
export const listConversations = action
  .inputSchema(
    forTenant({
      agentId: uuid,
      instanceId: instance,
      userId: text(200).optional(),
      search: text(200).optional(),
      cursor,
    }),
  )
  .action(({ ctx, parsedInput: { agentId, instanceId, userId, search, cursor: from } }) =>
    ctx.client.dashboard(endpoints.listConversations, {
      params: { agentId },
      query: { instance_id: instanceId, user_id: userId, search, cursor: from },
    }),
  );

/** Turns of a conversation, the newest first. */
export const listTurns = action
  .inputSchema(forTenant({ ...one, cursor }))
  .action(({ ctx, parsedInput: { agentId, conversationId, cursor: from } }) =>
    ctx.client.dashboard(endpoints.listTurns, {
      params: { agentId, conversationId },
      query: { cursor: from },
    }),
  );

/** With its frames and the context that was sent. */
export const getTurn = action
  .inputSchema(forTenant({ agentId: uuid, turnId: uuid }))
  .action(({ ctx, parsedInput: params }) => ctx.client.dashboard(endpoints.getTurn, { params }));

export const deleteConversation = action
  .inputSchema(forTenant(one))
  .action(({ ctx, parsedInput: { agentId, conversationId } }) =>
    ctx.client.dashboard(endpoints.deleteConversation, { params: { agentId, conversationId } }),
  );

/** What a turn that is started now would run, with these changes and without. */
export const describeConfiguration = action
  .inputSchema(forTenant({ agentId: uuid, draft: turnDraft.optional() }))
  .action(({ ctx, parsedInput: { agentId, draft } }) =>
    ctx.client.dashboard(endpoints.describeConfiguration, { params: { agentId }, body: { draft } }),
  );

/** What a chat can be held with. */
export const listChatModels = action
  .inputSchema(forTenant({}))
  .action(({ ctx }) => readModelChoices(ctx.client));

/** The saved tools, which a draft of one of them is put upon. */
export const listAgentTools = action
  .inputSchema(forTenant({ agentId: uuid }))
  .action(async ({ ctx, parsedInput: params }) => {
    const { tools } = await ctx.client.agents(listCustomTools, { params });
    return (tools ?? []).map(toolText);
  });
