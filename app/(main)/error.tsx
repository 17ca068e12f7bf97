'use client';

import dynamic from 'next/dynamic';

const FailedPage = dynamic(() => import('@/components/failed-page').then((part) => part.FailedPage));

interface PageErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** In place of a page that failed; the frame around it goes on. Every page brings it along, so it loads late. */
export default function PageError(props: PageErrorProps) {
  return (
    <FailedPage {...props}>
      <p>Something failed while it was made. Nothing was changed, and drafts are kept in this browser.</p>
      <p>
        Try again. If it stays like this, give the request id to whoever runs Troupe: the log has the reason.
      </p>
    </FailedPage>
  );
}
