'use server';

import { revalidatePath } from 'next/cache';
import * as endpoints from '@/lib/contract/endpoints/dashboard';
import { action, forTenant } from './action-client';

export const addSamples = action.inputSchema(forTenant({})).action(async ({ ctx }) => {
  const samples = await ctx.client.dashboard(endpoints.addSamples, {});
  revalidatePath('/', 'layout');
  return samples;
});

export const removeSamples = action.inputSchema(forTenant({})).action(async ({ ctx }) => {
  const reply = await ctx.client.dashboard(endpoints.removeSamples, {});
  revalidatePath('/', 'layout');
  return reply;
});
