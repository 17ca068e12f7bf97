'use client';

import { useSyncExternalStore } from 'react';
import { type Job, onJobsChange, parseJobs, storedJobs } from '@/lib/jobs';

/** The jobs of that place, as this tab and others change them. */
export function useJobs(place: string): Job[] {
  const text = useSyncExternalStore(
    onJobsChange,
    () => storedJobs(place),
    () => null,
  );
  return parseJobs(text);
}
