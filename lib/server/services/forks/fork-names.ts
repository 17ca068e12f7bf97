import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../context';
import { agents } from '../../store/schema/agents';

/** The longest name that the wire allows. */
const LONGEST = 100;

/** "Luna (fork)", then "Luna (fork 2)", 3 …; a long name is cut, so that the number stays. */
export function forkName(source: string, number: number): string {
  const suffix = number === 1 ? ' (fork)' : ` (fork ${number})`;
  const cut = source.slice(0, LONGEST - suffix.length);
  // Half of a surrogate pair cannot be stored.
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}`.trimEnd() + suffix;
}

const AT_ONCE = 50;

/** The next names that nobody has just now; somebody else may take one meanwhile. */
export async function* freeForkNames(tx: Tx, tenantId: string, source: string): AsyncGenerator<string> {
  for (let first = 1; ; first += AT_ONCE) {
    const names = Array.from({ length: AT_ONCE }, (_, index) => forkName(source, first + index));
    const rows = await tx
      .select({ name: agents.name })
      .from(agents)
      .where(and(eq(agents.tenantId, tenantId), inArray(agents.name, names)));
    const taken = new Set(rows.map(({ name }) => name));
    yield* names.filter((name) => !taken.has(name));
  }
}
