import { and, eq } from 'drizzle-orm';
import { isUuid } from '@/lib/contract/common';
import type { ForkReply } from '@/lib/contract/forks';
import { isProblemError } from '@/lib/problem-error';
import type { Context, Person, Tx } from '../../context';
import { pokeForks } from '../../forks/process-forks';
import { problem, taken } from '../../problems';
import { agents } from '../../store/schema/agents';
import { forks } from '../../store/schema/forks';
import { projects } from '../../store/schema/projects';
import { recordChange } from '../activity/record-change';
import { type AgentRow, aboutAgent, lockAgent } from '../agents/find-agent';
import { personOf } from '../people';
import { defaultProject } from '../projects/default-project';
import { freeForkNames } from './fork-names';

export interface ForkAgentInput {
  reference: string;
  name?: string;
}

/**
 * Writes the copy's agent, hidden, and the job that fills it. Nothing is remembered of a request: sent twice, it makes
 * two copies, or with a name is refused the second time.
 */
export async function forkAgent(ctx: Context, { reference, name }: ForkAgentInput): Promise<ForkReply> {
  // Asked before the transaction: the network must not hold a database connection.
  const owner = await personOf(ctx, ctx.caller.userId);
  const reply = await ctx.db.transaction(async (tx) => {
    const source = await lockSource(tx, ctx, reference);
    const projectId = await projectOfCopy(tx, ctx, source);
    const copy = await insertHidden(tx, ctx, { source: { ...source, projectId }, name, owner });
    await tx.insert(forks).values({
      ...{ tenantId: copy.tenantId, agentId: copy.agentId, sourceAgentId: source.agentId },
      ...{ projectId: copy.projectId, name: copy.name, requestId: ctx.requestId },
      // The agent's own row is copied by now.
      ...{ tablesCopied: 1, rowsCopied: 1 },
      ...{ actorType: ctx.caller.kind === 'key' ? 'key' : 'user', actorId: ctx.caller.id },
      actorLabel: ctx.caller.label,
    });
    await recordChange(tx, ctx, {
      ...aboutAgent(source),
      verb: 'fork',
      after: { name: copy.name, agent_id: copy.agentId },
    });
    const status = 'forking';
    return { agent_id: copy.agentId, name: copy.name, source_agent_id: source.agentId, status };
  });
  pokeForks();
  return reply;
}

/** Held against a delete only: the source stays in use. */
async function lockSource(tx: Tx, ctx: Context, reference: string): Promise<AgentRow> {
  try {
    return await lockAgent(tx, ctx, reference, 'key share');
  } catch (error) {
    if (isProblemError(error) && (await isBeingMade(tx, ctx, reference))) {
      throw problem(404, 'This agent is itself a fork that is not complete. Fork it when it is.');
    }
    throw error;
  }
}

async function isBeingMade(tx: Tx, ctx: Context, reference: string): Promise<boolean> {
  const { tenant, projectId } = ctx.caller;
  const named = isUuid(reference)
    ? eq(forks.agentId, reference.toLowerCase())
    : eq(forks.name, reference.normalize('NFC').trim());
  const [row] = await tx
    .select({ agentId: forks.agentId })
    .from(forks)
    .where(
      and(
        ...[eq(forks.tenantId, tenant), eq(forks.status, 'forking'), named],
        projectId ? eq(forks.projectId, projectId) : undefined,
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** The source's own; but a copy of a sample is somebody's work, and removing the samples must leave it. */
async function projectOfCopy(
  tx: Tx,
  ctx: Context,
  { tenantId, projectId }: AgentRow,
): Promise<string | null> {
  if (!projectId || ctx.caller.projectId) return projectId;
  const one = and(eq(projects.tenantId, tenantId), eq(projects.projectId, projectId));
  const [project] = await tx.select({ kind: projects.kind }).from(projects).where(one);
  return project?.kind === 'samples' ? (await defaultProject(tx, ctx)).projectId : projectId;
}

interface Copying {
  source: AgentRow;
  name: string | undefined;
  owner: Person;
}

/** A name is reserved with the row, so two at once never get the same one. */
async function insertHidden(tx: Tx, ctx: Context, { source, name, owner }: Copying): Promise<AgentRow> {
  const insert = async (as: string) => {
    const [row] = await tx
      .insert(agents)
      .values({ ...ownColumns(source, ctx, owner), name: as })
      .onConflictDoNothing({ target: [agents.tenantId, agents.name] })
      .returning();
    return row;
  };
  if (name !== undefined) {
    const row = await insert(name);
    if (row) return row;
    throw taken('agent', name);
  }
  for await (const free of freeForkNames(tx, source.tenantId, source.name)) {
    const row = await insert(free);
    if (row) return row;
  }
  throw new Error('No name was free.');
}

/** Everything that the agent's row itself says, as it is when the fork is asked for. */
function ownColumns(source: AgentRow, ctx: Context, owner: Person) {
  const { createdAt: _created, updatedAt: _updated, lastSeenAt: _seen, ...columns } = source;
  const agentId = crypto.randomUUID();
  const isDrawn = source.avatarUrl === `/avatars/${source.agentId}.svg`;
  return {
    ...columns,
    agentId,
    avatarUrl: isDrawn ? `/avatars/${agentId}.svg` : source.avatarUrl,
    ownerUserId: ctx.caller.userId,
    ownerDisplayName: owner.displayName,
    ownerEmail: owner.email,
    instanceCount: 0,
    isForking: true,
  };
}
