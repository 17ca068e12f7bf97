'use client';

import { useAuth } from '@clerk/nextjs';
import { useEffect, useEffectEvent, useState } from 'react';
import { JOBS_DONE, type JobUpdate } from '@/lib/contract/jobs';

type Updates = Readonly<Record<string, JobUpdate>>;

const LONGEST_PAUSE_MS = 15_000;

function isUpdate(value: unknown): value is JobUpdate {
  return typeof value === 'object' && value !== null && 'agent_id' in value && 'status' in value;
}

/** How far the forks with these ids are, told by the server as it goes. */
export function useJobUpdates(tenant: string, agentIds: string[], onSettled: (update: JobUpdate) => void) {
  const { getToken } = useAuth();
  const [updates, setUpdates] = useState<Updates>({});
  const ids = agentIds.filter((id) => !isSettled(updates[id])).join();
  const onUpdate = useEffectEvent((update: JobUpdate) => {
    setUpdates((known) => ({ ...known, [update.agent_id]: update }));
    if (isSettled(update)) onSettled(update);
  });
  // A page that stood in the background may have let its session's token lapse.
  const renew = useEffectEvent(() => getToken({ skipCache: true }));
  useEffect(() => {
    if (!ids) return;
    const query = new URLSearchParams([['tenant', tenant], ...ids.split(',').map((id) => ['agent', id])]);
    return follow(`/api/jobs?${query}`, { onUpdate: (update) => onUpdate(update), renew: () => renew() });
  }, [tenant, ids]);
  return updates;
}

function isSettled(update: JobUpdate | undefined): boolean {
  return update !== undefined && update.status !== 'forking';
}

interface Following {
  onUpdate: (update: JobUpdate) => void;
  renew: () => Promise<unknown>;
}

/** Opens the stream, and again when it breaks: the browser does so by itself only while the server accepts it. */
function follow(address: string, { onUpdate, renew }: Following): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout>;
  let pause = 1000;
  let isOver = false;
  const open = () => {
    if (isOver) return;
    const opened = new EventSource(address);
    source = opened;
    opened.onmessage = ({ data }) => {
      pause = 1000;
      if (data === JOBS_DONE) return opened.close();
      const update: unknown = JSON.parse(String(data));
      if (isUpdate(update)) onUpdate(update);
    };
    opened.onerror = () => {
      if (opened.readyState !== EventSource.CLOSED || isOver) return;
      timer = setTimeout(
        () =>
          void renew()
            .catch(() => null)
            .then(open),
        pause,
      );
      pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
    };
  };
  open();
  return () => {
    isOver = true;
    clearTimeout(timer);
    source?.close();
  };
}
