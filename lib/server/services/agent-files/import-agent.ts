import type { AgentFile, ImportedAgent } from '@/lib/contract/agent-file';
import type { Context, Person, Tx } from '../../context';
import { taken } from '../../problems';
import { violatedUnique } from '../../store/database-error';
import { agents } from '../../store/schema/agents';
import { customTools } from '../../store/schema/custom-tools';
import { instances } from '../../store/schema/instances';
import { customStates, memoryFacts, memoryNodes } from '../../store/schema/memory';
import { personalityDeltas } from '../../store/schema/personality-deltas';
import { writtenAt } from '../../store/written-at';
import { recordChange } from '../activity/record-change';
import { type AgentRow, aboutAgent } from '../agents/find-agent';
import { personOf } from '../people';
import { defaultProject } from '../projects/default-project';
import { requireProject } from '../projects/require-project';
import { columnsOfFile, countsOf } from './columns-of-file';
import { type FileFact, factRow, stateRow } from './memory-of-file';
import { readAgentFile } from './read-file';

/** Creates a new agent from a file; a name that is taken is refused. */
export async function importAgent(
  ctx: Context,
  input: { file: unknown; name?: string },
): Promise<ImportedAgent> {
  const { file, unknown } = readAgentFile(input.file);
  const name = input.name ?? file.agent.name;
  const owner = await personOf(ctx, ctx.caller.userId);
  try {
    const row = await ctx.db.transaction((tx) =>
      write(tx, ctx, { ...file, agent: { ...file.agent, name } }, owner),
    );
    return { agent_id: row.agentId, name, counts: countsOf(file), unknown_members: unknown };
  } catch (error) {
    if (violatedUnique(error) === 'agents_name') throw taken('agent', name);
    throw error;
  }
}

async function write(tx: Tx, ctx: Context, file: AgentFile, owner: Person): Promise<AgentRow> {
  const own = ctx.caller.projectId;
  if (own) await requireProject(tx, ctx, own);
  const agentId = crypto.randomUUID();
  const held = instancesOf(file);
  const [row] = await tx
    .insert(agents)
    .values({
      ...columnsOfFile(file, ctx.catalogue.makesImages),
      ...{
        tenantId: ctx.caller.tenant,
        agentId,
        projectId: own ?? (await defaultProject(tx, ctx)).projectId,
      },
      avatarUrl: `/avatars/${agentId}.svg`,
      instanceCount: held.length,
      ownerUserId: ctx.caller.userId,
      ownerDisplayName: owner.displayName,
      ownerEmail: owner.email,
    })
    .returning();
  if (!row) throw new Error('The agent was not written.');
  await writeOwned(tx, row, file);
  await writeFacts(tx, row, file.facts ?? [], { instanceId: null, nodeIds: [] });
  for (const [place, instance] of held.entries()) await writeInstance(tx, row, instance, place);
  await recordChange(tx, ctx, {
    ...aboutAgent(row),
    verb: 'import',
    after: { name: row.name, bio: row.bio, project_id: row.projectId },
    counts: countsOf(file),
  });
  return row;
}

type FileInstance = NonNullable<AgentFile['instances']>[number];

/** Every agent has one default instance, also when the file names none. */
function instancesOf({ instances: given = [] }: AgentFile): FileInstance[] {
  if (given.some(({ is_default }) => is_default)) return given;
  const [named, ...rest] = given.toSorted(
    (one, other) => Number(other.name === 'default') - Number(one.name === 'default'),
  );
  if (named?.name === 'default') return [{ ...named, is_default: true }, ...rest];
  return [{ name: 'default', is_default: true }, ...given];
}

async function writeOwned(tx: Tx, { tenantId, agentId }: AgentRow, file: AgentFile): Promise<void> {
  const tools = (file.tools ?? []).map(({ name, description, parameters }) => ({
    ...{ tenantId, agentId, name, description },
    parameters: JSON.stringify(parameters),
  }));
  await inChunks(tools, (rows) => tx.insert(customTools).values(rows));
  const deltas = (file.personality?.evolution ?? []).map((change) => ({
    ...{ tenantId, agentId, at: new Date(change.at), category: change.category, trait: change.trait },
    oldValue: change.old_value,
    newValue: change.new_value,
    trigger: change.trigger,
    reasoning: change.reasoning,
  }));
  await inChunks(deltas, (rows) => tx.insert(personalityDeltas).values(rows));
}

async function writeInstance(tx: Tx, agent: AgentRow, instance: FileInstance, place: number): Promise<void> {
  const inside = {
    tenantId: agent.tenantId,
    agentId: agent.agentId,
    instanceId: crypto.randomUUID(),
  };
  await tx.insert(instances).values({
    ...inside,
    name: instance.name,
    description: instance.description,
    status: instance.status,
    isDefault: instance.is_default,
    createdAt: writtenAt(place),
  });
  const nodes = (instance.nodes ?? []).map(({ label, user_id: userId }, at) => ({
    ...inside,
    nodeId: crypto.randomUUID(),
    label,
    userId,
    createdAt: writtenAt(at),
  }));
  await inChunks(nodes, (rows) => tx.insert(memoryNodes).values(rows));
  await writeFacts(tx, agent, instance.facts ?? [], {
    instanceId: inside.instanceId,
    nodeIds: nodes.map(({ nodeId }) => nodeId),
  });
  const states = (instance.states ?? []).map((state, at) => stateRow(inside, state, at));
  await inChunks(states, (rows) => tx.insert(customStates).values(rows));
}

async function writeFacts(
  tx: Tx,
  { tenantId, agentId }: AgentRow,
  facts: FileFact[],
  inside: { instanceId: string | null; nodeIds: string[] },
): Promise<void> {
  const rows = facts.map((fact, at) => factRow({ tenantId, agentId }, fact, inside, at));
  await inChunks(rows, (chunk) => tx.insert(memoryFacts).values(chunk));
}

/** A statement takes 65,535 parameters, and nothing waits long for a short one. */
const CHUNK = 1000;

async function inChunks<R>(rows: R[], insert: (chunk: R[]) => PromiseLike<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) await insert(rows.slice(start, start + CHUNK));
}
