import { and, eq } from 'drizzle-orm';
import type { AgentDetail, CreateAgentBody } from '@/lib/contract/agents';
import type { Context, Person, Tx } from '../../context';
import { invalid, notFound, problem, taken } from '../../problems';
import { violatedUnique } from '../../store/database-error';
import { agents, instances, memoryFacts, projects } from '../../store/schema';
import { differences, recordChange } from '../activity/record-change';
import { personOf } from '../people';
import { defaultProject } from '../projects/default-project';
import { columnsOf, skippedWork } from './agent-columns';
import { toAgentDetail } from './agent-reply';
import { type AgentRow, visibleAgents } from './find-agent';

export interface CreateAgentInput {
  body: CreateAgentBody;
  /** `If-None-Match: *`: create, never update. */
  createOnly: boolean;
}

/** Creates the agent, or updates the one that has the id or the name. */
export async function createAgent(ctx: Context, input: CreateAgentInput): Promise<AgentDetail> {
  // Asked before the transaction: the network must not hold a database connection.
  const owner = await personOf(ctx, ctx.caller.userId);
  try {
    return toAgentDetail(await ctx.db.transaction((tx) => upsert(tx, ctx, input, owner)));
  } catch (error) {
    const constraint = violatedUnique(error);
    if (constraint === 'agents_name') throw await nameTaken(ctx, input);
    if (constraint !== null) throw notFound('agent');
    throw error;
  }
}

async function upsert(tx: Tx, ctx: Context, input: CreateAgentInput, owner: Person): Promise<AgentRow> {
  const existing = await findExisting(tx, ctx, input.body);
  if (existing && input.createOnly) throw exists(existing.agentId);
  const projectId = await projectFor(tx, ctx, input.body, existing);
  return existing
    ? update(tx, ctx, existing, input.body, projectId)
    : insert(tx, ctx, input.body, projectId, owner);
}

async function findExisting(tx: Tx, ctx: Context, body: CreateAgentBody): Promise<AgentRow | undefined> {
  const same = body.agent_id ? eq(agents.agentId, body.agent_id) : eq(agents.name, body.name);
  const [row] = await tx
    .select()
    .from(agents)
    .where(and(visibleAgents(ctx), same))
    .for('update');
  if (row || !body.agent_id) return row;
  const [byName] = await tx
    .select()
    .from(agents)
    .where(and(visibleAgents(ctx), eq(agents.name, body.name)));
  if (byName) throw taken('agent', body.name);
  return undefined;
}

function exists(agentId: string) {
  return problem(412, 'An agent with this name or id exists already.', {
    existing_id: agentId,
    errors: [{ location: 'body.name', message: 'is already taken' }],
  });
}

/** Two creates at once: the loser learns the same as if it had come later. */
async function nameTaken(ctx: Context, { body, createOnly }: CreateAgentInput) {
  const [winner] = await ctx.db
    .select({ agentId: agents.agentId })
    .from(agents)
    .where(and(visibleAgents(ctx), eq(agents.name, body.name)));
  return createOnly && winner ? exists(winner.agentId) : taken('agent', body.name);
}

async function projectFor(
  tx: Tx,
  ctx: Context,
  body: CreateAgentBody,
  existing: AgentRow | undefined,
): Promise<string | null> {
  const own = ctx.caller.projectId;
  if (own && body.project_id !== undefined && body.project_id !== own) {
    throw problem(403, 'The API key belongs to another project.');
  }
  if (own) return own;
  if (body.project_id === undefined)
    return existing ? existing.projectId : (await defaultProject(tx, ctx)).projectId;
  await requireProject(tx, ctx, body.project_id);
  return body.project_id;
}

/** Holds the project until the transaction ends, so that it is not deleted meanwhile. */
export async function requireProject(tx: Tx, ctx: Context, projectId: string): Promise<void> {
  const [row] = await tx
    .select({ projectId: projects.projectId })
    .from(projects)
    .where(and(eq(projects.tenantId, ctx.caller.tenant), eq(projects.projectId, projectId)))
    .for('key share');
  if (!row) throw invalid([{ location: 'body.project_id', message: 'is not a project', value: projectId }]);
}

async function insert(
  tx: Tx,
  ctx: Context,
  body: CreateAgentBody,
  projectId: string | null,
  owner: Person,
): Promise<AgentRow> {
  const agentId = body.agent_id ?? crypto.randomUUID();
  const tenantId = ctx.caller.tenant;
  const [row] = await tx
    .insert(agents)
    .values({
      ...columnsOf(body, { agentId, isNew: true }),
      tenantId,
      agentId,
      name: body.name,
      projectId,
      ownerUserId: ctx.caller.userId,
      ownerDisplayName: owner.displayName,
      ownerEmail: owner.email,
      instanceCount: 1,
    })
    .returning();
  if (!row) throw new Error('The agent was not written.');
  await tx.insert(instances).values({ tenantId, agentId, name: 'default', isDefault: true });
  await writeSeedMemories(tx, row, body);
  await recordChange(tx, ctx, {
    ...about(row),
    verb: 'create',
    after: { name: row.name, bio: row.bio, project_id: row.projectId },
    note: skippedWork(body),
  });
  return row;
}

async function update(
  tx: Tx,
  ctx: Context,
  existing: AgentRow,
  body: CreateAgentBody,
  projectId: string | null,
): Promise<AgentRow> {
  const columns = columnsOf(body, { agentId: existing.agentId, isNew: false });
  const creation = { ...existing.creation, ...columns.creation };
  const [row] = await tx
    .update(agents)
    .set({ ...columns, creation, name: body.name, projectId, updatedAt: new Date() })
    .where(and(eq(agents.tenantId, existing.tenantId), eq(agents.agentId, existing.agentId)))
    .returning();
  if (!row) throw notFound('agent');
  await writeSeedMemories(tx, row, body);
  const changed = differences(
    wireNames(existing),
    wireNames({ ...columns, creation, name: body.name, projectId }),
  );
  if (changed)
    await recordChange(tx, ctx, { ...about(row), ...changed, verb: 'update', note: skippedWork(body) });
  return row;
}

/** Activity speaks the contract's language: `trueInterests` is `true_interests` there. */
function wireNames(columns: object): Record<string, unknown> {
  const entries = Object.entries(columns).map(([key, value]) => [
    key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  ]);
  return Object.fromEntries(entries);
}

function about(row: AgentRow) {
  return {
    object: { type: 'agent' as const, id: row.agentId, name: row.name },
    agentId: row.agentId,
    projectId: row.projectId,
  };
}

/** Seed memories belong to the agent itself; sending them again replaces those sent before. */
async function writeSeedMemories(tx: Tx, row: AgentRow, body: CreateAgentBody): Promise<void> {
  if (!body.seed_memories) return;
  const { tenantId, agentId } = row;
  const seeded = and(
    eq(memoryFacts.tenantId, tenantId),
    eq(memoryFacts.agentId, agentId),
    eq(memoryFacts.sourceType, 'seed'),
  );
  await tx.delete(memoryFacts).where(seeded);
  if (body.seed_memories.length === 0) return;
  await tx.insert(memoryFacts).values(
    body.seed_memories.map((memory) => ({
      tenantId,
      agentId,
      content: memory.content,
      factType: memory.fact_type,
      importance: memory.importance,
      entities: memory.entities ?? [],
      metadata: { scope: 'agent_global' },
      sourceType: 'seed',
    })),
  );
}
