'use client';

import dynamic from 'next/dynamic';
import { Button } from '../ui/button';
import { toast } from '../ui/toast';
import { openerOf, useDialog } from '../use-dialog';
import { emptyForm, newExpectation } from './case-form';

const load = () => import('./case-dialog');
const CaseDialog = dynamic(() => load().then((part) => part.CaseDialog), { ssr: false });

interface SaveCaseButtonProps {
  agentId: string;
  /** The question of the turn, and what was answered. */
  message: string;
  answer: string;
  /** Empty: nobody was named. */
  userId: string;
}

/** A turn becomes a case: its question, and its answer as the first thing that is expected, to be cut to what matters. */
export function SaveCaseButton({ agentId, message, answer, userId }: SaveCaseButtonProps) {
  const dialog = useDialog();
  return (
    <>
      <Button size="small" variant="ghost" {...openerOf(load)} onClick={dialog.show}>
        Save as case
      </Button>
      {dialog.wanted && (
        <CaseDialog
          key={dialog.key}
          agentId={agentId}
          initial={emptyForm({
            ...{ name: firstWords(message), question: message, userId },
            expectations: [newExpectation(firstSentence(answer))],
          })}
          open={dialog.open}
          onOpenChange={dialog.onOpenChange}
          onSaved={({ name }) =>
            toast({
              tone: 'done',
              title: `Case “${name}” created`,
              detail: 'It is among the cases of the Chat tab.',
            })
          }
        />
      )}
    </>
  );
}

function firstWords(message: string): string {
  const line = message.replaceAll(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59).toWellFormed()}…` : line;
}

function firstSentence(answer: string): string {
  const [first = ''] = answer.trim().split(/\n|(?<=[.!?])\s/);
  return first.slice(0, 200).toWellFormed();
}
