'use client';

import { Plus } from 'lucide-react';
import type { InstanceWithContents } from '@/lib/contract/dashboard';
import type { useInstancePages } from '@/lib/queries/instances';
import { problemOf } from '@/lib/queries/perform';
import { EmptyState } from '../empty-state';
import { Button } from '../ui/button';
import { Count } from '../ui/count';
import { dialogOpener } from '../ui/dialog';
import { Input } from '../ui/input';
import { ProblemNotice } from '../ui/problem-notice';
import { Spinner } from '../ui/spinner';
import type { useInstanceSearch } from './instance-search';
import type { InstanceSelection } from './instance-selection';
import { InstanceTable } from './instance-table';

interface InstanceListProps {
  pages: ReturnType<typeof useInstancePages>;
  items: InstanceWithContents[];
  search: ReturnType<typeof useInstanceSearch>;
  selection: InstanceSelection;
  onCreate: () => void;
}

/** The search, the rows and how many there are. */
export function InstanceList({ pages, items, search, selection, onCreate }: InstanceListProps) {
  const total = pages.data?.pages[0]?.total_count ?? 0;
  const isStale = search.text.trim() !== search.settled || pages.isPlaceholderData;
  return (
    <section aria-label="Instances" className="min-w-0">
      <div className="stick top-12 z-20 flex items-center gap-3 bg-canvas px-3 py-2 md:px-6">
        <search className="relative min-w-0 grow md:max-w-80">
          <Input
            type="search"
            aria-label="Search instances"
            placeholder="Name or id"
            value={search.text}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => search.setText(event.target.value)}
          />
          {pages.isFetching && isStale && <Spinner className="absolute top-2 right-8" />}
        </search>
        <output className="whitespace-nowrap text-meta text-muted">
          <Count value={total} /> {total === 1 ? 'instance' : 'instances'}
        </output>
        <Button {...dialogOpener} className="ml-auto" onClick={onCreate}>
          <Plus aria-hidden="true" />
          <span className="@max-lg:sr-only">New instance</span>
        </Button>
      </div>
      {items.length > 0 && <InstanceTable pages={pages} items={items} total={total} selection={selection} />}
      {items.length === 0 && !pages.isFetching && !pages.error && (
        <div className="px-3 md:px-6">
          <EmptyState
            title="No instance matches"
            action={<Button onClick={() => search.setText('')}>Clear the search</Button>}
          >
            Names and ids are searched; every word must occur.
          </EmptyState>
        </div>
      )}
      {pages.error && (
        <div className="px-3 py-3 md:px-6">
          <ProblemNotice
            title="The instances could not be read"
            problem={problemOf(pages.error)}
            action={
              <Button onClick={() => void (items.length > 0 ? pages.fetchNextPage() : pages.refetch())}>
                Try again
              </Button>
            }
          />
        </div>
      )}
    </section>
  );
}
