import { JobsLauncher } from '../jobs/jobs-launcher';
import { LiveRegion } from '../ui/live-region';
import { Toaster } from '../ui/toaster';

/** What every root layout mounts once beside a TooltipLayer: the polite region, the places of toasts and of jobs. */
export function PageServices() {
  return (
    <>
      <LiveRegion />
      <Toaster />
      <JobsLauncher />
    </>
  );
}
