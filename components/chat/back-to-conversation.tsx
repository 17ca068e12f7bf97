'use client';

import { ChevronLeft } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { Button } from '../ui/button';
import { messageField } from './composer';

/** Leaves what ran. Where that hides the conversation it has the focus meanwhile, and gives it back. */
export function BackToConversation({ onBack }: { onBack(): void }) {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const opener = document.activeElement;
    const chat = button.current?.closest('[data-chat]');
    if (opener !== document.body && !opener?.checkVisibility()) button.current?.focus();
    return () => {
      // The conversation is shown again once this is gone.
      setTimeout(() => {
        if (document.activeElement !== document.body) return;
        const isThere = opener !== document.body && opener?.checkVisibility();
        const next = isThere ? opener : chat?.querySelector(messageField);
        if (next instanceof HTMLElement) next.focus();
      });
    };
  }, []);
  return (
    <Button ref={button} size="small" variant="ghost" onClick={onBack}>
      <ChevronLeft aria-hidden="true" />
      Back to the conversation
    </Button>
  );
}
