'use client';

import { useRef, useState } from 'react';

/**
 * A picker that loads when its opener is reached and is first drawn when that is pressed: spread `opener` onto the
 * button and `picker` onto the picker, and render that only once it was wanted.
 */
export function usePicker(load: () => Promise<unknown>) {
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const preload = () => void load();
  const show = () => {
    setWanted(true);
    setOpen(true);
  };
  return {
    wanted,
    opener: {
      ref: anchor,
      'aria-haspopup': 'dialog',
      'aria-expanded': open,
      onPointerEnter: preload,
      onFocus: preload,
      onClick: show,
    } as const,
    picker: { anchor, open, onOpenChange: setOpen },
  };
}
