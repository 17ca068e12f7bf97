import { and, desc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Activity, listActivityReply } from '@/lib/contract/dashboard';
import type { Output, QueryOf } from '@/lib/contract/endpoint';
import type { listActivity as endpoint } from '@/lib/contract/endpoints/dashboard';
import type { Context } from '../../context';
import { notFound } from '../../problems';
import { cutPage, decodeCursor, encodeCursor } from '../../store/cursor';
import { microseconds } from '../../store/microseconds';
import { activity, people } from '../../store/schema';

const PAGE = 50;

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
      personName: people.displayName,
      personEmail: people.email,
    })
    .from(activity)
    .leftJoin(people, and(eq(activity.actorType, 'user'), eq(people.userId, activity.actorId)));
}

type Row = Awaited<ReturnType<typeof selectRows>>[number];

export async function listActivity(
  ctx: Context,
  query: QueryOf<typeof endpoint>,
): Promise<Output<typeof listActivityReply>> {
  const { cursor, page_size: size = PAGE, ...filters } = query;
  const binding = { tenant: ctx.caller.tenant, filters };
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
    items: items.map(toActivity),
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
    filters.verb === undefined ? undefined : eq(activity.verb, filters.verb),
  ];
}

export async function getActivity(ctx: Context, activityId: string): Promise<Activity> {
  const [row] = await selectRows(ctx).where(and(visible(ctx), eq(activity.activityId, activityId)));
  if (!row) throw notFound('change');
  return toActivity(row);
}

function toActivity(row: Row): Activity {
  const label = row.actorLabel || row.personName || row.personEmail || row.actorId;
  return {
    activity_id: row.activityId,
    at: row.at.toISOString(),
    actor: { type: row.actorType, id: row.actorId, label },
    request_id: row.requestId,
    verb: row.verb as Activity['verb'],
    object: { type: row.objectType as Activity['object']['type'], id: row.objectId, name: row.objectName },
    agent_id: row.agentId ?? undefined,
    instance_id: row.instanceId ?? undefined,
    outcome: row.outcome,
    before: row.before ?? undefined,
    after: row.after ?? undefined,
    counts: row.counts ?? undefined,
    note: row.note ?? undefined,
  };
}
