'use client';

import clsx from 'clsx';
import { ChevronLeft } from 'lucide-react';
import type { InstanceWithContents } from '@/lib/contract/dashboard';
import { type InstancePage, instancesIn, neighbourOf } from '@/lib/instance-pages';
import { useInstance, useInstancePages } from '@/lib/queries/instances';
import { EmptyState } from '../empty-state';
import { ButtonLink } from '../ui/button-link';
import { InstanceActs } from './instance-acts';
import { InstanceList } from './instance-list';
import { InstancePanel } from './instance-panel';
import { useInstanceSearch } from './instance-search';
import { useInstanceSelection } from './instance-selection';

interface InstancesViewProps {
  agentId: string;
  /** The server's first page and what it was searched for. */
  initial: { search: string; page: InstancePage };
  /** The instance of the address; undefined when it is not here. */
  selected: InstanceWithContents | undefined;
  now: number;
}

/** All instances at the left, the selected one at the right; where there is no room, one after the other. */
export function InstancesView({ agentId, initial, selected, now }: InstancesViewProps) {
  const search = useInstanceSearch(initial.search);
  const pages = useInstancePages({
    agentId,
    search: search.settled,
    initial: search.settled === initial.search ? initial.page : undefined,
  });
  const items = instancesIn(pages.data);
  const selection = useInstanceSelection(agentId, items);
  const read = useInstance(agentId, selection.id, selected);
  const item = items.find(({ instance }) => instance.instance_id === selection.id) ?? read.data;
  const toStep = selection.isChosen ? 'panel' : 'list';
  return (
    <div className="@container -mx-3 md:-mx-6">
      <InstanceActs
        agentId={agentId}
        onCreated={selection.select}
        onDeleted={(id) => selection.replace(neighbourOf(items, id))}
      >
        {(act) => (
          <div className="@3xl:grid @3xl:grid-cols-[minmax(0,1fr)_minmax(20rem,27rem)] @6xl:grid-cols-[minmax(0,1fr)_35rem]">
            {/* What the list leaves out goes by its own width. */}
            <div className={clsx('@container @max-3xl:pb-4', toStep === 'panel' && '@max-3xl:hidden')}>
              <InstanceList
                pages={pages}
                items={items}
                search={search}
                selection={selection}
                onCreate={() => act('create')}
              />
            </div>
            <div
              className={clsx('min-w-0 border-line @3xl:border-l', toStep === 'list' && '@max-3xl:hidden')}
            >
              <div className="@3xl:stick @3xl:top-12 @3xl:max-h-[calc(100dvh-3rem)] @3xl:overflow-y-auto">
                <a
                  href={selection.hrefOf(undefined)}
                  onClick={selection.onBack}
                  className="flex min-h-11 items-center gap-1 px-3 text-accent text-form no-underline hover:underline md:px-6 @3xl:hidden"
                >
                  <ChevronLeft aria-hidden="true" />
                  All instances
                </a>
                {item ? (
                  <InstancePanel
                    key={item.instance.instance_id}
                    item={item}
                    now={now}
                    onReset={() => act('reset', item)}
                    onDelete={() => act('delete', item)}
                  />
                ) : (
                  <Missing isReading={read.isFetching} href={selection.hrefOf(undefined)} />
                )}
              </div>
            </div>
          </div>
        )}
      </InstanceActs>
    </div>
  );
}

function Missing({ isReading, href }: { isReading: boolean; href: string }) {
  if (isReading) return <p className="px-3 py-6 text-muted md:px-6">Reading the instance</p>;
  return (
    <div className="px-3 md:px-6">
      <EmptyState
        title="This instance is not here"
        action={<ButtonLink href={href}>Show the default instance</ButtonLink>}
      >
        It was deleted, or it belongs to another agent.
      </EmptyState>
    </div>
  );
}
