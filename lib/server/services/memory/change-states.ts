import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { CreateStateBody, CustomState, UpdateStateBody } from '@/lib/contract/custom-states';
import type { QueryOf } from '@/lib/contract/endpoint';
import type { deleteCustomStateByKey } from '@/lib/contract/endpoints/memory';
import type { Context, Tx } from '../../context';
import { notFound, problem } from '../../problems';
import { jsonValue } from '../../store/json-value';
import { customStates } from '../../store/schema/memory';
import { differences, recordChange } from '../activity/record-change';
import { type AgentRow, findAgent } from '../agents/find-agent';
import { findPlace, type MemoryPlace } from './find-place';
import { type StateRow, stateNamed, toState } from './list-states';

/** What Activity says of a state. */
function aboutState(agent: AgentRow, row: StateRow) {
  return {
    object: { type: 'state' as const, id: row.stateId, name: row.key },
    agentId: agent.agentId,
    instanceId: row.instanceId,
    projectId: agent.projectId,
  };
}

function shown({ scope, userId, value, contentType }: StateRow) {
  return { scope, ...(userId && { user_id: userId }), value, content_type: contentType };
}

/** Without a content type a value is what it looks like. */
function contentTypeOf({ value, content_type: given }: UpdateStateBody): string {
  return given ?? (typeof value === 'string' ? 'text' : 'json');
}

export async function createState(
  ctx: Context,
  input: { agent: string; body: CreateStateBody },
): Promise<CustomState> {
  const place = await findPlace(ctx, { agent: input.agent, instance: input.body.instance_id });
  return ctx.db.transaction(async (tx) => {
    const row = await insert(tx, ctx, place, input.body);
    if (row) return toState(row);
    throw problem(409, 'The instance has a state with this key in this scope.', {
      errors: [{ location: 'body.key', message: 'is already taken', value: input.body.key }],
    });
  });
}

/** Undefined: there is one already. */
async function insert(
  tx: Tx,
  ctx: Context,
  place: MemoryPlace,
  body: CreateStateBody,
): Promise<StateRow | undefined> {
  const { tenantId, agentId, instanceId } = place.instance;
  const [row] = await tx
    .insert(customStates)
    .values({
      ...{ tenantId, agentId, instanceId },
      scope: body.scope ?? 'global',
      userId: body.user_id,
      key: body.key,
      value: jsonValue(body.value),
      contentType: contentTypeOf(body),
    })
    .onConflictDoNothing()
    .returning();
  if (row) {
    await recordChange(tx, ctx, { ...aboutState(place.agent, row), verb: 'create', after: shown(row) });
  }
  return row;
}

export async function updateState(
  ctx: Context,
  input: { agent: string; stateId: string; body: UpdateStateBody },
): Promise<CustomState> {
  const agent = await findAgent(ctx, input.agent);
  return ctx.db.transaction(async (tx) => {
    const row = await lockState(tx, withId(agent, input.stateId));
    return toState(await write(tx, ctx, agent, row, input.body));
  });
}

export async function upsertState(
  ctx: Context,
  input: { agent: string; body: CreateStateBody },
): Promise<CustomState> {
  const { body } = input;
  const place = await findPlace(ctx, { agent: input.agent, instance: body.instance_id });
  return ctx.db.transaction(async (tx) => {
    const created = await insert(tx, ctx, place, body);
    if (created) return toState(created);
    const row = await lockState(tx, stateNamed(place, body));
    return toState(await write(tx, ctx, place.agent, row, body));
  });
}

async function write(
  tx: Tx,
  ctx: Context,
  agent: AgentRow,
  row: StateRow,
  body: UpdateStateBody,
): Promise<StateRow> {
  const before = { value: row.value, content_type: row.contentType };
  const changed = differences(before, { value: body.value, content_type: contentTypeOf(body) });
  if (!changed) return row;
  const [written] = await tx
    .update(customStates)
    .set({
      value: jsonValue(body.value),
      contentType: contentTypeOf(body),
      updatedAt: sql`clock_timestamp()`,
    })
    .where(withId(agent, row.stateId))
    .returning();
  if (!written) throw notFound('state');
  await recordChange(tx, ctx, { ...aboutState(agent, row), ...changed, verb: 'update' });
  return written;
}

export async function deleteState(
  ctx: Context,
  input: { agent: string; stateId: string },
): Promise<undefined> {
  const agent = await findAgent(ctx, input.agent);
  return remove(ctx, agent, withId(agent, input.stateId));
}

export async function deleteStateByKey(
  ctx: Context,
  input: { agent: string; query: QueryOf<typeof deleteCustomStateByKey> },
): Promise<undefined> {
  const place = await findPlace(ctx, { agent: input.agent, instance: input.query.instance_id });
  return remove(ctx, place.agent, stateNamed(place, input.query));
}

async function remove(ctx: Context, agent: AgentRow, one: SQL | undefined): Promise<undefined> {
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx.delete(customStates).where(one).returning();
    if (!row) throw notFound('state');
    await recordChange(tx, ctx, { ...aboutState(agent, row), verb: 'delete', before: shown(row) });
    return undefined;
  });
}

function withId(agent: AgentRow, stateId: string): SQL | undefined {
  return and(
    eq(customStates.tenantId, agent.tenantId),
    eq(customStates.agentId, agent.agentId),
    eq(customStates.stateId, stateId),
  );
}

async function lockState(tx: Tx, one: SQL | undefined): Promise<StateRow> {
  const [row] = await tx.select().from(customStates).where(one).for('no key update');
  if (!row) throw notFound('state');
  return row;
}
