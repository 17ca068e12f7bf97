'use client';

import dynamic from 'next/dynamic';
import { usePathname, useRouter } from 'next/navigation';
import { createContext, type ReactNode, useContext, useRef, useState } from 'react';
import { paths } from '@/lib/paths';
import { rescueFocus } from '../ui/rescue-focus';

const DeleteAgentDialog = dynamic(
  () => import('./delete-agent-dialog').then((part) => part.DeleteAgentDialog),
  { ssr: false },
);

interface Asked {
  agentId: string;
  name: string;
}

const AskContext = createContext<((asked: Asked) => void) | null>(null);

/** Opens the dialog that counts what an agent owns and deletes it. */
export function useAskDeletion(): (asked: Asked) => void {
  const ask = useContext(AskContext);
  if (!ask) throw new Error('useAskDeletion needs an AgentDeletion above it.');
  return ask;
}

/**
 * The dialog stands above the agents' pages: a row and an agent's own page are gone the moment the agent is,
 * and the receipt must outlive them.
 */
export function AgentDeletion({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<Asked>();
  const [open, setOpen] = useState(false);
  const leave = useLeaveDeleted();
  return (
    <AskContext
      value={(next) => {
        setAsked(next);
        setOpen(true);
      }}
    >
      {children}
      {asked && (
        <DeleteAgentDialog
          key={asked.agentId}
          {...asked}
          open={open}
          onDeleted={() => leave.note(asked.agentId)}
          onOpenChange={(next) => {
            setOpen(next);
            if (!next) leave.go();
          }}
        />
      )}
    </AskContext>
  );
}

/** After the receipt: from the page of the agent that is gone to the list. */
function useLeaveDeleted() {
  const router = useRouter();
  const pathname = usePathname();
  const deleted = useRef<string>(undefined);
  return {
    note: (agentId: string) => {
      deleted.current = agentId;
    },
    go: () => {
      const agentId = deleted.current;
      deleted.current = undefined;
      if (!agentId) return;
      if (pathname.split('/')[2] === agentId) router.push(paths.agents());
      router.refresh();
      rescueFocus('main');
    },
  };
}
