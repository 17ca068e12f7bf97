'use client';
import { useSyncExternalStore } from 'react';

const never = () => () => {};
const isMac = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The name of the key for chords on this machine; the server cannot know it and says Ctrl. */
export function useModifierKey() {
  return useSyncExternalStore(never, isMac, () => false) ? '⌘' : 'Ctrl';
}
