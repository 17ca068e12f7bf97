'use client';

import { usePathname } from 'next/navigation';
import type { MouseEvent } from 'react';
import { changeAddress } from '@/lib/page-address';
import { useAddressQuery } from '@/lib/use-address-query';
import { rescueFocus } from '../ui/rescue-focus';

/** Of the heading of whatever is selected. */
export const toolHeadingId = 'tool-name';
/** Of the way to a new tool, which is always there. */
export const newToolId = 'new-tool';

/** A click that the browser should handle itself: a new tab or window. */
function isOwnClick(event: MouseEvent) {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

export type ToolSelection = ReturnType<typeof useToolSelection>;

/** Which tool is shown, held in the address. Choosing one asks the server for nothing: the page has them all. */
export function useToolSelection() {
  const pathname = usePathname();
  const query = useAddressQuery();
  const hrefOf = (chosen: { tool?: string; isNew?: boolean }) => {
    const next = new URLSearchParams(query);
    next.delete('tool');
    next.delete('new');
    if (chosen.tool !== undefined) next.set('tool', chosen.tool);
    if (chosen.isNew) next.set('new', '1');
    return next.size > 0 ? `${pathname}?${next}` : pathname;
  };
  const go = (href: string, focus: string, how: 'push' | 'replace' = 'push') => {
    changeAddress(href, how);
    // Where list and panel take turns, what was pressed is gone now.
    rescueFocus(focus);
  };
  const follow = (href: string, focus: string) => (event: MouseEvent) => {
    if (!isOwnClick(event)) return;
    event.preventDefault();
    go(href, focus);
  };
  return {
    /** The tool of the address, whether it is there or not. */
    name: query.get('tool') ?? undefined,
    isNew: query.get('new') !== null,
    linkTo: (tool: string) => ({ href: hrefOf({ tool }), onClick: follow(hrefOf({ tool }), toolHeadingId) }),
    toNew: { href: hrefOf({ isNew: true }), onClick: follow(hrefOf({ isNew: true }), toolHeadingId) },
    toList: { href: hrefOf({}), onClick: follow(hrefOf({}), newToolId) },
    select: (tool: string) => go(hrefOf({ tool }), toolHeadingId, 'replace'),
    startNew: () => go(hrefOf({ isNew: true }), toolHeadingId),
    clear: () => go(hrefOf({}), newToolId, 'replace'),
  };
}
