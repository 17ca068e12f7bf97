import { LiveRegion } from '../ui/live-region';
import { Toaster } from '../ui/toaster';

/** What every root layout mounts once beside a TooltipLayer: the polite region and the place of toasts. */
export function PageServices() {
  return (
    <>
      <LiveRegion />
      <Toaster />
    </>
  );
}
