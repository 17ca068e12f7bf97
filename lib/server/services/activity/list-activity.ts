import { and, desc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import { type Activity, DASHBOARD_PAGE, type listActivityReply } from '@/lib/contract/dashboard';
import type { Output, QueryOf } from '@/lib/contract/endpoint';
import type { listActivity as endpoint } from '@/lib/contract/endpoints/dashboard';
import type { Context } from '../../context';
import { notFound } from '../../problems';
import { type Binding, cutPage, decodeCursor, encodeCursor } from '../../store/cursor';
import { microseconds } from '../../store/microseconds';
import { activity } from '../../store/schema/activity';
import { agents } from '../../store/schema/agents';
import { visibleAgents } from '../agents/find-agent';
import { peopleOf } from '../people';

/** A key reads what happened in its own project. */
function visible(ctx: Context): SQL | undefined {
  const { tenant, projectId } = ctx.caller;
  return and(eq(activity.tenantId, tenant), projectId ? eq(activity.projectId, projectId) : undefined);
}

function selectRows(ctx: Context) {
  return ctx.db
    .select({
      ...getTableColumns(activity),
      key: microseconds(activity.at),
      agentName: agents.name,
    })
    .from(activity)
    .leftJoin(agents, and(visibleAgents(ctx), eq(agents.agentId, activity.agentId)));
}

type Row = Awaited<ReturnType<typeof selectRows>>[number];

export async function listActivity(
  ctx: Context,
  query: QueryOf<typeof endpoint>,
): Promise<Output<typeof listActivityReply>> {
  const { cursor, page_size: size = DASHBOARD_PAGE, ...filters } = query;
  const binding: Binding = { tenant: ctx.caller.tenant, filters, key: 'time' };
  const position = cursor === undefined ? undefined : decodeCursor(binding, cursor);
  if (position === 'foreign') return { items: [], has_more: false };
  const after =
    position &&
    sql`(${activity.at}, ${activity.activityId}) < (${position.key}::timestamptz, ${position.id}::uuid)`;
  const rows = await selectRows(ctx)
    .where(and(visible(ctx), ...conditions(filters), after))
    .orderBy(desc(activity.at), desc(activity.activityId))
    .limit(size + 1);
  const { items, hasMore, last } = cutPage(rows, size);
  return {
    items: await toReplies(ctx, items),
    has_more: hasMore,
    next_cursor: hasMore && last ? encodeCursor(binding, { key: last.key, id: last.activityId }) : undefined,
  };
}

function conditions(filters: Omit<QueryOf<typeof endpoint>, 'cursor' | 'page_size'>): (SQL | undefined)[] {
  return [
    filters.agent_id === undefined ? undefined : eq(activity.agentId, filters.agent_id),
    filters.instance_id === undefined ? undefined : eq(activity.instanceId, filters.instance_id),
    filters.object_id === undefined ? undefined : eq(activity.objectId, filters.object_id),
    filters.request_id === undefined ? undefined : eq(activity.requestId, filters.request_id),
    filters.unsettled ? sql`${activity.outcome} in ('started', 'unknown')` : undefined,
    filters.verb === undefined ? undefined : eq(activity.verb, filters.verb),
  ];
}

export async function getActivity(ctx: Context, activityId: string): Promise<Activity> {
  const [row] = await selectRows(ctx).where(and(visible(ctx), eq(activity.activityId, activityId)));
  const [reply] = row ? await toReplies(ctx, [row]) : [];
  if (!reply) throw notFound('change');
  return reply;
}

/** A key's row carries its name; a person's is looked up, so that it may follow later. */
async function toReplies(ctx: Context, rows: Row[]): Promise<Activity[]> {
  const people = await peopleOf(
    ctx,
    rows.filter((row) => row.actorType === 'user').map((row) => row.actorId),
  );
  return rows.map((row) => {
    const person = people.get(row.actorId);
    return toActivity(row, row.actorLabel || person?.displayName || person?.email || row.actorId);
  });
}

function toActivity(row: Row, label: string): Activity {
  return {
    activity_id: row.activityId,
    at: row.at.toISOString(),
    actor: { type: row.actorType, id: row.actorId, label },
    request_id: row.requestId,
    verb: row.verb as Activity['verb'],
    object: { type: row.objectType as Activity['object']['type'], id: row.objectId, name: row.objectName },
    agent_id: row.agentId ?? undefined,
    agent_name: row.agentName ?? undefined,
    instance_id: row.instanceId ?? undefined,
    outcome: row.outcome,
    before: row.before ?? undefined,
    after: row.after ?? undefined,
    counts: row.counts ?? undefined,
    note: row.note ?? undefined,
  };
}
