import { and, eq } from 'drizzle-orm';
import type { Context, Tx } from '../../context';
import { projects } from '../../store/schema';

export type ProjectRow = typeof projects.$inferSelect;

/** The tenant's default project, made on first use; two callers at once get the same one. */
export async function defaultProject(tx: Tx, ctx: Context): Promise<ProjectRow> {
  const tenantId = ctx.caller.tenant;
  const known = await selectDefault(tx, tenantId);
  if (known) return known;
  await tx
    .insert(projects)
    .values({ tenantId, name: 'Default', gameName: 'Default', kind: 'default' })
    .onConflictDoNothing();
  const made = await selectDefault(tx, tenantId);
  if (!made) throw new Error('The default project could not be made.');
  return made;
}

async function selectDefault(tx: Tx, tenantId: string): Promise<ProjectRow | undefined> {
  const [row] = await tx
    .select()
    .from(projects)
    .where(and(eq(projects.tenantId, tenantId), eq(projects.kind, 'default')));
  return row;
}
