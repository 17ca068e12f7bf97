'use client';

import { toast } from '../ui/toast';
import { CaseDialog } from './case-dialog';
import { emptyForm, newExpectation } from './case-form';

interface TurnCaseDialogProps {
  agentId: string;
  turnId: string;
  message: string;
  answer: string;
  userId: string;
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** A turn as a case: its question, and the beginning of its answer as what is expected, to be cut to what matters. */
export function TurnCaseDialog({ turnId, message, answer, userId, ...dialog }: TurnCaseDialogProps) {
  return (
    <CaseDialog
      {...dialog}
      about={`of/${turnId}`}
      initial={emptyForm({
        ...{ name: firstWords(message), question: message, userId },
        expectations: [newExpectation(firstSentence(answer))],
      })}
      onSaved={({ name }) =>
        toast({
          tone: 'done',
          title: `Case “${name}” created`,
          detail: 'It is among the cases of the Chat tab.',
        })
      }
    />
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
