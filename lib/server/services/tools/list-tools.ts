import { and, asc, eq, type SQL } from 'drizzle-orm';
import type { CustomTool } from '@/lib/contract/tools';
import type { Context, Tx } from '../../context';
import { customTools } from '../../store/schema/custom-tools';
import { type AgentRow, findAgent } from '../agents/find-agent';

type Owner = Pick<AgentRow, 'tenantId' | 'agentId'>;
type ToolRow = typeof customTools.$inferSelect;

/** Every tool of one agent, as a condition. */
export function ownTools(agent: Owner): SQL | undefined {
  return and(eq(customTools.tenantId, agent.tenantId), eq(customTools.agentId, agent.agentId));
}

export function toTool({ name, description, parameters }: ToolRow): CustomTool {
  return { name, description, parameters: JSON.parse(parameters) };
}

/** In the order of their names. */
export async function toolsOf(db: Context['db'] | Tx, agent: Owner): Promise<CustomTool[]> {
  const rows = await db.select().from(customTools).where(ownTools(agent)).orderBy(asc(customTools.name));
  return rows.map(toTool);
}

export async function listCustomTools(ctx: Context, agentReference: string): Promise<CustomTool[]> {
  return toolsOf(ctx.db, await findAgent(ctx, agentReference));
}
