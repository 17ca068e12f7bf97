'use client';

import dynamic from 'next/dynamic';

const IdentityMissing = dynamic(() =>
  import('@/components/identities/identity-missing').then((part) => part.IdentityMissing),
);

/** The identity's layout itself found nothing, so this stands above it. Every page brings it along, so it loads late. */
export default function IdentityNotFound() {
  return <IdentityMissing />;
}
