import { and, eq } from 'drizzle-orm';
import type { EffectiveModel, ModelLayers, PostProcessingModel } from '@/lib/contract/models';
import type { Context } from '../../context';
import { effectiveModel } from '../../models/post-processing';
import { accounts } from '../../store/schema/accounts';
import { projects } from '../../store/schema/projects';
import { type AgentRow, findAgent } from '../agents/find-agent';

interface ModelColumns {
  postProcessingProvider: string;
  postProcessingModel: string;
}

/** What a row of an agent, a project or an account sets. */
export function choiceOf(row: ModelColumns | undefined): PostProcessingModel {
  return { provider: row?.postProcessingProvider ?? '', model: row?.postProcessingModel ?? '' };
}

async function readLayers(ctx: Context, agent: AgentRow) {
  const { tenantId, projectId } = agent;
  const [[project], [account]] = await Promise.all([
    projectId
      ? ctx.db
          .select()
          .from(projects)
          .where(and(eq(projects.tenantId, tenantId), eq(projects.projectId, projectId)))
      : [],
    ctx.db.select().from(accounts).where(eq(accounts.tenantId, tenantId)),
  ]);
  return {
    agent: choiceOf(agent),
    project: { ...choiceOf(project), project_id: project?.projectId, name: project?.name ?? '' },
    account: choiceOf(account),
  };
}

export async function getEffectiveModel(
  ctx: Context,
  input: { reference: string; chatModel: string },
): Promise<EffectiveModel> {
  const layers = await readLayers(ctx, await findAgent(ctx, input.reference));
  return effectiveModel(layers, input.chatModel, ctx.catalogue).model;
}

/** The layers, and what comes of them for each chat model of the server. */
export async function getModelLayers(ctx: Context, reference: string): Promise<ModelLayers> {
  const layers = await readLayers(ctx, await findAgent(ctx, reference));
  const effective = ctx.catalogue.providers.flatMap(({ id, name, models }) =>
    models.map((chatModel) => {
      const { setBy, model } = effectiveModel(layers, chatModel, ctx.catalogue);
      return {
        chat_model: chatModel,
        chat_provider: id,
        chat_provider_name: name,
        set_by: setBy,
        ...model,
      };
    }),
  );
  return { layers, effective };
}
