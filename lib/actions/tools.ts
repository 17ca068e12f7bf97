'use server';

import { revalidatePath } from 'next/cache';
import * as z from 'zod';
import type { Client } from '@/lib/client/client';
import { text, uuid } from '@/lib/contract/common';
import { listActivity } from '@/lib/contract/endpoints/dashboard';
import * as endpoints from '@/lib/contract/endpoints/tools';
import { type CustomTool, toolDescription, toolName } from '@/lib/contract/tools';
import { isProblemError, ProblemError } from '@/lib/problem-error';
import { compactJson, type ToolRecord, type ToolText, toolText } from '@/lib/tool-text';
import { action, forTenant } from './action-client';

/** JSON as it was typed: as text it keeps the order of its members on the way here. */
const parameters = z
  .string()
  .max(500_000, 'is too long')
  .refine((json) => compactJson(json) !== null, 'is not JSON');
/** Whatever a server calls a tool; a reserved name is refused by the API itself. */
const anyName = text(400).min(1);
const known = z.strictObject({ description: z.string().optional(), parameters: z.string().optional() });

async function readTool(client: Client, agentId: string, name: string): Promise<CustomTool> {
  const { tools } = await client.agents(endpoints.listCustomTools, { params: { agentId } });
  const tool = tools?.find((each) => each.name === name);
  if (tool) return tool;
  throw new ProblemError({ status: 404, title: 'Not Found', detail: 'There is no such tool.' });
}

export const createTool = action
  .inputSchema(
    forTenant({
      agentId: uuid,
      body: z.strictObject({ name: toolName, description: toolDescription, parameters }),
    }),
  )
  .action(async ({ ctx, parsedInput: { agentId, body } }) => {
    const tool = await ctx.client.agents(endpoints.createCustomTool, {
      params: { agentId },
      body: { ...body, parameters: JSON.parse(body.parameters) },
    });
    revalidatePath('/agents', 'layout');
    return toolText(tool);
  });

/** `expected`: what the changed members were when the edit began; somebody else's change is not overwritten. */
export const updateTool = action
  .inputSchema(
    forTenant({
      agentId: uuid,
      name: anyName,
      body: z.strictObject({
        description: toolDescription.optional(),
        parameters: parameters.optional(),
      }),
      expected: known,
    }),
  )
  .action(async ({ ctx, parsedInput: { agentId, name, body, expected } }): Promise<ToolText> => {
    refuseChanged(toolText(await readTool(ctx.client, agentId, name)), expected);
    const { parameters: json, ...rest } = body;
    await ctx.client.agents(endpoints.updateCustomTool, {
      params: { agentId, toolName: name },
      body: { ...rest, ...(json !== undefined && { parameters: JSON.parse(json) }) },
    });
    const tool = await readTool(ctx.client, agentId, name);
    revalidatePath('/agents', 'layout');
    return toolText(tool);
  });

function refuseChanged(stored: ToolRecord, expected: Partial<ToolRecord>): void {
  const isAsExpected = {
    description: (given: string) => given === stored.description,
    parameters: (given: string) => compactJson(given) === compactJson(stored.parameters),
  };
  const changed = (['description', 'parameters'] as const).filter((member) => {
    const given = expected[member];
    return given !== undefined && !isAsExpected[member](given);
  });
  if (changed.length === 0) return;
  const errors = changed.map((member) => ({ location: `body.${member}`, message: 'was changed meanwhile' }));
  const detail = 'Somebody changed the same tool after you began. Choose what to keep, then save again.';
  throw new ProblemError({ status: 412, title: 'The tool was changed meanwhile', detail, errors });
}

/**
 * The contract has no rename: the same tool is made under the new name, then the old one is deleted. Should
 * that fail, both are there, and the answer says so.
 */
export const renameTool = action
  .inputSchema(forTenant({ agentId: uuid, name: anyName, to: toolName, expected: known }))
  .action(async ({ ctx, parsedInput: { agentId, name, to, expected } }) => {
    const stored = await readTool(ctx.client, agentId, name);
    refuseChanged(toolText(stored), expected);
    const { description, parameters: schema } = stored;
    const body = { name: to, description, parameters: schema };
    const tool = await ctx.client.agents(endpoints.createCustomTool, { params: { agentId }, body });
    const left = await deleteOld(ctx.client, agentId, name);
    revalidatePath('/agents', 'layout');
    return { tool: toolText(tool), left };
  });

/** Why the old one is still there, if it is. */
async function deleteOld(client: Client, agentId: string, name: string): Promise<string | undefined> {
  try {
    await client.agents(endpoints.deleteCustomTool, { params: { agentId, toolName: name } });
    return undefined;
  } catch (error) {
    if (!isProblemError(error)) throw error;
    return error.problem.status === 404 ? undefined : (error.problem.detail ?? 'The API refused.');
  }
}

/** Answers what the API returned and the activity row that keeps it. */
export const deleteTool = action
  .inputSchema(forTenant({ agentId: uuid, name: anyName }))
  .action(async ({ ctx, parsedInput: { agentId, name } }) => {
    const reply = await ctx.client.agents(endpoints.deleteCustomTool, {
      params: { agentId, toolName: name },
    });
    revalidatePath('/agents', 'layout');
    const query = { agent_id: agentId, request_id: ctx.client.requestId };
    const { items } = await ctx.client.dashboard(listActivity, { query });
    return { reply, activity: items?.find(({ verb }) => verb === 'delete') };
  });
