import { and, eq, sql } from 'drizzle-orm';
import { getAgent } from '@/lib/contract/endpoints/agents';
import { listInstances } from '@/lib/contract/endpoints/instances';
import type { AgentInstance } from '@/lib/contract/instances';
import type { Context, Tx } from '../context';
import { invalid, notFound, problem } from '../problems';
import { agents } from '../store/schema/agents';

/** An agent as the agents API knows it, embedded or remote. */
export interface AskedAgent {
  agentId: string;
  name: string;
  projectId: string | null;
}

/** 404 for one that the caller does not see. */
export async function findAskedAgent(ctx: Context, reference: string): Promise<AskedAgent> {
  const agent = await ctx.agentsApi.call(getAgent, {
    params: { agentId: reference },
    requestId: ctx.requestId,
  });
  return { agentId: agent.agent_id, name: agent.name ?? '', projectId: agent.project_id ?? null };
}

/** Holds the agent against a delete, where it is in this database: rows may then be written for it. */
export async function holdAskedAgent(tx: Tx, ctx: Context, { agentId }: AskedAgent): Promise<void> {
  if (ctx.agentsApi.name !== 'embedded') return;
  const [row] = await tx
    .select({ one: sql`1` })
    .from(agents)
    .where(and(eq(agents.tenantId, ctx.caller.tenant), eq(agents.agentId, agentId)))
    .for('key share');
  if (!row) throw notFound('agent');
}

export interface AskedPlace {
  instance_id: string;
  name: string;
}

const USUAL = 4;

/** Those that were named, by id or name; else the first active ones. */
export async function choosePlaces(
  ctx: Context,
  agent: AskedAgent,
  named: string[] | undefined,
  fewest: number,
): Promise<AskedPlace[]> {
  const known = await readInstances(ctx, agent);
  const chosen = named ? namedPlaces(known, named) : known.filter(isActive).slice(0, USUAL);
  if (chosen.length < fewest) {
    const needed = fewest === 1 ? 'an active instance' : `${fewest} active instances`;
    throw problem(409, `The agent needs ${needed} for this, and has ${chosen.length}.`);
  }
  return chosen.map(asPlace);
}

/** Those of these that are there and active. */
export async function activePlaces(ctx: Context, agent: AskedAgent, ids: string[]): Promise<AskedPlace[]> {
  const known = await readInstances(ctx, agent);
  return known.filter((instance) => isActive(instance) && ids.includes(instance.instance_id)).map(asPlace);
}

async function readInstances(ctx: Context, { agentId }: AskedAgent): Promise<AgentInstance[]> {
  const reply = await ctx.agentsApi.call(listInstances, { params: { agentId }, requestId: ctx.requestId });
  return reply.instances ?? [];
}

const isActive = ({ status }: AgentInstance) => status === 'active';
const asPlace = ({ instance_id, name }: AgentInstance): AskedPlace => ({ instance_id, name });

function namedPlaces(known: AgentInstance[], named: string[]): AgentInstance[] {
  const found = named.map((reference) =>
    known.find(({ instance_id: id, name }) => id === reference.toLowerCase() || name === reference),
  );
  const missing = named.flatMap((value, index) =>
    found[index] ? [] : [{ location: `body.instance_ids.${index}`, message: 'is no instance of it', value }],
  );
  if (missing.length > 0) throw invalid(missing);
  const places = found.filter((place) => place !== undefined);
  if (new Set(places).size < places.length) {
    throw invalid([{ location: 'body.instance_ids', message: 'must not name an instance twice' }]);
  }
  return places;
}
