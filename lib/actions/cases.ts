'use server';

import { revalidatePath } from 'next/cache';
import * as z from 'zod';
import { readCases } from '@/lib/client/read-cases';
import { createCaseBody, listCaseResultsQuery, updateCaseBody } from '@/lib/contract/cases';
import { uuid } from '@/lib/contract/common';
import * as endpoints from '@/lib/contract/endpoints/cases';
import { action, forTenant } from './action-client';

const oneCase = { agentId: uuid, caseId: uuid };
const oneRun = { agentId: uuid, runId: uuid };

export const listCases = action
  .inputSchema(forTenant({ agentId: uuid }))
  .action(({ ctx, parsedInput: { agentId } }) => readCases(ctx.client, agentId));

export const createCase = action
  .inputSchema(forTenant({ agentId: uuid, body: createCaseBody }))
  .action(async ({ ctx, parsedInput: { agentId, body } }) => {
    const made = await ctx.client.dashboard(endpoints.createCase, { params: { agentId }, body });
    revalidatePath('/agents', 'layout');
    return made;
  });

export const updateCase = action
  .inputSchema(forTenant({ ...oneCase, body: updateCaseBody }))
  .action(async ({ ctx, parsedInput: { agentId, caseId, body } }) => {
    const changed = await ctx.client.dashboard(endpoints.updateCase, { params: { agentId, caseId }, body });
    revalidatePath('/agents', 'layout');
    return changed;
  });

export const deleteCase = action
  .inputSchema(forTenant(oneCase))
  .action(async ({ ctx, parsedInput: { agentId, caseId } }) => {
    await ctx.client.dashboard(endpoints.deleteCase, { params: { agentId, caseId } });
    revalidatePath('/agents', 'layout');
    return { caseId };
  });

export const getCaseRun = action
  .inputSchema(forTenant(oneRun))
  .action(({ ctx, parsedInput: { agentId, runId } }) =>
    ctx.client.dashboard(endpoints.getCaseRun, { params: { agentId, runId } }),
  );

export const stopCaseRun = action
  .inputSchema(forTenant(oneRun))
  .action(({ ctx, parsedInput: { agentId, runId } }) =>
    ctx.client.dashboard(endpoints.stopCaseRun, { params: { agentId, runId } }),
  );

const filters = listCaseResultsQuery.pick({ case_id: true, instance_id: true, outcome: true, cursor: true });

export const listCaseResults = action
  .inputSchema(forTenant({ ...oneRun, filters: z.strictObject(filters.shape) }))
  .action(({ ctx, parsedInput: { agentId, runId, filters: query } }) =>
    ctx.client.dashboard(endpoints.listCaseResults, { params: { agentId, runId }, query }),
  );
