'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { useProcessBatch } from '@/lib/queries/observations';
import { isUnreachable, problemOf } from '@/lib/queries/perform';
import { announce } from '../../ui/live-region';
import { type BatchFile, openBatchFile } from './batch-file';
import type { FileSummary } from './read-rows';
import { NOTHING_SENT, type Sending, sendBatch } from './send-batch';

export type Batch = ReturnType<typeof useBatch>;

/** A file of observations from the choice to the receipt. */
export function useBatch(identityId: string, isOpen: boolean) {
  const file = useRef<BatchFile>(undefined);
  const reading = useReading(file);
  const sending = useSending(identityId, { file, rows: reading.summary?.rows ?? 0 });
  // What was read is let go with the dialog.
  useEffect(() => (isOpen ? () => file.current?.close() : undefined), [isOpen]);
  return { ...reading, ...sending };
}

type FileRef = { current: BatchFile | undefined };

function useReading(file: FileRef) {
  const [name, setName] = useState('');
  const [progress, setProgress] = useState<number>();
  const [summary, setSummary] = useState<FileSummary>();
  const [unreadable, setUnreadable] = useState<string>();
  const choose = async (chosen: File | undefined) => {
    file.current?.close();
    file.current = undefined;
    setName(chosen?.name ?? '');
    setSummary(undefined);
    setUnreadable(undefined);
    setProgress(chosen ? 0 : undefined);
    if (!chosen) return;
    const own = openBatchFile();
    file.current = own;
    const found = await own.read(chosen, setProgress).catch(() => ({ unreadable: 'could not be read' }));
    // Another was chosen meanwhile.
    if (file.current !== own) return;
    setProgress(undefined);
    if ('unreadable' in found) setUnreadable(found.unreadable);
    else setSummary(found);
  };
  return { choose, name, progress, summary, unreadable };
}

function useSending(identityId: string, { file, rows }: { file: FileRef; rows: number }) {
  const router = useRouter();
  const send = useProcessBatch(identityId);
  const [sending, setSending] = useState<Sending>();
  const [isStopping, setStopping] = useState(false);
  const stopped = useRef(false);
  const isRunning = sending !== undefined && sending.end === undefined;
  useWarningBeforeLeaving(isRunning);
  const start = async () => {
    const own = file.current;
    if (!own || isRunning) return;
    stopped.current = false;
    setStopping(false);
    setSending(NOTHING_SENT);
    const end = await sendBatch({
      piece: own.piece,
      send,
      problemOf: (error) => ({ problem: problemOf(error), isUnanswered: isUnreachable(error) }),
      isStopped: () => stopped.current,
      onProgress: setSending,
    });
    setSending(end);
    announce(`${end.taken.toLocaleString('en')} of ${rows.toLocaleString('en')} observations were taken.`);
    router.refresh();
  };
  const stop = () => {
    stopped.current = true;
    setStopping(true);
  };
  return { sending, isRunning, isStopping, start: () => void start(), stop };
}

/** The rest of the file is in this page alone. */
function useWarningBeforeLeaving(isRunning: boolean) {
  useEffect(() => {
    if (!isRunning) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isRunning]);
}
