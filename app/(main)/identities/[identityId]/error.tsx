'use client';

import dynamic from 'next/dynamic';

const FailedPage = dynamic(() => import('@/components/failed-page').then((part) => part.FailedPage));

interface TabErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** In place of a tab that failed; the identity's header and the other tab go on. */
export default function TabError(props: TabErrorProps) {
  return (
    <FailedPage {...props} title="This tab could not be shown">
      <p>Something failed while it was made. Nothing was changed.</p>
    </FailedPage>
  );
}
