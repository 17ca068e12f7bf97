import { and, eq } from 'drizzle-orm';
import type { Context, Tx } from '../../context';
import type { Database } from '../../store/connect';
import { projects } from '../../store/schema/projects';
import { recordChange } from '../activity/record-change';

export type ProjectRow = typeof projects.$inferSelect;

export function aboutProject(row: ProjectRow) {
  return {
    object: { type: 'project' as const, id: row.projectId, name: row.name },
    projectId: row.projectId,
  };
}

/** The tenant's default project, made on first use; two callers at once get the same one. */
export async function defaultProject(tx: Tx, ctx: Context): Promise<ProjectRow> {
  const tenantId = ctx.caller.tenant;
  const known = await findDefaultProject(tx, tenantId);
  if (known) return known;
  const [made] = await tx
    .insert(projects)
    .values({ tenantId, name: 'Default', gameName: 'Default', kind: 'default' })
    .onConflictDoNothing()
    .returning();
  if (made) {
    const after = { name: made.name, environment: made.environment };
    await recordChange(tx, ctx, { ...aboutProject(made), verb: 'create', after, note: 'Made on first use.' });
  }
  const row = made ?? (await findDefaultProject(tx, tenantId));
  if (!row) throw new Error('The default project could not be made.');
  return row;
}

export async function findDefaultProject(
  db: Database | Tx,
  tenantId: string,
): Promise<ProjectRow | undefined> {
  const [row] = await db
    .select()
    .from(projects)
    .where(and(eq(projects.tenantId, tenantId), eq(projects.kind, 'default')));
  return row;
}
