import type { IdentitiesAddress } from '@/lib/paths';

type SearchParams = Record<string, string | string[] | undefined>;

const SORTS = ['created_at', 'name'] as const;
const ORDERS = ['asc', 'desc'] as const;

/**
 * Reads the list's address. A member that does not parse is left out, as if it had not been given; so is the sort by
 * stress, which is what the list does by itself where it can.
 */
export function readIdentitiesAddress(params: SearchParams): IdentitiesAddress {
  const search = typeof params.search === 'string' ? params.search.trim().slice(0, 200) : '';
  const offset = typeof params.offset === 'string' ? params.offset : '';
  return {
    search: search || undefined,
    sort: SORTS.find((sort) => sort === params.sort),
    order: ORDERS.find((order) => order === params.order),
    offset: /^[1-9]\d{0,8}$/.test(offset) ? Number(offset) : undefined,
  };
}
