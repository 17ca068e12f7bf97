'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { ErrorView } from '@/components/error-view';
import { ButtonLink } from '@/components/ui/button-link';
import { paths } from '@/lib/paths';

interface FailedTabProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** In place of a tab that failed; the agent's header and the other tabs go on. */
export default function FailedTab({ error, reset }: FailedTabProps) {
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
      title="This tab could not be shown"
      requestId={error.digest}
      onRetry={retry}
      retrying={trying}
      action={<ButtonLink href={paths.agents()}>All agents</ButtonLink>}
    >
      <p>Something failed while it was made. Nothing was changed, and your draft is kept in this browser.</p>
    </ErrorView>
  );
}
