'use client';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import type { Problem } from '@/lib/contract/problem';
import { ErrorView } from './error-view';

type PageProblemProps = {
  problem: Problem;
  /** What failed: "The activity could not be read". */
  title?: string;
};

/** What a reader can do about a status. */
function adviceFor(status: number | undefined): string {
  if (status === 401) return 'Your session has ended. Try again to sign in and come back here.';
  if (status === 403) return 'Ask an admin of your organisation for access.';
  if (status === 502 || status === 504) return 'Check that the API runs and can be reached, then try again.';
  return 'Try again in a moment.';
}

/** Stands in place of a page whose data the API refused, with the API's own words and request id. */
export function PageProblem({ problem, title }: PageProblemProps) {
  const router = useRouter();
  const [trying, startTrying] = useTransition();
  const { status, detail, request_id: requestId } = problem;
  const retry = () => {
    // The proxy sends a page load without a session to sign-in; a refresh would only be refused again.
    if (status === 401) window.location.reload();
    else startTrying(() => router.refresh());
  };
  return (
    <ErrorView
      title={title ?? 'This page could not be shown'}
      requestId={requestId}
      onRetry={retry}
      retrying={trying}
    >
      <p>{detail ?? problem.title}</p>
      <p>Nothing was changed. {adviceFor(status)}</p>
    </ErrorView>
  );
}
