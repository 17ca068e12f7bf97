import { and, eq } from 'drizzle-orm';
import type { Resolved } from '@/lib/contract/dashboard';
import { isIdentityId } from '@/lib/contract/identities';
import type { Context } from '../context';
import { notFound } from '../problems';
import { activity } from '../store/schema/activity';
import { agents } from '../store/schema/agents';
import { instances } from '../store/schema/instances';
import { apiKeys, projects } from '../store/schema/projects';
import { visibleAgents } from './agents/find-agent';
import { identityName } from './identities/identity-name';

/** Says what a pasted id belongs to; ids of different kinds look alike. */
export async function resolveId(ctx: Context, id: string): Promise<Resolved> {
  const found =
    (await identityWith(ctx, id)) ??
    (await agentWith(ctx, id)) ??
    (await instanceWith(ctx, id)) ??
    (ctx.caller.kind === 'session' ? await managedWith(ctx, id) : undefined);
  if (!found) throw notFound('id');
  return found;
}

async function identityWith(ctx: Context, id: string): Promise<Resolved | undefined> {
  if (!isIdentityId(id)) return undefined;
  return { kind: 'identity', id, name: await identityName(ctx, id) };
}

async function agentWith(ctx: Context, id: string): Promise<Resolved | undefined> {
  const [row] = await ctx.db
    .select({ name: agents.name })
    .from(agents)
    .where(and(visibleAgents(ctx), eq(agents.agentId, id)));
  return row && { kind: 'agent', id, name: row.name, agent_id: id, agent_name: row.name };
}

async function instanceWith(ctx: Context, id: string): Promise<Resolved | undefined> {
  const [row] = await ctx.db
    .select({ name: instances.name, agentId: agents.agentId, agentName: agents.name })
    .from(instances)
    .innerJoin(agents, and(eq(agents.tenantId, instances.tenantId), eq(agents.agentId, instances.agentId)))
    .where(and(visibleAgents(ctx), eq(instances.tenantId, ctx.caller.tenant), eq(instances.instanceId, id)));
  return row && { kind: 'instance', id, name: row.name, agent_id: row.agentId, agent_name: row.agentName };
}

/** Projects, keys and activity are a person's to look at, not a key's. */
async function managedWith(ctx: Context, id: string): Promise<Resolved | undefined> {
  const { tenant } = ctx.caller;
  const [project] = await ctx.db
    .select({ name: projects.name })
    .from(projects)
    .where(and(eq(projects.tenantId, tenant), eq(projects.projectId, id)));
  if (project) return { kind: 'project', id, name: project.name };
  const [key] = await ctx.db
    .select({ name: apiKeys.name, projectId: apiKeys.projectId })
    .from(apiKeys)
    .where(and(eq(apiKeys.tenantId, tenant), eq(apiKeys.keyId, id)));
  if (key && ctx.caller.scopes.has('admin')) {
    return { kind: 'key', id, name: key.name, project_id: key.projectId };
  }
  const [change] = await ctx.db
    .select({ name: activity.objectName })
    .from(activity)
    .where(and(eq(activity.tenantId, tenant), eq(activity.activityId, id)));
  return change && { kind: 'activity', id, name: change.name };
}
