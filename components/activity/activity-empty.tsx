import { EmptyState } from '@/components/empty-state';
import { ButtonLink } from '@/components/ui/button-link';
import { paths } from '@/lib/paths';

/** No change yet, or none of the chosen kind. */
export function ActivityEmpty({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) {
    return (
      <EmptyState
        title="No change of this kind"
        action={<ButtonLink href={paths.activity}>Show all changes</ButtonLink>}
      >
        Nothing like it was done here yet.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Nothing was changed yet"
      action={<ButtonLink href={paths.agents()}>Agents</ButtonLink>}
    >
      Each change is written down here in the moment it is made: who, when, what it was before and after, and
      the numbers that the API returned. Nothing here can be edited.
    </EmptyState>
  );
}
