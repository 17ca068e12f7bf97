import { and, count, eq, inArray } from 'drizzle-orm';
import type { Samples } from '@/lib/contract/dashboard';
import type { Context, Tx } from '../../context';
import { problem } from '../../problems';
import { violatedUnique } from '../../store/database-error';
import { agents } from '../../store/schema/agents';
import { apiKeys, projects } from '../../store/schema/projects';
import { recordChange } from '../activity/record-change';
import { type DeletedCounts, deleteRows } from '../agents/delete-agent';
import { personOf } from '../people';
import { deleteIdentities } from './write-identities';
import { addSamplesProject } from './write-samples';

/** The samples are the agents of one project of kind `samples`, at most one a tenant. */
async function samplesProject(ctx: Context) {
  const [row] = await ctx.db
    .select()
    .from(projects)
    .where(and(eq(projects.tenantId, ctx.caller.tenant), eq(projects.kind, 'samples')));
  return row;
}

export async function getSamples(ctx: Context): Promise<Samples> {
  const project = await samplesProject(ctx);
  if (!project) return { present: false, agents: 0 };
  const [held] = await ctx.db
    .select({ agents: count() })
    .from(agents)
    .where(
      and(
        ...[eq(agents.tenantId, project.tenantId), eq(agents.projectId, project.projectId)],
        eq(agents.isForking, false),
      ),
    );
  return { present: true, project_id: project.projectId, agents: held?.agents ?? 0 };
}

/** Adds the samples; when they are here already, nothing changes. */
export async function addSamples(ctx: Context): Promise<Samples> {
  const owner = await personOf(ctx, ctx.caller.userId);
  const { tenant: tenantId, userId } = ctx.caller;
  try {
    await ctx.db.transaction(async (tx) => {
      const added = await addSamplesProject(tx, { tenantId, userId, owner });
      if (!added) return;
      const { projectId, counts } = added;
      await recordChange(tx, ctx, {
        verb: 'add',
        object: { type: 'samples', id: projectId, name: 'Samples' },
        projectId,
        counts,
      });
    });
  } catch (error) {
    if (violatedUnique(error) !== 'agents_name') throw error;
    throw problem(409, 'An agent took the name of a sample just now. Try again.');
  }
  return getSamples(ctx);
}

/** Deletes every agent of the samples project, its identities and keys and the project itself, in one transaction. */
export async function removeSamples(ctx: Context): Promise<{ deleted: Record<string, number> }> {
  return ctx.db.transaction(async (tx) => {
    const held = await lockSamples(tx, ctx.caller.tenant);
    if (!held) return { deleted: {} };
    const { project, rows } = held;
    const deleted: Record<string, number> = {};
    for (const row of rows) {
      const counts = await deleteRows(tx, row);
      // Nobody has seen a copy that was still being made; its fork finds it gone and says so.
      if (!row.isForking) add(deleted, counts);
    }
    const identities = await deleteIdentities(tx, project);
    if (identities > 0) deleted.identities = identities;
    const keys = await tx
      .delete(apiKeys)
      .where(and(eq(apiKeys.tenantId, project.tenantId), eq(apiKeys.projectId, project.projectId)));
    if (keys.rowCount) deleted.api_keys = keys.rowCount;
    await tx
      .delete(projects)
      .where(and(eq(projects.tenantId, project.tenantId), eq(projects.projectId, project.projectId)));
    await recordChange(tx, ctx, {
      verb: 'remove',
      object: { type: 'samples', id: project.projectId, name: project.name },
      projectId: project.projectId,
      counts: deleted,
    });
    return { deleted };
  });
}

/**
 * Agents before their project, as every other write takes them. The second look finds agents that came in
 * between; once the project is held no more can.
 */
async function lockSamples(tx: Tx, tenantId: string) {
  const one = and(eq(projects.tenantId, tenantId), eq(projects.kind, 'samples'));
  const lockAgents = () =>
    tx
      .select({ tenantId: agents.tenantId, agentId: agents.agentId, isForking: agents.isForking })
      .from(agents)
      .where(
        and(
          eq(agents.tenantId, tenantId),
          inArray(agents.projectId, tx.select({ id: projects.projectId }).from(projects).where(one)),
        ),
      )
      .orderBy(agents.agentId)
      .for('update', { of: agents });
  await lockAgents();
  const [project] = await tx.select().from(projects).where(one).for('update');
  return project && { project, rows: await lockAgents() };
}

function add(sum: Record<string, number>, counts: DeletedCounts): void {
  for (const [kind, value] of Object.entries(counts)) sum[kind] = (sum[kind] ?? 0) + value;
}
