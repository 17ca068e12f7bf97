'use client';

import { ListPlus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useCallback, useState } from 'react';
import type { Turn } from '@/lib/contract/tester';
import { IconButton } from '../ui/icon-button';
import { openerOf, useDialog } from '../use-dialog';

const load = () => import('./turn-case-dialog');
const TurnCaseDialog = dynamic(() => load().then((part) => part.TurnCaseDialog), { ssr: false });

/** Opens a turn as a case that can be run again. */
export function SaveCaseButton({ onOpen }: { onOpen(): void }) {
  return (
    <IconButton
      size="small"
      label="Save as a case"
      icon={<ListPlus aria-hidden="true" />}
      {...openerOf(load)}
      onClick={onOpen}
    />
  );
}

/** Stands with the conversation: the turn may be out of sight, and no longer drawn, before its case is saved. */
export function useSaveCase() {
  const [turn, setTurn] = useState<Turn>();
  const { show, ...dialog } = useDialog();
  const open = useCallback(
    (chosen: Turn) => {
      setTurn(chosen);
      show();
    },
    [show],
  );
  const drawn = dialog.wanted && turn && (
    <TurnCaseDialog
      key={dialog.key}
      agentId={turn.agent_id}
      turnId={turn.turn_id}
      message={turn.message}
      answer={turn.response}
      userId={turn.user_id}
      open={dialog.open}
      onOpenChange={dialog.onOpenChange}
    />
  );
  return { open, drawn };
}
