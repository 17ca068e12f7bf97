import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { Problem } from '@/lib/contract/problem';
import { CopyId } from './copy-id';
import { StatusGlyph } from './status';

type ProblemNoticeProps = {
  /** The API's problem as it came. */
  problem: Problem;
  /** What failed, in the reader's words: "The agent was not renamed". Default: the problem's title. */
  title?: string;
  /** What was kept: "Your text is still here." */
  kept?: ReactNode;
  /** What to do now; buttons and links welcome. */
  action?: ReactNode;
  className?: string;
};

/** A refusal or failure in full: what failed, why, what was kept, what to do, and the request id. Read out at once. */
export function ProblemNotice({ problem, title, kept, action, className }: ProblemNoticeProps) {
  const { detail, errors, request_id: requestId } = problem;
  const heading = title ?? problem.title ?? 'Something went wrong';
  return (
    <div
      role="alert"
      className={clsx(
        'flex min-w-0 gap-2 rounded-control border border-danger bg-danger-tint p-3 text-form',
        className,
      )}
    >
      <span className="grid h-5 place-items-center">
        <StatusGlyph kind="failed" />
      </span>
      <div className="flex min-w-0 grow flex-col gap-1">
        <p className="font-medium text-danger">{heading}</p>
        {detail && detail !== heading && <p className="max-w-prose break-words">{detail}</p>}
        {errors && errors.length > 0 && (
          <ul className="list-disc pl-4">
            {errors.map(({ location, message }) => (
              <li key={`${location} ${message}`}>
                {location && <code className="font-mono text-meta">{location}</code>} {message}
              </li>
            ))}
          </ul>
        )}
        {kept && <p>{kept}</p>}
        {action && <div className="flex flex-wrap items-center gap-2 pt-1">{action}</div>}
        {requestId && (
          <p className="flex flex-wrap items-center gap-x-1 text-meta">
            Request <CopyId id={requestId} what="request id" className="text-ink" />
          </p>
        )}
      </div>
    </div>
  );
}
