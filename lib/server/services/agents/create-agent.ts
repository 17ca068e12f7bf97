import { and, eq } from 'drizzle-orm';
import type { AgentDetail, CreateAgentBody } from '@/lib/contract/agents';
import type { Context, Person, Tx } from '../../context';
import { notFound, problem, taken } from '../../problems';
import { violatedUnique } from '../../store/database-error';
import { agents } from '../../store/schema/agents';
import { instances } from '../../store/schema/instances';
import { differences, recordChange } from '../activity/record-change';
import { imageUnlockedAt } from '../capabilities/image-unlock';
import { personOf } from '../people';
import { recordDeltas } from '../personality/record-deltas';
import { flatScores } from '../personality/update-personality';
import { defaultProject } from '../projects/default-project';
import { writesKnowledge } from '../projects/knowledge-default';
import { requireProject } from '../projects/require-project';
import { columnsOf, skippedWork, switchesOf } from './agent-columns';
import { toAgentDetail } from './agent-reply';
import { type AgentRow, aboutAgent, visibleAgents } from './find-agent';
import { writeSeedMemories } from './seed-memories';

export interface CreateAgentInput {
  body: CreateAgentBody;
  /** `If-None-Match: *`: create, never update. */
  createOnly: boolean;
}

/** Creates the agent, or updates the one that has the id or the name. */
export async function createAgent(ctx: Context, input: CreateAgentInput): Promise<AgentDetail> {
  // Asked before the transaction: the network must not hold a database connection.
  const owner = await personOf(ctx, ctx.caller.userId);
  const attempt = () => ctx.db.transaction((tx) => upsert(tx, ctx, input, owner));
  try {
    return toAgentDetail(await attempt().catch((error: unknown) => againAfterRace(error, attempt)));
  } catch (error) {
    const constraint = violatedUnique(error);
    if (constraint === 'agents_name') throw taken('agent', input.body.name);
    // The id belongs to an agent that this caller cannot see.
    if (constraint !== null) throw notFound('agent');
    throw error;
  }
}

/** The loser of two creates at once finds, the second time, what the winner wrote. */
function againAfterRace<T>(error: unknown, attempt: () => Promise<T>): Promise<T> {
  if (violatedUnique(error) === null) throw error;
  return attempt();
}

async function upsert(tx: Tx, ctx: Context, input: CreateAgentInput, owner: Person): Promise<AgentRow> {
  const { body, createOnly } = input;
  // The project's row is held before the agent's, as everywhere: two orders could block each other.
  const wanted = await wantedProject(tx, ctx, body);
  const existing = await findExisting(tx, ctx, input);
  if (!existing) {
    return insert(tx, ctx, body, wanted ?? (await defaultProject(tx, ctx)).projectId, owner);
  }
  if (createOnly) throw exists(existing.agentId);
  return update(tx, ctx, existing, body, wanted ?? existing.projectId);
}

/** A key writes into its own project only; a session into the one it names, if any. */
async function wantedProject(tx: Tx, ctx: Context, body: CreateAgentBody): Promise<string | undefined> {
  const own = ctx.caller.projectId;
  if (own && body.project_id !== undefined && body.project_id !== own) {
    throw problem(403, 'The API key belongs to another project.');
  }
  const wanted = own ?? body.project_id;
  if (wanted) await requireProject(tx, ctx, wanted);
  return wanted;
}

async function findExisting(tx: Tx, ctx: Context, input: CreateAgentInput): Promise<AgentRow | undefined> {
  const { name, agent_id: id } = input.body;
  const one = (same: ReturnType<typeof eq>) =>
    tx
      .select()
      .from(agents)
      .where(and(visibleAgents(ctx), same))
      .for('no key update');
  const [row] = await one(id ? eq(agents.agentId, id) : eq(agents.name, name));
  if (row || !id) return row;
  const [sameName] = await one(eq(agents.name, name));
  if (sameName) throw input.createOnly ? exists(sameName.agentId) : taken('agent', name);
  return undefined;
}

function exists(agentId: string) {
  return problem(412, 'An agent with this name or id exists already.', {
    existing_id: agentId,
    errors: [{ location: 'body.name', message: 'is already taken' }],
  });
}

async function insert(
  tx: Tx,
  ctx: Context,
  body: CreateAgentBody,
  projectId: string,
  owner: Person,
): Promise<AgentRow> {
  const agentId = body.agent_id ?? crypto.randomUUID();
  const tenantId = ctx.caller.tenant;
  const capabilities = { ...(await writesKnowledge(tx, tenantId, projectId)), ...switchesOf(body) };
  const [row] = await tx
    .insert(agents)
    .values({
      ...columnsOf(body, { agentId, isNew: true }),
      ...{ tenantId, agentId, projectId, name: body.name, instanceCount: 1, capabilities },
      imageUnlockedAt: imageUnlockedAt(null, capabilities, ctx.catalogue.makesImages),
      ownerUserId: ctx.caller.userId,
      ownerDisplayName: owner.displayName,
      ownerEmail: owner.email,
    })
    .returning();
  if (!row) throw new Error('The agent was not written.');
  await tx.insert(instances).values({ tenantId, agentId, name: 'default', isDefault: true });
  await recordDeltas(tx, { after: row, sent: body });
  const counts = await writeSeedMemories(tx, row, body);
  await recordChange(tx, ctx, {
    ...aboutAgent(row),
    verb: 'create',
    after: { name: row.name, bio: row.bio, project_id: row.projectId },
    counts,
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
  const capabilities = { ...existing.capabilities, ...switchesOf(body) };
  const after = {
    ...columns,
    capabilities,
    imageUnlockedAt: imageUnlockedAt(existing.imageUnlockedAt, capabilities, ctx.catalogue.makesImages),
    creation: { ...existing.creation, ...columns.creation },
    name: body.name,
    projectId,
  };
  const changed = differences(wireNames(existing), wireNames(after));
  const counts = await writeSeedMemories(tx, existing, body);
  const note = skippedWork(body);
  if (!changed && !counts && !note) return existing;
  const [row] = await tx
    .update(agents)
    .set({ ...after, updatedAt: new Date() })
    .where(and(eq(agents.tenantId, existing.tenantId), eq(agents.agentId, existing.agentId)))
    .returning();
  if (!row) throw notFound('agent');
  await recordDeltas(tx, { before: existing, after: row, sent: body });
  await recordChange(tx, ctx, { ...aboutAgent(row), ...changed, verb: 'update', counts, note });
  return row;
}

/** Activity speaks the contract's language: `trueInterests` is `true_interests` there; scores stand by themselves. */
function wireNames({ big5, dimensions, ...columns }: Partial<AgentRow>): Record<string, unknown> {
  const entries = Object.entries({ ...columns, ...flatScores({ big5, dimensions }) }).map(([key, value]) => [
    key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  ]);
  return Object.fromEntries(entries);
}
