import { and, eq } from 'drizzle-orm';
import type { PostProcessingModel, UpdatePostProcessingModelBody } from '@/lib/contract/models';
import type { Context, Tx } from '../../context';
import { notFound } from '../../problems';
import { accounts } from '../../store/schema/accounts';
import { agents } from '../../store/schema/agents';
import { projects } from '../../store/schema/projects';
import { type Change, differences, recordChange } from '../activity/record-change';
import { aboutAgent, lockAgent } from '../agents/find-agent';
import { aboutProject } from '../projects/default-project';
import { lockProject } from '../projects/projects';
import { choiceOf } from './model-layers';

/** The columns that a body sets. */
function columnsOf(body: UpdatePostProcessingModelBody) {
  const { post_processing_provider: provider = '', post_processing_model: model = '' } = body;
  return { postProcessingProvider: provider, postProcessingModel: model };
}

function wireOf({ provider, model }: PostProcessingModel) {
  return { post_processing_provider: provider, post_processing_model: model };
}

/** Writes and records a choice that differs from the one before. */
async function change(
  tx: Tx,
  ctx: Context,
  from: PostProcessingModel,
  input: { to: PostProcessingModel; about: Omit<Change, 'verb'>; write: () => Promise<unknown> },
): Promise<PostProcessingModel> {
  const changed = differences(wireOf(from), wireOf(input.to));
  if (changed) {
    await input.write();
    await recordChange(tx, ctx, { ...input.about, ...changed, verb: 'update' });
  }
  return input.to;
}

export async function updateAgentModel(
  ctx: Context,
  input: { reference: string; body: UpdatePostProcessingModelBody },
): Promise<PostProcessingModel> {
  const columns = columnsOf(input.body);
  return ctx.db.transaction(async (tx) => {
    const row = await lockAgent(tx, ctx, input.reference);
    return change(tx, ctx, choiceOf(row), {
      to: choiceOf(columns),
      about: aboutAgent(row),
      write: () =>
        tx
          .update(agents)
          .set({ ...columns, updatedAt: new Date() })
          .where(and(eq(agents.tenantId, row.tenantId), eq(agents.agentId, row.agentId))),
    });
  });
}

export async function getProjectModel(ctx: Context, projectId: string): Promise<PostProcessingModel> {
  const [row] = await ctx.db
    .select()
    .from(projects)
    .where(and(eq(projects.tenantId, ctx.caller.tenant), eq(projects.projectId, projectId)));
  if (!row) throw notFound('project');
  return choiceOf(row);
}

export async function updateProjectModel(
  ctx: Context,
  input: { projectId: string; body: UpdatePostProcessingModelBody },
): Promise<PostProcessingModel> {
  const columns = columnsOf(input.body);
  return ctx.db.transaction(async (tx) => {
    const row = await lockProject(tx, ctx, input.projectId);
    return change(tx, ctx, choiceOf(row), {
      to: choiceOf(columns),
      about: aboutProject(row),
      write: () =>
        tx
          .update(projects)
          .set(columns)
          .where(and(eq(projects.tenantId, row.tenantId), eq(projects.projectId, row.projectId))),
    });
  });
}

export async function getAccountModel(ctx: Context): Promise<PostProcessingModel> {
  const [row] = await ctx.db.select().from(accounts).where(eq(accounts.tenantId, ctx.caller.tenant));
  return choiceOf(row);
}

export async function updateAccountModel(
  ctx: Context,
  input: { body: UpdatePostProcessingModelBody },
): Promise<PostProcessingModel> {
  const columns = columnsOf(input.body);
  const tenantId = ctx.caller.tenant;
  const own = eq(accounts.tenantId, tenantId);
  return ctx.db.transaction(async (tx) => {
    // The row is there before it is held, so that two first changes at once come one after the other.
    await tx.insert(accounts).values({ tenantId }).onConflictDoNothing();
    const [row] = await tx.select().from(accounts).where(own).for('update');
    return change(tx, ctx, choiceOf(row), {
      to: choiceOf(columns),
      about: { object: { type: 'account', id: tenantId, name: '' } },
      write: () =>
        tx
          .update(accounts)
          .set({ ...columns, updatedAt: new Date() })
          .where(own),
    });
  });
}
