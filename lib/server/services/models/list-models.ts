import type { AgentModels, ModelProvider } from '@/lib/contract/models';
import type { Context } from '../../context';
import type { Catalogue } from '../../models/catalogue';
import { findAgent } from '../agents/find-agent';

export function listModels({ providers }: Catalogue): { default_model: string; providers: ModelProvider[] } {
  return {
    default_model: providers[0].models[0],
    providers: providers.map(({ id, name, models }) => ({
      provider: id,
      provider_name: name,
      default_model: models[0],
      models: [...models],
    })),
  };
}

/** Every agent may use every provider of the server. */
export async function getAgentModels(ctx: Context, reference: string): Promise<AgentModels> {
  await findAgent(ctx, reference);
  const { default_model, providers } = listModels(ctx.catalogue);
  return { default_model, default_provider: ctx.catalogue.providers[0].id, providers };
}
