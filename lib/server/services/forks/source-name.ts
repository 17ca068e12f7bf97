import { and, desc, eq, ne } from 'drizzle-orm';
import type { Tx } from '../../context';
import type { Database } from '../../store/connect';
import { activity } from '../../store/schema/activity';
import { agents } from '../../store/schema/agents';

interface Place {
  tenantId: string;
  sourceAgentId: string;
}

/** The name of what was copied; of one that was deleted since, as Activity last had it. */
export async function sourceName(db: Database | Tx, { tenantId, sourceAgentId }: Place): Promise<string> {
  const [agent] = await db
    .select({ name: agents.name })
    .from(agents)
    .where(and(eq(agents.tenantId, tenantId), eq(agents.agentId, sourceAgentId)));
  return agent?.name ?? lastKnownName(db, { tenantId, sourceAgentId });
}

export async function lastKnownName(db: Database | Tx, { tenantId, sourceAgentId }: Place): Promise<string> {
  const [row] = await db
    .select({ name: activity.objectName })
    .from(activity)
    .where(
      and(
        ...[eq(activity.tenantId, tenantId), eq(activity.objectId, sourceAgentId)],
        ne(activity.objectName, ''),
      ),
    )
    .orderBy(desc(activity.at), desc(activity.activityId))
    .limit(1);
  return row?.name ?? '';
}
