'use client';

import { ListPlus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { IconButton } from '../ui/icon-button';
import { openerOf, useDialog } from '../use-dialog';

const load = () => import('./turn-case-dialog');
const TurnCaseDialog = dynamic(() => load().then((part) => part.TurnCaseDialog), { ssr: false });

interface SaveCaseButtonProps {
  agentId: string;
  /** The question of the turn, and what was answered. */
  message: string;
  answer: string;
  /** Empty: nobody was named. */
  userId: string;
}

/** Opens a turn as a case that can be run again. */
export function SaveCaseButton(turn: SaveCaseButtonProps) {
  const dialog = useDialog();
  return (
    <>
      <IconButton
        size="small"
        label="Save as a case"
        icon={<ListPlus aria-hidden="true" />}
        {...openerOf(load)}
        onClick={dialog.show}
      />
      {dialog.wanted && (
        <TurnCaseDialog key={dialog.key} {...turn} open={dialog.open} onOpenChange={dialog.onOpenChange} />
      )}
    </>
  );
}
