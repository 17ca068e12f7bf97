'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';
import type { ToolText } from '@/lib/tool-text';
import { rescueFocus } from '../ui/rescue-focus';
import { toolHeadingId } from './tool-selection';

const RenameDialog = dynamic(() => import('./rename-tool-dialog').then((part) => part.RenameToolDialog), {
  ssr: false,
});
const DeleteDialog = dynamic(() => import('./delete-tool-dialog').then((part) => part.DeleteToolDialog), {
  ssr: false,
});

export type OnToolAct = (act: 'rename' | 'delete', tool: ToolText) => void;

interface ToolActsProps {
  agentId: string;
  onRenamed(name: string): void;
  onDeleted(name: string): void;
  children: (act: OnToolAct) => ReactNode;
}

/** The dialogs stand beside the panel, not in it: the panel of a deleted tool goes before its receipt does. */
export function ToolActs({ agentId, onRenamed, onDeleted, children }: ToolActsProps) {
  const [asked, setAsked] = useState<{ act: 'rename' | 'delete'; tool: ToolText; turn: number }>();
  const [open, setOpen] = useState(false);
  const shared = {
    agentId,
    open,
    onOpenChange: (next: boolean) => {
      setOpen(next);
      // The opener of a deleted tool is gone: the heading of what took its place gets the focus.
      if (!next) rescueFocus(toolHeadingId);
    },
  };
  const act: OnToolAct = (next, tool) => {
    // A new dialog each time: none shows the receipt of the one before.
    setAsked((before) => ({ act: next, tool, turn: (before?.turn ?? 0) + 1 }));
    setOpen(true);
  };
  return (
    <>
      {children(act)}
      {asked?.act === 'rename' && (
        <RenameDialog key={asked.turn} {...shared} tool={asked.tool} onRenamed={onRenamed} />
      )}
      {asked?.act === 'delete' && (
        <DeleteDialog key={asked.turn} {...shared} tool={asked.tool} onDeleted={onDeleted} />
      )}
    </>
  );
}
