'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';
import type { MemoryPlace } from '@/lib/queries/memory';
import { rescueFocus } from '../ui/rescue-focus';
import type { Deletable } from './delete-dialog';
import { sectionHeadingId } from './memory-address';

const DeleteDialog = dynamic(() => import('./delete-dialog').then((part) => part.DeleteDialog), {
  ssr: false,
});

/** The dialog stands beside what is deleted, not in it: its receipt outlives that. */
export function useDeletion(place: MemoryPlace, onDeleted: () => void) {
  const [asked, setAsked] = useState<{ thing: Deletable; turn: number }>();
  const [open, setOpen] = useState(false);
  const ask = (thing: Deletable) => {
    setAsked((before) => ({ thing, turn: (before?.turn ?? 0) + 1 }));
    setOpen(true);
  };
  const onOpenChange = (next: boolean) => {
    setOpen(next);
    if (!next) rescueFocus(sectionHeadingId);
  };
  const dialog: ReactNode = asked && (
    <DeleteDialog
      key={asked.turn}
      place={place}
      thing={asked.thing}
      open={open}
      onOpenChange={onOpenChange}
      onDeleted={onDeleted}
    />
  );
  return { ask, dialog };
}
