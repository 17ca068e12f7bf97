'use server';

import { revalidatePath } from 'next/cache';
import * as z from 'zod';
import type { Client } from '@/lib/client/client';
import { text, uuid } from '@/lib/contract/common';
import type { Activity } from '@/lib/contract/dashboard';
import { listActivity } from '@/lib/contract/endpoints/dashboard';
import * as found from '@/lib/contract/endpoints/instance-memory';
import * as endpoints from '@/lib/contract/endpoints/memory';
import { AGENT_GLOBAL } from '@/lib/contract/memory-facts';
import { factText } from '@/lib/fact-text';
import { ProblemError } from '@/lib/problem-error';
import { readValue, type StateText, type StateValue, stateText } from '@/lib/state-text';
import { action, forTenant } from './action-client';

const place = { agentId: uuid, instanceId: uuid };
const userId = text(200);
const search = text(200).optional();
const cursor = text(1000).optional();

/** A page of the states of an instance, without the length of their values. */
export const browseStates = action
  .inputSchema(
    forTenant({
      ...place,
      search,
      cursor,
      scope: z.enum(['global', 'user']).optional(),
      user: userId.optional(),
    }),
  )
  .action(({ ctx, parsedInput: { agentId, instanceId, user, ...query } }) =>
    ctx.client.dashboard(found.browseStates, {
      params: { agentId, instanceId },
      query: { search: query.search, cursor: query.cursor, scope: query.scope, user_id: user },
    }),
  );

export const getState = action
  .inputSchema(forTenant({ ...place, stateId: uuid }))
  .action(
    async ({ ctx, parsedInput: { agentId, instanceId, stateId } }): Promise<StateText> =>
      stateText(
        await ctx.client.dashboard(found.getInstanceState, { params: { agentId, instanceId, stateId } }),
      ),
  );

/** What the text stands for; a page has checked it, a program may not have. */
function sentValue(given: StateValue): unknown {
  const read = readValue(given);
  if (read.wrong === undefined) return read.value;
  const errors = [{ location: 'body.value', message: read.wrong }];
  throw new ProblemError({ status: 422, title: 'The value cannot be kept', errors });
}

const contentType = z.enum(['text', 'json']);
/** JSON as it was typed: as text it keeps the order of its members on the way here. */
const value = z.string().max(500_000, 'is too long');
const newState = z.strictObject({
  ...{ key: z.string().max(400), scope: z.enum(['global', 'user']), user_id: userId.optional() },
  ...{ content_type: contentType, value },
});

export const createState = action
  .inputSchema(forTenant({ ...place, body: newState }))
  .action(async ({ ctx, parsedInput: { agentId, instanceId, body } }): Promise<StateText> => {
    const state = await ctx.client.agents(endpoints.createCustomState, {
      params: { agentId },
      body: { ...body, value: sentValue(body), instance_id: instanceId },
    });
    revalidatePath('/agents', 'layout');
    return stateText(state);
  });

const valueMembers = z.strictObject({ content_type: contentType.optional(), value: value.optional() });

/** `expected`: what the changed members were when the edit began; somebody else's change is not overwritten. */
export const updateState = action
  .inputSchema(forTenant({ ...place, stateId: uuid, body: valueMembers, expected: valueMembers }))
  .action(
    async ({ ctx, parsedInput: { agentId, instanceId, stateId, body, expected } }): Promise<StateText> => {
      const stored = stateText(
        await ctx.client.dashboard(found.getInstanceState, { params: { agentId, instanceId, stateId } }),
      );
      refuseChanged('state', stored, expected);
      const next = { content_type: stored.content_type, value: stored.value, ...body };
      const state = await ctx.client.agents(endpoints.updateCustomState, {
        params: { agentId, stateId },
        body: { value: sentValue(next), content_type: next.content_type === 'text' ? 'text' : 'json' },
      });
      revalidatePath('/agents', 'layout');
      return stateText(state);
    },
  );

function refuseChanged(what: string, stored: object, expected: object): void {
  const changed = Object.entries(expected).filter(
    ([member, given]) => given !== undefined && given !== Reflect.get(stored, member),
  );
  if (changed.length === 0) return;
  const errors = changed.map(([member]) => ({
    location: `body.${member}`,
    message: 'was changed meanwhile',
  }));
  const detail = `Somebody changed the same ${what} after you began. Choose what to keep, then save again.`;
  throw new ProblemError({ status: 412, title: `The ${what} was changed meanwhile`, detail, errors });
}

