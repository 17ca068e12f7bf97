'use client';

import type { ReactNode } from 'react';
import type { MemoryFact } from '@/lib/contract/instance-memory';
import { CopyId } from '../ui/copy-id';
import { Count } from '../ui/count';
import { RelativeTime } from '../ui/relative-time';
import { sourceText } from './fact-source';
import type { MemoryAddress } from './memory-address';

interface FactAboutProps {
  fact: MemoryFact;
  address: MemoryAddress;
  now: number;
}

/** Whom a fact is about, who said it and when. */
export function FactAbout({ fact, address, now }: FactAboutProps) {
  const { user_id: user, session_id: session } = fact;
  const hasChanged = fact.updated_at !== fact.created_at;
  return (
    <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-3 gap-y-1 text-table">
      {user !== null && (
        <Line label="About">
          <a {...address.toUser(user)} className="break-words text-accent underline touch:py-2">
            <bdi>{user}</bdi>
          </a>
        </Line>
      )}
      {fact.source_type && <Line label="Source">{sourceText(fact.source_type)}</Line>}
      {session && (
        <Line label="Session">
          <CopyId id={session} what="session id" />
        </Line>
      )}
      <Line label="Learned">
        <RelativeTime at={fact.created_at} now={now} />
      </Line>
      {hasChanged && (
        <Line label="Changed">
          <RelativeTime at={fact.updated_at} now={now} />
        </Line>
      )}
      <Line label="Confidence">
        <span className="tabular-nums">{Number(fact.confidence.toFixed(2))}</span>
      </Line>
      <Line label="Mentioned">
        <Count value={fact.mention_count} /> {fact.mention_count === 1 ? 'time' : 'times'}
      </Line>
      <Line label="Type">
        <span className="break-words font-mono text-meta">{fact.fact_type}</span>
      </Line>
      <Line label="Id">
        <CopyId id={fact.fact_id} what="fact id" short />
      </Line>
    </dl>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="flex min-w-0 items-center gap-1">{children}</dd>
    </>
  );
}
