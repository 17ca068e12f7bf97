import { and, eq } from 'drizzle-orm';
import type { Context, Person } from '../context';
import { agents, people } from '../store/schema';

const NOBODY: Person = { displayName: '', email: '' };

/**
 * Name and e-mail of a user: tokens carry neither. Read once from Clerk and kept. When Clerk cannot
 * be reached the answer is empty, and `fillOwners` adds it later.
 */
export async function personOf(ctx: Context, userId: string): Promise<Person> {
  const [known] = await ctx.db.select().from(people).where(eq(people.userId, userId));
  if (known) return known;
  try {
    const person = await ctx.directory.person(userId);
    await ctx.db
      .insert(people)
      .values({ userId, ...person })
      .onConflictDoNothing();
    return person;
  } catch (error) {
    ctx.log.warn({ requestId: ctx.requestId, userId, error: String(error) }, 'person could not be read');
    return NOBODY;
  }
}

const RETRY_MS = 30_000;
const tried = new Map<string, number>();

/** Adds the owner's name to agents that were created while Clerk could not be reached. */
export async function fillOwners(ctx: Context, userIds: string[]): Promise<void> {
  const due = userIds.filter((id) => Date.now() - (tried.get(id) ?? 0) > RETRY_MS);
  for (const userId of due) {
    tried.set(userId, Date.now());
    const person = await personOf(ctx, userId);
    if (!person.displayName && !person.email) continue;
    await ctx.db
      .update(agents)
      .set({ ownerDisplayName: person.displayName, ownerEmail: person.email })
      .where(
        and(
          eq(agents.tenantId, ctx.caller.tenant),
          eq(agents.ownerUserId, userId),
          eq(agents.ownerDisplayName, ''),
          eq(agents.ownerEmail, ''),
        ),
      );
  }
}
