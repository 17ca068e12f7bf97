'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { ErrorView } from '@/components/error-view';
import { ButtonLink } from '@/components/ui/button-link';
import { paths } from '@/lib/paths';

interface FailedPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** In place of a page that failed; the frame around it goes on. */
export default function FailedPage({ error, reset }: FailedPageProps) {
  const router = useRouter();
  const [trying, startTrying] = useTransition();
  const retry = () =>
    startTrying(() => {
      // `reset` alone would draw the same failed reply again.
      router.refresh();
      reset();
    });
  return (
    <ErrorView
      requestId={error.digest}
      onRetry={retry}
      retrying={trying}
      action={<ButtonLink href={paths.agents()}>Go to agents</ButtonLink>}
    >
      <p>Something failed while it was made. Nothing was changed, and drafts are kept in this browser.</p>
      <p>
        Try again. If it stays like this, give the request id to whoever runs Troupe: the log has the reason.
      </p>
    </ErrorView>
  );
}
