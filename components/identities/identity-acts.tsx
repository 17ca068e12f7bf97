'use client';

import dynamic from 'next/dynamic';
import { usePathname, useRouter } from 'next/navigation';
import { createContext, type ReactNode, useContext, useRef, useState } from 'react';
import { paths } from '@/lib/paths';
import { rescueFocus } from '../ui/rescue-focus';

const ResetDialog = dynamic(
  () => import('./reset-identity-dialog').then((part) => part.ResetIdentityDialog),
  { ssr: false },
);
const DeleteDialog = dynamic(
  () => import('./delete-identity-dialog').then((part) => part.DeleteIdentityDialog),
  { ssr: false },
);

interface Asked {
  act: 'reset' | 'delete';
  identityId: string;
  name: string;
}

const ActsContext = createContext<((asked: Asked) => void) | null>(null);

/** Opens the dialog that says what a reset or a delete takes, and does it. */
export function useIdentityActs(): (asked: Asked) => void {
  const ask = useContext(ActsContext);
  if (!ask) throw new Error('useIdentityActs needs an IdentityActs above it.');
  return ask;
}

/**
 * The dialogs stand above the identities' pages: a row and an identity's own page are gone the moment the identity is,
 * and the receipt must outlive them.
 */
export function IdentityActs({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<Asked & { turn: number }>();
  const [open, setOpen] = useState(false);
  const leave = useLeaveDeleted();
  const shared = asked && {
    // A new dialog each time: none shows the receipt of the one before.
    key: asked.turn,
    identityId: asked.identityId,
    name: asked.name,
    open,
    onOpenChange: (next: boolean) => {
      setOpen(next);
      if (!next) leave.go();
    },
  };
  return (
    <ActsContext
      value={(next) => {
        setAsked((before) => ({ ...next, turn: (before?.turn ?? 0) + 1 }));
        setOpen(true);
      }}
    >
      {children}
      {shared && asked.act === 'reset' && <ResetDialog {...shared} key={shared.key} />}
      {shared && asked.act === 'delete' && (
        <DeleteDialog {...shared} key={shared.key} onDeleted={() => leave.note(asked.identityId)} />
      )}
    </ActsContext>
  );
}

/** After the receipt: from the page of the identity that is gone to the list. */
function useLeaveDeleted() {
  const router = useRouter();
  const pathname = usePathname();
  const deleted = useRef<string>(undefined);
  return {
    note: (identityId: string) => {
      deleted.current = identityId;
    },
    go: () => {
      const identityId = deleted.current;
      deleted.current = undefined;
      if (!identityId) return;
      if (pathname.split('/')[2] === identityId) router.push(paths.identities());
      router.refresh();
      rescueFocus('main');
    },
  };
}
