'use client';

import { type RefObject, useEffect, useRef } from 'react';

/** After a save that found something wrong, the first wrong field of the form gets the focus; readers hear why. */
export function useWrongFocus(errors: object): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  const before = useRef(0);
  useEffect(() => {
    const count = Object.keys(errors).length;
    // Fewer than before: a field was mended, and whoever did it is still in it.
    if (count > 0 && count >= before.current)
      form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
    before.current = count;
  }, [errors]);
  return form;
}
