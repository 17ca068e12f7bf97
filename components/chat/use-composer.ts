'use client';

import { useEffect, useRef, useState } from 'react';
import { readDraft } from '@/lib/drafts';
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

/** The text that is not sent yet. It stays in this browser until the server has it. */
export function useComposer(agentId: string) {
  const { keeper, kept } = useDraftKeeper(`agent/${agentId}/chat`);
  const [written, setWritten] = useState<Written>(() => writtenIn(readDraft(keeper.place)?.content));
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    keeper.note(written.text === '' && !written.edit ? null : written);
  }, [keeper, written]);
  const { text, edit, before = '' } = written;
  return {
    ...{ text, edit, kept, field },
    isTooLong: text.length > MESSAGE_LENGTH,
    write: (next: string) => setWritten((held) => ({ ...held, text: next })),
    /** Before the first call of a send: the page may leave with it. */
    keep: () => keeper.flush(),
    /** The server has it. */
    clear: () => setWritten({ text: before }),
    startEdit: (message: string, place: Edit) => {
      setWritten({ text: message, edit: place, before: edit ? before : text });
      field.current?.focus();
    },
    cancelEdit: () => setWritten({ text: before }),
  };
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
