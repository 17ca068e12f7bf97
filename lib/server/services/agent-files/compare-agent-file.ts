import { isDeepStrictEqual } from 'node:util';
import type { AgentFile, ComparedAgentFile } from '@/lib/contract/agent-file';
import { isProblemError } from '@/lib/problem-error';
import type { Context } from '../../context';
import { findAgent } from '../agents/find-agent';
import { countsOf } from './columns-of-file';
import { exportAgent } from './export-agent';
import { readAgentFile } from './read-file';

/** Says what an import would write, and how the file differs from the agent that has its name. */
export async function compareAgentFile(ctx: Context, sent: unknown): Promise<ComparedAgentFile> {
  const { file, unknown } = readAgentFile(sent);
  const { name } = file.agent;
  return {
    name,
    counts: countsOf(file),
    unknown_members: unknown,
    existing: await compareWith(ctx, name, file),
  };
}

async function compareWith(
  ctx: Context,
  name: string,
  file: AgentFile,
): Promise<ComparedAgentFile['existing']> {
  try {
    const { agentId } = await findAgent(ctx, name);
    // Memory is counted, not compared: it grows by itself.
    const there = membersOf(await exportAgent(ctx, { reference: agentId, memory: false }));
    const given = membersOf(file);
    const keys = Object.keys({ ...there, ...given }).filter(
      (key) => !isDeepStrictEqual(there[key], given[key]),
    );
    const pick = (from: Record<string, unknown>) =>
      Object.fromEntries(keys.map((key) => [key, from[key] ?? null]));
    return { agent_id: agentId, before: pick(there), after: pick(given) };
  } catch (error) {
    if (isProblemError(error) && error.problem.status === 404) return undefined;
    throw error;
  }
}

/** What is compared, one level deep, so that a difference is named by its member. */
function membersOf(file: AgentFile): Record<string, unknown> {
  const { agent, personality, capabilities, models, tools = [], instances = [] } = file;
  const { evolution: _, ...scores } = personality ?? {};
  const named = tools.map(({ name, ...tool }) => [`tool ${name}`, tool] as const);
  const plain = { ...agent, ...scores, ...capabilities, ...models, ...Object.fromEntries(named) };
  // Absent and empty are the same in the file of an agent that never had it.
  const given = Object.entries(JSON.parse(JSON.stringify(plain)) as object).filter(
    ([, value]) => !isEmpty(value),
  );
  return { ...Object.fromEntries(given), instances: instances.map(({ name }) => name).toSorted() };
}

function isEmpty(value: unknown): boolean {
  return value === '' || value === null || (Array.isArray(value) && value.length === 0);
}
