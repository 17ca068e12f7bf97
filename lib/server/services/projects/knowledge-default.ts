import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../context';
import type { StoredCapabilities } from '../../store/schema/agents';
import { projects } from '../../store/schema/projects';

/** What a project gives its new agents: to write into its knowledge base, where it says so. */
export async function writesKnowledge(
  tx: Tx,
  tenantId: string,
  projectId: string,
): Promise<StoredCapabilities> {
  const [project] = await tx
    .select({ writes: projects.defaultAgentKbWrite })
    .from(projects)
    .where(and(eq(projects.tenantId, tenantId), eq(projects.projectId, projectId)));
  return project?.writes ? { knowledgeBaseWrite: true } : {};
}
