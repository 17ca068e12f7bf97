'use client';

import dynamic from 'next/dynamic';
import type { ComponentProps } from 'react';
import type { ChatTester } from './chat-tester';
import { testerHeight, testerHeightOnPhones } from './tester-height';

/** Drafts and conversations live in the browser, so the tester is drawn there alone. */
const Tester = dynamic(() => import('./chat-tester').then((part) => part.ChatTester), {
  ssr: false,
  loading: () => <div aria-busy="true" className={`${testerHeight} ${testerHeightOnPhones}`} />,
});

export function ChatPage(props: ComponentProps<typeof ChatTester>) {
  return <Tester {...props} />;
}
