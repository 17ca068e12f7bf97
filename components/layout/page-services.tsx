import { LiveRegion } from '../ui/live-region';
import { Toaster } from '../ui/toaster';
import { TooltipLayer } from '../ui/tooltip-layer';

/** What every root layout mounts once: the polite region, the tooltip and the place of toasts. */
export function PageServices() {
  return (
    <>
      <LiveRegion />
      <TooltipLayer />
      <Toaster />
    </>
  );
}
