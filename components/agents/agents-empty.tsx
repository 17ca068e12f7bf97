'use client';

import dynamic from 'next/dynamic';
import { EmptyState } from '../empty-state';
import { ButtonLink } from '../ui/button-link';

const NoAgents = dynamic(() => import('./no-agents').then((part) => part.NoAgents));

interface AgentsEmptyProps {
  isFiltered: boolean;
  isAdmin: boolean;
  onCreate(): void;
}

/** No agent at all, or none that the filters let through. */
export function AgentsEmpty({ isFiltered, isAdmin, onCreate }: AgentsEmptyProps) {
  if (isFiltered) {
    return (
      <EmptyState title="No agent matches" action={<ButtonLink href="/agents">Clear the filters</ButtonLink>}>
        Search looks in the names of agents and of their owners; every word must occur.
      </EmptyState>
    );
  }
  return <NoAgents isAdmin={isAdmin} onCreate={onCreate} />;
}
