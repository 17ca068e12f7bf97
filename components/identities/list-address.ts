import { type IdentitySort, OWN_ORDER, type SortOrder } from '@/lib/contract/identity-sorts';
import type { IdentitiesAddress } from '@/lib/paths';

/** Every way to sort, in words. */
export const ORDERS: { sort: IdentitySort; order: SortOrder; label: string }[] = [
  { sort: 'stress', order: 'desc', label: 'Most stress first' },
  { sort: 'stress', order: 'asc', label: 'Least stress first' },
  { sort: 'created_at', order: 'desc', label: 'Newest first' },
  { sort: 'created_at', order: 'asc', label: 'Oldest first' },
  { sort: 'name', order: 'asc', label: 'Name, A to Z' },
  { sort: 'name', order: 'desc', label: 'Name, Z to A' },
];

interface Wanted {
  sort: IdentitySort;
  order: SortOrder;
  offset?: number;
}

/** The shortest address of a list: what it would show by itself is left out. */
export function addressOf(wanted: Wanted, sorts: IdentitySort[]): IdentitiesAddress {
  const { sort, order, offset } = wanted;
  return {
    sort: sort === 'stress' || sort === sorts[0] ? undefined : sort,
    order: order === OWN_ORDER[sort] ? undefined : order,
    offset: offset || undefined,
  };
}
