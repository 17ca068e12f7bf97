'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useTransition } from 'react';
import { paths } from '@/lib/paths';
import { ErrorView } from './error-view';
import { ButtonLink } from './ui/button-link';

interface FailedPageProps {
  error: Error & { digest?: string };
  reset: () => void;
  title?: string;
  /** What failed and what to do. */
  children: ReactNode;
}

/** In place of what failed, with the way to try it again; the frame around it goes on. */
export function FailedPage({ error, reset, title, children }: FailedPageProps) {
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
      title={title}
      requestId={error.digest}
      onRetry={retry}
      retrying={trying}
      action={<ButtonLink href={paths.agents()}>All agents</ButtonLink>}
    >
      {children}
    </ErrorView>
  );
}
