import { and, asc, eq } from 'drizzle-orm';
import { AGENT_FILE, type AgentFile, FILE_LIMIT } from '@/lib/contract/agent-file';
import type { Context } from '../../context';
import { invalid } from '../../problems';
import { instances } from '../../store/schema/instances';
import { customStates, memoryFacts, memoryNodes } from '../../store/schema/memory';
import { personalityDeltas } from '../../store/schema/personality-deltas';
import { type AgentRow, findAgent } from '../agents/find-agent';
import { toolsOf } from '../tools/list-tools';
import { factOf, stateOf } from './memory-of-file';

/** Rows of one kind that a file may have. */
const MOST_ROWS = 50_000;

/** The agent with all it owns, as one file. */
export async function exportAgent(
  ctx: Context,
  input: { reference: string; memory: boolean },
): Promise<AgentFile> {
  const agent = await findAgent(ctx, input.reference);
  const file: AgentFile = {
    ...AGENT_FILE,
    exported_at: new Date().toISOString(),
    agent: profileOf(agent),
    personality: await personalityOf(ctx, agent, input.memory),
    capabilities: { ...agent.capabilities, mcpEnabled: agent.mcpEnabled },
    models: {
      post_processing_provider: agent.postProcessingProvider,
      post_processing_model: agent.postProcessingModel,
    },
    tools: await toolsOf(ctx.db, agent),
    ...(await contentsOf(ctx, agent, input.memory)),
  };
  if (Buffer.byteLength(JSON.stringify(file)) > FILE_LIMIT) throw tooLarge();
  return file;
}

function tooLarge() {
  const message = 'makes a file of more than 10 MiB, which no import takes: export without memory';
  return invalid([{ location: 'query.memory', message }]);
}

function profileOf(row: AgentRow): AgentFile['agent'] {
  return {
    name: row.name,
    is_active: row.isActive,
    bio: row.bio,
    gender: row.gender,
    language: row.language,
    personality_prompt: row.personalityPrompt,
    speech_patterns: row.speechPatterns,
    true_interests: row.trueInterests,
    true_dislikes: row.trueDislikes,
    primary_traits: row.primaryTraits,
    // JSON columns were parsed with the same schemas before they were written.
    behaviors: (row.behaviors ?? undefined) as AgentFile['agent']['behaviors'],
    preferences: (row.preferences ?? undefined) as AgentFile['agent']['preferences'],
    ...(row.creation as Pick<AgentFile['agent'], 'initial_goals' | 'lore_generation_context'>),
  };
}

async function personalityOf(
  ctx: Context,
  row: AgentRow,
  evolution: boolean,
): Promise<AgentFile['personality']> {
  if (!row.big5) return undefined;
  const scores = { big5: row.big5, ...(row.dimensions && { dimensions: row.dimensions }) };
  const personality = scores as NonNullable<AgentFile['personality']>;
  if (!evolution) return personality;
  const deltas = await ctx.db
    .select()
    .from(personalityDeltas)
    .where(and(eq(personalityDeltas.tenantId, row.tenantId), eq(personalityDeltas.agentId, row.agentId)))
    .orderBy(asc(personalityDeltas.at), asc(personalityDeltas.deltaId))
    .limit(MOST_ROWS);
  return { ...personality, evolution: deltas.map(deltaOf) };
}

function deltaOf(row: typeof personalityDeltas.$inferSelect) {
  return {
    at: row.at.toISOString(),
    category: row.category,
    trait: row.trait as 'openness',
    old_value: row.oldValue,
    new_value: row.newValue,
    trigger: row.trigger,
    reasoning: row.reasoning || undefined,
  };
}

type Contents = Pick<AgentFile, 'facts' | 'instances'>;

async function contentsOf(ctx: Context, row: AgentRow, memory: boolean): Promise<Contents> {
  const of = (table: typeof instances | typeof memoryFacts | typeof memoryNodes | typeof customStates) =>
    and(eq(table.tenantId, row.tenantId), eq(table.agentId, row.agentId));
  const held = await ctx.db
    .select()
    .from(instances)
    .where(of(instances))
    .orderBy(asc(instances.createdAt), asc(instances.instanceId));
  const shells = held.map(({ instanceId, name, description, status, isDefault }) => ({
    instanceId,
    shell: { name, description, status, is_default: isDefault },
  }));
  if (!memory) return { instances: shells.map(({ shell }) => shell) };
  const nodes = await ctx.db
    .select()
    .from(memoryNodes)
    .where(of(memoryNodes))
    .orderBy(asc(memoryNodes.createdAt), asc(memoryNodes.nodeId))
    .limit(MOST_ROWS + 1);
  const facts = await ctx.db
    .select()
    .from(memoryFacts)
    .where(of(memoryFacts))
    .orderBy(asc(memoryFacts.createdAt), asc(memoryFacts.factId))
    .limit(MOST_ROWS + 1);
  const states = await ctx.db
    .select()
    .from(customStates)
    .where(of(customStates))
    .orderBy(asc(customStates.createdAt), asc(customStates.stateId))
    .limit(MOST_ROWS + 1);
  // Part of a memory would look like the whole.
  if ([nodes, facts, states].some(({ length }) => length > MOST_ROWS)) throw tooLarge();
  const byInstance = { nodes: grouped(nodes), facts: grouped(facts), states: grouped(states) };
  return {
    facts: (byInstance.facts.get(null) ?? []).map((fact) => factOf(fact)),
    instances: shells.map(({ instanceId, shell }) => {
      const own = byInstance.nodes.get(instanceId) ?? [];
      const places = new Map(own.map(({ nodeId }, place) => [nodeId, place]));
      return {
        ...shell,
        nodes: own.map(({ label, userId }) => ({ label, user_id: userId || undefined })),
        facts: (byInstance.facts.get(instanceId) ?? []).map((fact) => factOf(fact, places)),
        states: (byInstance.states.get(instanceId) ?? []).map(stateOf),
      };
    }),
  };
}

function grouped<R extends { instanceId: string | null }>(rows: R[]): Map<string | null, R[]> {
  const groups = new Map<string | null, R[]>();
  for (const row of rows) {
    const group = groups.get(row.instanceId);
    if (group) group.push(row);
    else groups.set(row.instanceId, [row]);
  }
  return groups;
}
