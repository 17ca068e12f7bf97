'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';
import type { InstanceWithContents } from '@/lib/contract/dashboard';
import { rescueFocus } from '../ui/rescue-focus';

const CreateDialog = dynamic(
  () => import('./create-instance-dialog').then((part) => part.CreateInstanceDialog),
  {
    ssr: false,
  },
);
const ResetDialog = dynamic(
  () => import('./reset-instance-dialog').then((part) => part.ResetInstanceDialog),
  {
    ssr: false,
  },
);
const DeleteDialog = dynamic(
  () => import('./delete-instance-dialog').then((part) => part.DeleteInstanceDialog),
  {
    ssr: false,
  },
);

type Act = 'create' | 'reset' | 'delete';
interface Asked {
  act: Act;
  item?: InstanceWithContents | undefined;
  /** A new dialog each time: none shows the receipt of the one before. */
  turn: number;
}

interface InstanceActsProps {
  agentId: string;
  onCreated: (instanceId: string) => void;
  onDeleted: (instanceId: string) => void;
  children: (act: (act: Act, item?: InstanceWithContents) => void) => ReactNode;
}

/** The dialogs stand beside the panel, not in it: the panel of a deleted instance goes before its receipt does. */
export function InstanceActs({ agentId, onCreated, onDeleted, children }: InstanceActsProps) {
  const [asked, setAsked] = useState<Asked>();
  const [open, setOpen] = useState(false);
  const shared = {
    open,
    onOpenChange: (next: boolean) => {
      setOpen(next);
      // The opener of a deleted instance is gone: the name of the one that took its place gets the focus.
      if (!next) rescueFocus('instance-name');
    },
  };
  const act = (next: Act, item?: InstanceWithContents) => {
    setAsked((before) => ({ act: next, item, turn: (before?.turn ?? 0) + 1 }));
    setOpen(true);
  };
  const instance = asked?.item?.instance;
  return (
    <>
      {children(act)}
      {asked?.act === 'create' && (
        <CreateDialog key={asked.turn} {...shared} agentId={agentId} onCreated={onCreated} />
      )}
      {asked?.act === 'reset' && instance && <ResetDialog key={asked.turn} {...shared} instance={instance} />}
      {asked?.act === 'delete' && instance && (
        <DeleteDialog key={asked.turn} {...shared} instance={instance} onDeleted={onDeleted} />
      )}
    </>
  );
}
