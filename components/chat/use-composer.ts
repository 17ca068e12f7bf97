'use client';

import { useEffect, useRef, useState } from 'react';
import { readDraft, removeDraft, writeDraft } from '@/lib/drafts';
import { useDraftKeeper } from '@/lib/use-draft-keeper';

/** What the contract of a turn takes. */
export const MESSAGE_LENGTH = 100_000;

/** A turn whose message is written anew. */
export interface Edit {
  conversationId: string;
  position: number;
}

interface Written {
  text: string;
  edit?: Edit | undefined;
  /** What stood there before the edit, and comes back when it is given up. */
  before?: string | undefined;
}

export type ComposerState = ReturnType<typeof useComposer>;

/** Those on screen: it may be another one by the time that the server has a message. */
const shownComposers = new Set<(subject: string, sent: string) => void>();

/** The text that is not sent yet. It stays in this browser until the server has it. */
export function useComposer(agentId: string) {
  const subject = `agent/${agentId}/chat`;
  const { keeper, kept } = useDraftKeeper(subject);
  const [written, setWritten] = useState<Written>(() => writtenIn(readDraft(keeper.place)?.content));
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    keeper.note(written.text === '' && !written.edit ? null : written);
  }, [keeper, written]);
  useEffect(() => {
    const onSent = (of: string, sent: string) => {
      if (of === subject) setWritten((held) => without(held, sent) ?? held);
    };
    shownComposers.add(onSent);
    return () => void shownComposers.delete(onSent);
  }, [subject]);
  const { text, edit, before = '' } = written;
  return {
    ...{ text, edit, kept, field },
    isTooLong: text.length > MESSAGE_LENGTH,
    write: (next: string) => setWritten((held) => ({ ...held, text: next })),
    /** Before the first call of a send: the page may leave with it. */
    keep: () => keeper.flush(),
    /** The server has that. What is written by now instead stays. */
    clear: (sent: string) => {
      keeper.flush();
      const stored = readDraft(keeper.place);
      const rest = stored && without(writtenIn(stored.content), sent);
      if (rest?.text) writeDraft(keeper.place, rest);
      else if (rest) removeDraft(keeper.place);
      for (const onSent of shownComposers) onSent(subject, sent);
    },
    startEdit: (message: string, place: Edit) => {
      setWritten({ text: message, edit: place, before: edit ? before : text });
      field.current?.focus();
    },
    cancelEdit: () => setWritten({ text: before }),
  };
}

/** Undefined when that text is not in it. */
function without(written: Written, sent: string): Written | undefined {
  const { text, before = '' } = written;
  if (text === sent) return { text: before };
  // An edit was begun meanwhile, and would bring it back.
  return written.edit && before === sent ? { ...written, before: '' } : undefined;
}

function writtenIn(content: unknown): Written {
  const { text, edit, before }: Partial<Record<keyof Written, unknown>> = Object(content);
  const { conversationId, position }: Partial<Record<keyof Edit, unknown>> = Object(edit);
  const isEdit = typeof conversationId === 'string' && typeof position === 'number';
  return {
    text: typeof text === 'string' ? text : '',
    ...(isEdit && { edit: { conversationId, position } }),
    ...(typeof before === 'string' && { before }),
  };
}
