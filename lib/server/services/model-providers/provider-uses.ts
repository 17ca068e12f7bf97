import { and, count, eq } from 'drizzle-orm';
import type { ModelProviderUses } from '@/lib/contract/model-providers';
import type { Context } from '../../context';
import { notFound } from '../../problems';
import { accounts } from '../../store/schema/accounts';
import { agents } from '../../store/schema/agents';
import { modelProviders } from '../../store/schema/model-providers';
import { projects } from '../../store/schema/projects';
import { oneProvider } from './list-providers';

/** The layers that name a provider of the tenant. */
export async function getModelProviderUses(ctx: Context, providerId: string): Promise<ModelProviderUses> {
  const { tenant } = ctx.caller;
  const naming = (table: typeof agents | typeof projects | typeof accounts) =>
    ctx.db
      .select({ total: count() })
      .from(table)
      .where(and(eq(table.tenantId, tenant), eq(table.postProcessingProvider, providerId)));
  const [found, [ofAgents], [ofProjects], [ofAccount]] = await Promise.all([
    ctx.db.select({ id: modelProviders.providerId }).from(modelProviders).where(oneProvider(ctx, providerId)),
    naming(agents),
    naming(projects),
    naming(accounts),
  ]);
  if (found.length === 0) throw notFound('model provider');
  return {
    agents: ofAgents?.total ?? 0,
    projects: ofProjects?.total ?? 0,
    account: (ofAccount?.total ?? 0) > 0,
  };
}
