import { and, eq, inArray } from 'drizzle-orm';
import type { Context, Directory, Person } from '../context';
import { agents } from '../store/schema/agents';
import { people } from '../store/schema/people';

const NOBODY: Person = { displayName: '', email: '' };

/**
 * Name and e-mail of a user: tokens carry neither. Read once from Clerk and kept. When Clerk cannot
 * be reached the answer is empty, and `fillOwners` adds it later.
 */
export async function personOf(ctx: Context, userId: string): Promise<Person> {
  const [known] = await ctx.db.select().from(people).where(eq(people.userId, userId));
  if (known) return known;
  const person = await askDirectory(ctx, userId);
  if (!person) return NOBODY;
  await ctx.db
    .insert(people)
    .values({ userId, ...person })
    .onConflictDoNothing();
  return person;
}

const RETRY_MS = 30_000;
const failures = new WeakMap<Directory, Map<string, number>>();

/** A user who could not be read is left alone for a while: each attempt may take seconds. */
async function askDirectory(ctx: Context, userId: string): Promise<Person | null> {
  const failed = failures.get(ctx.directory) ?? new Map<string, number>();
  failures.set(ctx.directory, failed);
  if (Date.now() - (failed.get(userId) ?? 0) < RETRY_MS) return null;
  try {
    const { displayName, email } = await ctx.directory.person(userId);
    failed.delete(userId);
    // The search compares names as they are stored.
    return { displayName: displayName.normalize('NFC'), email: email.normalize('NFC') };
  } catch (error) {
    failed.set(userId, Date.now());
    ctx.log.warn({ requestId: ctx.requestId, userId, error: String(error) }, 'person could not be read');
    return null;
  }
}

/** The people with these ids; those who are not known yet are read from Clerk. */
export async function peopleOf(ctx: Context, userIds: string[]): Promise<Map<string, Person>> {
  const ids = [...new Set(userIds)];
  const known = await stored(ctx, ids);
  const unknown = ids.filter((id) => !known.has(id));
  if (unknown.length === 0) return known;
  await Promise.all(unknown.map((id) => personOf(ctx, id)));
  return stored(ctx, ids);
}

async function stored(ctx: Context, userIds: string[]): Promise<Map<string, Person>> {
  if (userIds.length === 0) return new Map();
  const rows = await ctx.db.select().from(people).where(inArray(people.userId, userIds));
  return new Map(rows.map((row) => [row.userId, row]));
}

/** Adds the owner's name to agents that were created while Clerk could not be reached. Never throws. */
export async function fillOwners(ctx: Context, userIds: string[]): Promise<void> {
  try {
    for (const [userId, { displayName, email }] of await peopleOf(ctx, userIds)) {
      if (!displayName && !email) continue;
      const nameless = and(
        eq(agents.tenantId, ctx.caller.tenant),
        eq(agents.ownerUserId, userId),
        eq(agents.ownerDisplayName, ''),
        eq(agents.ownerEmail, ''),
      );
      await ctx.db.update(agents).set({ ownerDisplayName: displayName, ownerEmail: email }).where(nameless);
    }
  } catch (error) {
    ctx.log.warn({ requestId: ctx.requestId, error: String(error) }, 'owners could not be filled in');
  }
}
