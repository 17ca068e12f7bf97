'use client';
import { useEffect, useRef } from 'react';
import { Button } from './ui/button';
import { CopyId } from './ui/copy-id';

type ErrorViewProps = {
  title?: string;
  /** What failed and what to do. */
  children?: React.ReactNode;
  /** The request id, or the digest that Next writes beside the error in the server's log. */
  requestId?: string | undefined;
  onRetry?: () => void;
  /** The page is being read again. */
  retrying?: boolean;
  /** Another way out, such as a link back to the list. */
  action?: React.ReactNode;
};

/** What stands in place of a page that failed or is not there. Takes the focus, so that readers hear it. */
export function ErrorView({ title, children, requestId, onRetry, retrying, action }: ErrorViewProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="flex max-w-prose flex-col items-start gap-3 py-12">
      <h1 ref={heading} tabIndex={-1} className="font-semibold text-page outline-none">
        {title ?? 'This page could not be shown'}
      </h1>
      <div className="text-form text-muted">
        {children ?? 'The server failed while making it. Nothing was changed. Try again in a moment.'}
      </div>
      {(onRetry || action) && (
        <div className="flex flex-wrap items-center gap-2">
          {onRetry && (
            <Button busy={retrying} onClick={onRetry}>
              Try again
            </Button>
          )}
          {action}
        </div>
      )}
      {requestId && (
        <p className="flex flex-wrap items-center gap-x-1 text-meta text-muted">
          Request <CopyId id={requestId} what="request id" />
        </p>
      )}
    </div>
  );
}
