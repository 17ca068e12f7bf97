'use client';

import dynamic from 'next/dynamic';
import type { ComponentProps } from 'react';
import type { ChatTester } from './chat-tester';

/** Drafts and conversations live in the browser, so the tester is drawn there alone. */
const Tester = dynamic(() => import('./chat-tester').then((part) => part.ChatTester), {
  ssr: false,
  loading: () => (
    <div
      aria-busy="true"
      className="h-[calc(100dvh-14.75rem)] min-h-120 max-md:h-[calc(100dvh-24.5rem)] max-md:min-h-112"
    />
  ),
});

export function ChatPage(props: ComponentProps<typeof ChatTester>) {
  return <Tester {...props} />;
}
