import { and, count, eq, type SQL, sql } from 'drizzle-orm';
import type { Database, Transaction } from './store/connect';
import { customStates, memoryFacts, memoryNodes } from './store/schema/memory';

/** Rows that no operation of the contracts writes yet, planted as the memory of an instance. */

export interface Place {
  tenantId: string;
  agentId: string;
  instanceId: string;
}

export interface Amounts {
  facts: number;
  nodes: number;
  global: number;
  user: number;
}

const numbered = (amount: number) => Array.from({ length: amount }, (_, index) => index);

/** Plants facts, every second one hanging on a node, nodes, and states of both scopes. */
export async function plant(db: Database | Transaction, place: Place, amounts: Amounts): Promise<void> {
  const nodes = numbered(amounts.nodes).map((index) => ({ ...place, label: `node ${index}` }));
  const made = nodes.length > 0 ? await db.insert(memoryNodes).values(nodes).returning() : [];
  const facts = numbered(amounts.facts).map((index) => ({
    ...{ ...place, content: `fact ${index}`, userId: `user ${index % 3}` },
    nodeId: index % 2 === 0 ? made[index % Math.max(made.length, 1)]?.nodeId : undefined,
  }));
  if (facts.length > 0) await db.insert(memoryFacts).values(facts);
  const states = [
    ...numbered(amounts.global).map((index) => ({ scope: 'global' as const, userId: '', key: `g${index}` })),
    ...numbered(amounts.user).map((index) => ({
      scope: 'user' as const,
      userId: `user ${index}`,
      key: 'mood',
    })),
  ];
  if (states.length > 0) {
    await db.insert(customStates).values(states.map((state) => ({ ...place, ...state, value: { n: 1 } })));
  }
}

/** A fact of the agent itself, which no reset touches. */
export async function plantAgentFact(db: Database, place: Place): Promise<void> {
  const { tenantId, agentId } = place;
  await db.insert(memoryFacts).values({ tenantId, agentId, content: 'known everywhere' });
}

export async function amountsIn(db: Database, place: Place): Promise<Amounts> {
  const of = async (table: typeof memoryFacts | typeof memoryNodes | typeof customStates, more?: SQL) => {
    const where = and(eq(table.agentId, place.agentId), eq(table.instanceId, place.instanceId), more);
    const [row] = await db.select({ total: count() }).from(table).where(where);
    return row?.total ?? 0;
  };
  return {
    facts: await of(memoryFacts),
    nodes: await of(memoryNodes),
    global: await of(customStates, eq(customStates.scope, 'global')),
    user: await of(customStates, eq(customStates.scope, 'user')),
  };
}

/** Rows whose instance or node is gone: there must never be one. */
export async function countOrphans(db: Database): Promise<number> {
  const { rows } = await db.execute<{ total: number }>(sql`
    select (
      (select count(*) from memory_facts f where f.instance_id is not null and not exists
        (select 1 from instances i where (i.tenant_id, i.agent_id, i.instance_id) = (f.tenant_id, f.agent_id, f.instance_id)))
      + (select count(*) from memory_facts f where f.node_id is not null and not exists
        (select 1 from memory_nodes n where (n.tenant_id, n.agent_id, n.node_id) = (f.tenant_id, f.agent_id, f.node_id)))
      + (select count(*) from memory_nodes n where not exists
        (select 1 from instances i where (i.tenant_id, i.agent_id, i.instance_id) = (n.tenant_id, n.agent_id, n.instance_id)))
      + (select count(*) from custom_states s where not exists
        (select 1 from instances i where (i.tenant_id, i.agent_id, i.instance_id) = (s.tenant_id, s.agent_id, s.instance_id)))
    )::int as total`);
  return rows[0]?.total ?? -1;
}