export const deleteState = action
  .inputSchema(forTenant({ agentId: uuid, stateId: uuid }))
  .action(async ({ ctx, parsedInput: { agentId, stateId } }) => {
    await ctx.client.agents(endpoints.deleteCustomState, { params: { agentId, stateId } });
    revalidatePath('/agents', 'layout');
    return { activity: await writtenActivity(ctx.client, agentId) };
  });

/** The row that this very request wrote. */
async function writtenActivity(client: Client, agentId: string): Promise<Activity | undefined> {
  const query = { agent_id: agentId, request_id: client.requestId };
  const { items } = await client.dashboard(listActivity, { query });
  return items?.find(({ verb }) => verb === 'delete');
}

/** A page of what an instance knows, the newest first. */
export const browseFacts = action
  .inputSchema(
    forTenant({ ...place, search, cursor, user: userId.optional(), ofAgent: z.boolean().optional() }),
  )
  .action(({ ctx, parsedInput: { agentId, instanceId, user, ofAgent, ...query } }) =>
    ctx.client.dashboard(found.browseFacts, {
      params: { agentId, instanceId },
      query: { search: query.search, cursor: query.cursor, user_id: user, of_agent: ofAgent },
    }),
  );

export const getFact = action
  .inputSchema(forTenant({ ...place, factId: uuid }))
  .action(({ ctx, parsedInput: { agentId, instanceId, factId } }) =>
    ctx.client.dashboard(found.getInstanceFact, { params: { agentId, instanceId, factId } }),
  );

const content = z.string().max(9000);

export const createFact = action
  .inputSchema(
    forTenant({
      ...place,
      body: z.strictObject({ content, importance: z.number(), user_id: userId.optional() }),
    }),
  )
  .action(async ({ ctx, parsedInput: { agentId, instanceId, body } }) => {
    const owner = body.user_id === undefined ? { metadata: { scope: AGENT_GLOBAL } } : {};
    const fact = await ctx.client.agents(endpoints.createFact, {
      params: { agentId },
      query: { instance_id: instanceId },
      body: { ...body, ...owner },
    });
    revalidatePath('/agents', 'layout');
    return { fact_id: fact.fact_id };
  });

const factMembers = z.strictObject({ content: content.optional(), importance: z.string().optional() });

/** `expected`: what the changed members were when the edit began; somebody else's change is not overwritten. */
export const updateFact = action
  .inputSchema(forTenant({ ...place, factId: uuid, body: factMembers, expected: factMembers }))
  .action(async ({ ctx, parsedInput: { agentId, instanceId, factId, body, expected } }) => {
    const stored = await ctx.client.dashboard(found.getInstanceFact, {
      params: { agentId, instanceId, factId },
    });
    refuseChanged('fact', factText(stored), expected);
    const { importance, ...rest } = body;
    const fact = await ctx.client.agents(endpoints.updateFact, {
      params: { agentId, factId },
      body: { ...rest, ...(importance !== undefined && { importance: Number(importance) }) },
    });
    revalidatePath('/agents', 'layout');
    const written = { content: fact.atomic_text, importance: fact.importance ?? stored.importance };
    return { ...stored, ...written, updated_at: fact.updated_at };
  });

export const deleteFact = action
  .inputSchema(forTenant({ agentId: uuid, factId: uuid }))
  .action(async ({ ctx, parsedInput: { agentId, factId } }) => {
    await ctx.client.agents(endpoints.deleteFact, { params: { agentId, factId } });
    revalidatePath('/agents', 'layout');
    return { activity: await writtenActivity(ctx.client, agentId) };
  });

/** A page of the users that an instance knows, the last seen first. */
export const browseUsers = action
  .inputSchema(forTenant({ ...place, search, offset: z.int().min(0) }))
  .action(({ ctx, parsedInput: { agentId, instanceId, ...query } }) =>
    ctx.client.dashboard(found.browseUsers, {
      params: { agentId, instanceId },
      query: { search: query.search, offset: query.offset },
    }),
  );
