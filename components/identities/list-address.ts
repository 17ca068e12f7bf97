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
}

/** An order as the shortest address has it: what the list would do by itself is left out. */
export function inAddress(
  { sort, order }: Wanted,
  sorts: IdentitySort[],
): Pick<IdentitiesAddress, 'sort' | 'order'> {
  return {
    sort: sort === 'stress' || sort === sorts[0] ? undefined : sort,
    order: order === OWN_ORDER[sort] ? undefined : order,
  };
}
