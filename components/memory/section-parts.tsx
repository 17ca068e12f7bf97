'use client';

import { ChevronLeft, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Problem } from '@/lib/contract/problem';
import { Button } from '../ui/button';
import { buttonStyle } from '../ui/button-style';
import { Count } from '../ui/count';
import { Input } from '../ui/input';
import { ProblemNotice } from '../ui/problem-notice';
import { Skeleton } from '../ui/skeleton';
import { Spinner } from '../ui/spinner';
import { type MemoryAddress, sectionHeadingId } from './memory-address';
import type { Find } from './use-find';

type SectionLink = ReturnType<MemoryAddress['to']>;

/** Of the link that fills a row or an item of a list. */
export const wholeRow =
  'text-ink no-underline outline-none after:absolute after:inset-0 hover:underline focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2';

/** The heading of a section, or of what is open in it; it takes the focus when either comes or goes. */
export function SectionHeading({ children, mono }: { children: ReactNode; mono?: boolean }) {
  return (
    <h3
      id={sectionHeadingId}
      tabIndex={-1}
      className={`min-w-0 break-words font-medium text-form outline-none ${mono ? 'font-mono' : ''}`}
    >
      {children}
    </h3>
  );
}

interface ListHeadingProps {
  /** Null: a remote API does not count what was searched for. */
  total: number | null | undefined;
  one: string;
  many: string;
  note?: string;
}

/** How many were found, said aloud when that changes. */
export function ListHeading({ total, one, many, note }: ListHeadingProps) {
  return (
    <SectionHeading>
      <span aria-live="polite">
        {typeof total === 'number' && (
          <>
            <Count value={total} /> {total === 1 ? one : many}
          </>
        )}
        {total === null && `Found ${many}`}
        {total === undefined && many.charAt(0).toUpperCase() + many.slice(1)}
      </span>
      {note && <span className="font-normal text-meta text-muted"> {note}</span>}
    </SectionHeading>
  );
}

export function NewLink({ children, ...link }: SectionLink & { children: ReactNode }) {
  return (
    <a {...link} className={buttonStyle('secondary', 'small')}>
      <Plus aria-hidden="true" />
      {children}
    </a>
  );
}

interface FindFieldProps {
  label: string;
  placeholder: string;
  find: Find;
  busy: boolean;
}

export function FindField({ label, placeholder, find, busy }: FindFieldProps) {
  return (
    <span className="relative min-w-32 grow basis-40">
      <Input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={find.text}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => find.setText(event.target.value)}
      />
      {busy && <Spinner className="absolute top-2 right-8 touch:top-3.5" />}
    </span>
  );
}

interface ShownPages {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage(): unknown;
}

/** How far the list was read, and the way on. */
export function MoreRows({
  pages,
  shown,
  total,
}: {
  pages: ShownPages;
  shown: number;
  total: number | null;
}) {
  if (!pages.hasNextPage) return null;
  return (
    <div className="flex items-center gap-3 text-meta text-muted">
      <span>
        <Count value={shown} />
        {total !== null && (
          <>
            {' of '}
            <Count value={total} />
          </>
        )}{' '}
        shown
      </span>
      <Button size="small" busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
        Load more
      </Button>
    </div>
  );
}

/** The way back from what is open. */
export function BackLink({ children, ...link }: SectionLink & { children: ReactNode }) {
  return (
    <a
      {...link}
      className="-ml-1 flex min-h-9 items-center gap-1 self-start text-accent text-form no-underline hover:underline touch:min-h-11"
    >
      <ChevronLeft aria-hidden="true" />
      {children}
    </a>
  );
}

/** Says that the user of the scope narrows the section. */
export function UserNotice({ address, children }: { address: MemoryAddress; children: ReactNode }) {
  return (
    <p className="flex flex-wrap items-center gap-x-2 rounded-control border border-line bg-surface px-3 py-1.5 text-table">
      <span className="min-w-0 break-words">{children}</span>
      <a {...address.toUser(undefined)} className="text-accent underline touch:py-2">
        Show all users
      </a>
    </p>
  );
}

/** While a section is read for the first time. */
export function Reading({ what }: { what: string }) {
  return (
    <div aria-busy="true" className="flex flex-col gap-2">
      <span className="sr-only">Reading {what}</span>
      <Skeleton className="h-5 w-24" />
      <Skeleton className="h-8" />
      <Skeleton className="h-36" />
    </div>
  );
}

/** A section that could not be read. */
export function Unread({ what, problem, retry }: { what: string; problem: Problem; retry: () => void }) {
  return (
    <ProblemNotice
      title={`${what} could not be read`}
      problem={problem}
      action={<Button onClick={retry}>Try again</Button>}
    />
  );
}

interface GoneProps {
  problem: Problem;
  what: 'state' | 'fact';
  back: ReactNode;
  retry: () => void;
}

/** What the address names and cannot be shown. */
export function Gone({ problem, what, back, retry }: GoneProps) {
  if (problem.status !== 404) {
    return (
      <>
        {back}
        <Unread what={`The ${what}`} problem={problem} retry={retry} />
      </>
    );
  }
  return (
    <>
      {back}
      <SectionHeading>This {what} is not here</SectionHeading>
      <p className="text-muted text-table">It was deleted, or it belongs to another instance.</p>
    </>
  );
}
