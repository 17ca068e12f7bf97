import type { ReactNode } from 'react';
import { ChatSections } from '@/components/chat/chat-sections';

interface ChatLayoutProps {
  params: Promise<{ agentId: string }>;
  children: ReactNode;
}

/** What can be done by talking to an agent, a route each. */
export default async function ChatLayout({ params, children }: ChatLayoutProps) {
  const { agentId } = await params;
  return (
    <>
      <ChatSections agentId={agentId} />
      {children}
    </>
  );
}
