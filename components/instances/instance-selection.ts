'use client';

import { usePathname } from 'next/navigation';
import { type MouseEvent, useEffect, useRef } from 'react';
import { readScope, withScope } from '@/lib/agent-scope';
import type { InstanceWithContents } from '@/lib/contract/dashboard';
import { changeAddress } from '@/lib/page-address';
import { useAddressQuery } from '@/lib/use-address-query';
import { rescueFocus } from '../ui/rescue-focus';

/** Of the link of the one row that the Tab key reaches. */
export const activeRowId = 'instance-row';

/** A click that the browser should handle itself: a new tab or window. */
function isOwnClick(event: MouseEvent) {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

export type InstanceSelection = ReturnType<typeof useInstanceSelection>;

/**
 * Which instance is shown, held in the address. Choosing one asks the server for nothing: the row has all of it.
 * On narrow windows an address without an instance is the list.
 */
export function useInstanceSelection(agentId: string, items: InstanceWithContents[]) {
  const pathname = usePathname();
  const query = useAddressQuery();
  const scope = readScope(query);
  const defaultId = useDefaultId(items);
  const scroll = useListScroll(scope.instance !== undefined);
  const hrefOf = (instance: string | undefined) => withScope(pathname, { ...scope, instance }, query);
  const select = (instance: string) => {
    scroll.note();
    if (instance !== scope.instance) changeAddress(hrefOf(instance), 'push');
    // Where list and panel take turns, the pressed row is gone now.
    rescueFocus('instance-name');
  };
  return {
    agentId,
    id: scope.instance ?? defaultId,
    isChosen: scope.instance !== undefined,
    hrefOf,
    select,
    replace: (instance: string | undefined) => changeAddress(hrefOf(instance), 'replace'),
    onSelect: (event: MouseEvent, instance: string) => {
      if (!isOwnClick(event)) return;
      event.preventDefault();
      select(instance);
    },
    onBack: (event: MouseEvent) => {
      if (!isOwnClick(event)) return;
      event.preventDefault();
      changeAddress(hrefOf(undefined), 'push');
      rescueFocus(activeRowId);
    },
  };
}

/** The default instance leads the whole list; a search may hide it, so it is remembered. */
function useDefaultId(items: InstanceWithContents[]): string | undefined {
  const found = items.find(({ instance }) => instance.is_default)?.instance.instance_id;
  const known = useRef(found);
  if (found) known.current = found;
  return known.current ?? items[0]?.instance.instance_id;
}

/** Where list and panel take turns, the list comes back where it was left. */
function useListScroll(isChosen: boolean) {
  const left = useRef<number>(undefined);
  useEffect(() => {
    if (isChosen || left.current === undefined) return;
    window.scrollTo({ top: left.current });
    left.current = undefined;
  }, [isChosen]);
  return {
    note: () => {
      if (!isChosen) left.current = window.scrollY;
    },
  };
}
