import { and, eq } from 'drizzle-orm';
import type { Context, Tx } from '../../context';
import { invalid } from '../../problems';
import { projects } from '../../store/schema/projects';

/** Holds the project until the transaction ends, so that it is not deleted meanwhile. */
export async function requireProject(tx: Tx, ctx: Context, projectId: string): Promise<void> {
  const [row] = await tx
    .select({ projectId: projects.projectId })
    .from(projects)
    .where(and(eq(projects.tenantId, ctx.caller.tenant), eq(projects.projectId, projectId)))
    .for('key share');
  if (!row) throw invalid([{ location: 'body.project_id', message: 'is not a project', value: projectId }]);
}
