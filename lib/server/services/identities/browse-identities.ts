import type { Output, QueryOf } from '@/lib/contract/endpoint';
import type { browseIdentities as endpoint } from '@/lib/contract/endpoints/identity-views';
import { IDENTITY_SORTS, OWN_ORDER } from '@/lib/contract/identity-sorts';
import type { browseIdentitiesReply } from '@/lib/contract/identity-views';
import type { Context } from '../../context';
import { withAgents } from './attached-agents';
import { toView } from './identity-reply';
import { readPage } from './read-page';

export async function browseIdentities(
  ctx: Context,
  query: QueryOf<typeof endpoint>,
): Promise<Output<typeof browseIdentitiesReply>> {
  const { sort = 'stress', order = OWN_ORDER[sort] } = query;
  const { rows, pagination } = await readPage(ctx, { ...query, sort, order });
  return {
    items: await withAgents(ctx, rows.map(toView)),
    ...{ pagination, sort, order, sorts: [...IDENTITY_SORTS] },
  };
}
