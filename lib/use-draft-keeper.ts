'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { useViewer } from './auth/viewer';
import { type DraftPlace, removeDraft, writeDraft } from './drafts';

const TYPING_MS = 300;

export interface DraftKeeper {
  place: DraftPlace;
  /** What is on screen now; null: nothing unsaved. Written a moment later. */
  note(content: unknown): void;
  /** Writes at once: call it before the first call of a save, for the page may leave with it. */
  flush(): void;
}

const flushers = new Set<() => void>();

/** Writes what is being typed on this page, for whoever reads the drafts right now. */
export function flushDrafts(): void {
  for (const flush of flushers) flush();
}

/** Keeps unsaved text in this browser while it is typed and when the page goes away. `kept` is false when it cannot. */
export function useDraftKeeper(subject: string): { keeper: DraftKeeper; kept: boolean } {
  const { tenant, userId } = useViewer();
  const [kept, setKept] = useState(true);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const pending = useRef<{ content: unknown } | null>(null);
  const last = useRef('null');
  const keeper = useMemo<DraftKeeper>(() => {
    const place = { tenant, userId, subject };
    const flush = () => {
      clearTimeout(timer.current);
      if (!pending.current) return;
      const { content } = pending.current;
      pending.current = null;
      if (content === null) removeDraft(place);
      setKept(content === null || writeDraft(place, content));
    };
    const note = (content: unknown) => {
      const text = JSON.stringify(content);
      if (text === last.current) return;
      last.current = text;
      pending.current = { content };
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, TYPING_MS);
    };
    return { place, note, flush };
  }, [tenant, userId, subject]);
  useEffect(() => {
    const { flush } = keeper;
    flushers.add(flush);
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      flushers.delete(flush);
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, [keeper]);
  return { keeper, kept };
}
