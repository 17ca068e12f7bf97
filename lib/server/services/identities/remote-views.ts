import { and, asc, eq } from 'drizzle-orm';
import type { Output, QueryOf } from '@/lib/contract/endpoint';
import * as wire from '@/lib/contract/endpoints/identities';
import type * as endpoints from '@/lib/contract/endpoints/identity-views';
import { IDENTITY_PAGE } from '@/lib/contract/identities';
import { OWN_ORDER } from '@/lib/contract/identity-sorts';
import type {
  agentIdentitiesReply,
  browseIdentitiesReply,
  cockpit,
  IdentityView,
} from '@/lib/contract/identity-views';
import { isProblemError } from '@/lib/problem-error';
import type { Context } from '../../context';
import type { IdentityApi } from '../../identity-api';
import { invalid, problem } from '../../problems';
import { identityAttachments } from '../../store/schema/identities';
import { MOST_OF_AN_AGENT, requireAgent } from './agent-identities';
import { type WithoutAgent, withAgents } from './attached-agents';
import type { ReadCycles } from './list-cycles';

/** What the dashboard shows of identities that a remote API keeps: what that API says, and what it does not is left out. */

function apiOf({ identityApi }: Context): IdentityApi {
  if (!identityApi) throw new Error('The identity API is embedded here.');
  return identityApi;
}

/** Its list is sorted by that API, which does not know of sorting by stress. */
const SORTS: ('created_at' | 'name')[] = ['created_at', 'name'];

export async function browseRemoteIdentities(
  ctx: Context,
  query: QueryOf<typeof endpoints.browseIdentities>,
): Promise<Output<typeof browseIdentitiesReply>> {
  const api = apiOf(ctx);
  const { limit = IDENTITY_PAGE, offset = 0, sort = 'created_at', order = OWN_ORDER[sort] } = query;
  if (query.search) refuse('search', `cannot be given: ${api.host} finds none by name`);
  if (sort === 'stress') refuse('sort', `cannot be stress: ${api.host} sorts by created_at and name`);
  const { data, pagination } = await api.call(wire.listIdentities, { query: { limit, offset, sort, order } });
  const items = await viewsOf(
    ctx,
    data.map(({ id }) => id),
  );
  return { items, pagination, sort, order, sorts: SORTS };
}

function refuse(member: string, message: string): never {
  throw invalid([{ location: `query.${member}`, message }]);
}

async function viewsOf(ctx: Context, identityIds: string[]): Promise<IdentityView[]> {
  const views = await Promise.all(identityIds.map((id) => viewOf(apiOf(ctx), id)));
  return withAgents(
    ctx,
    views.filter((view) => view !== undefined),
  );
}

/** Stress is in no list, so each is asked for; one that was deleted in between is none. */
async function viewOf(api: IdentityApi, identityId: string): Promise<WithoutAgent | undefined> {
  try {
    const { data } = await api.call(wire.getIdentity, { params: { identityId } });
    return data;
  } catch (error) {
    if (isProblemError(error) && error.problem.status === 404) return undefined;
    throw error;
  }
}

export async function getRemoteCockpit(ctx: Context, identityId: string): Promise<Output<typeof cockpit>> {
  const api = apiOf(ctx);
  const params = { identityId };
  const [identity, snapshot, contract] = await Promise.all([
    api.call(wire.getIdentity, { params }),
    api.call(wire.getSnapshot, { params }),
    api.call(wire.getBehaviourContract, { params }),
  ]);
  const [view] = await withAgents(ctx, [identity.data]);
  if (!view) throw new Error('The identity has no view.');
  return { identity: view, snapshot: snapshot.data, contract: contract.data, drift: null, series: null };
}

export async function refuseDryRun(ctx: Context): Promise<never> {
  throw problem(409, `The identity API at ${apiOf(ctx).host} cannot try an observation without taking it.`);
}

export async function refuseTakeBatch(ctx: Context): Promise<never> {
  throw problem(409, `The identity API at ${apiOf(ctx).host} takes a batch wherever the identity stands.`);
}

export async function listRemoteAgentIdentities(
  ctx: Context,
  reference: string,
): Promise<Output<typeof agentIdentitiesReply>> {
  const { agentId } = await requireAgent(ctx, reference);
  const rows = await ctx.db
    .select({ identityId: identityAttachments.identityId })
    .from(identityAttachments)
    .where(and(eq(identityAttachments.tenantId, ctx.caller.tenant), eq(identityAttachments.agentId, agentId)))
    .orderBy(asc(identityAttachments.createdAt), asc(identityAttachments.identityId))
    .limit(MOST_OF_AN_AGENT);
  const items = await viewsOf(
    ctx,
    rows.map(({ identityId }) => identityId),
  );
  return { items };
}

/** The oldest first, out of a list that has the newest first and may grow while it is read. */
export const listRemoteCycles: ReadCycles = async (ctx, { identityId, after, limit }) => {
  const read = (query: { limit: number; offset?: number }) =>
    apiOf(ctx).call(wire.listHistory, { params: { identityId }, query });
  let { total } = (await read({ limit: 1 })).pagination;
  let page = await read(placeOf(total, after, limit));
  while (page.pagination.total > total) {
    total = page.pagination.total;
    page = await read(placeOf(total, after, limit));
  }
  const cycles = page.data.filter(({ cycle }) => cycle > after).toReversed();
  return cycles.map((entry) => ({ ...entry, state: null }));
};

function placeOf(total: number, after: number, limit: number) {
  return { limit, offset: Math.max(0, total - after - limit) };
}
