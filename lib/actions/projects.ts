'use server';

import { revalidatePath } from 'next/cache';
import * as z from 'zod';
import { countAgents, readProjectPage } from '@/lib/client/project-page';
import { uuid } from '@/lib/contract/common';
import * as endpoints from '@/lib/contract/endpoints/projects';
import { createApiKeyBody } from '@/lib/contract/keys';
import { createProjectBody, updateProjectBody } from '@/lib/contract/projects';
import { action, forTenant } from './action-client';

/** The next hundred projects. */
export const listProjects = action
  .inputSchema(forTenant({ offset: z.int().min(0).max(10_000_000) }))
  .action(async ({ ctx, parsedInput: { offset } }) => {
    const query = { limit: 100, offset };
    return (await ctx.client.agents(endpoints.listProjects, { query })) ?? [];
  });

/** One more page, each project with the number of its agents. */
export const listCountedProjects = action
  .inputSchema(forTenant({ offset: z.int().min(0).max(10_000_000).optional() }))
  .action(({ ctx, parsedInput: { offset } }) => readProjectPage(ctx.client, offset));

/** The agents that stand in the way of deleting a project, and the keys that would stop. */
export const countProjectContents = action
  .inputSchema(forTenant({ projectId: uuid }))
  .action(async ({ ctx, parsedInput: { projectId } }) => {
    const [agents, keys] = await Promise.all([
      countAgents(ctx.client, projectId),
      ctx.client.agents(endpoints.listApiKeys, { params: { projectId } }),
    ]);
    return { agents, keys: (keys ?? []).filter((key) => key.is_active).length };
  });

export const createProject = action
  .inputSchema(forTenant({ body: createProjectBody }))
  .action(async ({ ctx, parsedInput: { body } }) => {
    const project = await ctx.client.agents(endpoints.createProject, { body });
    revalidatePath('/', 'layout');
    return project;
  });

export const updateProject = action
  .inputSchema(forTenant({ projectId: uuid, body: updateProjectBody }))
  .action(async ({ ctx, parsedInput: { projectId, body } }) => {
    const project = await ctx.client.agents(endpoints.updateProject, { params: { projectId }, body });
    revalidatePath('/', 'layout');
    return project;
  });

export const deleteProject = action
  .inputSchema(forTenant({ projectId: uuid }))
  .action(async ({ ctx, parsedInput: { projectId } }) => {
    const reply = await ctx.client.agents(endpoints.deleteProject, { params: { projectId } });
    revalidatePath('/', 'layout');
    return reply;
  });

/** The answer holds the key itself, this once. */
export const createApiKey = action
  .inputSchema(forTenant({ projectId: uuid, body: createApiKeyBody }))
  .action(async ({ ctx, parsedInput: { projectId, body } }) => {
    const key = await ctx.client.agents(endpoints.createApiKey, { params: { projectId }, body });
    revalidatePath('/settings', 'layout');
    return key;
  });

export const revokeApiKey = action
  .inputSchema(forTenant({ projectId: uuid, keyId: uuid }))
  .action(async ({ ctx, parsedInput: { projectId, keyId } }) => {
    const reply = await ctx.client.agents(endpoints.revokeApiKey, { params: { projectId, keyId } });
    revalidatePath('/settings', 'layout');
    return reply;
  });
