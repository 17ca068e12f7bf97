'use client';

import { useLayoutEffect } from 'react';
import { useViewer } from '@/lib/auth/viewer';

/**
 * After a switch of organisation in another tab, a move within this one brings the other organisation's rows
 * into a frame that still names the old one. The whole page is then read anew.
 */
export function RenderedFor({ tenant }: { tenant: string }) {
  const viewer = useViewer();
  const isMixed = tenant !== viewer.tenant;
  useLayoutEffect(() => {
    if (isMixed) window.location.reload();
  }, [isMixed]);
  return null;
}
