import { isDeepStrictEqual } from 'node:util';
import type { ActivityVerb, ObjectType } from '@/lib/contract/dashboard';
import type { Caller, Tx } from '../../context';
import { activity } from '../../store/schema/activity';

export interface Change {
  verb: ActivityVerb;
  object: { type: ObjectType; id: string; name: string };
  agentId?: string;
  instanceId?: string;
  /** The project that the object belongs to: a key reads its own project's rows. */
  projectId?: string | null;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  counts?: Record<string, number>;
  note?: string;
  /** Only of work that went on after its request was answered; all else is done, or leaves no row. */
  outcome?: 'failed';
}

/** Who did it, and in which request. */
export interface Origin {
  caller: Pick<Caller, 'tenant' | 'kind' | 'id' | 'label'>;
  requestId: string;
}

/** Writes the activity row of a change, in the transaction of the change itself. */
export async function recordChange(tx: Tx, ctx: Origin, change: Change): Promise<void> {
  const { object, before, after, ...rest } = change;
  await tx.insert(activity).values({
    ...rest,
    tenantId: ctx.caller.tenant,
    actorType: ctx.caller.kind === 'key' ? 'key' : 'user',
    actorId: ctx.caller.id,
    actorLabel: ctx.caller.label,
    requestId: ctx.requestId,
    objectType: object.type,
    objectId: object.id,
    objectName: object.name,
    before: before && shorten(before),
    after: after && shorten(after),
  });
}

const LONGEST = 2000;

/** A prompt of 32,000 letters is kept once, in the agent; here its beginning says what changed. */
function shorten(members: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(members).map(([key, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return [key, text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : value];
  });
  return Object.fromEntries(entries);
}

/** The members that differ, as they were and as they are; undefined when none does. The database orders JSON members its own way. */
export function differences<T extends Record<string, unknown>>(
  before: T,
  after: Partial<T>,
): { before: Record<string, unknown>; after: Record<string, unknown> } | undefined {
  const changed = Object.keys(after).filter(
    (key) => after[key] !== undefined && !isDeepStrictEqual(after[key], before[key]),
  );
  if (changed.length === 0) return undefined;
  const pick = (from: Partial<T>) => Object.fromEntries(changed.map((key) => [key, from[key] ?? null]));
  return { before: pick(before), after: pick(after) };
}
