import { and, eq, sql } from 'drizzle-orm';
import { ACME, ACME_ADMIN, GLOBEX, GLOBEX_ADMIN } from '@/lib/local-clerk/first-accounts';
import { addFirstSamples } from '@/lib/server/services/samples/first-samples';
import { type Database, openStore } from '@/lib/server/store/connect';
import { agents } from '@/lib/server/store/schema/agents';
import { instances } from '@/lib/server/store/schema/instances';
import { customStates, memoryFacts, memoryNodes } from '@/lib/server/store/schema/memory';
import { projects } from '@/lib/server/store/schema/projects';
import { seedRows } from '@/lib/server/store/seed';
import { plantConversation, plantTranscript } from './plant-conversation';
import { plantKilledProbe } from './plant-probe';
import { acmeAgents, globexAgents, type PlantedAgent, type PlantedInstance, planted } from './planted';

/** Run in a process of its own: the embedded database belongs to one at a time. */

const tenantId = ACME.id;
const ada = { displayName: 'Ada Acme', email: ACME_ADMIN.email };

async function plantAgent(db: Database, projectId: string, agent: PlantedAgent): Promise<void> {
  const [row] = await db
    .insert(agents)
    .values({
      tenantId,
      projectId,
      name: agent.name,
      ownerUserId: ACME_ADMIN.id,
      ownerDisplayName: 'Ada Acme',
      ownerEmail: ACME_ADMIN.email,
      instanceCount: agent.instances.length + 1,
    })
    .returning();
  if (!row) throw new Error(`${agent.name} was not planted.`);
  const owner = { tenantId, agentId: row.agentId };
  await db.insert(instances).values({ ...owner, name: 'default', isDefault: true });
  await db
    .insert(memoryFacts)
    .values(times(agent.agentFacts, (index) => ({ ...owner, content: `Fact ${index} of the agent` })));
  for (const instance of agent.instances) await plantInstance(db, owner, instance);
  if (agent.conversation) {
    await plantConversation(db, { ...owner, userId: ACME_ADMIN.id }, agent.conversation);
  }
  if (agent.killedProbe) await plantKilledProbe(db, { ...owner, userId: ACME_ADMIN.id });
  if (agent.transcript) await plantTranscript(db, owner, agent.transcript);
  if (agent.manyFacts) {
    await db.execute(sql`insert into memory_facts (tenant_id, agent_id, instance_id, content)
      select tenant_id, agent_id, instance_id, 'Fact ' || n
      from instances, generate_series(1, ${agent.manyFacts}::int) as n
      where agent_id = ${row.agentId}::uuid and is_default`);
  }
  if (agent.manyStates) {
    await db.execute(sql`insert into custom_states (tenant_id, agent_id, instance_id, scope, user_id, key, value)
      select tenant_id, agent_id, instance_id, 'user', 'guest-' || n % 300, 'key-' || n, to_jsonb(n)
      from instances, generate_series(1, ${agent.manyStates}::int) as n
      where agent_id = ${row.agentId}::uuid and is_default`);
  }
}

type Owner = { tenantId: string; agentId: string };

async function plantInstance(db: Database, owner: Owner, planted: PlantedInstance): Promise<void> {
  const [row] = await db
    .insert(instances)
    .values({ ...owner, name: planted.name })
    .returning();
  if (!row) throw new Error(`${planted.name} was not planted.`);
  const place = { ...owner, instanceId: row.instanceId };
  await db
    .insert(memoryNodes)
    .values(times(planted.nodes, (index) => ({ ...place, label: `Node ${index}`, userId: `user-${index}` })));
  await db
    .insert(memoryFacts)
    .values(
      times(planted.facts, (index) => ({ ...place, content: `Fact ${index}`, userId: `user-${index}` })),
    );
  const states = [
    ...times(planted.globalStates, (index) => ({ scope: 'global' as const, userId: '', key: `g${index}` })),
    ...times(planted.userStates, (index) => ({
      scope: 'user' as const,
      userId: `user-${index}`,
      key: `u${index}`,
    })),
  ];
  await db.insert(customStates).values(states.map((state) => ({ ...place, ...state, value: { n: 1 } })));
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

async function main(dataDir: string): Promise<void> {
  const store = await openStore({ dataDir });
  try {
    // What a first start does; it leaves a tenant alone that has a project already.
    await addFirstSamples(store.db, { tenantId, userId: ACME_ADMIN.id, owner: ada });
    await seedRows(store.db, { tenantId, owners: [{ userId: ACME_ADMIN.id, ...ada }], agents: acmeAgents });
    await seedRows(store.db, {
      tenantId: GLOBEX.id,
      owners: [{ userId: GLOBEX_ADMIN.id, displayName: 'Greta Globex', email: GLOBEX_ADMIN.email }],
      agents: globexAgents,
    });
    const [project] = await store.db
      .select()
      .from(projects)
      .where(and(eq(projects.tenantId, tenantId), eq(projects.kind, 'default')));
    if (!project) throw new Error('There is no default project to plant into.');
    for (const agent of Object.values(planted)) await plantAgent(store.db, project.projectId, agent);
  } finally {
    await store.close();
  }
}

await main(process.argv[2] ?? '');
