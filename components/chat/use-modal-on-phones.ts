'use client';

import { type RefObject, useEffect, useSyncExternalStore } from 'react';

const narrow = '(width < 48rem)';

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(narrow);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

export const isNarrow = () => window.matchMedia(narrow).matches;

/** Where the chat fills the screen, what lies under it cannot be reached. True while it is so. */
export function useModalOnPhones(box: RefObject<HTMLElement | null>): boolean {
  const isModal = useSyncExternalStore(subscribe, isNarrow, () => false);
  useEffect(() => {
    if (!isModal) return;
    const under = [
      ...document.querySelectorAll<HTMLElement>('body > header, body > a, #beside-dock'),
      ...(document
        .querySelector('main')
        ?.parentElement?.querySelectorAll<HTMLElement>(':scope > :not(main)') ?? []),
    ].filter((element) => !element.contains(box.current));
    for (const element of under) element.inert = true;
    return () => {
      for (const element of under) element.inert = false;
    };
  }, [isModal, box]);
  return isModal;
}
