'use client';

import { useEffect } from 'react';

/**
 * For what a move within the page found missing: another tab may have switched the organisation for a moment, and then
 * it was looked for in the wrong one. The whole page is read once more; if that answers 404, it is not here.
 */
export function useReadAnew(): void {
  useEffect(() => {
    const [page] = performance.getEntriesByType('navigation');
    if (page instanceof PerformanceNavigationTiming && page.responseStatus === 200) window.location.reload();
  }, []);
}
