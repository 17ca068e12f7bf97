import { and, asc, count, eq, sql } from 'drizzle-orm';
import type { QueryOf } from '@/lib/contract/endpoint';
import type { listProjects as listEndpoint } from '@/lib/contract/endpoints/projects';
import {
  type CreateProjectBody,
  PROJECTS_PAGE,
  type Project,
  type UpdateProjectBody,
} from '@/lib/contract/projects';
import type { Context, Tx } from '../../context';
import { notFound, problem } from '../../problems';
import { agents } from '../../store/schema/agents';
import { apiKeys, projects } from '../../store/schema/projects';
import { differences, recordChange } from '../activity/record-change';
import { aboutProject, defaultProject, findDefaultProject, type ProjectRow } from './default-project';

function toProject(row: ProjectRow): Project {
  return {
    project_id: row.projectId,
    tenant_id: row.tenantId,
    name: row.name,
    game_name: row.gameName,
    environment: row.environment,
    is_active: true,
    created_at: row.createdAt.toISOString(),
  };
}

function oneProject(ctx: Context, projectId: string) {
  return and(eq(projects.tenantId, ctx.caller.tenant), eq(projects.projectId, projectId));
}

export async function listProjects(ctx: Context, query: QueryOf<typeof listEndpoint>): Promise<Project[]> {
  const { tenant } = ctx.caller;
  if (!(await findDefaultProject(ctx.db, tenant))) await ctx.db.transaction((tx) => defaultProject(tx, ctx));
  const rows = await ctx.db
    .select()
    .from(projects)
    .where(eq(projects.tenantId, tenant))
    .orderBy(asc(projects.createdAt), asc(projects.projectId))
    .limit(query.limit ?? PROJECTS_PAGE)
    .offset(query.offset ?? 0);
  return rows.map(toProject);
}

export async function getProject(ctx: Context, projectId: string): Promise<Project> {
  const [row] = await ctx.db.select().from(projects).where(oneProject(ctx, projectId));
  if (!row) throw notFound('project');
  return toProject(row);
}

/** The row, held until the transaction ends. */
export async function lockProject(tx: Tx, ctx: Context, projectId: string): Promise<ProjectRow> {
  const [row] = await tx.select().from(projects).where(oneProject(ctx, projectId)).for('update');
  if (!row) throw notFound('project');
  return row;
}

export async function createProject(ctx: Context, body: CreateProjectBody): Promise<Project> {
  const { name, environment = 'production', default_agent_kb_write: defaultAgentKbWrite } = body;
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .insert(projects)
      .values({ tenantId: ctx.caller.tenant, name, gameName: name, environment, defaultAgentKbWrite })
      .returning();
    if (!row) throw new Error('The project was not written.');
    await recordChange(tx, ctx, { ...aboutProject(row), verb: 'create', after: { name, environment } });
    return toProject(row);
  });
}

export async function updateProject(
  ctx: Context,
  input: { projectId: string; body: UpdateProjectBody },
): Promise<Project> {
  return ctx.db.transaction(async (tx) => {
    const row = await lockProject(tx, ctx, input.projectId);
    const known = {
      name: row.name,
      game_name: row.gameName,
      business_name: row.businessName,
      environment: row.environment,
      default_agent_kb_write: row.defaultAgentKbWrite,
    };
    const changed = differences<Record<string, unknown>>(known, input.body);
    if (!changed) return toProject(row);
    const { game_name, business_name, default_agent_kb_write, ...same } = input.body;
    const [written] = await tx
      .update(projects)
      .set({
        ...same,
        gameName: game_name,
        businessName: business_name,
        defaultAgentKbWrite: default_agent_kb_write,
      })
      .where(oneProject(ctx, row.projectId))
      .returning();
    if (!written) throw new Error('The project was not written.');
    const verb = Object.keys(changed.after).join() === 'name' ? 'rename' : 'update';
    await recordChange(tx, ctx, { ...aboutProject(written), ...changed, verb });
    return toProject(written);
  });
}

/** A copy that is still being made is seen by nobody, but it will be one of the project's agents. */
async function refuseHeld(tx: Tx, { tenantId, projectId }: ProjectRow): Promise<void> {
  const [held] = await tx
    .select({ all: count(), forking: sql<number>`(count(*) filter (where ${agents.isForking}))::int` })
    .from(agents)
    .where(and(eq(agents.tenantId, tenantId), eq(agents.projectId, projectId)));
  const { all = 0, forking = 0 } = held ?? {};
  if (all === 0) return;
  const seen = all - forking;
  const parts = [
    seen > 0 && `${seen === 1 ? 'One agent belongs' : `${seen} agents belong`} to this project.`,
    seen > 0 && 'Move or delete them first.',
    forking > 0 && `${forking === 1 ? 'A fork is' : `${forking} forks are`} being made in this project.`,
  ];
  throw problem(409, parts.filter(Boolean).join(' '), { agent_count: seen });
}

/** Its keys stop with it. Refused for the default project and while agents belong to it. */
export async function deleteProject(ctx: Context, projectId: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const row = await lockProject(tx, ctx, projectId);
    if (row.kind === 'default') throw problem(409, 'The default project cannot be deleted.');
    await refuseHeld(tx, row);
    const keys = await tx
      .delete(apiKeys)
      .where(and(eq(apiKeys.tenantId, row.tenantId), eq(apiKeys.projectId, row.projectId)));
    await tx.delete(projects).where(oneProject(ctx, projectId));
    await recordChange(tx, ctx, {
      ...aboutProject(row),
      verb: 'delete',
      before: { name: row.name, environment: row.environment },
      counts: { api_keys: keys.rowCount ?? 0 },
    });
  });
}
