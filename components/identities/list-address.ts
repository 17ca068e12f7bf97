import type { IdentitiesAddress } from '@/lib/paths';
import type { IdentitiesPage } from './identities-view';

type Sort = IdentitiesPage['sort'];
type Order = IdentitiesPage['order'];

/** How each sort begins by itself. */
const OWN_ORDER: Record<Sort, Order> = { stress: 'desc', created_at: 'desc', name: 'asc' };

/** Every way to sort, in words. */
export const ORDERS: { sort: Sort; order: Order; label: string }[] = [
  { sort: 'stress', order: 'desc', label: 'Most stress first' },
  { sort: 'stress', order: 'asc', label: 'Least stress first' },
  { sort: 'created_at', order: 'desc', label: 'Newest first' },
  { sort: 'created_at', order: 'asc', label: 'Oldest first' },
  { sort: 'name', order: 'asc', label: 'Name, A to Z' },
  { sort: 'name', order: 'desc', label: 'Name, Z to A' },
];

interface Wanted {
  sort: Sort;
  order: Order;
  offset?: number;
}

/** The shortest address of a list: what it would show by itself is left out. */
export function addressOf(wanted: Wanted, sorts: Sort[]): IdentitiesAddress {
  const { sort, order, offset } = wanted;
  return {
    sort: sort === 'stress' || sort === sorts[0] ? undefined : sort,
    order: order === OWN_ORDER[sort] ? undefined : order,
    offset: offset || undefined,
  };
}
