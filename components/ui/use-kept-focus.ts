'use client';

import { type FocusEvent, useEffect, useRef } from 'react';

/**
 * Spread onto a box: when what had the focus in it is gone after a drawing, the first in the box that the selector
 * finds takes it, so that keys still reach the box.
 */
export function useKeptFocus(selector: string) {
  const box = useRef<Element>(null);
  const focused = useRef<Element>(null);
  useEffect(() => {
    if (!focused.current || focused.current.isConnected) return;
    focused.current = null;
    if (document.activeElement !== document.body) return;
    box.current?.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
  });
  return {
    onFocus: ({ currentTarget, target }: FocusEvent) => {
      box.current = currentTarget;
      // React also tells of dialogs, which stand elsewhere.
      focused.current = currentTarget.contains(target) ? target : null;
    },
    onBlur: () => {
      focused.current = null;
    },
  };
}
