import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../context';
import { agents } from '../../store/schema/agents';
import { chatRuns, chatSessions } from '../../store/schema/chat';
import { customTools } from '../../store/schema/custom-tools';
import { instances } from '../../store/schema/instances';
import { customStates, memoryFacts, memoryNodes } from '../../store/schema/memory';
import { personalityDeltas } from '../../store/schema/personality-deltas';
import { projects } from '../../store/schema/projects';
import { luna } from './luna';
import { marlow } from './marlow';
import { odile } from './odile';
import { rowsOf, type SampleOwner, type SampleRows } from './sample-rows';
import { wren } from './wren';
import { writeIdentities } from './write-identities';

const SAMPLES = [luna, marlow, odile, wren];

/** What was said comes with the agents and is not counted. */
export type SampleCounts = Record<Exclude<keyof SampleRows, 'talks'> | 'identities', number>;

/**
 * Makes the project of samples and fills it; null when the tenant has one already. Two callers at once:
 * the second waits for the first and then gets null.
 */
export async function addSamplesProject(
  tx: Tx,
  given: Omit<SampleOwner, 'projectId'>,
): Promise<{ projectId: string; counts: SampleCounts } | null> {
  const [project] = await tx
    .insert(projects)
    .values({
      tenantId: given.tenantId,
      name: 'Samples',
      gameName: 'Samples',
      environment: 'development',
      kind: 'samples',
    })
    .onConflictDoNothing()
    .returning();
  if (!project) return null;
  const { projectId } = project;
  return { projectId, counts: await writeSamples(tx, { ...given, projectId }) };
}

/** Writes the sample agents into a project; answers how many rows of each kind. */
async function writeSamples(tx: Tx, given: SampleOwner): Promise<SampleCounts> {
  const taken = await takenNames(tx, given.tenantId);
  const now = Date.now();
  const rows = together(SAMPLES.map((sample) => rowsOf(sample, freeName(sample.name, taken), given, now)));
  await tx.insert(agents).values(rows.agents);
  await tx.insert(instances).values(rows.instances);
  await tx.insert(memoryNodes).values(rows.memory_nodes);
  await tx.insert(memoryFacts).values(rows.memory_facts);
  await tx.insert(customStates).values(rows.custom_states);
  await tx.insert(customTools).values(rows.custom_tools);
  await tx.insert(personalityDeltas).values(rows.personality_deltas);
  await tx.insert(chatSessions).values(rows.talks.sessions);
  await tx.insert(chatRuns).values(rows.talks.runs);
  const ids = SAMPLES.map(({ name }, place) => [name, rows.agents[place]?.agentId ?? ''] as const);
  const identities = await writeIdentities(tx, { ...given, agents: new Map(ids) });
  return {
    agents: rows.agents.length,
    instances: rows.instances.length,
    memory_nodes: rows.memory_nodes.length,
    memory_facts: rows.memory_facts.length,
    custom_states: rows.custom_states.length,
    custom_tools: rows.custom_tools.length,
    personality_deltas: rows.personality_deltas.length,
    identities,
  };
}

function together(parts: SampleRows[]): SampleRows {
  return {
    agents: parts.flatMap((part) => part.agents),
    instances: parts.flatMap((part) => part.instances),
    memory_nodes: parts.flatMap((part) => part.memory_nodes),
    memory_facts: parts.flatMap((part) => part.memory_facts),
    custom_states: parts.flatMap((part) => part.custom_states),
    custom_tools: parts.flatMap((part) => part.custom_tools),
    personality_deltas: parts.flatMap((part) => part.personality_deltas),
    talks: {
      sessions: parts.flatMap(({ talks }) => talks.sessions),
      runs: parts.flatMap(({ talks }) => talks.runs),
    },
  };
}

/** Somebody may have a Luna of their own: then the sample steps aside. */
function freeName(name: string, taken: Set<string>): string {
  const free = candidates(name).find((candidate) => !taken.has(candidate));
  return free ?? `${name} (sample ${crypto.randomUUID().slice(0, 8)})`;
}

function candidates(name: string): string[] {
  return [name, ...['', ' 2', ' 3', ' 4', ' 5'].map((number) => `${name} (sample${number})`)];
}

async function takenNames(tx: Tx, tenantId: string): Promise<Set<string>> {
  const wanted = SAMPLES.flatMap(({ name }) => candidates(name));
  const rows = await tx
    .select({ name: agents.name })
    .from(agents)
    .where(and(eq(agents.tenantId, tenantId), inArray(agents.name, wanted)));
  return new Set(rows.map(({ name }) => name));
}
