'use client';

import { useMemo } from 'react';
import type { Observation } from '@/lib/contract/identities';
import { useDryRun } from '@/lib/queries/observations';
import { problemOf } from '@/lib/queries/perform';
import { useSettled } from '@/lib/use-settled';
import { ProblemNotice } from '../../ui/problem-notice';
import { Skeleton } from '../../ui/skeleton';
import { differencesOf, summaryOf } from './differences';
import { DryRunResult } from './dry-run-result';

interface DryRunProps {
  identityId: string;
  /** The cycle the identity is at: what was tried before the next is out of date. */
  cycle: number;
  /** Undefined: what is written is no observation yet. */
  body: Observation | undefined;
}

const REST_MS = 200;

/** Tries the observation on the server whenever it rests; nothing is written. */
export function DryRun({ identityId, cycle, body }: DryRunProps) {
  const text = body && JSON.stringify(body);
  const rested = useSettled(text, REST_MS);
  const tried = useDryRun(identityId, cycle, rested === text ? body : undefined);
  const { data } = tried;
  const differences = useMemo(() => (data ? differencesOf(data) : undefined), [data]);
  if (tried.error) {
    return <ProblemNotice title="It could not be tried" problem={problemOf(tried.error)} />;
  }
  if (!differences) {
    return (
      <div aria-busy="true" className="flex flex-col gap-2">
        <span className="sr-only">Trying the observation</span>
        {['a', 'b', 'c', 'd', 'e'].map((line) => (
          <Skeleton key={line} className="h-6" />
        ))}
      </div>
    );
  }
  const isOld = rested !== text || tried.isPlaceholderData;
  return (
    <div aria-busy={isOld || undefined} className="flex flex-col gap-2">
      <p role="status" className="text-form text-muted">
        Dry run, nothing is written. {summaryOf(differences)}
      </p>
      <DryRunResult {...differences} />
    </div>
  );
}
