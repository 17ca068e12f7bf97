'use client';
import { useCallback, useState } from 'react';
import { preloadDialog } from '@/components/ui/dialog';

/**
 * A dialog that loads with its first opening and starts anew with each: spread `key` onto it, and render it only once
 * it was wanted. It stays mounted while it closes, so that focus finds its way back.
 */
export function useDialog() {
  const [{ open, times }, setState] = useState({ open: false, times: 0 });
  const show = useCallback(() => setState(({ times }) => ({ open: true, times: times + 1 })), []);
  return {
    show,
    open,
    wanted: times > 0,
    key: times,
    onOpenChange: (next: boolean) => setState((state) => ({ ...state, open: next })),
  };
}

/** Spread onto an opener: the dialog and what it shows are fetched when the opener is reached, not when it is pressed. */
export function openerOf(load: () => Promise<unknown>) {
  const preload = () => {
    preloadDialog();
    void load();
  };
  return { 'aria-haspopup': 'dialog', onPointerEnter: preload, onFocus: preload } as const;
}
