'use client';

import { OWN_ORDER } from '@/lib/contract/identity-sorts';
import { type IdentitiesAddress, paths } from '@/lib/paths';
import { SearchBox } from '../search-box';
import { Select } from '../ui/select';
import { useListAddress } from '../use-list-address';
import type { IdentitiesPage } from './identities-view';
import { inAddress, ORDERS } from './list-address';

interface IdentitiesFiltersProps {
  address: IdentitiesAddress;
  page: IdentitiesPage;
  /** Host of a remote identity API; empty: embedded. */
  host: string;
}

/** What the list shows and how it is sorted, held in the address. Each change begins at the first page. */
export function IdentitiesFilters({ address, page: { sorts }, host }: IdentitiesFiltersProps) {
  const { go, isPending, wanted } = useListAddress(address, paths.identities);
  const { sort = sorts[0] ?? 'created_at', order = OWN_ORDER[sort] } = wanted;
  const offered = ORDERS.filter((each) => sorts.includes(each.sort));
  return (
    <search className="flex flex-wrap items-center gap-2 pb-3">
      {host === '' && (
        <SearchBox
          label="Search identities"
          placeholder="Search name"
          value={address.search ?? ''}
          onChange={(search) => go({ search: search || undefined, offset: undefined })}
          isPending={isPending}
        />
      )}
      <Select
        aria-label="Order"
        value={keyOf({ sort, order })}
        onChange={(event) => {
          const chosen = offered.find((each) => keyOf(each) === event.target.value);
          if (chosen) go({ ...inAddress(chosen, sorts), offset: undefined });
        }}
        className="w-auto max-sm:grow"
      >
        {offered.map((each) => (
          <option key={keyOf(each)} value={keyOf(each)}>
            {each.label}
          </option>
        ))}
      </Select>
      {host !== '' && (
        <p className="text-meta text-muted">This identity API neither finds by name nor sorts by stress.</p>
      )}
    </search>
  );
}

function keyOf({ sort, order }: Pick<IdentitiesPage, 'sort' | 'order'>): string {
  return `${sort} ${order}`;
}
