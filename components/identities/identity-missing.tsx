'use client';

import { useParams } from 'next/navigation';
import type { Activity } from '@/lib/contract/dashboard';
import { paths } from '@/lib/paths';
import { useIdentityDeletion } from '@/lib/queries/identities';
import { ErrorView } from '../error-view';
import { useReadAnew } from '../layout/use-read-anew';
import { ButtonLink } from '../ui/button-link';
import { RelativeTime } from '../ui/relative-time';
import { TextLink } from '../ui/text-link';

/** In place of an identity that is not here; when Activity knows who deleted it, it says so. */
export function IdentityMissing() {
  useReadAnew();
  const { identityId = '' } = useParams<{ identityId?: string }>();
  const { data: deletion } = useIdentityDeletion(identityId.toLowerCase());
  return (
    <ErrorView
      title="This identity is not here"
      action={<ButtonLink href={paths.identities()}>All identities</ButtonLink>}
    >
      {deletion ? (
        <Deleted deletion={deletion} />
      ) : (
        <p>It was deleted, or it belongs to another organisation: check which one is chosen above.</p>
      )}
    </ErrorView>
  );
}

function Deleted({ deletion: { activity_id: id, actor, at, object } }: { deletion: Activity }) {
  return (
    <p>
      <span className="font-medium text-ink">{object.name}</span> was deleted by {actor.label}{' '}
      <RelativeTime at={at} now={Date.parse(at)} />.{' '}
      <TextLink href={paths.change(id)}>See what went with it</TextLink>.
    </p>
  );
}
