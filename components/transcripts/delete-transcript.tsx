'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '../ui/button';

const DeleteTranscriptDialog = dynamic(
  () => import('./delete-transcript-dialog').then((part) => part.DeleteTranscriptDialog),
  { ssr: false },
);

interface DeleteTranscriptProps {
  agentId: string;
  transcriptId: string;
  name: string;
  turns: number;
  /** Where to go when it is gone. */
  back: string;
}

export function DeleteTranscript({ back, ...transcript }: DeleteTranscriptProps) {
  const [isOpen, setOpen] = useState(false);
  const [wasOpened, setOpened] = useState(false);
  const [isGone, setGone] = useState(false);
  const router = useRouter();
  const change = (open: boolean) => {
    setOpen(open);
    if (open || !isGone) return;
    router.replace(back);
    // The list that was fetched before still has it.
    router.refresh();
  };
  return (
    <>
      <Button
        variant="danger"
        size="small"
        onClick={() => {
          setOpened(true);
          setOpen(true);
        }}
      >
        Delete…
      </Button>
      {wasOpened && (
        <DeleteTranscriptDialog
          {...transcript}
          open={isOpen}
          onOpenChange={change}
          onDeleted={() => setGone(true)}
        />
      )}
    </>
  );
}
