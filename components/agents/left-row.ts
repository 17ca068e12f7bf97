'use client';

import { type RefObject, useEffect, useState } from 'react';
import { paths } from '@/lib/paths';

/** The row that was opened last and the list's address then. */
let left: { place: string; agentId: string } | undefined;

const here = () => window.location.pathname + window.location.search;

export function noteLeftRow(agentId: string): void {
  left = { place: here(), agentId };
}

function takeLeftRow(): string | undefined {
  const row = left;
  left = undefined;
  return row && row.place === here() ? row.agentId : undefined;
}

/** After Back the focus is where it was: on the row that was opened, unless something else has it by now. */
export function useLeftRow(body: RefObject<HTMLElement | null>): void {
  const [agentId] = useState(takeLeftRow);
  const [isDone, setDone] = useState(agentId === undefined);
  // The row is drawn once the window is back at its place.
  useEffect(() => {
    if (isDone || agentId === undefined) return;
    const link = body.current?.querySelector<HTMLElement>(`a[href="${paths.agent(agentId)}"]`);
    if (!link) return;
    if (document.activeElement === document.body) link.focus({ preventScroll: true });
    setDone(true);
  });
}
