'use client';

import { paths } from '@/lib/paths';
import { ErrorView } from './error-view';
import { useReadAnew } from './layout/use-read-anew';
import { ButtonLink } from './ui/button-link';

/** For an address that leads nowhere, or to something that is not this organisation's. */
export function NothingHere() {
  useReadAnew();
  return (
    <ErrorView
      title="There is nothing at this address"
      action={
        <>
          <ButtonLink href={paths.agents()}>Agents</ButtonLink>
          <ButtonLink href={paths.activity}>Activity</ButtonLink>
        </>
      }
    >
      <p>It may have been deleted, or it belongs to another organisation: check which one is chosen above.</p>
      <p>If you have its id, paste it into the search. What was deleted still stands in Activity.</p>
    </ErrorView>
  );
}
