'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { useViewer } from '@/lib/auth/viewer';
import { jobsPlace, onJobsChange, storedJobs } from '@/lib/jobs';

const JobsTray = dynamic(() => import('./jobs-tray').then((part) => part.JobsTray), { ssr: false });

/** Loads the tray with this person's first job; a page without jobs carries these lines only. */
export function JobsLauncher() {
  const place = jobsPlace(useViewer());
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    const look = () => storedJobs(place) && setWanted(true);
    look();
    return onJobsChange(look);
  }, [place]);
  return wanted ? <JobsTray place={place} /> : null;
}
